import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { assessCase } from '@/lib/rules/assess-case'
import { CLINICAL_CHANGES, type ClinicalChange, listChangesBetween } from '@/lib/rules/clinical-changes'
import type { DefinitionId } from '@/lib/rules/evaluation'
import { RULES_VERSION } from '@/lib/rules/rules-version'
import { asAssessed, withAssessment } from '../case-file-text'
import { compareRecords, type RecordChange } from './compare-records'
import { type Change, compareResults, isSameAnswer, isUnchanged, type ResultChange } from './compare-results'
import type { KeptAssessment } from './kept-assessment'
import { type KeptResult, toKeptResult } from './kept-result'

/** What was kept, with the record that it was made of. */
export type Kept = Pick<KeptAssessment, 'rulesVersion' | 'assessedOn' | 'result'> & { readonly input: CaseFile }

/**
 * Why the present answer is or is not the one that was kept, in three steps that add up: the kept record run again under
 * the present rules for its own day, then for the present day, then the present record.
 */
export type Explanation = {
  readonly answer: Change<KeptResult>
  readonly hasSameAnswer: boolean
  readonly rules: Step<string> & { readonly entries: readonly ClinicalChange[] }
  readonly day: Step<CalendarDate>
  readonly record: { readonly facts: readonly RecordChange[]; readonly change: ResultChange }
}

type Step<T> = { readonly from: T; readonly to: T; readonly change: ResultChange }

/** The result of a record under one definition by the present rules. */
export function runNow(file: CaseFile, definition: DefinitionId, assessedOn: CalendarDate): KeptResult {
  const { assumeAdherence = false } = file.case
  const asked = withAssessment(file, { assessedOn, assumeAdherence })
  const result = toKeptResult(asked, assessCase(asked, { today: assessedOn, definitions: [definition] }), definition)
  if (result === null) throw new Error(`no result for definition ${definition}`)
  return result
}

/** Explains how what was kept became what the present record says; the day is that of the case, or today. */
export function explainChange(
  kept: Kept,
  present: CaseFile,
  definition: DefinitionId,
  today: CalendarDate,
): Explanation {
  const day = present.case.assessedOn ?? today
  const { input, result } = kept
  const facts = compareRecords(input, asAssessed(present, today))
  const again = runNow(input, definition, kept.assessedOn)
  const later = day === kept.assessedOn ? again : runNow(input, definition, day)
  const now = facts.length === 0 ? later : runNow(present, definition, day)
  const rulesChange = compareResults(result, again)
  return {
    answer: { before: result, after: now },
    hasSameAnswer: isSameAnswer(result, now),
    rules: {
      from: kept.rulesVersion,
      to: RULES_VERSION,
      change: rulesChange,
      entries: listEntries(kept.rulesVersion, rulesChange),
    },
    day: { from: kept.assessedOn, to: day, change: compareResults(again, later) },
    record: { facts, change: compareResults(later, now) },
  }
}

// A version is a month, and may have changed within it.
function listEntries(version: string, change: ResultChange): readonly ClinicalChange[] {
  if (version !== RULES_VERSION) return listChangesBetween(version, RULES_VERSION)
  return isUnchanged(change) ? [] : CLINICAL_CHANGES.filter(({ rulesVersion }) => rulesVersion === version)
}

/** Whether there is something to tell: other rules than then, or another answer. */
export function isWorthTelling({ hasSameAnswer, rules }: Explanation): boolean {
  return !hasSameAnswer || rules.from !== rules.to || !isUnchanged(rules.change)
}
