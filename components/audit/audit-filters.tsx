import { AUDIT_KINDS, AUDIT_OUTCOMES } from '@/lib/exchange/audit/audit-actions'
import { type AuditQuery, isNarrowed } from '@/lib/exchange/audit/audit-query'

type Props = {
  readonly query: AuditQuery
  readonly members: readonly { readonly id: string; readonly name: string }[]
}

/** What the record can be narrowed to. Sent as an address: there is nothing of a patient in it. */
export function AuditFilters({ query, members }: Props) {
  return (
    <form method="get" action="/audit" className="audit-filters" aria-label="Which entries">
      <Select name="who" label="Who" chosen={query.who} all="Anyone" options={[...members, NOBODY]} />
      <Select name="kind" label="What" chosen={query.kind} all="Anything" options={toOptions(AUDIT_KINDS)} />
      <Select name="outcome" label="Outcome" chosen={query.outcome} all="Any" options={toOptions(AUDIT_OUTCOMES)} />
      <Day name="from" label="From" value={query.from} />
      <Day name="to" label="To" value={query.to} />
      {query.caseId !== null && <input type="hidden" name="case" value={query.caseId} />}
      <div className="audit-filter-actions">
        <button type="submit" className="button">
          Show
        </button>
        {isNarrowed(query) && (
          <a className="button button-quiet" href="/audit">
            Show everything
          </a>
        )}
      </div>
    </form>
  )
}

const NOBODY = { id: 'nobody', name: 'Nobody known' } as const

type Option = { readonly id: string; readonly name: string }

function toOptions(words: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(words).map(([id, name]) => ({ id, name: name.charAt(0).toUpperCase() + name.slice(1) }))
}

type SelectProps = {
  readonly name: string
  readonly label: string
  readonly chosen: string | null
  readonly all: string
  readonly options: readonly Option[]
}

function Select({ name, label, chosen, all, options }: SelectProps) {
  return (
    <div>
      <label htmlFor={`audit-${name}`}>{label}</label>
      <select className="select" id={`audit-${name}`} name={name} defaultValue={chosen ?? ''}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}

function Day({ name, label, value }: { readonly name: string; readonly label: string; readonly value: string | null }) {
  return (
    <div>
      <label htmlFor={`audit-${name}`}>{label}</label>
      <input className="input" id={`audit-${name}`} name={name} type="date" defaultValue={value ?? ''} />
    </div>
  )
}
