import { beforeAll, describe, expect, it } from 'vitest'
import { loadCaseList } from '@/app/cases/load-case-list'
import { multiplyCases, sealAgain } from '@/bench/multiply-cases'
import { makeCases } from '@/bench/synthetic-cases'
import type { CaseFile } from '@/lib/domain/case-file'
import { type CaseListQuery, CONTRIBUTOR_FILTERS, parseCaseListQuery } from '@/lib/exchange/case-list-query'
import { contributorTrait } from '@/lib/exchange/case-traits'
import { assessCase } from '@/lib/rules/assess-case'
import { countAssessments, getLatestAssessment, keepAssessment, listAssessments } from '@/lib/server/assessments'
import { countStaleCases, refreshCaseIndex } from '@/lib/server/case-index-refresh'
import { CASES_PER_PAGE, getCasePage, listTraitsInUse, MOST_READ } from '@/lib/server/case-list'
import { getCase, importCases, saveTrial, streamCases } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { getDatabase } from '@/lib/server/db'
import { listLabelKeys } from '@/lib/server/label-key'
import { tidyDatabase } from '@/lib/server/tidy-database'
import { readToday } from '@/lib/server/today'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase, TEST_SERVER } from './database'
import { explainQueriesOf, type Plan } from './query-plans'

const database = setUpTestDatabase()
// A server reads a table of some thousand rows whole, rightly; the embedded database, which is newer, does not.
const COPIES = TEST_SERVER === null ? 250 : 500
const DIFFERENT = 20
const FILLING_MS = 600_000
const SMALL = ['AuditHead', 'Clinician', 'Practice', 'Session', 'CaseSearch']
// A page of cases, each of up to five trials with up to three doses.
const MOST_OF_A_PAGE = CASES_PER_PAGE * 15

let mine: Clinician
let caseId: string

beforeAll(async () => {
  // Nothing else asks the database meanwhile.
  globalThis.fairTrialIndexRefresh = { day: readToday(), isStopped: true, done: Promise.resolve() }
  mine = await aClinician(database.current)
  const other = await aClinician(database.current, 'Another synthetic clinician')
  for (const clinician of [mine, other]) {
    const files = makeCases(DIFFERENT, 7).map(({ file }, index) => fillEveryTable(file, index))
    const [first] = await importCases(clinician, files)
    caseId = clinician === mine ? (first ?? '') : caseId
    await database.current.prisma.$transaction((sql) => multiplyCases(sql, clinician.practiceId, COPIES), {
      timeout: FILLING_MS,
    })
    await sealAgain(database.current.prisma)
  }
  await keepMany()
  await tidyDatabase(database.current.prisma)
}, FILLING_MS)

/** A case with a row in each of the tables that cases have, since a table of a few rows is read whole and may be. */
function fillEveryTable(file: CaseFile, index: number): CaseFile {
  const facts = {
    birthYear: 1980,
    contributors: index % 4 === 0 ? [{ code: 'alcohol', status: 'present' as const }] : [],
    scores: [{ scale: 'PHQ-9', date: '2026-01', total: 18 }],
    otherDrugs: [{ drug: 'levothyroxine' }],
    notTried: [{ drug: 'phenelzine' }],
  } as const
  const [first, ...others] = file.trials
  const lists = {
    dispenses: [{ date: '2026-01-01', daysSupply: 28 }],
    sideEffects: [{ effect: 'nausea' }],
    stopReason: 'sideEffects',
    plasmaLevels: [{ detectable: true }],
  } as const
  return aCaseFile({
    case: { ...file.case, ...facts },
    trials: [{ ...(first ?? aTrial()), ...lists, addedTo: others.slice(0, 1).map(({ id }) => id) }, ...others],
    otherTreatments: [{ id: 'o1', kind: 'psychotherapy' }],
  })
}

