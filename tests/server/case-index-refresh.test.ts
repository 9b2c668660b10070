import { beforeEach, describe, expect, it } from 'vitest'
import type { CalendarDate } from '@/lib/domain/calendar-date'
import { isCalendarDate } from '@/lib/domain/calendar-date'
import { missingTrait, verdictTrait } from '@/lib/exchange/case-traits'
import { COMPUTED_BY } from '@/lib/server/case-index'
import {
  countStaleCases,
  forgetCaseIndex,
  refreshCaseIndex,
  refreshInBackground,
  reindexCases,
  stopRefreshing,
  tidyInBackground,
} from '@/lib/server/case-index-refresh'
import { listMisindexed } from '@/lib/server/case-list-check'
import { createCase, importCases } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { tidyDatabase } from '@/lib/server/tidy-database'
import { readToday } from '@/lib/server/today'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase, TEST_SERVER } from './database'

const database = setUpTestDatabase()
let mine: Clinician
let other: Clinician

beforeEach(async () => {
  const { prisma } = database.current
  await prisma.patientCase.deleteMany({})
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
})

function day(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new Error('not a day')
  return text
}

const IN_SCOPE = { birthYear: 1980, diagnosis: { primary: 'majorDepressiveDisorder' } } as const
const ONGOING = aTrial({
  ...{ start: '2026-11-01', ongoing: true, doses: [{ mgPerDay: 100 }], episode: 'current', outcome: { band: 'none' } },
  adherence: { method: 'refillRecord', proportion: 1 },
})
const FAILED = aTrial({
  ...{
    id: 't2',
    drug: 'venlafaxine',
    doses: [{ mgPerDay: 225, weeks: 8 }],
    episode: 'current',
    outcome: { band: 'none' },
  },
  adherence: { method: 'refillRecord', proportion: 1 },
})
const INDEX = { caseVersion: 1, computedBy: COMPUTED_BY } as const

async function refresh(today: CalendarDate): Promise<number> {
  return refreshCaseIndex(database.current.prisma, today, async () => true)
}

async function traitsOf(caseId: string): Promise<string[]> {
  const rows = await database.current.prisma.caseTrait.findMany({ where: { caseId } })
  return rows.map(({ trait }) => trait).sort()
}

describe('what cases are found by', () => {
  it('is computed anew for a later day, on which the drug that is still taken was taken longer', async () => {
    const caseId = await createCase(mine, aCaseFile({ case: IN_SCOPE, trials: [ONGOING, FAILED] }))
    const later = day('2027-12-31')
    expect(await countStaleCases(mine, readToday(), 10)).toBe(0)
    expect(await countStaleCases(mine, later, 10)).toBe(1)
    const before = await traitsOf(caseId)
    expect(await refresh(later)).toBe(1)
    expect(await countStaleCases(mine, later, 10)).toBe(0)
    expect(await traitsOf(caseId)).not.toEqual(before)
  })

  it('holds on every later day where the case carries its own', async () => {
    await createCase(mine, aCaseFile({ case: { ...IN_SCOPE, assessedOn: '2026-11-20' }, trials: [ONGOING] }))
    expect(await countStaleCases(mine, day('2027-12-31'), 10)).toBe(0)
    expect(await refresh(day('2027-12-31'))).toBe(0)
  })

  it('is computed anew where other rules computed it, of every clinician, more cases than are computed at a time', async () => {
    const { prisma } = database.current
    const files = Array.from({ length: 23 }, (_, index) => aCaseFile({ case: { label: `Case ${index}` } }))
    await importCases(mine, files)
    await importCases(other, files.slice(0, 2))
    await prisma.caseTrait.deleteMany({})
    expect(await forgetCaseIndex(prisma)).toBe(25)
    await prisma.caseIndex.updateMany({ where: { practiceId: other.practiceId }, data: { computedBy: 'zzzz' } })
    expect([await countStaleCases(mine, readToday(), 10), await countStaleCases(other, readToday(), 10)]).toEqual([
      10, 2,
    ])
    expect(await refresh(readToday())).toBe(25)
    expect(await refresh(readToday())).toBe(0)
    expect(await prisma.caseTrait.count({ where: { trait: verdictTrait('six-week', 'indeterminate') } })).toBe(0)
    expect(await prisma.caseTrait.count({ where: { trait: { startsWith: 'verdict/' } } })).toBe(25 * 9)
  })

  it('is brought up to the day in the background, and stops before the database closes', async () => {
    const { prisma } = database.current
    const caseId = await createCase(mine, aCaseFile({ case: IN_SCOPE }))
    const before = await traitsOf(caseId)
    await prisma.caseTrait.deleteMany({})
    await forgetCaseIndex(prisma)
    refreshInBackground(readToday())
    await globalThis.fairTrialIndexRefresh?.done
    expect(await traitsOf(caseId)).toEqual(before)
    await stopRefreshing()
    globalThis.fairTrialIndexRefresh = undefined
  })

  it('is not written again where it is what it was before', async () => {
    const { prisma } = database.current
    const caseId = await createCase(mine, aCaseFile({ case: IN_SCOPE }))
    const readWriters = () => prisma.$queryRaw`SELECT xmin::text FROM "CaseTrait" WHERE "caseId" = ${caseId}::uuid`
    const before = await readWriters()
    expect(await refresh(day('2027-12-31'))).toBe(1)
    expect(await readWriters()).toEqual(before)
  })

  it('does not move a case in the list', async () => {
    const { prisma } = database.current
    const caseId = await createCase(mine, aCaseFile())
    const where = { id: caseId }
    const before = await prisma.patientCase.findUniqueOrThrow({ where })
    await prisma.$executeRaw`UPDATE "CaseAudience" SET "labelKey" = 'as an earlier version wrote it'`
    await forgetCaseIndex(prisma)
    await refresh(readToday())
    expect(await prisma.patientCase.findUniqueOrThrow({ where })).toEqual(before)
  })
})

