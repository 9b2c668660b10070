import 'server-only'
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { prepareDataFolder } from '../data-folder'
import { getEnvironment } from '../env'
import { closeToOthers, writeOnce } from '../secret-file'

/** What the record is made unforgeable with. Its id is made of it, and says nothing about it. */
export type AuditKey = { readonly id: string; readonly secret: Buffer }

const KEY_TEXT = /^[A-Za-z0-9_+/=-]{32,}$/
const ID_LENGTH = 16
const FILE_COMMENT =
  '# Keys of the record of who did what, one a line: the first makes new entries, the others check old ones.\n'

const known = new Map<string, readonly AuditKey[]>()

/**
 * The keys of this installation, the present one first: from the environment, else from a file in the data folder, which
 * is made where there is none.
 */
export function getAuditKeys(): readonly [AuditKey, ...AuditKey[]] {
  const { auditKey, dataFolder } = getEnvironment()
  const source = auditKey ?? dataFolder
  const keys = known.get(source) ?? toKeys(auditKey ?? readKeyFile(prepareDataFolder(dataFolder)))
  known.set(source, keys)
  const [present, ...former] = keys
  if (present === undefined) throw new Error('no key for the record of who did what')
  return [present, ...former]
}

/** The keys in a text, one a line or between blanks, and without comments. */
export function toKeys(text: string): readonly AuditKey[] {
  return text
    .replaceAll(/^#.*$/gm, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map(toKey)
}

function toKey(text: string): AuditKey {
  if (!KEY_TEXT.test(text)) throw new Error('a key of the record (AUDIT_KEY) must be at least 32 letters and digits')
  const id = createHash('sha256').update(`fair-trial-audit-key-id\n${text}`).digest('hex').slice(0, ID_LENGTH)
  return { id, secret: Buffer.from(hkdfSync('sha256', text, '', 'fair-trial-audit-1', 32)) }
}

function readKeyFile(folder: string): string {
  const file = path.join(folder, 'audit-keys.txt')
  if (!existsSync(file)) writeOnce(file, `${FILE_COMMENT}${randomBytes(32).toString('base64url')}\n`)
  closeToOthers(file)
  const text = readFileSync(file, 'utf8')
  if (text.replaceAll(/^#.*$/gm, '').trim() !== '') return text
  throw new Error(`${file} is damaged: put it back from a copy, since without it the record cannot be checked`)
}
