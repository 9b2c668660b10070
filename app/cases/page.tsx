import type { Metadata } from 'next'
import { after } from 'next/server'
import { CaseFilters, NO_FILTERS } from '@/components/list/case-filters'
import { CasePages } from '@/components/list/case-pages'
import { CaseSearchForm } from '@/components/list/case-search-form'
import { CaseTable } from '@/components/list/case-table'
import { NoCases } from '@/components/list/no-cases'
import { NoMatch } from '@/components/list/no-match'
import { Menu } from '@/components/menu'
import { PageShell } from '@/components/shell/page-shell'
import { isAllowed } from '@/lib/domain/permissions'
import { type CaseListQuery, parseCaseListQuery, toCaseListHref } from '@/lib/exchange/case-list-query'
import { describeCaseCount, describeFilters } from '@/lib/exchange/describe-case-list'
import { recordAuditAlone } from '@/lib/server/audit/record-audit'
import { reindexCases } from '@/lib/server/case-index-refresh'
import { MOST_READ } from '@/lib/server/case-list'
import { requireClinician } from '@/lib/server/require-clinician'
import { readToday } from '@/lib/server/today'
import { type CaseList, loadCaseList } from './load-case-list'

export const metadata: Metadata = { title: 'Cases' }

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function CasesPage({ searchParams }: Props) {
  const clinician = await requireClinician('case.read')
  const query = parseCaseListQuery(await searchParams)
  const list = await loadCaseList(clinician, query)
  const searches = query.search !== null
  await recordAuditAlone({ clinician, action: searches ? 'list.searched' : 'list.viewed' })
  if (list.misindexed.length > 0) after(() => reindexCases(clinician, list.misindexed, readToday()))
  const isEmpty = list.total.count === 0
  const mayWrite = isAllowed(clinician.role, 'case.write')
  return (
    <PageShell clinician={clinician} current="cases">
      <div className="page-head">
        <h1>Cases</h1>
        <div className="actions">
          {mayWrite && !isEmpty && (
            <Menu label="More">
              <a href="/cases/import">Import case files</a>
              <a href="/cases/export">Export all cases</a>
              <a href="/cases/deleted">Deleted cases and trials</a>
              <a href="/emergency">Emergency access</a>
            </Menu>
          )}
          {mayWrite && (
            <a className="button button-primary" href="/cases/new">
              New case
            </a>
          )}
        </div>
      </div>
      {isEmpty ? <NoCases mayWrite={mayWrite} /> : <CaseCard query={query} list={list} />}
    </PageShell>
  )
}

function CaseCard({ query, list }: { readonly query: CaseListQuery; readonly list: CaseList }) {
  const { rows, searched, total, matching } = list
  const filters = searched === null ? describeFilters(query) : ''
  const isNarrowed = searched !== null || filters !== ''
  const lookedThrough = list.isCutShort ? MOST_READ : null
  return (
    <section className="card" aria-label="Your cases">
      <div className="case-tools">
        <CaseSearchForm label={searched ?? ''} />
        <p className="case-total" role="status">
          {describeCaseCount(matching, total, isNarrowed)}
          {searched !== null && rows.length > 0 && (
            <>
              {' '}
              <a href="/cases">Show all cases</a>
            </>
          )}
        </p>
      </div>
      {searched === null && <CaseFilters query={query} contributors={list.contributors} />}
      <ListNotices list={list} isFiltered={filters !== ''} />
      {rows.length === 0 ? (
        <NoMatch
          label={searched}
          filters={filters}
          lookedThrough={lookedThrough}
          clearHref={toCaseListHref(query, NO_FILTERS)}
        />
      ) : (
        <CaseTable rows={rows} dayHeading={query.sort === 'created' ? 'Entered' : 'Last changed'} />
      )}
      <CasePages query={query} newer={list.newer} older={list.older} lookedThrough={lookedThrough} />
      <p className="small cases-note">
        Every row is judged by the rules as you look at it,{' '}
        <a href={`/rules#definition-${query.definition}`}>by this definition</a>. Other definitions are on the page of
        each case.
      </p>
    </section>
  )
}

function ListNotices({ list, isFiltered }: { readonly list: CaseList; readonly isFiltered: boolean }) {
  const { isSearchLost, isPlaceLost, stale } = list
  const many = stale >= MOST_READ ? `more than ${MOST_READ.toLocaleString('en')}` : stale.toLocaleString('en')
  return (
    <>
      {isSearchLost && <p className="notice">That search is no longer kept. Type the label again.</p>}
      {isPlaceLost && <p className="notice">The case at which that page began is gone. This is the first page.</p>}
      {isFiltered && stale > 0 && (
        <p className="notice notice-unknown">
          {stale === 1 ? '1 case has' : `${many} cases have`} not been judged anew today, and may be missing here for a
          while.
        </p>
      )}
    </>
  )
}
