import type { Interval } from '@/lib/domain/quantity'
import type { JudgedTrial } from './assess-trial'
import { daysAtDose, type EnoughDose } from './days-at-dose'
import { getLabelMaximum } from './label-maximums'
import { judgeDoseLimited } from './policy-intolerance'
import { allJudged, anyJudged, attested, type Judgement, MET, NOT_MET, settledBy } from './policy-judgement'
import type { DoseWording } from './policy-types'
import { atLeast, type Verdict } from './verdict'

const ANY_DOSE = { min: 0, max: 0 }

/** Whether no source gives a minimum for a known product: none in our tables, or none for a weekly capsule. */
export function lacksMinimum({ dose, prepared: { drug } }: JudgedTrial): boolean {
  if (drug.kind === 'unresolved') return false
  return dose.minimum === null || (drug.kind === 'agent' && drug.formulation === 'weekly')
}

/** Days at or above the minimum effective dose; where no source gives one, the clinician states what the dose was. */
function atMinimum(judged: JudgedTrial): Judgement {
  const { dose, prepared } = judged
  const { id } = prepared.trial
  if (lacksMinimum(judged)) {
    const days = daysAtDose(dose.course, ANY_DOSE, prepared.bridgeDays)
    return allJudged([settledBy(atLeast(dose.requiredDays, days), 'duration', id), attested('doseWithoutMinimum', id)])
  }
  const drugIsKnown = prepared.drug.kind !== 'unresolved'
  return allJudged([settledBy(dose.dose, drugIsKnown ? 'dose' : 'drug', id), settledBy(dose.duration, 'duration', id)])
}

/** The most that the label allows, of the ingredient by which the dose is judged; `null` where no figure was seen. */
function labelMaximumOf({ prepared }: JudgedTrial): number | null {
  const { agent } = prepared
  const maximum = agent === null ? null : getLabelMaximum(agent.id)
  if (agent === null || maximum === null) return null
  const isSame = maximum.ingredient === agent.ingredient
  // Salts of other strengths have minima in their own mg, weekly capsules a dose by the week, and no maximum of ours.
  const { drug } = prepared
  const isOther = drug.kind === 'agent' && (drug.product === 'hydrobromide' || drug.formulation === 'weekly')
  return isSame && !isOther ? maximum.value : null
}

/** Days at a dose as it was recorded: a level may show that it was not enough, and never which dose it was. */
function daysAt(enough: EnoughDose, { dose, prepared }: JudgedTrial): Interval {
  const recorded = daysAtDose(prepared.course, enough, prepared.bridgeDays)
  const byLevel = daysAtDose(dose.course, enough, prepared.bridgeDays)
  return { min: Math.min(recorded.min, byLevel.max), max: Math.min(recorded.max, byLevel.max) }
}

function atLabelMaximum(judged: JudgedTrial): Judgement {
  const { dose, prepared } = judged
  const { id } = prepared.trial
  if (dose.days.max < dose.requiredDays) return NOT_MET
  const maximum = labelMaximumOf(judged)
  if (maximum === null) return attested('labelMaximum', id)
  return settledBy(atLeast(dose.requiredDays, daysAt({ min: maximum, max: maximum }, judged)), 'dose', id)
}

const FLAG = { yes: 'met', no: 'notMet', unknown: 'unknown' } as const satisfies Record<string, Verdict>

/** The highest dose of a trial. A course on one dose is at its highest throughout, whatever that was. */
function highestOf({ prepared: { highestDose, course } }: JudgedTrial): EnoughDose {
  if (highestDose === null) return { min: 0, max: Infinity }
  return course.segments.length === 1 ? { min: highestDose.min, max: highestDose.min } : highestDose
}

/** The highest recorded dose was the most that was tolerated, and was taken for the days. */
function atMaximumTolerated(judged: JudgedTrial): Judgement {
  const { id, maximumTolerated } = judged.prepared.trial
  const highest = highestOf(judged)
  const days = atLeast(judged.dose.requiredDays, daysAt(highest, judged))
  return allJudged([
    settledBy(FLAG[maximumTolerated ?? 'unknown'], 'maximumTolerated', id),
    settledBy(days, highest.min === highest.max ? 'duration' : 'dose', id),
  ])
}

function notAboveLabelMaximum(judged: JudgedTrial): Judgement {
  const { highestDose, trial } = judged.prepared
  const maximum = labelMaximumOf(judged)
  if (maximum === null || highestDose === null || highestDose.min > maximum) return attested('labelMaximum', trial.id)
  return settledBy(highestDose.max <= maximum ? 'met' : 'unknown', 'dose', trial.id)
}

const WITHOUT_NUMBER: readonly DoseWording[] = ['notStated', 'adequate', 'optimized', 'byInstrument']

/** Whether a wording gives no number, so that our minimum stands in for it. */
export function isDoseFilled(wording: DoseWording): boolean {
  return WITHOUT_NUMBER.includes(wording)
}

/** Whether a trial had the dose that a policy names, for its days. */
export function judgePolicyDose(judged: JudgedTrial, wording: DoseWording): Judgement {
  const { id } = judged.prepared.trial
  switch (wording) {
    case 'notStated':
    case 'adequate':
    case 'minimumEffective':
    case 'therapeutic':
    case 'generallyAccepted':
      return atMinimum(judged)
    case 'byInstrument':
      return allJudged([atMinimum(judged), attested('ratedByInstrument')])
    case 'optimized':
    case 'titratedIfAppropriate': {
      const raised = [atMaximumTolerated(judged), atLabelMaximum(judged)].some(({ verdict }) => verdict === 'met')
      return allJudged([atMinimum(judged), raised ? MET : attested('optimizedDose', id, wording)])
    }
    case 'maximumOnLabelOrTolerated':
      return anyJudged([atMaximumTolerated(judged), atLabelMaximum(judged)])
    case 'maximumTolerated':
      return allJudged([atMinimum(judged), anyJudged([atMaximumTolerated(judged), atLabelMaximum(judged)])])
    case 'maximumOnLabel':
      return atLabelMaximum(judged)
    case 'betweenMinimumAndMaximum':
      return allJudged([atMinimum(judged), notAboveLabelMaximum(judged)])
    case 'limitedBySideEffects':
      return settledBy(judgeDoseLimited(judged), 'intolerance', id)
  }
}
