import { describe, expect, it, vi } from 'vitest'
import { parseCaseListQuery } from '@/lib/exchange/case-list-query'
import { getCasePage } from '@/lib/server/case-list'
import { getCase } from '@/lib/server/cases'
import { type Database, provideDatabase } from '@/lib/server/db'
import { listDeleted, restoreDeleted } from '@/lib/server/deleted-records'
import { listLabelKeys } from '@/lib/server/label-key'
import { applyMigrations } from '@/lib/server/migrations'
import { changeCopiedRow } from '@/lib/server/sealing/copied-row'
import { generateEncryptionKey } from '@/lib/server/sealing/encryption-keys'
import { readKeyFile, replaceKeyFile } from '@/lib/server/sealing/key-file'
import { getKeyRing, rereadKeyRing } from '@/lib/server/sealing/key-ring'
import { prepareSealing } from '@/lib/server/sealing/keys-in-use'
import { rotateKeys } from '@/lib/server/sealing/rotate-keys'
import { nameRow, open } from '@/lib/server/sealing/seal'
import { listSealedTables } from '@/lib/server/sealing/sealed-columns'
import { aClinician, openTestDatabase } from './database'
import { setUpKeyFile } from './sealing-key-files'
import { dumpText, fillMarked, findMarks, startMarks } from './sealing-marked'

vi.setConfig({ testTimeout: 300_000 })

const keys = setUpKeyFile()

async function openFilled() {
  const database = await openTestDatabase()
  await applyMigrations(database)
  await prepareSealing(database.prisma)
  provideDatabase(database)
  const mine = await aClinician(database)
  const marks = startMarks()
  const ids = await fillMarked(mine, marks, 3)
  return { database, mine, marks, ids }
}

function listUsed(text: string): readonly string[] {
  const written = text.replaceAll('\\u0001', '\u0001').split(`\u00011.`).slice(1)
  return [...new Set(written.map((sealed) => sealed.slice(0, sealed.indexOf('.'))))]
}

/** Puts every text of the database back as an earlier version stored it: as it was typed. */
async function unseal({ prisma }: Database): Promise<void> {
  for (const { name, key, columns } of listSealedTables()) {
    const names = [...Object.keys(key), ...columns].map((column) => `"${column}"::text AS "${column}"`)
    const rows = await prisma.$queryRawUnsafe<Record<string, string | null>[]>(
      `SELECT ${names.join(', ')} FROM "${name}"`,
    )
    for (const row of rows) {
      const place = nameRow(Object.keys(key).map((part) => row[part] ?? ''))
      for (const column of columns) {
        const sealed = row[column] ?? null
        if (sealed === null) continue
        const isRow = Object.entries(key).map(([part, type]) => `"${part}" = '${row[part]}'::${type}`)
        const text = open({ table: name, column, row: place }, sealed)
        await prisma.$executeRawUnsafe(`UPDATE "${name}" SET "${column}" = $1 WHERE ${isRow.join(' AND ')}`, text)
      }
    }
  }
  for (const { id, tableName, row } of await prisma.deletedRow.findMany()) {
    const plain: unknown = JSON.parse(changeCopiedRow(tableName, JSON.stringify(row), open))
    // What was JSON once stood in a copy as what it says.
    const text = JSON.stringify(plain).replace(
      /"(payload|input|result)":("(?:[^"\\]|\\.)*")/g,
      (_, name, json) => `"${name}":${JSON.parse(json)}`,
    )
    await prisma.$executeRaw`UPDATE "DeletedRow" SET "row" = ${text}::json WHERE "id" = ${id}`
  }
  await prisma.$executeRaw`UPDATE "CaseAudience" SET "labelKey" = 'sealedmark0000'`
  await prisma.sealingKey.deleteMany()
}

