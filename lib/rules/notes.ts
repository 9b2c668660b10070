import type { CountedTrial } from './counted-trial'
import { hasOwnCounter, NOT_SCORED } from './never-scored'
import type { PreparedCase } from './prepare-case'
import { wasRaised } from './staging/adequate-failures'
import type { Verdict } from './verdict'

function noteCourse(others: string, isOne: boolean): string {
  return isOne
    ? `One course with ${others}: the records overlap or touch.`
    : `May be one course with ${others}: the records may overlap or touch.`
}

function noteTogether(id: string, { startedTogether, trials }: PreparedCase): readonly string[] {
  const nameOf = (other: string) => trials.find(({ trial }) => trial.id === other)?.trial.drug ?? 'another drug'
  const note = (verdict: Verdict, toSentence: (drugs: string) => string) => {
    const pairs = startedTogether.filter(({ b, isTogether }) => b === id && isTogether === verdict)
    if (pairs.length === 0) return []
    return [toSentence([...new Set(pairs.map(({ a }) => nameOf(a)))].sort().join(' and '))]
  }
  return [
    ...note('met', (drugs) => `Started together with ${drugs}: together they count once.`),
    ...note('unknown', (drugs) => `May have been started together with ${drugs}: together they then count once.`),
  ]
}

/** Remarks on a trial that change no verdict, one sentence each. */
export function listNotes(trial: CountedTrial, context: PreparedCase): readonly string[] {
  const { prepared, levels } = trial.judged
  const { id } = prepared.trial
  const course = context.courses.find((one) => one.records.includes(id))
  return [
    ...(hasOwnCounter(prepared.drug) ? [`Not scored: ${NOT_SCORED.sentence}`] : []),
    ...(trial.counts !== 'notMet' && wasRaised(trial, context) === 'notMet' ? ['Never raised above the minimum.'] : []),
    ...(course === undefined
      ? []
      : [noteCourse(course.records.filter((other) => other !== id).join(', '), course.joined !== null)]),
    ...noteTogether(id, context),
    ...levels.notes,
    ...context.exposures(id),
  ]
}
