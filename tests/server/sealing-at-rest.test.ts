import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { parseCaseListQuery } from '@/lib/exchange/case-list-query'
import { getCasePage } from '@/lib/server/case-list'
import { createCase, getCase, streamCases } from '@/lib/server/cases'
import { type Database, openDatabase, provideDatabase } from '@/lib/server/db'
import { listDeleted, restoreDeleted } from '@/lib/server/deleted-records'
import { listLabelKeys } from '@/lib/server/label-key'
import { applyMigrations } from '@/lib/server/migrations'
import { rereadKeyRing } from '@/lib/server/sealing/key-ring'
import { prepareSealing, requireKeys } from '@/lib/server/sealing/keys-in-use'
import { aClinician, openTestDatabase, TEST_SERVER } from './database'
import { setUpKeyFile } from './sealing-key-files'
import { aMarkedCase, dumpText, fillMarked, findMarks, PLAIN_MARK, readEveryByte, startMarks } from './sealing-marked'

vi.setConfig({ testTimeout: 300_000 })

const keys = setUpKeyFile()

async function openSealed(open: () => Promise<Database>): Promise<Database> {
  const database = await open()
  await requireKeys(database.prisma)
  await applyMigrations(database)
  await prepareSealing(database.prisma)
  provideDatabase(database)
  return database
}

describe('what was typed (T24)', () => {
  it('is in no byte of the data folder, and in no row', async () => {
    const folder = path.join(keys.folder, 'database')
    const marks = startMarks()
    const database = await openSealed(TEST_SERVER === null ? () => openDatabase({ folder }) : openTestDatabase)
    const ids = await fillMarked(await aClinician(database, 'Controlmark'), marks, 6)
    expect(marks.all.length).toBeGreaterThanOrEqual(200)
    expect(ids).toHaveLength(6)
    const rows = await dumpText(database)
    expect(findMarks(rows)).toEqual([])
    expect(rows).toContain(PLAIN_MARK)
    if (TEST_SERVER !== null) return database.close()
    await database.prisma.$executeRaw`CHECKPOINT`
    await database.close()
    const bytes = readEveryByte(keys.folder)
    expect(findMarks(bytes)).toEqual([])
    for (const mark of [PLAIN_MARK, 'Controlmark']) expect(bytes).toContain(mark)
  })

  it('would be found there if one text of it were not sealed', async () => {
    const database = await openSealed(openTestDatabase)
    const mine = await aClinician(database)
    const marks = startMarks()
    const id = await createCase(mine, aMarkedCase(marks))
    await database.prisma.patientCase.update({ where: { id }, data: { conclusionNote: marks.all[2] ?? '' } })
    expect(findMarks(await dumpText(database))).toEqual([marks.all[2]])
    await expect(getCase(mine, id)).rejects.toThrow(`a stored text is not sealed, and was not read (PatientCase`)
    await database.close()
  })

  it('comes back, also after it was deleted, and a case is found by its whole label', async () => {
    const database = await openSealed(openTestDatabase)
    const mine = await aClinician(database)
    const marks = startMarks()
    const ids = await fillMarked(mine, marks, 2)
    const deleted = await listDeleted(mine, new Date())
    expect(deleted.map(({ kind, label }) => [kind, findMarks(label).length])).toEqual([
      ['patientCase', 1],
      ['trial', 1],
    ])
    for (const { id } of deleted)
      expect(await restoreDeleted(mine, id, new Date())).toEqual({ caseId: expect.any(String) })
    const files: string[] = []
    for await (const { file } of streamCases(mine)) files.push(JSON.stringify(file))
    const one = findMarks(JSON.stringify(aMarkedCase(startMarks()))).length
    // The second trial of each case was written anew, with a drug and a comment alone.
    const [trial] = aMarkedCase(startMarks()).trials
    const changed = findMarks(JSON.stringify(trial)).length - 2
    expect(findMarks(files.join('')).length).toBe(ids.length * (one - changed))
    const label = (await getCase(mine, ids[1] ?? ''))?.file.case.label ?? ''
    const { cases } = await getCasePage(mine, parseCaseListQuery({}), listLabelKeys(` ${label.toUpperCase()}`))
    expect(cases.map(({ id }) => id)).toEqual([ids[1]])
    await database.close()
  })

  it('does not open when it was moved to another row, or changed there', async () => {
    const database = await openSealed(openTestDatabase)
    const { prisma } = database
    const mine = await aClinician(database)
    const [one, other] = [
      await createCase(mine, aMarkedCase(startMarks())),
      await createCase(mine, aMarkedCase(startMarks())),
    ]
    const { label } = await prisma.patientCase.findUniqueOrThrow({ where: { id: other } })
    await prisma.patientCase.update({ where: { id: one }, data: { label } })
    await expect(getCase(mine, one)).rejects.toThrow(
      `was changed, or belongs elsewhere, and was not opened (PatientCase.label`,
    )
    const flipped = `${label.slice(0, -5)}${label.at(-5) === 'A' ? 'B' : 'A'}${label.slice(-4)}`
    await prisma.patientCase.update({ where: { id: other }, data: { label: flipped } })
    await expect(getCase(mine, other)).rejects.toThrow(
      `was changed, or belongs elsewhere, and was not opened (PatientCase.label`,
    )
    await database.close()
  })
})

describe('a database whose key is not here (T24)', () => {
  it.each([
    ['is another one of the same name', 'is not the one that the database is sealed with: put that one back'],
    ['is lost', 'which is not here: put it back at'],
  ])('because it %s is refused in one sentence, left as it was, and no new key is made', async (how, sentence) => {
    const database = await openSealed(openTestDatabase)
    const mine = await aClinician(database)
    const id = await createCase(mine, aMarkedCase(startMarks()))
    const before = await dumpText(database)
    const [keyId = ''] = keys.readIds()
    if (how === 'is lost') keys.lose()
    else keys.replaceSecret(keyId)
    for (const start of [requireKeys, prepareSealing])
      await expect(start(database.prisma)).rejects.toThrow(new RegExp(`${keyId}.*${sentence}.*left as it is$`))
    expect(keys.readIds()).toEqual(how === 'is lost' ? [] : [keyId])
    rereadKeyRing()
    await expect(getCase(mine, id)).rejects.toThrow(how === 'is lost' ? 'there is no encryption key' : 'was not opened')
    expect(await dumpText(database)).toBe(before)
    await database.close()
  })
})
