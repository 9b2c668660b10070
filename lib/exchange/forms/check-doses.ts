import type { AntidepressantTrial, DoseStep } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import type { Agent } from '@/lib/rules/antidepressants'
import { ABSURD_DOSE_FACTOR, getHighestNamedDose } from '@/lib/rules/label-maximums'
import { getMinimumDose } from '@/lib/rules/minimum-effective-doses'
import { resolveDrug } from '@/lib/rules/resolve-drug'
import { type DoseCeiling, describeDoseSlip } from './dose-slip'
import type { FormErrors } from './form-values'

const USUAL_TIMES = 4

/** Doses that nobody takes: over ten times the label's maximum, or a slip from g or µg to mg. */
export function checkDoses(trial: AntidepressantTrial): FormErrors {
  const drug = resolveDrug(trial.drug, trial.formulation)
  if (drug.kind !== 'agent') return {}
  const ceiling = getDoseCeiling(drug.agent)
  if (ceiling === null) return {}
  const doses = [
    ...(trial.doses ?? []).map((step, row) => [`doses.${row}.dose`, toJudgedAmount(step, drug.agent)] as const),
    ...(trial.dispenses ?? []).map(({ mgPerDay }, row) => [`dispenses.${row}.mgPerDay`, mgPerDay] as const),
  ]
  return Object.fromEntries(
    doses.flatMap(([box, dose]) => {
      const message = describeDoseSlip(dose, ceiling)
      return message === null ? [] : [[box, message]]
    }),
  )
}

/** From which doses a slip is told, and more leniently from the minimum effective dose where no highest is named. */
export function getDoseCeiling({ id, name, unit }: Agent): DoseCeiling | null {
  const highest = getHighestNamedDose(id)
  const factor = ABSURD_DOSE_FACTOR.value
  if (highest !== null) return { name, unit, absurd: highest.value * factor, usual: highest.value }
  const minimum = getMinimumDose(id, 'default')?.value
  if (minimum === undefined) return null
  return { name, unit, absurd: minimum * factor * factor, usual: minimum * USUAL_TIMES }
}

/** Only a dose in the unit in which the product is judged can be compared. */
function toJudgedAmount(step: DoseStep, agent: Agent): Quantity | undefined {
  if (step.mgPerDay !== undefined) return agent.unit === 'mg/day' ? step.mgPerDay : undefined
  return step.unit === agent.unit ? step.amount : undefined
}
