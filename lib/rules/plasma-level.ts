import { toDayRange } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { type Interval, toInterval } from '@/lib/domain/quantity'
import type { Agent } from './antidepressants'
import { type Course, courseSpan } from './course'
import type { EnoughDose } from './days-at-dose'
import { difference } from './difference-constraints'
import { getPlasmaRange, type PlasmaRange, SAME_UNITS, STEADY_STATE_DAYS, TROUGH_HOURS } from './plasma-ranges'
import { UNKNOWN_DOSE } from './step-dose'
import { allOf, type Verdict } from './verdict'

type PlasmaLevel = NonNullable<AntidepressantTrial['plasmaLevels']>[number]

/**
 * What a level says of the stretch of the course in which it was taken: in range, below, or neither; for a drug whose
 * dose is its level, the level itself. `placed`: whether it was a trough at steady state in this stretch.
 */
export type SegmentLevel = {
  readonly segment: number
  /** The daily dose recorded for that stretch. */
  readonly recorded: Interval
  readonly reading: Verdict
  readonly dose: Interval | null
  readonly placed: Verdict
}

/** What all recorded levels of a trial say. `adherence` is `null` where they say nothing of it. */
export type LevelJudgement = {
  readonly segments: readonly SegmentLevel[]
  readonly adherence: Verdict | null
  readonly notes: readonly string[]
}

/** Whether a stretch of the course holds a level's date, with the days to steady state before it. */
function holds(course: Course, index: number, level: PlasmaLevel): Verdict {
  if (course.network === null || level.on == null) return 'unknown'
  const on = toDayRange(level.on)
  const origin = course.segments.length + 1
  const from = difference(course.network, origin, index)
  const to = difference(course.network, origin, index + 1)
  if (from.max + STEADY_STATE_DAYS.value <= on.first && on.last < to.min) return 'met'
  return on.last < from.min + STEADY_STATE_DAYS.value || on.first >= to.max ? 'notMet' : 'unknown'
}

/** Whether a level was taken at trough: hours after the dose recorded and within the window. */
function isTrough(level: PlasmaLevel): Verdict {
  const { min, max } = toInterval(level.hoursAfterDose)
  if (min >= TROUGH_HOURS.min && max <= TROUGH_HOURS.max) return 'met'
  return max < TROUGH_HOURS.min || min > TROUGH_HOURS.max ? 'notMet' : 'unknown'
}

/** A value against the table's range: met in range, notMet below, unknown above a stated window. */
function readAgainst(range: PlasmaRange, value: Interval): Verdict {
  if (value.max < range.low) return 'notMet'
  if (value.min < range.low) return 'unknown'
  return range.high !== null && value.max > range.high ? 'unknown' : 'met'
}

/** What was measured, in the unit of the range; `null` where it is not recorded, or in another unit. */
function readValue(range: PlasmaRange, { value, unit }: PlasmaLevel): Interval | null {
  const isSameUnit = SAME_UNITS[range.unit].some((same) => same.toLowerCase() === unit?.trim().toLowerCase())
  return value != null && isSameUnit ? toInterval(value) : null
}

/** Parent and metabolite together are at least what was measured of one of them. */
function readLevel(range: PlasmaRange, level: PlasmaLevel, value: Interval | null): Verdict {
  if (value === null) return level.inRange === true ? 'met' : 'unknown'
  const isOfParentAlone = range.analyte.includes('+') && !level.analyte?.includes('+')
  return readAgainst(range, isOfParentAlone ? { min: value.min, max: Infinity } : value)
}

/** What the levels of a trial say of dose and adherence, for drugs with a range and for any other. */
export function judgeLevels(trial: AntidepressantTrial, agent: Agent | null, course: Course): LevelJudgement {
  const levels = trial.plasmaLevels ?? []
  const range = agent === null ? null : getPlasmaRange(agent.id)
  const segments: SegmentLevel[] = []
  const notes: string[] = []
  const adherence: Verdict[] = []
  for (const level of levels) {
    if (level.detectable === false) {
      if (wasDuring(course, level)) adherence.push(level.note?.trim() ? 'unknown' : 'notMet')
      else notes.push('An undetectable level was set aside: it was not certainly taken during the trial.')
      continue
    }
    if (range === null) {
      notes.push('A level of this drug shows intake that day, and decides nothing else.')
      continue
    }
    const trough = isTrough(level)
    const places = course.segments
      .map((one, segment) => ({
        segment,
        recorded: one.dose,
        placed: allOf([holds(course, segment, level), trough]),
      }))
      .filter(({ placed }) => placed !== 'notMet')
    if (places.length === 0)
      notes.push('A level was set aside: not at steady state, not a trough, or not inside a dose step.')
    const value = readValue(range, level)
    const reading = readLevel(range, level, value)
    // Lithium is judged by its level: that is its dose.
    const dose = agent?.unit === range.unit ? value : null
    for (const place of places) segments.push({ ...place, reading, dose })
    if (reading === 'met' && places.some(({ placed }) => placed === 'met')) adherence.push('met')
    if (places.some(({ placed }) => placed === 'unknown'))
      notes.push('Whether a level is a trough at steady state, inside a dose step, is not recorded.')
  }
  return { segments, adherence: combineAdherence(adherence), notes }
}

function wasDuring(course: Course, level: PlasmaLevel): boolean {
  if (level.on == null) return false
  const on = toDayRange(level.on)
  const { start, end } = courseSpan(course)
  return start.max <= on.first && on.last <= end.min
}

function combineAdherence(verdicts: readonly Verdict[]): Verdict | null {
  const [first = null, ...others] = verdicts
  return others.every((verdict) => verdict === first) ? first : 'unknown'
}

/** The course with every stretch that a level decides raised above, or lowered below, what is enough. */
export function withLevels(course: Course, enough: EnoughDose, levels: LevelJudgement): Course {
  const segments = course.segments.map((segment, index) => {
    const doses = levels.segments.flatMap((level) => doseByLevel(segment.dose, index, enough, level))
    if (doses.length === 0) return segment
    return { dose: { min: Math.min(...doses.map((d) => d.min)), max: Math.max(...doses.map((d) => d.max)) } }
  })
  return { ...course, segments }
}

/** Whether one dose is the same as another, or higher. */
function isNotLower(dose: Interval, than: Interval): Verdict {
  if (dose.min >= than.max) return 'met'
  return dose.max < than.min ? 'notMet' : 'unknown'
}

/** A level in range also speaks for stretches on a higher dose, one below the range for those on a lower dose. */
function speaksFor({ segment, recorded, reading, placed }: SegmentLevel, index: number, dose: Interval): Verdict {
  if (index === segment) return placed
  if (dose.max === 0) return 'notMet'
  const byDose = { met: isNotLower(dose, recorded), notMet: isNotLower(recorded, dose), unknown: 'notMet' } as const
  return allOf([placed, byDose[reading]])
}

/** The dose that a level makes of a recorded one; none where it does not speak for that stretch. */
function doseByLevel(recorded: Interval, index: number, enough: EnoughDose, level: SegmentLevel): Interval[] {
  const speaks = speaksFor(level, index, recorded)
  if (speaks === 'notMet') return []
  const byLevel = { met: { min: enough.max, max: Infinity }, notMet: { min: 0, max: 0 }, unknown: UNKNOWN_DOSE }
  if (speaks === 'met') return [level.dose ?? byLevel[level.reading]]
  const agrees =
    (level.reading === 'met' && recorded.min >= enough.max) || (level.reading === 'notMet' && recorded.max < enough.min)
  return [agrees ? recorded : UNKNOWN_DOSE]
}
