import { getContributor } from '@/lib/rules/contributor-codes'
import { type CaseListQuery, MISSING_LABELS } from './case-list-query'
import { UNLISTED } from './case-traits'
import { CASE_VERDICT_LABELS, DEFINITION_TITLES } from './labels'

/** A number of cases, counted only so far. */
export type Counted = { readonly count: number; readonly isMore: boolean }

function inWords({ count, isMore }: Counted): string {
  return `${isMore ? 'more than ' : ''}${count.toLocaleString('en')}`
}

/** How many cases are in the list: "431 cases", "12 of 431 cases", "more than 1,000 cases". */
export function describeCaseCount(matching: Counted | null, total: Counted, isFiltered: boolean): string {
  const all = `${inWords(total)} ${total.count === 1 && !total.isMore ? 'case' : 'cases'}`
  if (!isFiltered) return all
  if (matching === null) return `of ${all}`
  return matching.isMore ? `${inWords(matching)} cases match` : `${inWords(matching)} of ${all}`
}

/** The name of a contributor that cases are filtered by. */
export function nameContributorFilter(code: string): string {
  return code === UNLISTED ? 'one that the table does not list' : (getContributor(code)?.name ?? code)
}

/** What was asked for, in one line: "Meets; missing: dose; by Six weeks (decided here)". Empty without a filter. */
export function describeFilters({ verdict, missing, contributor, definition }: CaseListQuery): string {
  const asked = [
    ...(verdict === null ? [] : [CASE_VERDICT_LABELS[verdict]]),
    ...(missing === null ? [] : [`missing: ${MISSING_LABELS[missing]}`]),
    ...(contributor === null ? [] : [`contributor: ${nameContributorFilter(contributor)}`]),
  ]
  if (asked.length === 0) return ''
  return [...asked, ...(verdict === null && missing === null ? [] : [`by ${DEFINITION_TITLES[definition]}`])].join('; ')
}
