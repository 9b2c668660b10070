import { type CalendarDate, isCalendarDate } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { assessCase } from '@/lib/rules/assess-case'
import type {
  CriterionId,
  DefinitionEvaluation,
  DefinitionId,
  Evaluation,
  Finding,
  TrialEvaluation,
} from '@/lib/rules/evaluation'
import { aCaseFile, aTrial } from '../factories'

type Recorded = NonNullable<Parameters<typeof aTrial>[0]>
type CaseRecorded = NonNullable<NonNullable<Parameters<typeof aCaseFile>[0]>['case']>

const ASSESSED_ON = '2026-11-20'

/** A twelve-week trial of sertraline 100 mg, taken and without effect: it counts in every definition. */
export function aFairTrial(recorded: Recorded = {}): AntidepressantTrial {
  const { start, days } = recorded
  const length = start === undefined && days === undefined ? { weeks: 12 } : {}
  return aTrial({
    ...length,
    doses: [{ mgPerDay: 100 }],
    adherence: { method: 'refillRecord', proportion: 0.93 },
    outcome: { band: 'none' },
    ...recorded,
  })
}

/** A second fair trial, of another drug. */
export function anotherFairTrial(recorded: Recorded = {}): AntidepressantTrial {
  return aFairTrial({ id: 'other', drug: 'duloxetine', doses: [{ mgPerDay: 60 }], ...recorded })
}

/** The evaluation of some trials, on 20 November 2026 unless the case says otherwise. */
export function assess(
  trials: readonly AntidepressantTrial[],
  recorded: CaseRecorded = {},
  assumeAdherence = false,
): Evaluation {
  const file = aCaseFile({ case: { assessedOn: ASSESSED_ON, ...recorded }, trials })
  return assessCase(file, { today: aDay(ASSESSED_ON), assumeAdherence })
}

/** The judgement of some trials under one definition. */
export function assessUnder(
  definition: DefinitionId,
  trials: readonly AntidepressantTrial[],
  recorded: CaseRecorded = {},
  assumeAdherence = false,
): DefinitionEvaluation {
  const found = assess(trials, recorded, assumeAdherence).definitions.find(({ id }) => id === definition)
  if (found === undefined) throw new Error(`${definition} was not evaluated`)
  return found
}

/** The judgement of the first of some trials under one definition. */
export function assessFirst(
  trials: readonly AntidepressantTrial[],
  definition: DefinitionId = 'six-week',
  recorded: CaseRecorded = {},
  assumeAdherence = false,
): TrialEvaluation {
  const found = assessUnder(definition, trials, recorded, assumeAdherence).trials.find(({ id }) => id === trials[0]?.id)
  if (found === undefined) throw new Error('the first trial was not evaluated')
  return found
}

/** One of the four findings of a trial. */
export function findingOf(trial: TrialEvaluation, criterion: CriterionId): Finding {
  const found = trial.findings.find((finding) => finding.criterion === criterion)
  if (found === undefined) throw new Error(`no finding on ${criterion}`)
  return found
}

/** A fair trial with one thing changed, and what becomes of one criterion under one definition. */
export function verdictOn(criterion: CriterionId, recorded: Recorded, definition: DefinitionId = 'six-week') {
  return findingOf(assessFirst([aFairTrial(recorded)], definition), criterion).verdict
}

/** A calendar day written as text. */
export function aDay(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`${text} is not a day`)
  return text
}
