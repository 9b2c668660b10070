import type { DayNumber } from '@/lib/domain/calendar-date'
import type { CaseFile, OtherTreatment } from '@/lib/domain/case-file'
import { toQuantity } from '@/lib/domain/quantity'
import { courseSpan } from '@/lib/rules/course'
import { type DoseDays, doseByDay } from '@/lib/rules/dose-by-day'
import { layOutTreatment } from '@/lib/rules/other-treatments'
import { describeOutcomeRecord } from '../describe-case'
import { describeAmount, describeDays } from '../describe-number'
import { OUTCOME_BAND_LABELS, TREATMENT_KIND_LABELS } from '../labels'
import { describeWhen } from './describe-when'
import type { BarPiece, NotPlaced, TimelineBar, TimelineFact, TimelineLane } from './model'
import { startOfDays } from './start-of-days'

/** What is given is drawn at one height: how much of it was given is not judged. */
function toPiece({ first, last, isWithin }: DoseDays): BarPiece {
  return { first, last, sure: isWithin === 'met' ? 1 : 0, most: 1, isWithin: isWithin === 'met' }
}

function describeTreatment({ kind, type, sessions, laterality }: OtherTreatment): string {
  const parts = [type, laterality, describeAmount(sessions, sessions === 1 ? 'session' : 'sessions')]
  return [TREATMENT_KIND_LABELS[kind], ...parts].filter((part) => part != null && part !== '').join(', ')
}

function describeLength(treatment: OtherTreatment, today: DayNumber): string {
  const { min, max } = courseSpan(layOutTreatment(treatment, today)).days
  return Number.isFinite(max) || min > 1 ? (describeDays(toQuantity({ min, max })) ?? '') : 'length not known'
}

function toFact(treatment: OtherTreatment, today: DayNumber): TimelineFact {
  return {
    what: describeTreatment(treatment),
    when: describeWhen(treatment),
    length: describeLength(treatment, today),
    result: `outcome ${describeOutcomeRecord(treatment.outcome)}`,
  }
}

/** The outcome without its explanation: "partial". */
function shortOutcome({ outcome }: OtherTreatment): string {
  const band = outcome?.band
  return band == null ? '' : (OUTCOME_BAND_LABELS[band].split(' (')[0] ?? '')
}

function toBar(treatment: OtherTreatment, days: readonly DoseDays[], today: DayNumber): TimelineBar {
  const { type, sessions } = treatment
  const amount = describeAmount(sessions, sessions === 1 ? 'session' : 'sessions')
  const parts = [type, amount, shortOutcome(treatment)].filter((part) => part != null && part !== '')
  return {
    id: treatment.id,
    fact: toFact(treatment, today),
    labels: [parts.join(' · '), amount ?? ''].filter((label) => label !== ''),
    tone: 'plain',
    pieces: days.map(toPiece),
    isOngoing: treatment.ongoing === true && treatment.stop == null,
  }
}

function titleOf(kind: OtherTreatment['kind']): string {
  return /\((.+)\)/.exec(TREATMENT_KIND_LABELS[kind])?.[1] ?? TREATMENT_KIND_LABELS[kind]
}

/** Treatments other than drugs as lanes, one for each kind in the order of its first start. */
export function toTreatmentLanes(
  file: CaseFile,
  today: DayNumber,
): { readonly lanes: readonly TimelineLane[]; readonly notPlaced: readonly NotPlaced[] } {
  const all = (file.otherTreatments ?? []).map((treatment) => ({
    treatment,
    days: doseByDay(layOutTreatment(treatment, today)),
  }))
  const byKind = new Map<OtherTreatment['kind'], TimelineBar[]>()
  for (const { treatment, days } of all
    .filter(({ days }) => days.length > 0)
    .sort((a, b) => startOfDays(a.days) - startOfDays(b.days)))
    byKind.set(treatment.kind, [...(byKind.get(treatment.kind) ?? []), toBar(treatment, days, today)])
  return {
    lanes: [...byKind].map(([kind, bars]) => ({
      id: kind,
      title: titleOf(kind),
      detail: 'other treatment',
      hasMinimum: false,
      bars,
      runs: [],
    })),
    notPlaced: all
      .filter(({ days }) => days.length === 0)
      .map(({ treatment }) => {
        const fact = toFact(treatment, today)
        const why = fact.when === 'dates not recorded' ? 'no dates' : 'its dates contradict each other'
        return { id: treatment.id, fact, why }
      }),
  }
}
