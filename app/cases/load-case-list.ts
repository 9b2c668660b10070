import type { CaseRow } from '@/components/list/case-table'
import { describeDate } from '@/lib/domain/calendar-date'
import type { CaseListQuery } from '@/lib/exchange/case-list-query'
import { CONTRIBUTOR_FILTERS } from '@/lib/exchange/case-list-query'
import { judgeRow } from '@/lib/exchange/case-row'
import { contributorTrait } from '@/lib/exchange/case-traits'
import { countStaleCases, refreshInBackground } from '@/lib/server/case-index-refresh'
import { type CasePage, getCasePage, listTraitsInUse, MOST_READ } from '@/lib/server/case-list'
import { listMisindexed } from '@/lib/server/case-list-check'
import { getCaseSearch } from '@/lib/server/case-search'
import type { Clinician } from '@/lib/server/clinician'
import { listLabelKeys } from '@/lib/server/label-key'
import { readToday, toPracticeDay } from '@/lib/server/today'

/** A page of the list as it is shown. */
export type CaseList = Omit<CasePage, 'cases'> & {
  readonly rows: readonly CaseRow[]
  /** The label that was searched for; `null` without a search. */
  readonly searched: string | null
  readonly isSearchLost: boolean
  /** Cases that a filter may miss, because they were not yet judged anew today. */
  readonly stale: number
  readonly contributors: readonly string[]
  /** Cases of this page that are found by something that no longer holds of them. */
  readonly misindexed: readonly string[]
}

/** Loads a page of the list, and judges each of its cases by the rules. */
export async function loadCaseList(clinician: Clinician, query: CaseListQuery): Promise<CaseList> {
  const today = readToday()
  refreshInBackground(today)
  const searched = query.search === null ? null : await getCaseSearch(clinician, query.search, new Date())
  const { cases, ...page } = await getCasePage(clinician, query, searched === null ? null : listLabelKeys(searched))
  const judged = cases.map((stored) => ({ stored, row: judgeRow(stored.file, query, today) }))
  const rows = judged.map(({ stored, row: { verdictId: _, ...row } }) => {
    const day = toPracticeDay(query.sort === 'created' ? stored.createdAt : stored.updatedAt)
    return { ...row, id: stored.id, day: describeDate(day) }
  })
  const checked = judged.map(({ stored, row }) => ({ id: stored.id, version: stored.version, verdict: row.verdictId }))
  const wrong = await listMisindexed(checked, query.definition, today)
  const inUse = await listTraitsInUse(clinician, CONTRIBUTOR_FILTERS.map(contributorTrait))
  return {
    ...page,
    rows,
    searched,
    isSearchLost: query.search !== null && searched === null,
    stale: await countStaleCases(clinician, today, MOST_READ),
    contributors: CONTRIBUTOR_FILTERS.filter((code) => inUse.includes(contributorTrait(code))),
    misindexed: [...new Set([...wrong, ...rows.filter(({ isAskedFor }) => !isAskedFor).map(({ id }) => id)])],
  }
}
