import {
  CASE_SORTS,
  type CaseListQuery,
  type CaseSort,
  MISSING_FIELDS,
  MISSING_LABELS,
  toCaseListHref,
  VERDICT_FILTERS,
} from '@/lib/exchange/case-list-query'
import { nameContributorFilter } from '@/lib/exchange/describe-case-list'
import { CASE_VERDICT_LABELS, DEFINITION_TITLES } from '@/lib/exchange/labels'
import { listDefinitions } from '@/lib/rules/definitions'
import { Menu } from '../menu'

const SORT_LABELS = {
  changed: 'last change',
  created: 'day of entry',
} as const satisfies Record<CaseSort, string>

type Props = {
  readonly query: CaseListQuery
  /** The codes of contributors that any case has. */
  readonly contributors: readonly string[]
}

/** What the list can be narrowed to, as links in plain words: no script, and nothing of a patient in an address. */
export function CaseFilters({ query, contributors }: Props) {
  const { verdict, missing, contributor, definition, sort } = query
  const hasFilter = verdict !== null || missing !== null || contributor !== null
  return (
    <nav className="case-filters" aria-label="Which cases">
      <ul className="case-verdicts">
        <li>
          <Choice href={toCaseListHref(query, { verdict: null })} isChosen={verdict === null} label="All verdicts" />
        </li>
        {VERDICT_FILTERS.map((one) => (
          <li key={one}>
            <Choice
              href={toCaseListHref(query, { verdict: one })}
              isChosen={verdict === one}
              label={CASE_VERDICT_LABELS[one]}
            />
          </li>
        ))}
      </ul>
      <div className="case-menus">
        <Menu tone="quiet" label={`By ${DEFINITION_TITLES[definition]}`}>
          {listDefinitions().map(({ id }) => (
            <Choice
              key={id}
              href={toCaseListHref(query, { definition: id })}
              isChosen={definition === id}
              label={DEFINITION_TITLES[id]}
            />
          ))}
        </Menu>
        <Menu tone="quiet" label={`Missing: ${missing === null ? 'anything or nothing' : MISSING_LABELS[missing]}`}>
          <Choice
            href={toCaseListHref(query, { missing: null })}
            isChosen={missing === null}
            label="Anything or nothing"
          />
          {MISSING_FIELDS.map((field) => (
            <Choice
              key={field}
              href={toCaseListHref(query, { missing: field })}
              isChosen={missing === field}
              label={MISSING_LABELS[field]}
            />
          ))}
        </Menu>
        <ContributorMenu query={query} contributors={contributors} />
        <Menu tone="quiet" label={`Sorted by ${SORT_LABELS[sort]}`}>
          {CASE_SORTS.map((one) => (
            <Choice
              key={one}
              href={toCaseListHref(query, { sort: one })}
              isChosen={sort === one}
              label={SORT_LABELS[one]}
            />
          ))}
        </Menu>
        {hasFilter && (
          <a className="button button-quiet" href={toCaseListHref(query, NO_FILTERS)}>
            Clear filters
          </a>
        )}
      </div>
    </nav>
  )
}

/** A query without its filters; how it is sorted, and by which definition it is judged, stay. */
export const NO_FILTERS = { verdict: null, missing: null, contributor: null } as const

function ContributorMenu({ query, contributors }: Props) {
  const { contributor } = query
  const offered =
    contributor === null || contributors.includes(contributor) ? contributors : [contributor, ...contributors]
  if (offered.length === 0) return null
  return (
    <Menu
      tone="quiet"
      label={`Contributor: ${contributor === null ? 'any or none' : nameContributorFilter(contributor)}`}
    >
      <Choice href={toCaseListHref(query, { contributor: null })} isChosen={contributor === null} label="Any or none" />
      {offered.map((code) => (
        <Choice
          key={code}
          href={toCaseListHref(query, { contributor: code })}
          isChosen={contributor === code}
          label={nameContributorFilter(code)}
        />
      ))}
    </Menu>
  )
}

function Choice({
  href,
  isChosen,
  label,
}: {
  readonly href: string
  readonly isChosen: boolean
  readonly label: string
}) {
  return (
    <a href={href} aria-current={isChosen ? 'true' : undefined}>
      {label}
    </a>
  )
}
