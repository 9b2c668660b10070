import 'server-only'
import { statfsSync } from 'node:fs'
import { DriverAdapterError } from '@prisma/driver-adapter-utils'

/**
 * So much of the disk stays free. The embedded database begins its next log file of 16 MB in the middle of a write, and
 * where that file has no room it stops answering for good: it has to be asked before, while there is room for two.
 */
export const RESERVED_BYTES = 48_000_000

const DISK_FULL = '53100'

/** Throws what a PostgreSQL server says of a full disk when a folder is on one that is nearly full. */
export function requireSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize >= RESERVED_BYTES) return
  throw new DriverAdapterError({
    kind: 'postgres',
    code: DISK_FULL,
    severity: 'ERROR',
    message: `the disk of ${folder} has less than ${RESERVED_BYTES / 1_000_000} MB left, so nothing more is written there`,
    detail: undefined,
    column: undefined,
    hint: undefined,
    originalCode: DISK_FULL,
  })
}
