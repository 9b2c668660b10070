import { Tag } from '@/components/marks/tag'
import { VerdictMark } from '@/components/marks/verdict-mark'
import { describeDate } from '@/lib/domain/calendar-date'
import type { CaseFacts } from '@/lib/domain/case-file'
import { describeCode } from '@/lib/exchange/describe-case'
import { CONTRIBUTOR_STATUS_LABELS } from '@/lib/exchange/labels'
import { getContributor } from '@/lib/rules/contributor-codes'

type Contributors = NonNullable<CaseFacts['contributors']>
type Contributor = Contributors[number]

const MARKS = { notAssessed: 'unknown', present: 'notMet', treated: 'met', ruledOut: 'met' } as const
const ORDER = ['present', 'notAssessed', 'treated', 'ruledOut'] as const

/** What can masquerade as resistance, the unresolved first. */
export function ContributorList({ contributors }: { readonly contributors: Contributors }) {
  const sorted = ORDER.flatMap((status) => contributors.filter((contributor) => contributor.status === status))
  return (
    <ul className="lines">
      {sorted.map((contributor) => (
        <li key={`${contributor.code} ${contributor.status} ${contributor.start ?? ''}`}>
          <VerdictMark verdict={MARKS[contributor.status]} label="" />
          <span className="line-text">
            {getContributor(contributor.code)?.name ?? describeCode(contributor.code)}
            {describeDetail(contributor) !== '' && <span className="under">{describeDetail(contributor)}</span>}
            {isUnresolved(contributor) && <CheckLine code={contributor.code} />}
          </span>
          <Tag tone={MARKS[contributor.status]}>{CONTRIBUTOR_STATUS_LABELS[contributor.status]}</Tag>
        </li>
      ))}
    </ul>
  )
}

function describeDetail({ start, stop, note }: Contributor): string {
  const since = start === null || start === undefined ? '' : `since ${describeDate(start)}`
  const until = stop === null || stop === undefined ? '' : `until ${describeDate(stop)}`
  return [since, until, note].filter(Boolean).join(', ')
}

function isUnresolved({ status }: Contributor): boolean {
  return status === 'present' || status === 'notAssessed'
}

function CheckLine({ code }: { readonly code: string }) {
  const check = getContributor(code)?.check
  return check === undefined ? null : <span className="under">Check: {check}</span>
}
