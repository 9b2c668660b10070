import { Tag } from '@/components/marks/tag'
import { VerdictMark } from '@/components/marks/verdict-mark'
import { describeDate } from '@/lib/domain/calendar-date'
import { describeCode } from '@/lib/exchange/describe-case'
import { describeContributorCheck } from '@/lib/exchange/describe-contributor'
import { CONTRIBUTOR_STATUS_LABELS } from '@/lib/exchange/labels'
import type { ContributorCheck } from '@/lib/rules/contributors'

const MARKS = {
  notAssessed: 'unknown',
  notRecorded: 'unknown',
  present: 'notMet',
  treated: 'met',
  ruledOut: 'met',
} as const
const ORDER = ['present', 'notAssessed', 'notRecorded', 'treated', 'ruledOut'] as const
const LABELS = { ...CONTRIBUTOR_STATUS_LABELS, notRecorded: 'not recorded' } as const

/** What can masquerade as resistance, the unresolved first. */
export function ContributorList({ checks }: { readonly checks: readonly ContributorCheck[] }) {
  const sorted = ORDER.flatMap((status) => checks.filter((check) => check.status === status))
  return (
    <ul className="lines">
      {sorted.map((check) => (
        <li key={`${check.code} ${check.status} ${check.start ?? ''}`}>
          <VerdictMark verdict={MARKS[check.status]} label="" />
          <span className="line-text">
            {check.contributor?.name ?? describeCode(check.code)}
            {describeDetail(check) !== '' && <span className="under">{describeDetail(check)}</span>}
            {describeContributorCheck(check).map((sentence) => (
              <span key={sentence} className="under">
                {sentence}
              </span>
            ))}
          </span>
          <Tag tone={MARKS[check.status]}>{LABELS[check.status]}</Tag>
        </li>
      ))}
    </ul>
  )
}

function describeDetail({ start, stop, note }: ContributorCheck): string {
  const since = start === null || start === undefined ? '' : `since ${describeDate(start)}`
  const until = stop === null || stop === undefined ? '' : `until ${describeDate(stop)}`
  return [since, until, note].filter(Boolean).join(', ')
}