describe('a case of a page', () => {
  it('is seen to be indexed wrongly by its verdict, its version, its day and its rules, and only then', async () => {
    const { prisma } = database.current
    const id = await createCase(mine, aCaseFile({ case: IN_SCOPE }))
    const judged = { id, version: 1, verdict: 'notResistant' } as const
    const isWrong = async (today = readToday()) => (await listMisindexed([judged], 'six-week', today)).length === 1
    expect(await isWrong()).toBe(false)
    expect(await isWrong(day('2027-12-31'))).toBe(true)
    expect(await listMisindexed([{ ...judged, verdict: 'criteriaMet' }], 'six-week', readToday())).toEqual([id])
    for (const wrong of [{ caseVersion: 2 }, { computedBy: 'other rules' }]) {
      await prisma.caseIndex.update({ where: { caseId: id }, data: { ...INDEX, ...wrong } })
      expect(await isWrong()).toBe(true)
    }
    await prisma.caseIndex.delete({ where: { caseId: id } })
    expect(await isWrong()).toBe(true)
  })

  it('is put right, unless it is another clinician’s', async () => {
    const { prisma } = database.current
    const caseId = await createCase(mine, aCaseFile({ case: IN_SCOPE }))
    const right = await traitsOf(caseId)
    const wrong = missingTrait('six-week', 'dose')
    await prisma.caseTrait.updateMany({
      where: { caseId, trait: verdictTrait('six-week', 'notResistant') },
      data: { trait: wrong },
    })
    await reindexCases(other, [caseId], readToday())
    expect(await traitsOf(caseId)).toContain(wrong)
    await reindexCases(mine, [caseId], readToday())
    expect(await traitsOf(caseId)).toEqual(right)
  })
})

const SEVERAL = Array.from({ length: 12 }, (_, index) => aCaseFile({ case: { label: `Case ${index}` } }))

/** How many cases the database goes by when it chooses how to carry out a query. */
async function countTidied(): Promise<number | undefined> {
  const [row] = await database.current.prisma.$queryRaw<{ rows: number }[]>`
    SELECT reltuples::int AS "rows" FROM pg_class WHERE oid = '"PatientCase"'::regclass`
  return row?.rows
}

describe('tidying up', () => {
  it('counts what is there, so that queries go by their indexes, and stops between tables when told to', async () => {
    const { prisma } = database.current
    await tidyDatabase(prisma)
    const before = await countTidied()
    await importCases(mine, SEVERAL)
    await tidyDatabase(prisma, () => false)
    expect(await countTidied()).toBe(before)
    await tidyDatabase(prisma)
    expect(await countTidied()).toBe(SEVERAL.length)
  })

  it('follows an import of many cases where the server has started', async () => {
    await importCases(mine, SEVERAL)
    tidyInBackground()
    expect(globalThis.fairTrialIndexRefresh).toBeUndefined()
    globalThis.fairTrialIndexRefresh = { day: readToday(), isStopped: false, done: Promise.resolve() }
    tidyInBackground()
    await globalThis.fairTrialIndexRefresh.done
    if (TEST_SERVER === null) expect(await countTidied()).toBe(SEVERAL.length)
    globalThis.fairTrialIndexRefresh = undefined
  })
})
