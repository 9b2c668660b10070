import type { DayNumber } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { courseSpan } from './course'
import { asDate, type Dated, joinSteps } from './joined-steps'
import { judgeLoss, type PreparedTrial, prepareTrial } from './prepare-trial'
import { allOf, not, type Verdict } from './verdict'

/** Records of one drug that overlap or touch, as one course: outcome, stop and adherence are the last record's. */
export type JoinedCourse = {
  /** Ids of the records, in the order in which they were taken. */
  readonly records: readonly [string, ...string[]]
  /** The records as one trial; `null` where they may also be apart. */
  readonly joined: PreparedTrial | null
  /** Every day and dose of the course is known as well as those of its records. */
  readonly isExact: boolean
  /** The last record is certainly the last, so that where records are apart or not, it stands by itself. */
  readonly isLastCertain: boolean
  /** The most that all records together may come to: days in all, and dose on one day. */
  readonly most: { readonly days: number; readonly dose: number }
}

type Current = {
  readonly dated: Dated
  readonly members: readonly Dated[]
  readonly records: readonly [string, ...string[]]
  readonly isOne: Verdict
  readonly isExact: boolean
  readonly isLastCertain: boolean
  readonly most: JoinedCourse['most']
}

/** A record that is known to have begun on some day or after it; its end is then bounded as well, by today. */
function toDated(prepared: PreparedTrial): Dated | null {
  const { start, end } = courseSpan(prepared.course)
  return Number.isFinite(start.min) ? { prepared, start, end } : null
}

/** Which of two records is the last one has to be certain, for its outcome is the outcome of the course. */
function isInOrder(before: Dated, next: Dated): boolean {
  if (before.start.max < next.start.min) return true
  return before.start.max === next.start.min && before.end.max < next.end.min
}

/** Whether the next record begins before the bridge after the end of the one before is over. */
function touches(before: Dated, next: Dated): Verdict {
  const reach = before.prepared.bridgeDays + 1
  if (next.start.max <= before.end.min + reach) return 'met'
  return next.start.min > before.end.max + reach ? 'notMet' : 'unknown'
}

/** Whether neither use nor episode may be another one, and the first did not end in a response that was lost. */
function belongTogether(before: Dated, next: Dated): Verdict {
  const isNotLost = not(judgeLoss(before.prepared))
  const indications = [before, next].map(({ prepared }) => prepared.indication)
  const episodes = [before, next].map(({ prepared }) => prepared.trial.episode)
  return allOf([
    // Where nobody knows which of two was the first, they are certainly one in no case.
    isInOrder(before, next) ? isNotLost : 'unknown',
    indications.includes('unknown') ? 'unknown' : 'met',
    episodes.includes('unknown') ? 'unknown' : 'met',
  ])
}

function join(before: Dated, next: Dated, today: DayNumber): { joined: PreparedTrial; isExact: boolean } | null {
  const steps = joinSteps(before, next)
  if (steps === null) return null
  const [earlier, last] = [before.prepared.trial, next.prepared.trial]
  const { weeks: _weeks, days: _days, stop, ...rest } = last
  const isLongest = before.end.max > next.end.max
  const lastStop = isLongest ? earlier.stop : stop
  const trial: AntidepressantTrial = {
    ...rest,
    start: asDate(before.start) ?? earlier.start ?? null,
    stop: lastStop,
    ongoing: earlier.ongoing === true || last.ongoing === true,
    doses: steps.doses,
    dispenses: [...(earlier.dispenses ?? []), ...(last.dispenses ?? [])],
    plasmaLevels: [...(earlier.plasmaLevels ?? []), ...(last.plasmaLevels ?? [])],
  }
  return { joined: prepareTrial(trial, today), isExact: steps.isExact }
}

/** Finds the records of one drug that are, or may be, one course. Only records with dates can be. */
export function joinCourses(trials: readonly PreparedTrial[], today: DayNumber): readonly JoinedCourse[] {
  const byDrug = new Map<string, Dated[]>()
  for (const prepared of trials) {
    const isCandidate = prepared.kind === 'antidepressant' && prepared.agent !== null && prepared.indication !== 'other'
    const dated = isCandidate ? toDated(prepared) : null
    if (dated !== null) byDrug.set(prepared.drugKey, [...(byDrug.get(prepared.drugKey) ?? []), dated])
  }
  return [...byDrug.values()].flatMap((group) => joinByEpisode(group, today))
}