async function keepMany(): Promise<void> {
  const stored = (await getCase(mine, caseId))?.file ?? aCaseFile()
  const file = { ...stored, case: { ...stored.case, assessedOn: readToday(), assumeAdherence: false } }
  const evaluation = assessCase(file, { today: readToday() })
  await keepAssessment(mine, caseId, { file, evaluation, definitionId: 'six-week' }, 'byHand')
  await database.current.prisma.$executeRaw`
    INSERT INTO "KeptAssessment" ("id", "caseId", "clinicianId", "keptAt", "lastKeptAt", "occasions", "rulesVersion",
      "definition", "assessedOn", "assumeAdherence", "inputHash", "resultHash", "input", "result")
    SELECT gen_random_uuid(), "PatientCase"."id", "clinicianId", "keptAt", "lastKeptAt", "occasions", "rulesVersion",
      "definition", "KeptAssessment"."assessedOn", "KeptAssessment"."assumeAdherence", "inputHash", "resultHash",
      "input", "result"
    FROM "KeptAssessment", "PatientCase" WHERE "PatientCase"."id" <> "caseId"`
}

function ask(changes: Partial<CaseListQuery> = {}): CaseListQuery {
  return { ...parseCaseListQuery({}), ...changes }
}

/** What a plan reads more of than it may, or reads in an order that it then has to change. */
function listFaults(plans: readonly Plan[], most: number, mayNotSort: RegExp): readonly string[] {
  return plans.flatMap(({ sql, steps }) =>
    steps.flatMap(({ kind, table, rowsRead }) => {
      const isLarge = table !== null && !SMALL.includes(table)
      const faults = [
        ...(isLarge && kind === 'Seq Scan' ? [`reads all of ${table}`] : []),
        ...(rowsRead > most ? [`${kind} of ${table ?? 'what it found'} reads ${rowsRead} rows`] : []),
        ...(/Sort/.test(kind) && mayNotSort.test(sql) ? ['sorts what it read'] : []),
      ]
      return faults.map((fault) => `${fault}: ${sql.slice(0, 200)}`)
    }),
  )
}

const PLACES = /AS "matches"/
const NEVER = /(?!)/

async function faultsOf(run: () => Promise<unknown>, most = MOST_OF_A_PAGE): Promise<readonly string[]> {
  const plans = await explainQueriesOf(database.current, run)
  expect(plans).not.toEqual([])
  return listFaults(plans, most, PLACES)
}

const FILTERS = {
  'every case': {},
  'a verdict': { verdict: 'criteriaMet' },
  'a verdict under another definition': { verdict: 'indeterminate', definition: 'athf-sf' },
  'a missing fact': { missing: 'outcome' },
  'a contributor': { contributor: 'alcohol' },
  'a contributor that no case has': { contributor: 'sleepApnea' },
} as const satisfies Record<string, Partial<CaseListQuery>>
const SORTS = ['changed', 'created'] as const

