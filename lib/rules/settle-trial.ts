import type { DayRange } from '@/lib/domain/calendar-date'
import type { JudgedTrial } from './assess-trial'
import {
  dosesTakenFollow,
  episodeFollows,
  episodeFollowsOnset,
  episodeFollowsOnsetAlone,
  hasExactDates,
  type Needs,
  outcomeFollows,
} from './dated-answers'
import { daysAtDose } from './days-at-dose'
import { decideDoses, isOpen, MAX_OPEN_STRETCHES, mayReachDays } from './decided-doses'
import type { Definition } from './definitions'
import type { PreparedCase } from './prepare-case'
import { allWays, type Fact, type FactField, type FactSet } from './smallest-sets'
import { usualOtherUse } from './usual-other-uses'
import { atLeast } from './verdict'

/** The sets of fields any one of which answers an open question of a trial; none where no answer does. */
type Ways = readonly (readonly FactField[])[]

/** What of the case the facts of one trial are looked at in. */
export type SettlingContext = { readonly context: PreparedCase; readonly definition: Definition }

/** Which of dose and length have to be known for the days at dose to be decided, whatever they are. */
function doseAndLength(judged: JudgedTrial): Ways {
  const { dose, prepared } = judged
  const isDecided = dose.dose !== 'unknown' && dose.duration !== 'unknown'
  // Facts that exclude each other are asked for by themselves.
  if (isDecided || prepared.course.network === null) return [[]]
  if (dose.enough === null) return prepared.drug.kind === 'unresolved' ? [factsOfUnnamed(judged)] : []
  const { enough, course } = dose
  const open = course.segments.filter((segment) => isOpen(segment.dose, enough)).length
  const isLengthOpen =
    open > MAX_OPEN_STRETCHES ||
    decideDoses(course, enough).some(
      (decided) => atLeast(dose.requiredDays, daysAtDose(decided, enough, prepared.bridgeDays)) === 'unknown',
    )
  return [[...(open > 0 ? (['dose'] as const) : []), ...(isLengthOpen ? (['duration'] as const) : [])]]
}

/** Of a drug without a name: the name, and as much of dose and length as its minimum dose may hang on. */
function factsOfUnnamed({ prepared, dose }: JudgedTrial): readonly FactField[] {
  const { course, bridgeDays } = prepared
  const { segments } = course
  const isDoseOpen = segments.some((segment) => segment.dose.min !== segment.dose.max)
  const isLengthOpen =
    segments.length > MAX_OPEN_STRETCHES ||
    [...new Set(segments.flatMap((segment) => (isDoseOpen ? [1] : [segment.dose.min])))].some((minimum) => {
      const enough = { min: minimum, max: minimum }
      const any = { ...course, segments: segments.map(() => ({ dose: { min: 0, max: Infinity } })) }
      return decideDoses(isDoseOpen ? any : course, enough).some(
        (decided) => atLeast(dose.requiredDays, daysAtDose(decided, enough, bridgeDays)) === 'unknown',
      )
    })
  return ['drug', ...(isDoseOpen ? (['dose'] as const) : []), ...(isLengthOpen ? (['duration'] as const) : [])]
}

/** What else has to be asked for the dates to be exact; `null` where doses would stay open that dates hang on. */
function datesBeside(judged: JudgedTrial, asked: readonly FactField[]): readonly FactField[] | null {
  const { enough, course } = judged.dose
  const isDoseOpen = enough === null || course.segments.some((segment) => isOpen(segment.dose, enough))
  if (isDoseOpen && !asked.includes('dose')) return null
  return hasExactDates(course) ? [] : ['duration']
}

/** The fields that a question needs which follows from dates: none, those of the dates, or it does not. */
function follows(needs: Needs, dates: readonly FactField[] | null): Ways {
  if (needs === null || dates === null) return []
  return [needs === 'nothing' ? [] : dates]
}

