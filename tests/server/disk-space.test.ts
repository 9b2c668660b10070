import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '@/lib/server/db'
import { RESERVED_BYTES } from '@/lib/server/disk-space'
import type { Prisma } from '@/lib/server/generated/client'
import { applyMigrations } from '@/lib/server/migrations'
import { findStorageFailure } from '@/lib/server/storage-failure'
import { setUpChildren } from './child'
import { aClinician } from './database'

const { newFolder } = setUpChildren()
const original = fs.statfsSync
let database: Database

function leave(bytes: number): void {
  Object.assign(fs, { statfsSync: () => ({ bavail: bytes, bsize: 1 }) })
  syncBuiltinESMExports()
}

beforeEach(async () => {
  database = await openDatabase({ folder: await newFolder() })
  await applyMigrations(database)
})

afterEach(async () => {
  Object.assign(fs, { statfsSync: original })
  syncBuiltinESMExports()
  await database.close()
})

const SYNTHETIC = {
  displayName: 'Synthetic',
  passwordHash: 'none',
  role: 'owner',
  practice: { create: {} },
} as const satisfies Partial<Prisma.ClinicianCreateInput>

describe('the embedded database on a disk that is nearly full (R-03)', () => {
  it('refuses what would be written, is still read, and goes on when there is space', async () => {
    leave(RESERVED_BYTES - 1)
    const refused: unknown = await aClinician(database).catch((error: unknown) => error)
    expect(findStorageFailure(refused)).toBe('full')
    expect(await database.prisma.clinician.count()).toBe(0)
    leave(RESERVED_BYTES)
    await aClinician(database)
    expect(await database.prisma.clinician.count()).toBe(1)
  })

  it('undoes the whole of a change during which the disk fills up', async () => {
    const change = database.prisma.$transaction(async ({ clinician }) => {
      await clinician.create({ data: { ...SYNTHETIC, username: 'first' } })
      leave(0)
      await clinician.create({ data: { ...SYNTHETIC, username: 'second' } })
    })
    expect(findStorageFailure(await change.catch((error: unknown) => error))).toBe('full')
    expect(await database.prisma.clinician.count()).toBe(0)
  })
})

describe('a failure to store', () => {
  it('is told apart from any other error', async () => {
    await aClinician(database)
    const [stored] = await database.prisma.clinician.findMany()
    const username = stored?.username ?? ''
    const doubled = database.prisma.clinician.create({ data: { ...SYNTHETIC, username } })
    expect(findStorageFailure(await doubled.catch((error: unknown) => error))).toBeNull()
    expect(findStorageFailure(new Error('Connection terminated unexpectedly'))).toBe('away')
    expect(findStorageFailure(new Error('a bug'))).toBeNull()
    expect(findStorageFailure('no error at all')).toBeNull()
  })
})
