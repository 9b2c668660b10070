import { describeReason, describeReasonTag } from '@/lib/exchange/describe-reason'
import { CASE_VERDICT_LABELS, CRITERION_LABELS, CRITERION_SENTENCES } from '@/lib/exchange/labels'
import { CRITERIA, REASONS } from '@/lib/rules/evaluation'
import { PlainTable } from './plain-table'

/** The four criteria and the closed list of reasons. */
export function ReasonList() {
  return (
    <>
      <PlainTable
        name="Criteria"
        heads={['Criterion', 'Met when']}
        rows={CRITERIA.map((criterion) => [CRITERION_LABELS[criterion], CRITERION_SENTENCES[criterion]])}
      />
      <PlainTable
        name="Reasons"
        heads={['Reason', 'Meaning']}
        rows={REASONS.map((reason) => [describeReasonTag(reason), describeReason(reason)])}
      />
      <PlainTable
        name="Verdicts"
        heads={['Verdicts on a case']}
        rows={Object.values(CASE_VERDICT_LABELS).map((label) => [label])}
      />
    </>
  )
}
