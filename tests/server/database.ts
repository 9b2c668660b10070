import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import type { Clinician } from '@/lib/server/clinician'
import { type Database, openDatabase, provideDatabase } from '@/lib/server/db'
import { applyMigrations } from '@/lib/server/migrations'

/** The PostgreSQL server that the tests use instead of the embedded database, or `null`. */
export const TEST_SERVER = process.env.DATABASE_URL || null

/** Gives every test of the file one fresh, migrated database, also behind `getDatabase`. */
export function setUpTestDatabase(): { readonly current: Database } {
  let opened: Database | undefined
  beforeAll(async () => {
    opened = await openTestDatabase()
    await applyMigrations(opened)
    provideDatabase(opened)
  })
  afterAll(async () => {
    await opened?.close()
  })
  return {
    get current() {
      if (opened === undefined) throw new Error('the database is open while tests run, not before')
      return opened
    },
  }
}

/** A fresh database without tables: in memory, or a new one on the server. */
export async function openTestDatabase(): Promise<Database> {
  if (TEST_SERVER === null) return openDatabase({ memory: true })
  const name = `fair_trial_test_${randomUUID().replaceAll('-', '')}`
  const server = await openDatabase({ url: TEST_SERVER })
  await server.prisma.$executeRawUnsafe(`CREATE DATABASE ${name}`)
  const url = new URL(TEST_SERVER)
  url.pathname = `/${name}`
  const database = await openDatabase({ url: url.href })
  return {
    ...database,
    close: async () => {
      await database.close()
      await server.prisma.$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`)
      await server.close()
    },
  }
}

/** A clinician with an account that nobody can sign in to. */
export async function aClinician({ prisma }: Database, displayName = 'Synthetic clinician'): Promise<Clinician> {
  const username = `clinician-${randomUUID()}`
  const { id } = await prisma.clinician.create({ data: { username, displayName, passwordHash: 'none' } })
  return { id, displayName }
}
