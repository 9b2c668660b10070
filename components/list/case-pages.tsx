import type { CaseListQuery, ListPlace } from '@/lib/exchange/case-list-query'
import { toCaseListHref } from '@/lib/exchange/case-list-query'

type Props = {
  readonly query: CaseListQuery
  readonly newer: ListPlace | null
  readonly older: ListPlace | null
  /** How many were looked through where the page ends because of that, and not because there are no more. */
  readonly lookedThrough: number | null
}

/** From one page of the list to the next. */
export function CasePages({ query, newer, older, lookedThrough }: Props) {
  if (newer === null && older === null && query.place === null) return null
  const isByTime = query.search === null
  return (
    <nav className="case-pages" aria-label="Pages of the list">
      {query.place !== null && <a href={toCaseListHref(query, {})}>First page</a>}
      {newer !== null && (
        <a rel="prev" href={toCaseListHref(query, { place: newer })}>
          {isByTime ? 'Newer' : 'Previous'}
        </a>
      )}
      {older !== null && (
        <a rel="next" href={toCaseListHref(query, { place: older })}>
          {lookedThrough !== null && 'Look further'}
          {lookedThrough === null && (isByTime ? 'Older' : 'Next')}
        </a>
      )}
      {lookedThrough !== null && (
        <span className="small">{lookedThrough.toLocaleString('en')} cases were looked through for this page.</span>
      )}
    </nav>
  )
}
