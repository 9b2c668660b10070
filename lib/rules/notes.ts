import type { CountedTrial } from './counted-trial'
import { hasOwnCounter, NOT_SCORED } from './never-scored'
import type { PreparedCase } from './prepare-case'
import { wasRaised } from './staging/adequate-failures'

/** Remarks on a trial that change no verdict, one sentence each. */
export function listNotes(trial: CountedTrial, context: PreparedCase): readonly string[] {
  const { prepared, levels } = trial.judged
  const { id } = prepared.trial
  const together = context.startedTogether.find((pair) => pair.b === id)
  const base = context.trials.find((other) => other.trial.id === together?.a)
  const course = context.courses.find((one) => one.records.includes(id))
  return [
    ...(hasOwnCounter(prepared.drug) ? [`Not scored: ${NOT_SCORED.sentence}`] : []),
    ...(trial.counts !== 'notMet' && wasRaised(trial, context) === 'notMet' ? ['Never raised above the minimum.'] : []),
    ...(course === undefined
      ? []
      : [
          `One course with ${course.records.filter((other) => other !== id).join(', ')}: the records overlap or touch.`,
        ]),
    ...(together === undefined || base === undefined
      ? []
      : [`Started together with ${base.trial.drug ?? 'another drug'}: the two count once.`]),
    ...levels.notes,
    ...context.exposures(id),
  ]
}