/** Records of two episodes are never one course; one of an unknown episode may be one with either. */
function joinByEpisode(group: readonly Dated[], today: DayNumber): readonly JoinedCourse[] {
  const of = (...episodes: readonly AntidepressantTrial['episode'][]) =>
    group.filter(({ prepared }) => episodes.includes(prepared.trial.episode))
  const [previous, unknown] = [of('previous'), of('unknown')]
  const isEarlier = ({ records }: JoinedCourse) => previous.some(({ prepared }) => records.includes(prepared.trial.id))
  const courses = [
    ...joinGroup([...previous, ...unknown], today).filter(isEarlier),
    ...joinGroup([...unknown, ...of('current', undefined)], today),
  ]
  return courses.reduce<readonly JoinedCourse[]>((known, course) => {
    const shared = known.filter(({ records }) => records.some((id) => course.records.includes(id)))
    return [...known.filter((other) => !shared.includes(other)), shared.reduce(mergeCourses, course)]
  }, [])
}

/** Courses that share a record, which belongs to one of them and nobody knows to which. */
function mergeCourses(later: JoinedCourse, earlier: JoinedCourse): JoinedCourse {
  const [first, ...others] = earlier.records
  return {
    records: [first, ...new Set([...others, ...later.records.filter((id) => id !== first)])],
    joined: null,
    isExact: false,
    isLastCertain: false,
    // No completion makes one of both.
    most: {
      days: Math.max(earlier.most.days, later.most.days),
      dose: Math.max(earlier.most.dose, later.most.dose),
    },
  }
}

function mostOf(prepared: PreparedTrial): JoinedCourse['most'] {
  return { days: courseSpan(prepared.course).days.max, dose: prepared.highestDose?.max ?? Infinity }
}

function joinGroup(group: readonly Dated[], today: DayNumber): JoinedCourse[] {
  const sorted = [...group].sort(
    (a, b) =>
      a.start.min - b.start.min || a.end.min - b.end.min || a.prepared.trial.id.localeCompare(b.prepared.trial.id),
  )
  const courses: Current[] = []
  for (const next of sorted) {
    const current = courses.at(-1)
    const touch = current === undefined ? 'notMet' : joins(current, next)
    if (current === undefined || touch === 'notMet')
      courses.push({
        dated: next,
        members: [next],
        records: [next.prepared.trial.id],
        isOne: 'met',
        isExact: true,
        isLastCertain: true,
        most: mostOf(next.prepared),
      })
    else courses[courses.length - 1] = joinNext(current, next, touch, today)
  }
  return courses
    .filter((course) => course.records.length > 1)
    .map(({ records, dated, isOne, isExact, isLastCertain, most }) => {
      return { records, joined: isOne === 'met' ? dated.prepared : null, isExact, isLastCertain, most }
    })
}

/** Whether a record is one course with those before it; with one of several that may be apart, it may be. */
function joins(current: Current, next: Dated): Verdict {
  const one = (before: Dated) => allOf([touches(before, next), belongTogether(before, next)])
  if (current.isOne === 'met') return one(current.dated)
  return current.members.some((member) => one(member) !== 'notMet') ? 'unknown' : 'notMet'
}

function joinNext(current: Current, next: Dated, touch: Verdict, today: DayNumber): Current {
  const isCertain = touch === 'met' && isInOrder(current.dated, next)
  const result = isCertain ? join(current.dated, next, today) : null
  const dated = result === null ? null : toDated(result.joined)
  const own = mostOf(next.prepared)
  return {
    dated: dated ?? next,
    members: [...current.members, next],
    records: [...current.records, next.prepared.trial.id],
    isOne: dated === null ? 'unknown' : 'met',
    isExact: current.isExact && result?.isExact === true,
    isLastCertain: current.isLastCertain && isInOrder(current.dated, next),
    most: { days: current.most.days + own.days, dose: current.most.dose + own.dose },
  }
}
