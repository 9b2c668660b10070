import 'server-only'
import { randomUUID } from 'node:crypto'
import type { CaseFile } from '@/lib/domain/case-file'
import { toCaseFileLine } from '@/lib/exchange/case-file-text'
import type { FormErrors } from '@/lib/exchange/forms/form-values'
import { readUploadInSteps } from '@/lib/exchange/forms/read-upload'
import { recordAudit } from './audit/record-audit'
import { tidyInBackground } from './case-index-refresh'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import type { Prisma } from './generated/client'
import { insertCases } from './insert-rows'
import type { Upload } from './read-upload-request'
import { toRepeatedKey } from './repeated-key'

const CASES_AT_A_TIME = 50
const KEYS_AT_A_TIME = 5_000
const READ_AT_A_TIME = 10
const IMPORTING_MS = 10 * 60_000
const MANY = 100

/** How far an import is. */
export type ImportProgress = { readonly step: 'reading' | 'storing'; readonly done: number; readonly of: number }

/** Where the imported cases are, or what has to be put right before any of them is stored. */
export type Imported = { readonly location: string } | { readonly errors: FormErrors }

/** Reads an upload and stores every case of it, or none, and tells how far it is; sent twice, it is stored once. */
export async function importUpload(
  clinician: Clinician,
  { files, newKey }: Upload,
  tell: (progress: ImportProgress) => void,
): Promise<Imported> {
  const steps = readUploadInSteps(files)
  let step = steps.next()
  while (step.done !== true) {
    const { read, of } = step.value
    if (read % READ_AT_A_TIME === 0) {
      tell({ step: 'reading', done: read, of })
      // Others are served in between.
      await new Promise((resolve) => setImmediate(resolve))
    }
    step = steps.next()
  }
  const upload = step.value
  if (!upload.ok) {
    return { errors: Object.fromEntries(upload.errors.map((error, number) => [`files.${number}`, error])) }
  }
  const [only, ...others] = await storeAll(clinician, upload.files, newKey ?? randomUUID(), tell)
  if (upload.files.length >= MANY) tidyInBackground()
  return { location: only !== undefined && others.length === 0 ? `/cases/${only}` : '/cases' }
}

async function storeAll(
  clinician: Clinician,
  files: readonly CaseFile[],
  newKey: string,
  tell: (progress: ImportProgress) => void,
): Promise<readonly string[]> {
  const database = await getDatabase()
  // The file is part of its key: the form may be left open, and other files be chosen in it.
  const cases = files.map((file, number) => ({
    file,
    key: toRepeatedKey(clinician.id, newKey, number, toCaseFileLine(file)),
  }))
  const keys = cases.map(({ key }) => key)
  return database.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${newKey}))`
      const stored = await listStored(transaction, clinician, keys)
      const missing = cases.filter(({ key }) => !stored.has(key))
      for (let first = 0; first < missing.length; first += CASES_AT_A_TIME) {
        tell({ step: 'storing', done: first, of: missing.length })
        const some = missing.slice(first, first + CASES_AT_A_TIME)
        await insertCases(
          transaction,
          clinician,
          some.map(({ file }) => file),
          some.map(({ key }) => key),
        )
      }
      tell({ step: 'storing', done: files.length, of: files.length })
      // Sent a second time, the form stores nothing and there is nothing to record.
      const caseId = missing.length === 1 ? missing[0]?.key : null
      const event = { clinician, action: 'cases.imported', caseId: caseId ?? null } as const
      if (missing.length > 0) await recordAudit(transaction, { ...event, detail: { count: missing.length } })
      return keys
    },
    { timeout: IMPORTING_MS },
  )
}

async function listStored(
  transaction: Prisma.TransactionClient,
  clinician: Clinician,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (let first = 0; first < keys.length; first += KEYS_AT_A_TIME) {
    const where = { enteredById: clinician.id, id: { in: keys.slice(first, first + KEYS_AT_A_TIME) } }
    for (const { id } of await transaction.patientCase.findMany({ where, select: { id: true } })) found.add(id)
  }
  return found
}
