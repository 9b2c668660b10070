import 'server-only'
import { z } from 'zod'

/** What a backup holds once it is decrypted and decompressed: lines of JSON, described in `docs/backup.md`. */
export const BACKUP_FORMAT = 'fair-trial-backup'
export const BACKUP_FORMAT_VERSION = 1

const count = z.number().int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const migrationSchema = z.object({ name: z.string(), checksum: z.string() })

/** The first line. */
export const headerSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  formatVersion: z.literal(BACKUP_FORMAT_VERSION),
  madeAt: z.iso.datetime(),
  postgresql: z.string(),
  /** The schema that the rows belong to. */
  migrations: z.array(migrationSchema).min(1),
  rows: count,
})

/** Before the rows of a table; each row is a line with the text of its columns, `null` where there is none. */
export const tableStartSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1), rows: count })
/** After them: the checksum of their lines, each with its line end. */
export const tableEndSchema = z.object({ tableEnd: z.string(), sha256 })
/** After the last table: where the counters stand. */
export const sequencesSchema = z.object({
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
})
/** The last line: the checksum of all lines before it. */
export const endSchema = z.object({ end: z.literal(true), sha256 })

export const rowSchema = z.array(z.string().nullable())

export type BackupHeader = z.infer<typeof headerSchema>
export type Sequence = z.infer<typeof sequencesSchema>['sequences'][number]

/** How far a backup or a restore is. */
export type BackupProgress = { readonly done: number; readonly of: number }
