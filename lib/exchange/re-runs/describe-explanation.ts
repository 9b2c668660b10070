import { describeDate } from '@/lib/domain/calendar-date'
import type { DefinitionId } from '@/lib/rules/evaluation'
import { describeClinicalChange } from '../describe-clinical-change'
import type { RecordChange } from './compare-records'
import { isUnchanged, type ResultChange } from './compare-results'
import { describeKeptCount, describeResultChange } from './describe-change'
import type { Explanation } from './explain-change'

/** One of the three causes of another answer, in words. */
export type ExplainedCause = {
  readonly cause: 'rules' | 'day' | 'record'
  readonly title: string
  /** What comes before the sentences; may be all there is to say. */
  readonly intro: string
  readonly sentences: readonly string[]
  /** What the changelog says of the changed rules. */
  readonly entries: readonly string[]
  readonly change: ResultChange
}

/** What was said then, in one sentence or two. */
export function describeThen({ answer, hasSameAnswer, rules, day }: Explanation): string {
  const when = `On ${describeDate(day.from)}, under rules ${rules.from}`
  if (hasSameAnswer) return `${when}, verdict and count were the same.`
  return `${when}, it was: ${answer.before.sentence} ${describeKeptCount(answer.before)}.`
}

/** The causes that have something to say, in the order in which they add up: rules, day, record. */
export function listCauses(explanation: Explanation, definition: DefinitionId): readonly ExplainedCause[] {
  return [
    explainRules(explanation, definition),
    explainDay(explanation, definition),
    explainRecord(explanation, definition),
  ].filter((cause) => cause !== null)
}

function explainRules({ rules }: Explanation, definition: DefinitionId): ExplainedCause | null {
  const { from, to, change, entries } = rules
  const isSame = isUnchanged(change)
  if (from === to && isSame) return null
  const again = 'The record as it was then, run again under the present rules for the same day'
  return {
    cause: 'rules',
    title: from === to ? `Rules ${to} now judge otherwise` : `The rules changed: ${from} then, ${to} now`,
    intro: isSame ? `${again}, gives the same result.` : `${again}:`,
    sentences: describeResultChange(change, definition),
    entries: entries.map(describeClinicalChange),
    change,
  }
}

function explainDay({ day }: Explanation, definition: DefinitionId): ExplainedCause | null {
  const { from, to, change } = day
  if (isUnchanged(change)) return null
  return {
    cause: 'day',
    title: `The day moved on: ${describeDate(from)} then, ${describeDate(to)} now`,
    intro: 'The same record, by the same rules, on the later day:',
    sentences: describeResultChange(change, definition),
    entries: [],
    change,
  }
}

function explainRecord({ record }: Explanation, definition: DefinitionId): ExplainedCause | null {
  const { facts, change } = record
  if (facts.length === 0) return null
  const isSame = isUnchanged(change)
  return {
    cause: 'record',
    title: 'The record changed',
    intro: isSame ? 'No finding changed by that.' : '',
    sentences: [...facts.map(describeRecordChange), ...describeResultChange(change, definition)],
    entries: [],
    change,
  }
}

/** A changed fact in a sentence: "Sertraline, stop: 14 June 2024 then, 20 June 2024 now." */
export function describeRecordChange({ where, what, before, after }: RecordChange): string {
  const named = where === '' ? what : `${where}, ${what.charAt(0).toLowerCase()}${what.slice(1)}`
  return `${named}: ${before} then, ${after} now.`
}
