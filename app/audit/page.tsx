import type { Metadata } from 'next'
import { AuditFilters } from '@/components/audit/audit-filters'
import { AuditTable } from '@/components/audit/audit-table'
import { Menu } from '@/components/menu'
import { PageShell } from '@/components/shell/page-shell'
import { type AuditQuery, isNarrowed, parseAuditQuery, toAuditHref } from '@/lib/exchange/audit/audit-query'
import { listMemberNames } from '@/lib/server/audit/list-audit'
import { recordAuditAlone } from '@/lib/server/audit/record-audit'
import { requireClinician } from '@/lib/server/require-clinician'
import { type AuditTablePage, loadAuditPage, loadCheck } from './load-audit'

export const metadata: Metadata = { title: 'Audit record' }

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function AuditPage({ searchParams }: Props) {
  const clinician = await requireClinician('audit.read')
  const params = await searchParams
  const query = parseAuditQuery(params)
  const check = await loadCheck(clinician, params.checked)
  if (check === null) await recordAuditAlone({ clinician, action: 'audit.viewed', caseId: query.caseId })
  const page = await loadAuditPage(clinician, query)
  return (
    <PageShell clinician={clinician} current="audit">
      <div className="page-head">
        <h1>Audit record</h1>
        <div className="actions">
          <Menu label="Export">
            <a href={toAuditHref(query, {}, '/api/audit/export?format=csv')} download>
              As CSV
            </a>
            <a href={toAuditHref(query, {}, '/api/audit/export?format=jsonLines')} download>
              As JSON lines
            </a>
          </Menu>
          <form method="post" action="/api/audit/check">
            <button type="submit" className="button button-primary">
              Check the record
            </button>
          </form>
        </div>
      </div>
      <p className="form-intro audit-intro">
        Who did what, when, to which case and from where. Entries are only added: each carries a code made from the one
        before it, so that a changed, missing or moved entry is found.
      </p>
      {check !== null && (
        <div className={check.isSound ? 'notice' : 'notice notice-alarm'} role={check.isSound ? 'status' : 'alert'}>
          <p>{check.sentence}</p>
          {check.first !== '' && <p>{check.first}</p>}
        </div>
      )}
      <section className="card" aria-label="Entries">
        <AuditFilters query={query} members={await listMemberNames(clinician)} />
        <Entries query={query} page={page} />
      </section>
    </PageShell>
  )
}

function Entries({ query, page }: { readonly query: AuditQuery; readonly page: AuditTablePage }) {
  const { rows, newer, older } = page
  return (
    <>
      {query.caseId !== null && (
        <p className="audit-of-case">
          Only case <strong>{query.caseId}</strong>. <a href={toAuditHref(query, { caseId: null })}>All cases</a>
        </p>
      )}
      {rows.length === 0 ? (
        <p className="quiet audit-none">
          {isNarrowed(query) ? 'No entry fits. Widen the days, or show everything.' : 'Nothing has been recorded yet.'}
        </p>
      ) : (
        <AuditTable rows={rows} />
      )}
      {(newer !== null || older !== null) && (
        <nav className="case-pages" aria-label="Pages of the record">
          {newer !== null && <a href={toAuditHref(query, {})}>Newest</a>}
          {newer !== null && (
            <a rel="prev" href={toAuditHref(query, { place: newer })}>
              Newer
            </a>
          )}
          {older !== null && (
            <a rel="next" href={toAuditHref(query, { place: older })}>
              Older
            </a>
          )}
        </nav>
      )}
    </>
  )
}
