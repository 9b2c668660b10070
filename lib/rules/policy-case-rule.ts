import { toCalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { type Interval, toInterval } from '@/lib/domain/quantity'
import { readOnset } from './episode'
import { attested, type Judgement, MET, NOT_MET, settledBy } from './policy-judgement'
import { judgeScaleOnRecord, judgeScoreRule } from './policy-scores'
import type { CaseConditionCode, CaseRule } from './policy-types'
import type { PreparedCase } from './prepare-case'
import { allOf, anyOf, atLeast, not, type Verdict } from './verdict'

const DAYS_PER_YEAR = 365.25
const ADULT_FROM_YEARS = 18
/** Decided: "chronic" is two years in one episode, "recurrent" a second episode; the source gives no number. */
export const CHRONIC_FROM_YEARS = 2

/** Decided: the second episode makes it recurrent. */
export const RECURRENT_FROM_EPISODES = 2

export type CaseCondition = { readonly code: CaseConditionCode; readonly judgement: Judgement }

/** The age on the day of assessment; left out means adult, as everywhere. */
function ageOf({ file, today }: PreparedCase): Interval {
  const { birthYear } = file.case
  if (birthYear === undefined) return { min: ADULT_FROM_YEARS, max: Infinity }
  if (birthYear === null) return { min: 0, max: Infinity }
  const year = Number(toCalendarDate(today).slice(0, 4))
  return { min: year - birthYear - 1, max: year - birthYear }
}

function judgeAge(context: PreparedCase, rule: CaseRule): Judgement {
  const age = ageOf(context)
  const notAbove: Verdict = rule.ageMax === null ? 'met' : not(atLeast(rule.ageMax + 1, age))
  const notBelow: Verdict = rule.ageMin === null ? 'met' : atLeast(rule.ageMin, age)
  return settledBy(allOf([notBelow, notAbove]), 'birthYear')
}

function judgeDiagnosis({ file }: PreparedCase): Judgement {
  switch (file.case.diagnosis?.primary) {
    case undefined:
    case 'majorDepressiveDisorder':
      return MET
    case 'unknown':
      return settledBy('unknown', 'diagnosis')
    case 'persistentDepressiveDisorder':
    case 'bipolarDepression':
    case 'other':
      return NOT_MET
  }
}

function judgeSeverity({ file }: PreparedCase, accepted: readonly string[]): Judgement {
  const severity = file.case.episode?.severity ?? 'unknown'
  if (severity === 'unknown') return settledBy('unknown', 'severity', null, accepted.join(', '))
  return accepted.includes(severity) ? MET : NOT_MET
}

function psychosisOf({ case: { diagnosis, safety } }: CaseFile): Verdict {
  const presence = { present: 'met', absent: 'notMet', unknown: 'unknown' } as const
  const recorded = [diagnosis?.psychoticFeatures, safety?.psychosis].filter((one) => one !== undefined)
  return recorded.length === 0 ? 'unknown' : anyOf(recorded.map((one) => presence[one]))
}

function judgePsychosis({ file }: PreparedCase, rule: NonNullable<CaseRule['psychosis']>): Judgement {
  const isPsychotic = psychosisOf(file)
  if (isPsychotic !== 'met') return settledBy(not(isPsychotic), 'psychosis')
  return rule === 'excluded' ? NOT_MET : attested('psychosisBenefit')
}

/** So many years in this episode, or so many episodes with this one. */
export function judgeChronicity(context: PreparedCase, years: number, lifetimeEpisodes: number): Judgement {
  const { file, today } = context
  const onset = readOnset(file)
  const days = onset === null ? { min: 0, max: Infinity } : { min: today - onset.last, max: today - onset.first }
  const episodes = toInterval(file.case.episode?.lifetimeEpisodes, { min: 1, max: Infinity })
  const verdict = anyOf([atLeast(Math.floor(years * DAYS_PER_YEAR), days), atLeast(lifetimeEpisodes, episodes)])
  return settledBy(verdict, 'chronicity', null, `${years} years, ${lifetimeEpisodes} episodes`)
}

/** What a policy asks of the case whatever the pathway, one by one. */
export function judgeCaseRule(context: PreparedCase, rule: CaseRule): readonly CaseCondition[] {
  const chronic = (): Judgement => ({
    ...judgeChronicity(context, CHRONIC_FROM_YEARS, RECURRENT_FROM_EPISODES),
    filled: ['chronicity'],
  })
  const conditions: readonly (CaseCondition | null)[] = [
    rule.diagnosis === null ? null : { code: 'diagnosis', judgement: judgeDiagnosis(context) },
    rule.ageMin === null && rule.ageMax === null ? null : { code: 'age', judgement: judgeAge(context, rule) },
    rule.severity === null ? null : { code: 'severity', judgement: judgeSeverity(context, rule.severity) },
    rule.chronicOrRecurrent ? { code: 'chronicOrRecurrent', judgement: chronic() } : null,
    rule.psychosis === null ? null : { code: 'psychosis', judgement: judgePsychosis(context, rule.psychosis) },
    rule.score === null ? null : { code: 'score', judgement: judgeScoreRule(context, rule.score) },
    rule.scale === null ? null : { code: 'scale', judgement: judgeScaleOnRecord(context, rule.scale.scales) },
  ]
  return conditions.filter((condition) => condition !== null)
}
