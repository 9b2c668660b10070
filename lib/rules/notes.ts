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
  const listDrugs = (verdict: Verdict) => {
    const ids = startedTogether.filter(({ b, isTogether }) => b === id && isTogether === verdict).map(({ a }) => a)
    const drugs = trials.filter(({ trial }) => ids.includes(trial.id)).map(({ trial }) => trial.drug ?? 'another drug')
    return [...new Set(drugs)].sort().join(' and ')
  }
  const [certain, possible] = [listDrugs('met'), listDrugs('unknown')]
  return [
    ...(certain === '' ? [] : [`Started together with ${certain}: together they count once.`]),
    ...(possible === '' ? [] : [`May have been started together with ${possible}: together they then count once.`]),
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
