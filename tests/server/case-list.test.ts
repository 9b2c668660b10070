import { beforeEach, describe, expect, it } from 'vitest'
import type { CaseFile } from '@/lib/domain/case-file'
import { type CaseListQuery, parseCaseListQuery } from '@/lib/exchange/case-list-query'
import { contributorTrait } from '@/lib/exchange/case-traits'
import { CASES_PER_PAGE, type CasePage, countCases, getCasePage, listTraitsInUse } from '@/lib/server/case-list'
import { dropSearchesOf, getCaseSearch, saveCaseSearch } from '@/lib/server/case-search'
import { createCase, importCases, saveTrial } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { deleteCase } from '@/lib/server/deleted-records'
import { listLabelKeys } from '@/lib/server/label-key'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'
import { explainQueriesOf } from './query-plans'

const database = setUpTestDatabase()
let mine: Clinician
let other: Clinician

beforeEach(async () => {
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
})

function ask(changes: Partial<CaseListQuery> = {}): CaseListQuery {
  return { ...parseCaseListQuery({}), ...changes }
}

function labelsOf(page: CasePage): string[] {
  return page.cases.map(({ file }) => file.case.label)
}

function labelled(labels: readonly string[], facts: Partial<Parameters<typeof aCaseFile>[0]> = {}): CaseFile[] {
  return labels.map((label) => aCaseFile({ ...facts, case: { ...facts.case, label } }))
}

async function readAllPages(query: CaseListQuery, direction: 'newer' | 'older', start: CasePage): Promise<CasePage[]> {
  const pages = [start]
  for (let next = start[direction]; next !== null; ) {
    const page = await getCasePage(mine, { ...query, place: next }, null)
    pages.push(page)
    next = page[direction]
    if (pages.length > 20) throw new Error('the pages never end')
  }
  return pages
}

const NUMBERS = Array.from({ length: 2 * CASES_PER_PAGE + 7 }, (_, index) => `Case ${index + 1}`)

describe('the pages of the list', () => {
  it.each(['changed', 'created'] as const)(
    'show every case once, and the same on the way back, by %s',
    async (sort) => {
      await importCases(mine, labelled(NUMBERS))
      await importCases(other, labelled(['Not mine']))
      const query = ask({ sort })
      const first = await getCasePage(mine, query, null)
      const forth = await readAllPages(query, 'older', first)
      expect(forth.map((page) => page.cases.length)).toEqual([CASES_PER_PAGE, CASES_PER_PAGE, 7])
      const labels = forth.flatMap(labelsOf)
      expect(labels.toSorted()).toEqual(NUMBERS.toSorted())
      const last = forth.at(-1)
      if (last === undefined) throw new Error('there is no page')
      const back = await readAllPages(query, 'newer', last)
      expect(back.toReversed().map(labelsOf)).toEqual(forth.map(labelsOf))
      expect([first.newer, last.older]).toEqual([null, null])
    },
  )

  it('have the last changed first', async () => {
    const [first = ''] = await importCases(mine, labelled(['first']))
    await createCase(mine, aCaseFile({ case: { label: 'second' } }))
    expect(labelsOf(await getCasePage(mine, ask(), null))).toEqual(['second', 'first'])
    await saveTrial(mine, first, null, aTrial())
    expect(labelsOf(await getCasePage(mine, ask(), null))).toEqual(['first', 'second'])
    expect(labelsOf(await getCasePage(mine, ask({ sort: 'created' }), null))).toEqual(['second', 'first'])
  })

  it('take as many queries for ten cases as for one', async () => {
    const countQueries = async () => {
      return (await explainQueriesOf(database.current, () => getCasePage(mine, ask(), null))).length
    }
    const trials = [aTrial(), aTrial({ id: 't2' })]
    await importCases(mine, labelled(['one'], { trials }))
    const one = await countQueries()
    await importCases(mine, labelled(NUMBERS.slice(0, 9), { trials }))
    expect(await countQueries()).toBe(one)
  })

  it('stay where they are when cases are entered, changed and deleted meanwhile', async () => {
    await importCases(mine, labelled(NUMBERS))
    const first = await getCasePage(mine, ask(), null)
    const second = await getCasePage(mine, ask({ place: first.older }), null)
    const inSecond = second.cases[0]?.id ?? ''
    const lastOfFirst = first.cases.at(-1)?.id ?? ''
    await createCase(mine, aCaseFile({ case: { label: 'Newest' } }))
    await deleteCase(mine, lastOfFirst)
    await saveTrial(mine, inSecond, null, aTrial())
    const again = await getCasePage(mine, ask({ place: first.older }), null)
    expect(again.isPlaceLost).toBe(false)
    expect(again.cases.map(({ id }) => id).slice(0, -1)).toEqual(second.cases.slice(1).map(({ id }) => id))
  })

  it('are counted for an export without those of another clinician', async () => {
    await importCases(mine, labelled(['A', 'B']))
    await importCases(other, labelled(['C']))
    expect([await countCases(mine), await countCases(other)]).toEqual([2, 1])
  })

  it('hold no label in what stands in their addresses', async () => {
    await importCases(mine, labelled(NUMBERS))
    for (const sort of ['changed', 'created'] as const) {
      const { older } = await getCasePage(mine, ask({ sort }), null)
      const cursor = Buffer.from(older?.cursor ?? '', 'base64url').toString()
      expect(cursor).toMatch(/^[0-9a-z]+\.[0-9a-f-]{36}$/)
    }
  })

  it('begin anew, and say so, where the place of a page is none', async () => {
    await importCases(mine, labelled(NUMBERS))
    const place = { direction: 'after', cursor: 'nonsense' } as const
    const page = await getCasePage(mine, ask({ place }), null)
    expect([page.isPlaceLost, page.cases.length]).toEqual([true, CASES_PER_PAGE])
  })

  it('show a place of another practice nothing but their own cases', async () => {
    await importCases(mine, labelled(NUMBERS))
    await importCases(other, labelled(['Theirs']))
    const { older } = await getCasePage(mine, ask(), null)
    expect(labelsOf(await getCasePage(other, ask({ place: older }), null))).not.toContain('Case 1')
  })
})