function waysOfAdherence(judged: JudgedTrial, dates: readonly FactField[] | null): Ways {
  if (judged.adherence !== 'unknown') return [[]]
  return [['adherence'], ...follows(dosesTakenFollow(judged) ? 'dates' : null, dates)]
}

function waysOfOutcome(judged: JudgedTrial, dates: readonly FactField[] | null, around: SettlingContext): Ways {
  if (judged.lost === 'unknown') return [['outcome']]
  if (judged.outcome.failed !== 'unknown') return [[]]
  const addition = around.context.addition(judged.prepared.trial.id)
  if (addition === null) return [['outcome'], ...follows(outcomeFollows(judged, around.definition), dates)]
  return mayBeAddedTooEarly(judged, addition) ? [] : [['outcome']]
}

/** Whether another agent may have been added before the required days: then no outcome of this one is known. */
function mayBeAddedTooEarly({ prepared, dose }: JudgedTrial, addition: DayRange): boolean {
  if (!prepared.hasDates) return false
  return mayReachDays(dose, ({ from }, { segments }) => [
    [{ from: segments.length + 1, to: from, min: addition.first + 2 - dose.requiredDays, max: Infinity }],
  ])
}

function waysOfIndication(judged: JudgedTrial, asked: readonly FactField[]): Ways {
  const { prepared, dose } = judged
  if (prepared.indication !== 'unknown') return [[]]
  const { drug, trial } = prepared
  const { enough } = dose
  if (enough === null || trial.indication !== undefined || !asked.includes('dose')) return [['indication']]
  // Doses that are usual for something else lie below what is enough: the exact dose decides either way.
  return usualOtherUse(drug, { min: enough.min, max: enough.min }) === null ? [[]] : [['indication']]
}

function waysOfEpisode(
  judged: JudgedTrial,
  asked: readonly FactField[],
  dates: readonly FactField[] | null,
  { context: { onset }, definition }: SettlingContext,
): Ways {
  const { isCurrent, contradiction } = judged.episode
  if (isCurrent !== 'unknown' || contradiction !== null) return [[]]
  if (judged.prepared.trial.episode === 'unknown' || onset === null) return [['episode']]
  const isLengthKnown = !asked.includes('duration')
  return [
    ['episode'],
    ...follows(episodeFollows(judged, definition, onset), dates),
    ...(dates !== null && episodeFollowsOnset(judged, definition, onset) ? [[...dates, 'onset'] as const] : []),
    ...(dates !== null && isLengthKnown && episodeFollowsOnsetAlone(judged, onset) ? [['onset'] as const] : []),
  ]
}

function toFacts(judged: JudgedTrial, fields: readonly FactField[]): FactSet {
  const { id } = judged.prepared.trial
  return fields.map((field): Fact => ({ trial: field === 'onset' ? null : id, field }))
}

function waysToFacts(judged: JudgedTrial, questions: readonly Ways[]): readonly FactSet[] {
  return allWays(questions.map((ways) => ways.map((fields) => toFacts(judged, fields))))
}

/** The sets of facts that decide whether a trial was adequate, whatever they are. */
export function settleAdequacy(judged: JudgedTrial): readonly FactSet[] {
  const days = doseAndLength(judged)
  const asked = days[0] ?? []
  return waysToFacts(judged, [factsAtOdds(judged), days, waysOfAdherence(judged, datesBeside(judged, asked))])
}

function factsAtOdds(judged: JudgedTrial): Ways {
  return judged.contradictions.length > 0 ? [['facts']] : [[]]
}

/** The sets of facts that decide whether a trial counts, apart from what it was added to; none where no answers do. */
export function settleTrial(judged: JudgedTrial, around: SettlingContext): readonly FactSet[] {
  const days = doseAndLength(judged)
  const asked = days[0] ?? []
  const dates = datesBeside(judged, asked)
  return waysToFacts(judged, [
    factsAtOdds(judged),
    days,
    waysOfAdherence(judged, dates),
    waysOfOutcome(judged, dates, around),
    waysOfIndication(judged, asked),
    waysOfEpisode(judged, asked, dates, around),
  ])
}