describe('with 10,000 cases, and on a server with 100,000', () => {
  it.each(Object.entries(FILTERS))(
    'a page of the list of %s reads its page by an index, in order, near the start and deep down',
    async (_, filter) => {
      for (const sort of SORTS) {
        const query = ask({ ...filter, sort })
        expect(await faultsOf(() => getCasePage(mine, query, null), MOST_READ + 1)).toEqual([])
        let { older } = await getCasePage(mine, query, null)
        for (let page = 0; page < 3 && older !== null; page += 1)
          older = (await getCasePage(mine, { ...query, place: older }, null)).older
        const place = older
        expect(await faultsOf(() => getCasePage(mine, { ...query, place }, null), MOST_READ + 1)).toEqual([])
        const back = place && ({ ...place, direction: 'before' } as const)
        expect(await faultsOf(() => getCasePage(mine, { ...query, place: back }, null), MOST_READ + 1)).toEqual([])
      }
    },
  )

  it('several filters at once look through no more than a thousand cases for a page', async () => {
    for (const sort of SORTS) {
      const query = ask({ verdict: 'indeterminate', missing: 'outcome', contributor: 'alcohol', sort })
      expect(await faultsOf(() => getCasePage(mine, query, null), MOST_READ + 1)).toEqual([])
    }
  })

  it('a search by label reads the cases of that label', async () => {
    const label = listLabelKeys('Synthetic 3 100')
    const plans = await explainQueriesOf(database.current, () => getCasePage(mine, ask(), label))
    // A few rows of one label may be put in order as they come.
    expect(listFaults(plans, MOST_READ + 1, NEVER)).toEqual([])
    expect((await getCasePage(mine, ask(), label)).cases.map(({ file }) => file.case.label)).toEqual([
      'Synthetic 3 100',
    ])
  })

  it('the whole page of the list reads no more, with what is checked and offered beside it', async () => {
    expect(await faultsOf(() => loadCaseList(mine, ask({ verdict: 'criteriaMet' })), MOST_READ + 1)).toEqual([])
    const traits = CONTRIBUTOR_FILTERS.map(contributorTrait)
    expect(await faultsOf(() => listTraitsInUse(mine, traits), CONTRIBUTOR_FILTERS.length)).toEqual([])
  })

  it('what is stale is found by an index, whether nothing is or everything', async () => {
    expect(await faultsOf(() => countStaleCases(mine, readToday(), MOST_READ), MOST_READ)).toEqual([])
  })

  it('what is stale is computed anew a few cases at a time, found by an index', async () => {
    const { prisma } = database.current
    await prisma.$executeRaw`UPDATE "CaseIndex" SET "computedBy" = '' WHERE "caseId" IN (
      SELECT "id" FROM "PatientCase" ORDER BY "id" LIMIT 25)`
    const refresh = async () => refreshCaseIndex(await getDatabase(), readToday(), async () => true)
    const plans = await explainQueriesOf(database.current, refresh)
    expect(plans.some(({ sql }) => sql.includes('SKIP LOCKED'))).toBe(true)
    expect(listFaults(plans, MOST_OF_A_PAGE, PLACES)).toEqual([])
    expect(await refresh()).toBe(0)
  })

  it('a change of a case reads that case', async () => {
    expect(await faultsOf(() => saveTrial(mine, caseId, null, aTrial()))).toEqual([])
  })

  it('one case, its trials and what was kept of it are read by their keys', async () => {
    expect(await faultsOf(() => getCase(mine, caseId), 15)).toEqual([])
    for (const read of [listAssessments, countAssessments]) {
      expect(await faultsOf(() => read(mine, caseId), 15)).toEqual([])
    }
    expect(await faultsOf(() => getLatestAssessment(mine, caseId, 'six-week'), 15)).toEqual([])
  })

  it('an export reads fifty cases at a time', async () => {
    const read = async () => {
      const cases = streamCases(mine)
      for (let number = 0; number <= 3 * CASES_PER_PAGE; number += 1) await cases.next()
      await cases.return(undefined)
    }
    expect(await faultsOf(read)).toEqual([])
  })
})

describe('the check of plans', () => {
  it('sees a table that is read whole, too many rows, and a sort', async () => {
    const { prisma } = database.current
    const whole = await explainQueriesOf(database.current, async () => {
      await (await getDatabase()).patientCase.findMany({ where: { birthYear: 1981 }, orderBy: { birthYear: 'asc' } })
    })
    expect(listFaults(whole, MOST_READ, NEVER).join()).toMatch(/reads all of PatientCase.*reads \d{5} rows/s)
    const sorted = await explainQueriesOf(database.current, async () => {
      await (await getDatabase()).patientCase.findMany({
        where: { enteredById: mine.id },
        orderBy: { birthYear: 'asc' },
        take: 5,
      })
    })
    expect(listFaults(sorted, 1_000_000, /ORDER BY/).join()).toContain('sorts what it read')
    expect(await prisma.patientCase.count()).toBe(2 * DIFFERENT * (COPIES + 1))
  })
})
