import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile, CaseVerdictId } from '@/lib/domain/case-file'
import { assessCase } from '@/lib/rules/assess-case'
import { assessContributors } from '@/lib/rules/assess-surroundings'
import type { Verdict } from '@/lib/rules/verdict'
import { type CaseListQuery, listQueryTraits } from './case-list-query'
import { listContributorTraits, listDefinitionTraits } from './case-traits'
import { describeWho, listSafetyConcerns } from './describe-case'
import { describeCountOfRequired, toVerdictMark } from './describe-verdict'
import { CASE_VERDICT_LABELS } from './labels'
import { openQuestions } from './open-questions'

/** What one row of the list says of a case. */
export type JudgedRow = {
  readonly label: string
  readonly who: string
  readonly verdictId: CaseVerdictId
  readonly mark: Verdict
  readonly verdict: string
  readonly count: string
  readonly trials: number
  readonly openQuestions: number
  readonly hasSafetyConcern: boolean
  /** Whether the case, judged now, is one of those that were asked for. */
  readonly isAskedFor: boolean
}

/** Judges a case for its row in the list: by the rules, now, and never by what the list was searched with. */
export function judgeRow(file: CaseFile, query: CaseListQuery, today: CalendarDate): JudgedRow {
  const evaluation = assessCase(file, { today, definitions: [query.definition] })
  const [definition] = evaluation.definitions
  if (definition === undefined) throw new Error('a case was judged by no definition')
  const asked = query.search === null ? listQueryTraits(query) : []
  const traits = [
    ...listDefinitionTraits(definition),
    ...(query.contributor === null ? [] : listContributorTraits(assessContributors(file, { today }))),
  ]
  return {
    label: file.case.label,
    who: describeWho(file),
    verdictId: definition.verdict,
    mark: toVerdictMark(definition),
    verdict: `${definition.provisional ? 'Provisional: ' : ''}${CASE_VERDICT_LABELS[definition.verdict]}`,
    count: describeCountOfRequired(definition),
    trials: file.trials.length,
    openQuestions: openQuestions(evaluation, query.definition, file).length,
    hasSafetyConcern: listSafetyConcerns(file).length > 0,
    isAskedFor: asked.every((trait) => traits.includes(trait)),
  }
}
