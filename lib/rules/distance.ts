import { type Interval, type Quantity, toQuantity } from '@/lib/domain/quantity'
import type { JudgedTrial } from './assess-trial'
import type { Course } from './course'
import { difference } from './difference-constraints'

/** How far the record of a trial lies from the definition: never an order, and never a dose to take. */
export type Distance =
  | {
      readonly criterion: 'dose'
      /** The minimum that was never reached, and the highest dose recorded. */
      readonly minimum: number
      readonly highest: Quantity
      readonly unit: string
      /** Why a dose distance would mislead: it is then left out, and only said. `level`: the level decides, not the dose. */
      readonly withheld: 'notTolerated' | 'contraindication' | 'mania' | 'pregnancy' | 'interaction' | 'level' | null
      readonly isCapRecorded: boolean
    }
  | {
      readonly criterion: 'duration'
      readonly daysShort: Quantity
      readonly atLeastDose: number
      readonly unit: string
    }
  | { readonly criterion: 'adherence'; readonly minimum: number; readonly observed: Quantity }
  | {
      /** Enough days and enough taken are each possible, and on no day of stopping both. */
      readonly criterion: 'durationWithAdherence'
      readonly requiredDays: number
      readonly atLeastDose: number
      readonly unit: string
      readonly minimum: number
    }

const WITHHELD = {
  maniaOrHypomania: 'mania',
  contraindication: 'contraindication',
  pregnancy: 'pregnancy',
  interaction: 'interaction',
  sideEffects: 'notTolerated',
  seriousReaction: 'notTolerated',
} as const

type DoseDistance = Extract<Distance, { criterion: 'dose' }>

/** The highest dose recorded for a stretch that may have lasted a day. */
function highestTaken({ segments, network }: Course): Interval {
  const taken = segments.filter((_, index) => network === null || difference(network, index, index + 1).max > 0)
  return {
    min: Math.max(...taken.map(({ dose }) => dose.min)),
    max: Math.max(...taken.map(({ dose }) => dose.max)),
  }
}

function withheldBecause(judged: JudgedTrial, highest: Interval, least: number): DoseDistance['withheld'] {
  const reason = stoppedBecause(judged)
  if (reason !== null) return WITHHELD[reason]
  if (judged.notTolerated === 'met') return 'notTolerated'
  return highest.max >= least ? 'level' : null
}

function stoppedBecause(judged: JudgedTrial): keyof typeof WITHHELD | null {
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
    const highest = highestTaken(prepared.course)
    distances.push({
      criterion: 'dose',
      minimum: dose.enough.max,
      highest: toQuantity(highest),
      unit: dose.minimum.unit,
      withheld: withheldBecause(judged, highest, dose.enough.min),
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
  const { threshold = null, observed = null } = judged.findings.find(({ criterion }) => criterion === 'adherence') ?? {}
  const minimum = threshold ?? 0
  if (judged.adherence === 'notMet') distances.push({ criterion: 'adherence', minimum, observed })
  if (judged.adequacy === 'notMet' && distances.length === 0 && dose.enough !== null && dose.minimum !== null)
    distances.push({
      criterion: 'durationWithAdherence',
      requiredDays: dose.requiredDays,
      atLeastDose: dose.enough.max,
      unit: dose.minimum.unit,
      minimum,
    })
  return distances
}
