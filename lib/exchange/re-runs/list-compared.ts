import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { getDefinition } from '@/lib/rules/definitions'
import type { DefinitionId } from '@/lib/rules/evaluation'
import type { RecordChange } from './compare-records'
import { describeAnswerChange, describeKeptCount, describeRemarks } from './describe-change'
import { type ExplainedCause, listCauses } from './describe-explanation'
import { UNREADABLE } from './describe-kept-of-case'
import { type Explanation, explainChange } from './explain-change'
import type { OpenedAssessment } from './kept-assessment'
import { type ChangedFinding, listChangedFindings } from './list-findings'

/** A cause with its facts and findings one by one, for the page that compares. */
export type ComparedCause = Pick<ExplainedCause, 'cause' | 'title' | 'intro' | 'entries'> & {
  readonly facts: readonly RecordChange[]
  readonly answer: readonly string[]
  readonly findings: readonly ChangedFinding[]
  /** What changed about a trial beside its findings. */
  readonly remarks: readonly string[]
}

const NO_DEFINITION = 'These rules no longer have this definition, so the record was not run again.'

/** A kept assessment held against the present record and rules: what to say first, and the causes one by one. */
export function compareWithPresent(kept: OpenedAssessment, present: CaseFile, today: CalendarDate): Comparison {
  const definition = getDefinition(kept.definition)
  if (definition === null) return { summary: NO_DEFINITION, causes: [] }
  const { input } = kept
  if (input === null) return { summary: UNREADABLE, causes: [] }
  const explanation = explainChange({ ...kept, input }, present, definition.id, today)
  return { summary: describeNow(explanation), causes: listCompared(explanation, definition.id) }
}

export type Comparison = { readonly summary: string; readonly causes: readonly ComparedCause[] }

function describeNow({ answer, hasSameAnswer }: Explanation): string {
  if (!hasSameAnswer) return `Now it is: ${answer.after.sentence} ${describeKeptCount(answer.after)}.`
  return 'Verdict and count are the same now.'
}

function listCompared(explanation: Explanation, definition: DefinitionId): readonly ComparedCause[] {
  return listCauses(explanation, definition).map(({ cause, title, intro, entries, change }) => ({
    ...{ cause, title, intro, entries },
    facts: cause === 'record' ? explanation.record.facts : [],
    answer: describeAnswerChange(change.answer),
    findings: listChangedFindings(change, definition),
    remarks: change.trials.flatMap(describeRemarks),
  }))
}
