import type { JudgedTrial } from './assess-trial'
import type { PreparedCase } from './prepare-case'
import { anyOf, type Verdict } from './verdict'

/** Whether a trial was added to an antidepressant whose own trial was adequate; unknown where no base is recorded. */
export function baseAdequacyOf(judged: JudgedTrial, all: readonly JudgedTrial[], context: PreparedCase): Verdict {
  const recorded = judged.prepared.trial.addedTo
  if (recorded === undefined || recorded.length === 0) return 'unknown'
  const courses = context.courses.filter((course) => course.records.some((id) => recorded.includes(id)))
  const ids = [...recorded, ...courses.flatMap((course) => course.records)]
  const bases = all.filter((other) => other.prepared.kind === 'antidepressant' && ids.includes(other.prepared.trial.id))
  return anyOf(bases.map((base) => base.adequacy))
}
