import {
  type CalendarDate,
  type DayNumber,
  type DayRange,
  describeDate,
  toDayNumber,
  toDayRange,
} from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import type { DefinitionEvaluation } from '@/lib/rules/evaluation'
import { placeTrials } from '@/lib/rules/place-trials'
import type { Timeline, TimelineLane } from './model'
import { toScoreTracks } from './score-tracks'
import { toTreatmentLanes } from './treatment-lanes'
import { toDrugLanes } from './trial-lanes'

/** The axis is never shorter, so that one short trial does not fill it. */
const LEAST_DAYS = 180

function toOnset(file: CaseFile, today: DayNumber): Timeline['onset'] {
  const onset = file.case.episode?.onset
  if (onset == null || toDayRange(onset).first > today) return null
  const fact = { what: 'Episode began', when: describeDate(onset), length: '', result: '' }
  return { days: toDayRange(onset), fact }
}

/** The days that the picture has to hold; `-Infinity` among them where a start is not known. */
function listFirstDays(lanes: readonly TimelineLane[], others: readonly DayRange[]): readonly DayNumber[] {
  const pieces = lanes.flatMap(({ bars }) => bars.flatMap((bar) => bar.pieces))
  return [...pieces, ...others].map(({ first }) => first)
}

/** The day on which the axis starts; where a start is not known it goes on to the left of the earliest day. */
function firstDay(days: readonly DayNumber[], ends: readonly DayNumber[], today: DayNumber): DayNumber {
  const known = [...days, ...ends].filter(Number.isFinite)
  const earliest = Math.min(today - LEAST_DAYS, ...known)
  const isOpen = days.some((day) => !Number.isFinite(day))
  return isOpen ? earliest - Math.ceil((today - earliest) / 12) : earliest
}

/** The timeline of a case under one definition, up to the day of assessment. */
export function getTimeline(file: CaseFile, definition: DefinitionEvaluation, assessedOn: CalendarDate): Timeline {
  const today = toDayNumber(assessedOn)
  const drugs = toDrugLanes(file, definition, placeTrials(file, definition.id, assessedOn))
  const treatments = toTreatmentLanes(file, today)
  const scores = toScoreTracks(file, today)
  const onset = toOnset(file, today)
  const lanes = [...drugs.lanes, ...treatments.lanes]
  const points = scores.tracks.flatMap((track) => track.points)
  const days = listFirstDays(lanes, [...points, ...(onset === null ? [] : [onset.days])])
  const ends = lanes.flatMap(({ bars }) => bars.flatMap(({ pieces }) => pieces.slice(0, 1).map(({ last }) => last)))
  return {
    first: firstDay(days, ends, today),
    last: today,
    assessed: { what: 'Assessed', when: describeDate(assessedOn), length: '', result: '' },
    onset,
    drugs: drugs.lanes,
    treatments: treatments.lanes,
    tracks: scores.tracks,
    notPlaced: [...drugs.notPlaced, ...treatments.notPlaced, ...scores.notPlaced],
  }
}
