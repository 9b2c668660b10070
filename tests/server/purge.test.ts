import { beforeEach, expect, it, vi } from 'vitest'
import { createCase } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { DELETED_DAYS, deleteCase, listDeleted, restoreDeleted } from '@/lib/server/deleted-records'
import { purge, purgeRegularly } from '@/lib/server/purge'
import { aCaseFile } from '../factories'
import { aClinician, setUpTestDatabase } from './database'

const database = setUpTestDatabase()
let mine: Clinician

beforeEach(async () => {
  mine = await aClinician(database.current)
})

async function deleteOne(): Promise<string> {
  const id = await deleteCase(mine, await createCase(mine, aCaseFile()))
  if (id === null) throw new Error('nothing was deleted')
  return id
}

const count = () => database.current.prisma.deletedRow.count()
const ageBy = (days: number) =>
  database.current.prisma.$executeRaw`UPDATE "DeletedRecord" SET "deletedAt" = now() - ${days} * interval '1 day'`

it('a deleted case can be put back for 30 days, and is then gone from the database', async () => {
  const id = await deleteOne()
  await ageBy(DELETED_DAYS - 1)
  await purge(new Date())
  expect(await listDeleted(mine, new Date())).toHaveLength(1)
  expect(await restoreDeleted(mine, id, new Date())).toMatchObject({ caseId: expect.any(String) })
  await deleteOne()
  await ageBy(DELETED_DAYS + 1)
  await purge(new Date())
  expect(await count()).toBe(0)
})

it('what is too old goes in a process that runs on, without anybody deleting anything', async () => {
  const stop = await purgeRegularly(20)
  await deleteOne()
  await ageBy(DELETED_DAYS + 1)
  await vi.waitFor(async () => expect(await count()).toBe(0), { timeout: 10_000 })
  await stop()
  await deleteOne()
  await ageBy(DELETED_DAYS + 1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await count()).toBeGreaterThan(0)
})

it('a reader puts nothing back', async () => {
  const id = await deleteOne()
  const reader = await aClinician(database.current, 'Reader', { colleague: mine, role: 'reader' })
  await expect(restoreDeleted(reader, id, new Date())).rejects.toThrow('does not open case.write')
})
