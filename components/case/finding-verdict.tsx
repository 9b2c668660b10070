import { OutcomeMark } from '@/components/marks/outcome-mark'
import { VerdictMark } from '@/components/marks/verdict-mark'
import type { CriterionId } from '@/lib/rules/evaluation'
import type { Verdict } from '@/lib/rules/verdict'

type Props = { readonly criterion: CriterionId; readonly verdict: Verdict; readonly word: string }

/** A finding's verdict as mark and word. For the outcome the word says what happened, not whether the rule was met. */
export function FindingVerdict({ criterion, verdict, word }: Props) {
  return (
    <span className="marked">
      {criterion === 'outcome' ? <OutcomeMark verdict={verdict} /> : <VerdictMark verdict={verdict} label="" />}
      {word}
    </span>
  )
}
