import { expect, it, vi } from 'vitest'
import { applyMigrations, runMigrations } from '@/lib/server/migrations'
import { toAdapterFactory, WatchedPGlite } from '@/lib/server/pglite-adapter'
import { diffSchema, EVERYTHING_IS_OURS, readMigrations, withSchemaEngine } from '@/lib/server/schema-engine'
import { aClinician, openTestDatabase, setUpTestDatabase, TEST_SERVER } from './database'

const database = setUpTestDatabase()

// Some make new databases, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

it('the migrations lead to the schema that the client was made from', async () => {
  const pglite = new WatchedPGlite()
  expect(await diffSchema(toAdapterFactory(pglite))).toBeNull()
  await pglite.close()
})

it('a new database gets every migration once, and another start none', async () => {
  const fresh = await openTestDatabase()
  const names = (await readMigrations()).migrationDirectories.map((migration) => migration.path)
  expect(await applyMigrations(fresh)).toEqual(names)
  expect(await applyMigrations(fresh)).toEqual([])
  await fresh.close()
})

it('the history is one that Prisma’s own commands know', async () => {
  const migrationsList = await readMigrations()
  const diagnosis = await withSchemaEngine(database.current.singleConnection, (engine) =>
    engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: EVERYTHING_IS_OURS }),
  )
  expect(diagnosis).toEqual({
    hasMigrationsTable: true,
    editedMigrationNames: [],
    failedMigrationNames: [],
    history: null,
  })
})

it('a database of a newer version of the program is refused', async () => {
  const newer = await openTestDatabase()
  await applyMigrations(newer)
  await newer.prisma.$executeRaw`UPDATE _prisma_migrations SET migration_name = '99990101000000_later'`
  await expect(applyMigrations(newer)).rejects.toThrow('written by a newer version of Fair Trial')
  await newer.close()
})

it('a migration that fails is reported, and leaves nothing behind', async () => {
  const adapter = await database.current.singleConnection.connect()
  await expect(adapter.executeScript('CREATE TABLE half (id int); SELECT nonsense')).rejects.toThrow()
  await adapter.dispose()
  expect(await database.current.prisma.$queryRaw`SELECT to_regclass('half')::text AS half`).toEqual([{ half: null }])
})

it('a migration that fails after others leaves the database as it was, and the next start begins anew', async () => {
  const fresh = await openTestDatabase()
  const history = await readMigrations()
  const broken = {
    path: '99990101000000_broken',
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: 'SELECT nonsense' } },
  } as const
  const withBroken = { ...history, migrationDirectories: [...history.migrationDirectories, broken] }
  await expect(runMigrations(fresh.singleConnection, withBroken)).rejects.toThrow('nonsense')
  expect(await fresh.prisma.$queryRaw`SELECT to_regclass('"Trial"')::text AS trial`).toEqual([{ trial: null }])
  expect(await applyMigrations(fresh)).toEqual(history.migrationDirectories.map((migration) => migration.path))
  await fresh.close()
})

it('a migration may hold a semicolon that ends no statement', async () => {
  const adapter = await database.current.singleConnection.connect()
  await expect(adapter.executeScript("DO $$ BEGIN PERFORM ';'; END $$;\nSELECT 1;")).resolves.toBeUndefined()
  await adapter.dispose()
})

it('processes that start at once on a new server database migrate it once', async () => {
  const fresh = await openTestDatabase()
  const names = (await readMigrations()).migrationDirectories.map((migration) => migration.path)
  const starts = TEST_SERVER === null ? 1 : 4
  const applied = await Promise.all(Array.from({ length: starts }, () => applyMigrations(fresh)))
  expect(applied.flat()).toEqual(names)
  await fresh.close()
})

it('a commit that fails is reported, and leaves no trace', async () => {
  const { prisma } = database.current
  await prisma.$executeRaw`CREATE TABLE checked_at_commit (id int PRIMARY KEY, parent int
    REFERENCES checked_at_commit (id) DEFERRABLE INITIALLY DEFERRED)`
  const insert = prisma.$transaction((transaction) =>
    transaction.$executeRaw`INSERT INTO checked_at_commit VALUES (1, 2)`.then(() => 'acknowledged'),
  )
  await expect(insert).rejects.toThrow()
  expect(await prisma.$queryRaw`SELECT id FROM checked_at_commit`).toEqual([])
})

it('a transaction that fails halfway leaves no trace, and the next one works', async () => {
  const { prisma } = database.current
  const before = await prisma.clinician.count()
  const half = prisma.$transaction(async (transaction) => {
    const account = { username: 'half', displayName: 'Half', passwordHash: 'none', role: 'owner' } as const
    await transaction.clinician.create({ data: { ...account, practice: { create: {} } } })
    throw new Error('stopped halfway')
  })
  await expect(half).rejects.toThrow('stopped halfway')
  expect(await prisma.clinician.count()).toBe(before)
  await aClinician(database.current)
  expect(await prisma.clinician.count()).toBe(before + 1)
})

it('a moment is stored as the same moment, and a day as the same day, whatever the time zone of the database', async () => {
  const moment = new Date('2026-03-29T01:30:00.123Z')
  const day = new Date('2026-03-29T00:00:00.000Z')
  const owner = await aClinician(database.current)
  for (const zone of ['Pacific/Kiritimati', 'America/New_York', 'UTC']) {
    const stored = await database.current.prisma.$transaction(async (transaction) => {
      await transaction.$executeRawUnsafe(`SET LOCAL TIME ZONE '${zone}'`)
      const data = {
        enteredById: owner.id,
        practiceId: owner.practiceId,
        label: zone,
        createdAt: moment,
        assessedOn: day,
        notKnown: [],
        recordedEmpty: [],
      }
      const { id } = await transaction.patientCase.create({ data })
      return transaction.patientCase.findUniqueOrThrow({ where: { id, createdAt: moment } })
    })
    expect(stored.createdAt).toEqual(moment)
    expect(stored.assessedOn).toEqual(day)
    expect(Math.abs(stored.updatedAt.getTime() - Date.now())).toBeLessThan(60_000)
  }
})

it('the database itself refuses a username in capitals, and a quantity stored in two ways', async () => {
  const { prisma } = database.current
  const owner = await aClinician(database.current)
  const account = { displayName: 'x', passwordHash: 'none', practiceId: owner.practiceId, role: 'reader' } as const
  await expect(prisma.clinician.create({ data: { ...account, username: 'Capital' } })).rejects.toThrow('check')
  await prisma.clinician.create({ data: { ...account, username: 'small' } })
  const recorded = { enteredById: owner.id, practiceId: owner.practiceId, label: 'x', notKnown: [], recordedEmpty: [] }
  const twoWays = {
    episodeLifetimeEpisodesKind: 'exact',
    episodeLifetimeEpisodesMin: 1,
    episodeLifetimeEpisodesMax: 2,
  } as const
  await expect(prisma.patientCase.create({ data: { ...recorded, ...twoWays } })).rejects.toThrow()
  const notAMonth = { episodeOnset: new Date('2026-03-29'), episodeOnsetPrecision: 'month' } as const
  await expect(prisma.patientCase.create({ data: { ...recorded, ...notAMonth } })).rejects.toThrow()
})

it('an undefined condition is refused, so that it can never drop a filter', async () => {
  const { prisma } = database.current
  const owner: { id?: string } = {}
  const where = JSON.parse('{}')
  where.enteredById = owner.id
  await expect(prisma.patientCase.findMany({ where })).rejects.toThrow('undefined')
})
