import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { listStopReasons } from '@/lib/domain/stop-reasons'
import { allOf, type Verdict } from './verdict'

/** Adults only: the definitions were made for them. Years. */
export const ADULT_FROM_YEARS = 18

/** Whether someone born in a year is an adult on a day; left out is assumed to be one. */
export function isAdult(birthYear: number | null | undefined, assessedOn: CalendarDate): Verdict {
  if (birthYear === null) return 'unknown'
  if (birthYear === undefined) return 'met'
  const years = Number(assessedOn.slice(0, 4)) - birthYear
  if (years > ADULT_FROM_YEARS) return 'met'
  return years < ADULT_FROM_YEARS ? 'notMet' : 'unknown'
}

/** Whether a primary diagnosis is major depressive disorder; left out is assumed to be. */
export function isUnipolarDepression(primary: NonNullable<CaseFile['case']['diagnosis']>['primary']): Verdict {
  switch (primary) {
    case undefined:
    case 'majorDepressiveDisorder':
      return 'met'
    case 'unknown':
      return 'unknown'
    case 'persistentDepressiveDisorder':
    case 'bipolarDepression':
    case 'other':
      return 'notMet'
  }
}

/** Whether the case is one that the definitions speak of: an adult with major depressive disorder. */
export function judgeScope(file: CaseFile, assessedOn: CalendarDate): Verdict {
  return allOf([isAdult(file.case.birthYear, assessedOn), isUnipolarDepression(file.case.diagnosis?.primary)])
}

/** A positive bipolar screen, or mania, now or on an antidepressant, makes any verdict provisional. */
export function isProvisional(file: CaseFile): boolean {
  const stoppedForMania = file.trials.some((trial) => listStopReasons(trial).includes('maniaOrHypomania'))
  return file.case.diagnosis?.bipolarScreen === 'positive' || file.case.safety?.mania === 'present' || stoppedForMania
}

/** What is assumed because it was left out, one sentence each. */
export function listAssumptions(
  file: CaseFile,
  trials: { readonly role: number; readonly indication: number; readonly episode: number; readonly adherence: number },
): readonly string[] {
  const of = (count: number) => (count === 1 ? '1 trial' : `${count} trials`)
  return [
    ...(file.case.diagnosis?.primary === undefined
      ? ['Diagnosis not recorded: major depressive disorder assumed.']
      : []),
    ...(file.case.birthYear === undefined ? ['Year of birth not recorded: adult assumed.'] : []),
    ...(trials.role > 0 ? [`Role not recorded in ${of(trials.role)}: monotherapy assumed.`] : []),
    ...(trials.indication > 0 ? [`Indication not recorded in ${of(trials.indication)}: depression assumed.`] : []),
    ...(trials.episode > 0
      ? [`Episode neither recorded nor shown by dates in ${of(trials.episode)}: current episode assumed.`]
      : []),
    ...(trials.adherence > 0
      ? [`Adherence not recorded in ${of(trials.adherence)}: assumed as chosen, at least 80 %.`]
      : []),
  ]
}
