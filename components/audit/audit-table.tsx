/** One entry of the audit record, in words. */
export type AuditTableRow = {
  readonly sequence: number
  readonly when: string
  readonly who: string
  readonly what: string
  readonly about: string
  /** Shown where it was not simply done. */
  readonly outcome: 'refused' | 'failed' | null
  readonly caseId: string | null
  /** The record of this case alone. */
  readonly ofCaseHref: string | null
  /** The case itself, for who may see it. */
  readonly caseHref: string | null
  readonly address: string | null
}

/** Entries of the audit record, the newest first. Of a case it says no more than its id. */
export function AuditTable({ rows }: { readonly rows: readonly AuditTableRow[] }) {
  return (
    <table className="table audit">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Case</th>
          <th scope="col">From</th>
          <th scope="col" className="number">
            Entry
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.sequence}>
            <td className="audit-when">{row.when}</td>
            <td className="audit-who">{row.who}</td>
            <th scope="row" className="audit-what">
              {row.what}
              {row.outcome !== null && <span className={`audit-outcome audit-${row.outcome}`}>{row.outcome}</span>}
              {row.about !== '' && <span className="under">{row.about}</span>}
            </th>
            <td className="audit-case">
              <CaseCell row={row} />
            </td>
            <td className="audit-from">{row.address}</td>
            <td className="number audit-number">
              <span className="audit-word">Entry </span>
              {row.sequence}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CaseCell({ row: { caseId, ofCaseHref, caseHref } }: { readonly row: AuditTableRow }) {
  if (caseId === null || ofCaseHref === null) return null
  return (
    <>
      <span className="audit-word">Case </span>
      <a href={ofCaseHref} aria-label={`Everything about case ${caseId}`} title={caseId}>
        {caseId.slice(0, 8)}
      </a>
      {caseHref !== null && (
        <>
          {' · '}
          <a href={caseHref} aria-label={`Open case ${caseId}`}>
            open
          </a>
        </>
      )}
    </>
  )
}
