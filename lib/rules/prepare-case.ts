import { type CalendarDate, type DayRange, toDayRange } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { listCaseScores } from './case-scores'
import type { StartedTogether } from './counting'
import { courseSpan } from './course'
import { readOnset } from './episode'
import { listExposures } from './exposures'
import { isForDepression } from './for-depression'
import { type Addition, readAddition } from './judge-outcome'
import { type PreparedTrial, prepareTrial } from './prepare-trial'
import { hadAntipsychotic } from './psychosis'
import { type JoinedCourse, joinCourses } from './same-course'
import { isProvisional, judgeScope } from './scope'
import { listStartedTogether } from './started-together'
import { type Begun, listTrialScores, type ScaleScores } from './trial-scores'
import type { Verdict } from './verdict'

/** A case read once for all definitions. */
export type PreparedCase = {
  readonly file: CaseFile
  readonly today: number
  readonly assumeAdherence: boolean
  readonly onset: DayRange | null
  readonly scope: Verdict
  readonly isProvisional: boolean
  readonly trials: readonly PreparedTrial[]
  readonly courses: readonly JoinedCourse[]
  readonly startedTogether: readonly StartedTogether[]
  /** The scores of the case that may lie around a trial. */
  readonly scores: (trial: PreparedTrial) => readonly ScaleScores[]
  /** When another agent was first added to a trial. */
  readonly addition: (id: string) => Addition
  /** Whether an antipsychotic was taken during a trial; `null` without psychotic features. */
  readonly antipsychotic: (id: string) => Verdict | null
  /** What makes exposure uncertain at an adequate dose, one sentence each. */
  readonly exposures: (id: string) => readonly string[]
}

function once<K, T>(compute: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = compute(key)
    known.set(key, value)
    return value
  }
}

/** When treatments of depression were begun other than a trial and the records that are one course with it. */
function listBegun(
  { trial }: PreparedTrial,
  trials: readonly PreparedTrial[],
  courses: readonly JoinedCourse[],
  file: CaseFile,
): readonly Begun[] {
  const own = courses.find(({ records }) => records.includes(trial.id))?.records ?? [trial.id]
  const others = trials
    .filter((other) => !own.includes(other.trial.id))
    .map((other): Begun => {
      const { min, max } = courseSpan(other.course).start
      return { days: { first: min, last: max }, isForDepression: isForDepression(other) }
    })
  const treatments = (file.otherTreatments ?? []).flatMap(({ start }): readonly Begun[] =>
    start == null ? [] : [{ days: toDayRange(start), isForDepression: 'met' }],
  )
  return [...others, ...treatments].filter(({ days }) => Number.isFinite(days.first))
}

/** Reads a case once for all definitions. */
export function prepareCase(file: CaseFile, assessedOn: CalendarDate, assumeAdherence: boolean): PreparedCase {
  const today = toDayRange(assessedOn).first
  const trials = file.trials.map((trial) => prepareTrial(trial, today))
  const find = (id: string) => trials.find((prepared) => prepared.trial.id === id)
  const courses = joinCourses(trials, today)
  const scoresOfCase = listCaseScores(file, today)
  const isPsychotic = file.case.diagnosis?.psychoticFeatures === 'present'
  return {
    file,
    today,
    assumeAdherence,
    onset: readOnset(file),
    scope: judgeScope(file, assessedOn),
    isProvisional: isProvisional(file),
    trials,
    courses,
    startedTogether: listStartedTogether(trials, courses),
    scores: once((prepared) => listTrialScores(prepared, scoresOfCase, listBegun(prepared, trials, courses, file))),
    addition: once((id: string) => {
      const prepared = find(id)
      const starts = file.trials.filter((trial) => trial.addedTo?.includes(id)).map((trial) => trial.start)
      return prepared === undefined ? null : readAddition(starts, prepared)
    }),
    antipsychotic: once((id: string) => {
      const prepared = isPsychotic ? find(id) : undefined
      if (prepared?.kind !== 'antidepressant') return null
      return hadAntipsychotic(prepared, trials, file, today, (trial) => courseSpan(trial.course))
    }),
    exposures: once((id: string) => {
      const prepared = find(id)
      return prepared === undefined ? [] : listExposures(prepared, file, today)
    }),
  }
}
