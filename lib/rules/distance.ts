import { type Quantity, toQuantity } from '@/lib/domain/quantity'
import type { JudgedTrial } from './assess-trial'

/** How far the record of a trial lies from the definition: never an order, and never a dose to take. */
export type Distance =
  | {
      readonly criterion: 'dose'
      /** The minimum that was never reached, and the highest dose recorded. */
      readonly minimum: number
      readonly highest: Quantity
      readonly unit: string
      /** Why a dose distance would mislead: it is then left out, and only said. */
      readonly withheld: 'notTolerated' | 'contraindication' | 'mania' | 'pregnancy' | 'interaction' | null
      readonly isCapRecorded: boolean
    }
  | {
      readonly criterion: 'duration'
      readonly daysShort: Quantity
      readonly atLeastDose: number
      readonly unit: string
    }
  | { readonly criterion: 'adherence'; readonly minimum: number; readonly observed: Quantity }

const WITHHELD = {
  maniaOrHypomania: 'mania',
  contraindication: 'contraindication',
  pregnancy: 'pregnancy',
  interaction: 'interaction',
  sideEffects: 'notTolerated',
  seriousReaction: 'notTolerated',
} as const

function withheldBecause(judged: JudgedTrial): keyof typeof WITHHELD | null {
  const reasons: readonly (keyof typeof WITHHELD)[] = [
    'maniaOrHypomania',
    'contraindication',
    'pregnancy',
    'interaction',
    'seriousReaction',
    'sideEffects',
  ]
  return reasons.find((reason) => judged.prepared.stopReasons.includes(reason)) ?? null
}

/** The distance between the record of an inadequate trial and the definition, one entry for each criterion not met. */
export function listDistances(judged: JudgedTrial): readonly Distance[] {
  const { dose, prepared } = judged
  const distances: Distance[] = []
  if (dose.dose === 'notMet' && dose.enough !== null && dose.minimum !== null) {
    const reason = withheldBecause(judged)
    const kept = judged.notTolerated === 'met' ? 'notTolerated' : null
    distances.push({
      criterion: 'dose',
      minimum: dose.enough.max,
      highest: prepared.highestDose === null ? null : toQuantity(prepared.highestDose),
      unit: dose.minimum.unit,
      withheld: reason === null ? kept : WITHHELD[reason],
      isCapRecorded: prepared.trial.cap?.mgPerDay != null,
    })
  }
  if (dose.duration === 'notMet' && dose.dose !== 'notMet' && dose.enough !== null && dose.minimum !== null) {
    const { min, max } = dose.days
    distances.push({
      criterion: 'duration',
      daysShort: toQuantity({ min: dose.requiredDays - max, max: dose.requiredDays - min }),
      atLeastDose: dose.enough.max,
      unit: dose.minimum.unit,
    })
  }
  if (judged.adherence === 'notMet') {
    const finding = judged.findings.find(({ criterion }) => criterion === 'adherence')
    distances.push({ criterion: 'adherence', minimum: finding?.threshold ?? 0, observed: finding?.observed ?? null })
  }
  return distances
}