const FAILED = {
  doses: [{ mgPerDay: 300, weeks: 9 }],
  adherence: { method: 'refillRecord', proportion: 1 },
  outcome: { band: 'none' },
  episode: 'current',
} as const
const IN_SCOPE = { birthYear: 1980, diagnosis: { primary: 'majorDepressiveDisorder' } } as const
const TWO_FAILED = [aTrial(FAILED), aTrial({ ...FAILED, id: 't2', drug: 'venlafaxine' })]
const ONE_OPEN = [aTrial(FAILED), aTrial({ ...FAILED, id: 't2', drug: 'venlafaxine', adherence: null })]

describe('filters', () => {
  beforeEach(async () => {
    const alcohol = { ...IN_SCOPE, contributors: [{ code: 'alcohol', status: 'present' }] } as const
    await importCases(mine, [
      ...labelled(['met 1', 'met 2'], { case: IN_SCOPE, trials: TWO_FAILED }),
      ...labelled(['open 1'], { case: IN_SCOPE, trials: ONE_OPEN }),
      ...labelled(['open 2'], { case: alcohol, trials: ONE_OPEN }),
      ...labelled(['none'], { case: alcohol }),
    ])
    await importCases(other, labelled(['theirs'], { case: alcohol, trials: TWO_FAILED }))
  })

  it('find the cases of a verdict under a definition, in order, and count them', async () => {
    const page = await getCasePage(mine, ask({ verdict: 'criteriaMet' }), null)
    expect(labelsOf(page).toSorted()).toEqual(['met 1', 'met 2'])
    expect([page.matching, page.total]).toEqual([
      { count: 2, isMore: false },
      { count: 5, isMore: false },
    ])
  })

  it('find the cases in which something is missing', async () => {
    const page = await getCasePage(mine, ask({ missing: 'adherence' }), null)
    expect(labelsOf(page).toSorted()).toEqual(['open 1', 'open 2'])
  })

  it('find the cases that are all of several things', async () => {
    const query = ask({ verdict: 'indeterminate', missing: 'adherence', contributor: 'alcohol' })
    const page = await getCasePage(mine, query, null)
    expect([labelsOf(page), page.matching]).toEqual([['open 2'], { count: 1, isMore: false }])
    const none = await getCasePage(mine, { ...query, verdict: 'criteriaMet' }, null)
    expect([labelsOf(none), none.matching?.count, none.isCutShort]).toEqual([[], 0, false])
  })

  it('offer the contributors that cases of this clinician have, and no other', async () => {
    const asked = ['alcohol', 'sleepApnea'].map(contributorTrait)
    expect(await listTraitsInUse(mine, asked)).toEqual([contributorTrait('alcohol')])
  })
})

describe('a search', () => {
  it('finds cases by their whole label in any case of letters, and none by a part of it', async () => {
    await importCases(mine, labelled(['A-1042', 'a-1042', 'A-10422']))
    await importCases(other, labelled(['A-1042']))
    const found = await getCasePage(mine, ask(), listLabelKeys(' a-1042 '))
    expect([labelsOf(found).toSorted(), found.matching?.count]).toEqual([['A-1042', 'a-1042'], 2])
    expect(labelsOf(await getCasePage(mine, ask(), listLabelKeys('A-104')))).toEqual([])
  })

  it('has pages where many cases have one label', async () => {
    await importCases(mine, labelled(Array.from({ length: CASES_PER_PAGE + 3 }, () => 'Same')))
    const first = await getCasePage(mine, ask(), listLabelKeys('same'))
    const second = await getCasePage(mine, ask({ place: first.older }), listLabelKeys('same'))
    expect(new Set([...first.cases, ...second.cases].map(({ id }) => id)).size).toBe(CASES_PER_PAGE + 3)
    expect(second.older).toBeNull()
  })

  it('is kept under a key that says nothing, for its clinician and as long as a session lasts idle', async () => {
    const now = new Date('2026-11-21T09:00:00Z')
    const key = await saveCaseSearch(mine, 'A-1042', now)
    expect(key).toMatch(/^[0-9a-f-]{36}$/)
    expect(await getCaseSearch(mine, key, now)).toBe('A-1042')
    expect(await getCaseSearch(other, key, now)).toBeNull()
    expect(await getCaseSearch(mine, 'A-1042', now)).toBeNull()
    const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    expect(await getCaseSearch(mine, key, minutesLater(14))).toBe('A-1042')
    expect(await getCaseSearch(mine, key, minutesLater(28))).toBe('A-1042')
    expect(await getCaseSearch(mine, key, minutesLater(43))).toBeNull()
  })

  it('is forgotten when the clinician signs out, and nobody else’s with it', async () => {
    const now = new Date('2026-11-21T09:00:00Z')
    const [key, theirs] = [await saveCaseSearch(mine, 'A-1042', now), await saveCaseSearch(other, 'B-7', now)]
    await dropSearchesOf(mine.id, now)
    expect(await getCaseSearch(mine, key, now)).toBeNull()
    expect(await getCaseSearch(other, theirs, now)).toBe('B-7')
  })
})