describe('a new key (T25)', () => {
  it('seals everything, also what was deleted and what labels are found by, and the old key is gone', async () => {
    const { database, mine, ids } = await openFilled()
    const [old = ''] = keys.readIds()
    const before = await getCase(mine, ids[2] ?? '')
    expect(listUsed(await dumpText(database))).toEqual([old])
    const { current, unused } = await rotateKeys(database.prisma, undefined)
    expect([unused, keys.readIds()]).toEqual([[old], [current]])
    const after = await dumpText(database)
    expect(listUsed(after)).toEqual([current])
    expect(after).not.toContain(`${old}.`)
    expect(await getCase(mine, ids[2] ?? '')).toEqual(before)
    for (const { id } of await listDeleted(mine, new Date()))
      expect(await restoreDeleted(mine, id, new Date())).toEqual({ caseId: expect.any(String) })
    const label = before?.file.case.label ?? ''
    const { cases } = await getCasePage(mine, parseCaseListQuery({}), listLabelKeys(label))
    expect(cases.map(({ id }) => id)).toEqual([ids[2]])
    await database.close()
  })

  it('changes neither when a case was changed nor its version', async () => {
    const { database, ids } = await openFilled()
    const read = () =>
      database.prisma.patientCase.findUniqueOrThrow({
        where: { id: ids[0] ?? '' },
        select: { updatedAt: true, version: true },
      })
    const before = await read()
    await rotateKeys(database.prisma, undefined)
    expect(await read()).toEqual(before)
    await database.close()
  })

  it('that is stopped half way leaves everything readable and every label found, and the next call goes on with it', async () => {
    const { database, mine, ids } = await openFilled()
    const [old = ''] = keys.readIds()
    const stop = () => {
      throw new Error('stopped')
    }
    await expect(rotateKeys(database.prisma, stop)).rejects.toThrow('stopped')
    const [added = '', ...others] = keys.readIds()
    expect(others).toEqual([old])
    expect([...listUsed(await dumpText(database))].sort()).toEqual([added, old].sort())
    for (const id of [ids[0], ids[2]]) {
      const label = (await getCase(mine, id ?? ''))?.file.case.label ?? ''
      const { cases } = await getCasePage(mine, parseCaseListQuery({}), listLabelKeys(label))
      expect(cases.map((found) => found.id)).toEqual([id])
    }
    await prepareSealing(database.prisma)
    expect((await rotateKeys(database.prisma, undefined)).current).toBe(added)
    expect([keys.readIds(), listUsed(await dumpText(database))]).toEqual([[added], [added]])
    await database.close()
  })

  it('of the environment is used when it comes first, and the other one is named when nothing needs it any more', async () => {
    const { database } = await openFilled()
    const [old] = readKeyFile(keys.file) ?? []
    const added = generateEncryptionKey()
    const written = [added, ...(old ? [old] : [])].map(({ id, secret }) => `${id}:${secret.toString('base64')}`)
    vi.stubEnv('ENCRYPTION_KEYS', written.join(','))
    rereadKeyRing()
    const expected = { current: added.id, unused: [old?.id], isEnvironment: true }
    expect(await rotateKeys(database.prisma, undefined)).toEqual({ ...expected, isIdle: false })
    expect(await rotateKeys(database.prisma, undefined)).toEqual({ ...expected, isIdle: true })
    vi.stubEnv('ENCRYPTION_KEYS', written[0] ?? '')
    rereadKeyRing()
    await prepareSealing(database.prisma)
    expect(listUsed(await dumpText(database))).toEqual([added.id])
    await database.close()
  })

  it('that another process has put into the file is found when a text is sealed with it', async () => {
    const { database, mine, ids } = await openFilled()
    const before = await getCase(mine, ids[0] ?? '')
    const known = getKeyRing()
    replaceKeyFile(keys.file, [generateEncryptionKey(), ...(readKeyFile(keys.file) ?? [])])
    expect(getKeyRing()).toBe(known)
    vi.useFakeTimers({ now: Date.now() + 1_500, toFake: ['Date'] })
    expect(getKeyRing().keys).toHaveLength(2)
    vi.useRealTimers()
    expect(await getCase(mine, ids[0] ?? '')).toEqual(before)
    await database.close()
  })
})

describe('texts that an earlier version stored as they were typed (T24)', () => {
  it('are sealed once when the program starts, also in copies of what was deleted, and say the same', async () => {
    const { database, mine, marks, ids } = await openFilled()
    const before = await getCase(mine, ids[0] ?? '')
    await unseal(database)
    expect(findMarks(await dumpText(database))).toEqual(expect.arrayContaining(marks.all.slice(0, 20)))
    await prepareSealing(database.prisma)
    expect(findMarks(await dumpText(database))).toEqual([])
    expect(await getCase(mine, ids[0] ?? '')).toEqual(before)
    for (const { id } of await listDeleted(mine, new Date()))
      expect(await restoreDeleted(mine, id, new Date())).toEqual({ caseId: expect.any(String) })
    await database.close()
  })

  it('are sealed also when that was stopped half way, and are never taken as they are later', async () => {
    const { database } = await openFilled()
    await unseal(database)
    const stop = () => {
      throw new Error('stopped')
    }
    await expect(prepareSealing(database.prisma, stop)).rejects.toThrow('stopped')
    await prepareSealing(database.prisma)
    expect(findMarks(await dumpText(database))).toEqual([])
    await database.prisma.$executeRaw`UPDATE "DeletedRecord" SET "label" = 'typed'`
    await prepareSealing(database.prisma)
    await expect(rotateKeys(database.prisma, undefined)).rejects.toThrow('a stored text is not sealed')
    await database.close()
  })
})
