import type { StartedTogether } from './counting'
import { courseSpan } from './course'
import type { PreparedTrial } from './prepare-trial'
import type { JoinedCourse } from './same-course'
import { type Span, startedTogether } from './spans'
import type { Verdict } from './verdict'

/** One trial, the records that are or may be one course with it, and the spans whose start may be the start of its course. */
type Started = {
  readonly trial: PreparedTrial
  readonly records: readonly PreparedTrial[]
  readonly spans: readonly Span[]
}

/** Records of one course started with the first of them; where they may also be apart, each may have started by itself. */
function spansOf(trial: PreparedTrial, records: readonly PreparedTrial[], course: JoinedCourse | undefined): Span[] {
  if (course === undefined) return [courseSpan(trial.course)]
  if (course.joined !== null) return [courseSpan(course.joined.course)]
  const first = course.isLastCertain ? records.slice(0, 1) : records
  return [trial, ...first].map((record) => courseSpan(record.course))
}

function toStarted(trial: PreparedTrial, all: readonly PreparedTrial[], courses: readonly JoinedCourse[]): Started {
  const course = courses.find((one) => one.records.includes(trial.trial.id))
  const ids = course?.records ?? [trial.trial.id]
  const records = ids.flatMap((id) => all.find((other) => other.trial.id === id) ?? [])
  return { trial, records, spans: spansOf(trial, records, course) }
}

/** Whether one was added to the other: `unknown` where no role is recorded. */
function isCombination(added: Started, base: Started): Verdict {
  const combined = added.records.filter(({ trial: { role, addedTo = [] } }) => {
    const isAdded = addedTo.length === 0 || base.records.some(({ trial }) => addedTo.includes(trial.id))
    return role !== 'monotherapy' && isAdded
  })
  if (combined.length === 0) return 'notMet'
  return combined.some(({ trial }) => trial.role !== undefined) ? 'met' : 'unknown'
}

function areTogether(a: Started, b: Started): Verdict {
  const verdicts = a.spans.flatMap((one) => b.spans.map((other) => startedTogether(one, other)))
  const [first = 'unknown', ...others] = verdicts
  return others.every((verdict) => verdict === first) ? first : 'unknown'
}

/** Two antidepressants that were, or may have been, started together: as a combination, or on the same stated day. */
export function listStartedTogether(
  trials: readonly PreparedTrial[],
  courses: readonly JoinedCourse[],
): readonly StartedTogether[] {
  const started = trials
    .filter(({ kind }) => kind === 'antidepressant')
    .map((trial) => toStarted(trial, trials, courses))
    .filter(({ records }) => records.some(({ trial }) => trial.start != null))
  return started.flatMap((added) =>
    started
      .filter((base) => base.trial.drugKey !== added.trial.drugKey)
      .flatMap((base) => {
        const role = isCombination(added, base)
        const isTogether = role === 'notMet' ? 'notMet' : areTogether(base, added)
        const isPair = isTogether === 'met' || (isTogether === 'unknown' && role === 'met')
        return isPair ? [{ a: base.trial.trial.id, b: added.trial.trial.id, isTogether }] : []
      }),
  )
}
