import type { DayNumber, DayRange } from '@/lib/domain/calendar-date'
import type { Verdict } from '@/lib/rules/verdict'

/** What the picture and its table say of one thing drawn; an empty text where there is nothing to say. */
export type TimelineFact = {
  readonly what: string
  readonly when: string
  readonly length: string
  readonly result: string
}

/** Days on which a bar keeps its height. Heights are multiples of the minimum effective dose. */
export type BarPiece = DayRange & {
  /** At least so much was taken on each of these days. */
  readonly sure: number
  /** At most so much; `Infinity` where the dose is not known. */
  readonly most: number
  /** Whether the course certainly went on. */
  readonly isWithin: boolean
}

export type TimelineBar = {
  readonly id: string
  readonly fact: TimelineFact
  /** What stands beside the bar, from the longest wording to the shortest. */
  readonly labels: readonly string[]
  /** What the trial comes to; other treatments are not judged. */
  readonly tone: Verdict | 'plain'
  readonly pieces: readonly BarPiece[]
  readonly isOngoing: boolean
}

/** Where a run at or above the minimum lies that is long enough: certainly, and possibly. */
export type TimelineRun = {
  readonly id: string
  readonly fact: TimelineFact
  readonly certain: readonly DayRange[]
  readonly possible: readonly DayRange[]
}

export type TimelineLane = {
  readonly id: string
  readonly title: string
  readonly detail: string
  /** Whether bars stand against a minimum effective dose, which is then drawn as a line. */
  readonly hasMinimum: boolean
  readonly bars: readonly TimelineBar[]
  readonly runs: readonly TimelineRun[]
}

export type ScorePoint = DayRange & {
  readonly id: string
  readonly fact: TimelineFact
  readonly label: string
  /** `null` where the total was asked for and is not known. */
  readonly total: { readonly min: number; readonly max: number } | null
}

export type ScoreTrack = {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly maximum: number
  readonly points: readonly ScorePoint[]
}

/** What has no place on the axis, and why. */
export type NotPlaced = { readonly id: string; readonly fact: TimelineFact; readonly why: string }

/** Everything that the timeline draws: the same for the page, for print and for the PDF. */
export type Timeline = {
  readonly first: DayNumber
  /** The day of assessment, which ends the axis. */
  readonly last: DayNumber
  readonly assessed: TimelineFact
  readonly onset: { readonly days: DayRange; readonly fact: TimelineFact } | null
  readonly drugs: readonly TimelineLane[]
  readonly treatments: readonly TimelineLane[]
  readonly tracks: readonly ScoreTrack[]
  readonly notPlaced: readonly NotPlaced[]
}

/** A fact as one phrase: "sertraline 50 → 100 mg, 1 March to 14 June 2024, 106 days, counts". */
export function nameFact({ what, when, length, result }: TimelineFact): string {
  return [what, when, length, result].filter((part) => part !== '').join(', ')
}

/** Everything drawn on the axis, in the order of the picture. */
export function listDrawn(timeline: Timeline): readonly { readonly id: string; readonly fact: TimelineFact }[] {
  const lanes = [...timeline.drugs, ...timeline.treatments]
  return [
    ...(timeline.onset === null ? [] : [{ id: 'onset', fact: timeline.onset.fact }]),
    { id: 'assessed', fact: timeline.assessed },
    ...lanes.flatMap(({ runs, bars }) => [...runs, ...bars]),
    ...timeline.tracks.flatMap(({ points }) => points),
  ]
}

/** Whether there is anything to draw or to list. */
export function isEmptyTimeline({ drugs, treatments, tracks, notPlaced }: Timeline): boolean {
  return drugs.length + treatments.length + tracks.length + notPlaced.length === 0
}
