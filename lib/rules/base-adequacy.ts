import type { JudgedTrial } from './assess-trial'
import type { PreparedCase } from './prepare-case'
import { anyOf, type Verdict } from './verdict'

/** Whether a trial was added to an antidepressant whose own trial was adequate; unknown where no base is recorded. */
export function baseAdequacyOf(judged: JudgedTrial, all: readonly JudgedTrial[], context: PreparedCase): Verdict {
  const recorded = judged.prepared.trial.addedTo ?? []
  return recorded.length === 0 ? 'unknown' : anyOf(basesOf(judged, all, context).map((base) => base.adequacy))
}

/** The antidepressant trials that a trial is recorded as added to, with the records that may be one course with them. */
export function basesOf(
  judged: JudgedTrial,
  all: readonly JudgedTrial[],
  context: PreparedCase,
): readonly JudgedTrial[] {
  const recorded = new Set(judged.prepared.trial.addedTo)
  const courses = context.courses.filter((course) => course.records.some((id) => recorded.has(id)))
  const ids = [...recorded, ...courses.flatMap((course) => course.records)]
  return all.filter((other) => other.prepared.kind === 'antidepressant' && ids.includes(other.prepared.trial.id))
}
