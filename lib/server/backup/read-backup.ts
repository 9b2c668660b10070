import 'server-only'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import {
  BACKUP_FORMAT_VERSION,
  type BackupHeader,
  endSchema,
  headerSchema,
  rowSchema,
  type Sequence,
  sequencesSchema,
  tableEndSchema,
  tableStartSchema,
} from './backup-lines'

/** What a backup says, part by part. What is said was checked, but what comes after it may still prove damaged. */
export type BackupPart =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly string[] }
  | { readonly kind: 'tableEnd'; readonly table: string; readonly sha256: string }
  | { readonly kind: 'sequences'; readonly sequences: readonly Sequence[] }
  | { readonly kind: 'end' }

const BATCH_ROWS = 1_000
// Small, because Prisma keeps the last hundred queries and their values in memory.
const BATCH_CHARACTERS = 100_000
const DAMAGED = 'the backup is damaged'

type Reader = {
  readonly next: () => Promise<string>
  readonly digest: () => string
  readonly isAtEnd: () => Promise<boolean>
}

/** Reads the lines of a backup to the last; throws one sentence when they are not what a backup says. */
export async function* readBackup(lines: AsyncIterator<string>): AsyncGenerator<BackupPart> {
  const reader = toReader(lines)
  const header = readHeader(await reader.next())
  yield { kind: 'header', header }
  let rows = 0
  let line = await reader.next()
  for (;;) {
    const start = tableStartSchema.safeParse(readJson(line))
    if (!start.success) break
    yield* readTable(reader, start.data)
    rows += start.data.rows
    line = await reader.next()
  }
  const { sequences } = parse(sequencesSchema, line)
  yield { kind: 'sequences', sequences }
  const expected = reader.digest()
  const { sha256 } = parse(endSchema, await reader.next())
  if (sha256 !== expected || rows !== header.rows || !(await reader.isAtEnd())) throw new Error(DAMAGED)
  yield { kind: 'end' }
}

async function* readTable(reader: Reader, start: z.infer<typeof tableStartSchema>): AsyncGenerator<BackupPart> {
  const { table, columns } = start
  yield { kind: 'table', table, columns }
  const hash = createHash('sha256')
  let batch: string[] = []
  let characters = 0
  for (let number = 0; number < start.rows; number += 1) {
    const line = await reader.next()
    if (parse(rowSchema, line).length !== columns.length) throw new Error(DAMAGED)
    hash.update(`${line}\n`)
    batch.push(line)
    characters += line.length
    if (batch.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue
    yield { kind: 'rows', rows: batch }
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield { kind: 'rows', rows: batch }
  const { tableEnd, sha256 } = parse(tableEndSchema, await reader.next())
  if (tableEnd !== table || sha256 !== hash.digest('hex')) throw new Error(DAMAGED)
  yield { kind: 'tableEnd', table, sha256 }
}

function toReader(lines: AsyncIterator<string>): Reader {
  const hash = createHash('sha256')
  return {
    next: async () => {
      const line = await lines.next()
      if (line.done === true) throw new Error(DAMAGED)
      hash.update(`${line.value}\n`)
      return line.value
    },
    digest: () => hash.copy().digest('hex'),
    isAtEnd: async () => (await lines.next()).done === true,
  }
}

function readHeader(line: string): BackupHeader {
  const value = readJson(line)
  const header = headerSchema.safeParse(value)
  if (header.success) return header.data
  const { format, formatVersion } = headerSchema.shape
  if (!format.safeParse(isObject(value) ? value.format : null).success)
    throw new Error('the file is encrypted, and is no backup of Fair Trial')
  if (isObject(value) && !formatVersion.safeParse(value.formatVersion).success)
    throw new Error(
      `the backup has a format that this version of Fair Trial does not know (it knows ${BACKUP_FORMAT_VERSION}): ` +
        'restore it with the version that made it, or a newer one',
    )
  throw new Error(DAMAGED)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function parse<Schema extends z.ZodType>(schema: Schema, line: string): z.infer<Schema> {
  const parsed = schema.safeParse(readJson(line))
  if (!parsed.success) throw new Error(DAMAGED)
  return parsed.data
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
