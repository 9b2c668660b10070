import { type CalendarDate, type DayRange, toDayRange } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import type { StartedTogether } from './counting'
import { courseSpan } from './course'
import { readOnset } from './episode'
import { listExposures } from './exposures'
import { type Addition, readAddition } from './judge-outcome'
import { type PreparedTrial, prepareTrial } from './prepare-trial'
import { hadAntipsychotic } from './psychosis'
import { type JoinedCourse, joinCourses } from './same-course'
import { isProvisional, judgeScope } from './scope'
import { listStartedTogether } from './started-together'
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
  /** When another agent was first added to a trial. */
  readonly addition: (id: string) => Addition
  /** Whether an antipsychotic was taken during a trial; `null` without psychotic features. */
  readonly antipsychotic: (id: string) => Verdict | null
  /** What makes exposure uncertain at an adequate dose, one sentence each. */
  readonly exposures: (id: string) => readonly string[]
}

function once<T>(compute: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>()
  return (id) => {
    const found = known.get(id)
    if (found !== undefined) return found
    const value = compute(id)
    known.set(id, value)
    return value
  }
}

/** Reads a case once for all definitions. */
export function prepareCase(file: CaseFile, assessedOn: CalendarDate, assumeAdherence: boolean): PreparedCase {
  const today = toDayRange(assessedOn).first
  const trials = file.trials.map((trial) => prepareTrial(trial, today))
  const find = (id: string) => trials.find((prepared) => prepared.trial.id === id)
  const courses = joinCourses(trials, today)
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
    addition: once((id) => {
      const prepared = find(id)
      const starts = file.trials.filter((trial) => trial.addedTo?.includes(id)).map((trial) => trial.start)
      return prepared === undefined ? null : readAddition(starts, prepared)
    }),
    antipsychotic: once((id) => {
      const prepared = isPsychotic ? find(id) : undefined
      if (prepared?.kind !== 'antidepressant') return null
      return hadAntipsychotic(prepared, trials, file, today, (trial) => courseSpan(trial.course))
    }),
    exposures: once((id) => {
      const prepared = find(id)
      return prepared === undefined ? [] : listExposures(prepared, file, today)
    }),
  }
}
