import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Role } from '@/lib/domain/permissions'
import type { Clinician } from '@/lib/server/clinician'
import { type Database, openDatabase, provideDatabase } from '@/lib/server/db'
import { MEMBER, toClinician } from '@/lib/server/members'
import { applyMigrations, runMigrations } from '@/lib/server/migrations'
import { EMBEDDED_POSTGRES_MAJOR, openPostgresInMemory } from '@/lib/server/pglite'
import { toAdapterFactory } from '@/lib/server/pglite-adapter'
import { readMigrations } from '@/lib/server/schema-engine'

/** The PostgreSQL server that the tests use instead of the embedded database, or `null`. */
export const TEST_SERVER = process.env.DATABASE_URL || null

/** Gives every test of the file one fresh, migrated database, also behind `getDatabase`. */
export function setUpTestDatabase(): { readonly current: Database } {
  let opened: Database | undefined
  beforeAll(async () => {
    opened = await openMigratedDatabase()
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
  return TEST_SERVER === null ? openDatabase({ memory: true }) : openOnServer(TEST_SERVER)
}

async function openMigratedDatabase(): Promise<Database> {
  if (TEST_SERVER === null) return openDatabase({ memory: true, copyOf: await getMigratedCopy() })
  const database = await openOnServer(TEST_SERVER)
  await applyMigrations(database)
  return database
}

async function openOnServer(serverUrl: string): Promise<Database> {
  const name = `fair_trial_test_${randomUUID().replaceAll('-', '')}`
  const server = await openDatabase({ url: serverUrl })
  await server.prisma.$executeRawUnsafe(`CREATE DATABASE ${name}`)
  const url = new URL(serverUrl)
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

// Copying a migrated database takes a tenth of the time of making one; the copy is kept until a migration is added.
async function getMigratedCopy(): Promise<Blob> {
  const history = createHash('sha256').update(JSON.stringify([await readMigrations(), EMBEDDED_POSTGRES_MAJOR]))
  const file = path.join('node_modules', '.cache', 'fair-trial', `test-database-${history.digest('hex')}.tar`)
  if (!existsSync(file)) await writeMigratedCopy(file)
  return new Blob([new Uint8Array(await readFile(file))])
}

async function writeMigratedCopy(file: string): Promise<void> {
  const { pglite, close } = await openPostgresInMemory()
  await runMigrations(toAdapterFactory(pglite))
  const copy = await pglite.dumpDataDir('none')
  await close()
  const draft = `${file}.${randomUUID()}`
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(draft, new Uint8Array(await copy.arrayBuffer()))
  await rename(draft, file)
}

/** A clinician with an account that nobody can sign in to, who owns a practice of their own unless a colleague is named. */
export async function aClinician(
  { prisma }: Database,
  displayName = 'Synthetic clinician',
  { colleague, role = 'owner' }: { readonly colleague?: Clinician; readonly role?: Role } = {},
): Promise<Clinician> {
  const username = `clinician-${randomUUID()}`
  const practiceId = colleague?.practiceId ?? (await prisma.practice.create({ data: {} })).id
  const data = { username, displayName, passwordHash: 'none', practiceId, role }
  return toClinician(await prisma.clinician.create({ data, include: MEMBER }), new Date())
}
