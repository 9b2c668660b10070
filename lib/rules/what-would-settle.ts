import type { Interval } from '@/lib/domain/quantity'
import type { JudgedTrial } from './assess-trial'
import type { CountedTrial } from './counted-trial'
import type { Course } from './course'
import { daysAtDose } from './days-at-dose'
import type { CountRange } from './evaluation'
import type { PreparedCase } from './prepare-case'
import { atLeast } from './verdict'

/** What can be asked of a trial, or with `trial` null of the case. */
export type FactField =
  | 'drug'
  | 'facts'
  | 'dose'
  | 'duration'
  | 'adherence'
  | 'outcome'
  | 'indication'
  | 'episode'
  | 'addedTo'
  | 'diagnosis'
  | 'birthYear'

export type Fact = { readonly trial: string | null; readonly field: FactField }

/** Up to this many stretches of unknown dose are gone through one by one; with more, the length is asked for as well. */
const MAX_OPEN_STRETCHES = 6

function isOpen(dose: Interval, enough: Interval): boolean {
  return dose.min < enough.max && dose.max >= enough.min
}

/** The course with every open stretch decided, in every way. */
function decideDoses(course: Course, enough: Interval): readonly Course[] {
  return course.segments.reduce<readonly Course[]>(
    (courses, segment, index) => {
      if (!isOpen(segment.dose, enough)) return courses
      const at = { dose: { min: enough.max, max: Infinity } }
      const below = { dose: { min: 0, max: 0 } }
      return courses.flatMap((one) =>
        [at, below].map((decided) => ({ ...one, segments: one.segments.with(index, decided) })),
      )
    },
    [course],
  )
}

/** Which of dose and length have to be known for the days at dose to be decided, whatever they are. */
function doseAndLength(judged: JudgedTrial): readonly FactField[] {
  const { dose, prepared } = judged
  if (dose.dose !== 'unknown' && dose.duration !== 'unknown') return []
  if (prepared.course.network === null) return ['facts']
  if (dose.enough === null) return prepared.drug.kind === 'unresolved' ? ['drug', 'dose', 'duration'] : ['dose']
  const { enough, course } = dose
  const open = course.segments.filter((segment) => isOpen(segment.dose, enough)).length
  const isLengthOpen =
    open > MAX_OPEN_STRETCHES ||
    decideDoses(course, enough).some((decided) => {
      const days = daysAtDose(decided, enough, prepared.bridgeDays)
      return atLeast(1, days) === 'unknown' || atLeast(dose.requiredDays, days) === 'unknown'
    })
  return [...(open > 0 ? (['dose'] as const) : []), ...(isLengthOpen ? (['duration'] as const) : [])]
}

/** The facts that decide one trial, whatever they are; asking for fewer can leave it open. */
function factsOf(judged: JudgedTrial): readonly FactField[] {
  const isLossOpen = judged.lost === 'unknown'
  return [
    ...(judged.contradictions.length > 0 ? (['facts'] as const) : []),
    ...doseAndLength(judged),
    ...(judged.adherence === 'unknown' ? (['adherence'] as const) : []),
    ...(judged.outcome.failed === 'unknown' || isLossOpen ? (['outcome'] as const) : []),
    ...(judged.prepared.indication === 'unknown' ? (['indication'] as const) : []),
    ...(judged.episode.isCurrent === 'unknown' ? (['episode'] as const) : []),
  ]
}

function toFacts(judged: JudgedTrial): readonly Fact[] {
  return [...new Set(factsOf(judged))].map((field) => ({ trial: judged.prepared.trial.id, field }))
}

/** The trials on whose adequacy, beside its own facts, an open augmentation hangs. */
function openBases(trial: CountedTrial, all: readonly CountedTrial[]): readonly CountedTrial[] {
  const ids = trial.judged.prepared.trial.addedTo ?? []
  return all.filter(({ judged }) => judged.adequacy === 'unknown' && ids.includes(judged.prepared.trial.id))
}

/** Records that may be one course, or whose shared days are vague: when each was taken, and on how much. */
function factsOfCourse(trial: CountedTrial, context: PreparedCase): readonly Fact[] {
  const { id } = trial.judged.prepared.trial
  const course = context.courses.find(({ records }) => records.includes(id))
  if (course === undefined || course.isExact) return []
  return course.records.flatMap((record) => {
    const doses = context.trials.find((other) => other.trial.id === record)?.course.segments ?? []
    const isDoseOpen = doses.some(({ dose }) => dose.min !== dose.max)
    return [
      ...(isDoseOpen ? [{ trial: record, field: 'dose' } as const] : []),
      { trial: record, field: 'duration' } as const,
    ]
  })
}

function factsOfCounted(trial: CountedTrial, all: readonly CountedTrial[], context: PreparedCase): readonly Fact[] {
  const { judged } = trial
  const { id, addedTo } = judged.prepared.trial
  if (judged.prepared.kind !== 'augmentation') return [...toFacts(judged), ...factsOfCourse(trial, context)]
  const base: readonly Fact[] =
    addedTo === undefined || addedTo.length === 0
      ? [{ trial: id, field: 'addedTo' }]
      : openBases(trial, all).flatMap((other) => toFacts(other.judged).filter(({ field }) => field !== 'outcome'))
  return [...toFacts(judged), ...base]
}

function scopeFacts(context: PreparedCase): readonly Fact[] {
  if (context.scope !== 'unknown') return []
  const { diagnosis, birthYear } = context.file.case
  const isDiagnosisOpen = diagnosis?.primary === 'unknown'
  const years = birthYear == null ? null : new Date(context.today * 86_400_000).getUTCFullYear() - birthYear
  const isAgeOpen = birthYear === null || years === 18
  return [
    ...(isDiagnosisOpen ? [{ trial: null, field: 'diagnosis' } as const] : []),
    ...(isAgeOpen ? [{ trial: null, field: 'birthYear' } as const] : []),
  ]
}

/**
 * The smallest sets of facts such that exact answers to all of them settle the case, whatever they are.
 *
 * While a trial that may count stays open, its answers can always put the count on either side: so every trial that may
 * count has to be decided, and a trial is decided only by all the facts that its open criteria hang on. There is one
 * smallest set, or none where nothing is open.
 */
export function whatWouldSettle(
  context: PreparedCase,
  trials: readonly CountedTrial[],
  count: CountRange,
  required: number,
): readonly (readonly Fact[])[] {
  const isCountOpen = count.min < required && count.max >= required
  const open = isCountOpen ? trials.filter((trial) => trial.counts === 'unknown') : []
  const facts = [...scopeFacts(context), ...open.flatMap((trial) => factsOfCounted(trial, trials, context))]
  const unique = facts.filter(
    (fact, index) => facts.findIndex((other) => other.trial === fact.trial && other.field === fact.field) === index,
  )
  return unique.length === 0 ? [] : [unique]
}
