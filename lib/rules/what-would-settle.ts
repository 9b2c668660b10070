import { toCalendarDate } from '@/lib/domain/calendar-date'
import { basesOf } from './base-adequacy'
import { type CountedTrial, toCountables } from './counted-trial'
import { listSecuredDrugs } from './counting'
import { courseSpan } from './course'
import type { Definition } from './definitions'
import type { CountRange } from './evaluation'
import type { PreparedCase } from './prepare-case'
import { isAdult, isUnipolarDepression } from './scope'
import { type SettlingContext, settleAdequacy, settleTrial } from './settle-trial'
import { allWays, type Fact, type FactSet, fewestFacts } from './smallest-sets'
import { anyOf } from './verdict'

/** Records that may be one course, or whose shared days are vague: when each was taken, and on how much. */
function factsOfCourse(id: string, context: PreparedCase): FactSet {
  const course = context.courses.find(({ records }) => records.includes(id))
  if (course === undefined || course.isExact) return []
  return course.records.flatMap((record): FactSet => {
    const doses = context.trials.find((other) => other.trial.id === record)?.course.segments ?? []
    const isDoseOpen = doses.some(({ dose }) => dose.min !== dose.max)
    const length: Fact = { trial: record, field: 'duration' }
    return isDoseOpen ? [{ trial: record, field: 'dose' }, length] : [length]
  })
}

/** What an augmentation was added to, and as much of what it may have been added to as its adequacy hangs on. */
function settleBase(trial: CountedTrial, all: readonly CountedTrial[], context: PreparedCase): readonly FactSet[] {
  const { addedTo, id } = trial.judged.prepared.trial
  const isRecorded = addedTo !== undefined && addedTo.length > 0
  const judged = all.map((other) => other.judged)
  const antidepressants = judged.filter(({ prepared }) => prepared.kind === 'antidepressant')
  const bases = isRecorded ? basesOf(trial.judged, judged, context) : antidepressants
  const open = bases.filter(({ adequacy }) => adequacy === 'unknown')
  const isDecided = isRecorded && anyOf(bases.map(({ adequacy }) => adequacy)) !== 'unknown'
  return allWays([
    isRecorded ? [[]] : [[{ trial: id, field: 'addedTo' }]],
    ...(isDecided ? [] : open.map((base) => settleAdequacy(base))),
  ])
}

function settleCounted(trial: CountedTrial, all: readonly CountedTrial[], around: SettlingContext): readonly FactSet[] {
  const { judged } = trial
  const { kind, trial: recorded } = judged.prepared
  const own = settleTrial(judged, around)
  return allWays([
    own,
    kind === 'augmentation' ? settleBase(trial, all, around.context) : [factsOfCourse(recorded.id, around.context)],
  ])
}

/** Drugs that may have been started together, and then count once: the days on which they were started. */
function factsOfStarts(trials: readonly CountedTrial[], context: PreparedCase): readonly FactSet[] {
  const open = new Set(trials.map(({ judged }) => judged.prepared.trial.id))
  const pairs = context.startedTogether.filter(
    ({ a, b, isTogether }) => isTogether === 'unknown' && open.has(a) && open.has(b),
  )
  const ids = new Set(pairs.flatMap(({ a, b }) => [a, b]))
  return context.trials
    .filter(({ trial }) => ids.has(trial.id))
    .map(({ trial, course }): FactSet => {
      const ofCourse = factsOfCourse(trial.id, context).filter(({ field }) => field === 'duration')
      const { start } = courseSpan(course)
      const own: FactSet = start.min === start.max ? [] : [{ trial: trial.id, field: 'duration' }]
      return ofCourse.length > 0 ? ofCourse : own
    })
}

function scopeFacts({ file, today }: PreparedCase): FactSet {
  const { diagnosis, birthYear } = file.case
  const isDiagnosisOpen = isUnipolarDepression(diagnosis?.primary) === 'unknown'
  const isAgeOpen = isAdult(birthYear, toCalendarDate(today)) === 'unknown'
  return [
    ...(isDiagnosisOpen ? [{ trial: null, field: 'diagnosis' } as const] : []),
    ...(isAgeOpen ? [{ trial: null, field: 'birthYear' } as const] : []),
  ]
}

/**
 * The sets with the fewest facts such that exact answers to all of them settle the case, whatever they are
 * (`docs/decisions/0011-fewest-facts.md`). Empty where nothing is open, and where no answers would do.
 *
 * While a trial that may count stays open, answers to the others can always leave the count one short: so every trial
 * that may count has to be decided. What decides a trial may differ: an episode follows from the trial's own record, or
 * from the onset; doses taken and an outcome may follow from exact dates.
 */
export function whatWouldSettle(
  context: PreparedCase,
  trials: readonly CountedTrial[],
  count: CountRange,
  definition: Definition,
): readonly FactSet[] {
  const required = definition.required.value
  const isCountOpen = count.min < required && count.max >= required
  const secured = listSecuredDrugs(
    toCountables(trials, ({ counts }) => counts),
    context.startedTogether,
  )
  const possible = isCountOpen ? trials.filter(({ key, counts }) => counts !== 'notMet' && !secured.has(key)) : []
  const open = possible.filter(({ counts }) => counts === 'unknown')
  const sets = fewestFacts([
    [scopeFacts(context)],
    ...open.map((trial) => settleCounted(trial, trials, { context, definition })),
    ...factsOfStarts(possible, context).map((facts) => [facts]),
  ])
  return sets.filter((set) => set.length > 0)
}
