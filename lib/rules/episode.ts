import { type DayRange, toDayRange } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { type Course, courseSpan } from './course'
import type { Verdict } from './verdict'

/** Whether a trial belongs to the current episode, and what that rests on. */
export type EpisodeJudgement = {
  readonly isCurrent: Verdict
  /** Neither recorded nor shown by dates: current is assumed. */
  readonly isAssumed: boolean
  readonly contradiction: string | null
}

/** Days at dose in one run on either side of the onset, the most there may be in all, and the days required. */
export type DaysAround = {
  readonly certainlyAfter: number
  readonly possiblyAfter: number
  readonly certainlyBefore: number
  readonly possibly: number
  readonly required: number
}

/** When the current episode began, as far as recorded. */
export function readOnset(file: CaseFile): DayRange | null {
  const onset = file.case.episode?.onset
  return onset === null || onset === undefined ? null : toDayRange(onset)
}

/**
 * Whether a trial belongs to the current episode. Dates overrule an assumption: a trial that ended before the onset is a
 * previous one; one that straddles it belongs to the episode that holds its adequate run, to this one if both do.
 */
export function judgeEpisode(
  recorded: 'current' | 'previous' | 'unknown' | undefined,
  course: Course,
  hasDates: boolean,
  onset: DayRange | null,
  around: (onset: DayRange) => DaysAround,
): EpisodeJudgement {
  const { start, end } = courseSpan(course)
  const isDated = onset !== null && hasDates && course.network !== null
  const endedBefore = isDated && end.max < onset.first
  const startedAfter = isDated && start.min >= onset.last
  const known = (isCurrent: Verdict): EpisodeJudgement => ({ isCurrent, isAssumed: false, contradiction: null })
  if (recorded === 'unknown') return known('unknown')
  if (recorded === 'previous')
    return startedAfter
      ? contradicting('Recorded as a previous episode, but it started after the onset of this one.')
      : known('notMet')
  if (recorded === 'current')
    return endedBefore ? contradicting('Recorded as the current episode, but it ended before the onset.') : known('met')
  if (!isDated) return { isCurrent: 'met', isAssumed: true, contradiction: null }
  if (endedBefore) return known('notMet')
  if (startedAfter) return known('met')
  const days = around(onset)
  if (days.certainlyAfter >= days.required) return known('met')
  if (days.possibly < days.required && end.min >= onset.last) return known('met')
  const isBefore = days.certainlyBefore >= days.required && days.possiblyAfter < days.required
  return known(isBefore ? 'notMet' : 'unknown')
}

function contradicting(contradiction: string): EpisodeJudgement {
  return { isCurrent: 'unknown', isAssumed: false, contradiction }
}
