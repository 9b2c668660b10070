import type { AntidepressantTrial, DoseStep } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import type { Agent } from '@/lib/rules/antidepressants'
import { getLabelMaximum } from '@/lib/rules/label-maximums'
import { getMinimumDose } from '@/lib/rules/minimum-effective-doses'
import { resolveDrug } from '@/lib/rules/resolve-drug'
import type { FormErrors } from './form-values'

const ABSURD_TIMES = 10
const USUAL_TIMES = 4
const SLIP = 1000

/** Doses that nobody takes: over ten times the label's maximum, or a slip from g or µg to mg. */
export function checkDoses(trial: AntidepressantTrial): FormErrors {
  const drug = resolveDrug(trial.drug, trial.formulation)
  if (drug.kind !== 'agent') return {}
  const ceiling = getCeiling(drug.agent)
  if (ceiling === null) return {}
  const doses = [
    ...(trial.doses ?? []).map((step, row) => [`doses.${row}.dose`, toJudgedAmount(step, drug.agent)] as const),
    ...(trial.dispenses ?? []).map(({ mgPerDay }, row) => [`dispenses.${row}.mgPerDay`, mgPerDay] as const),
  ]
  return Object.fromEntries(
    doses.flatMap(([box, dose]) => {
      const message = listEnds(dose)
        .map((end) => describeSlip(end, ceiling, drug.agent))
        .find(Boolean)
      return message ? [[box, message]] : []
    }),
  )
}

type Ceiling = { readonly absurd: number; readonly usual: number }

/** From the label's maximum, or more leniently from the minimum effective dose where no label figure was seen. */
function getCeiling(agent: Agent): Ceiling | null {
  const maximum = getLabelMaximum(agent.id)
  if (maximum !== null) return { absurd: maximum.value * ABSURD_TIMES, usual: maximum.value }
  const minimum = getMinimumDose(agent.id, 'default')?.value
  if (minimum === undefined) return null
  return { absurd: minimum * ABSURD_TIMES * ABSURD_TIMES, usual: minimum * USUAL_TIMES }
}

/** Only a dose in the unit in which the product is judged can be compared. */
function toJudgedAmount(step: DoseStep, agent: Agent): Quantity | undefined {
  if (step.mgPerDay !== undefined) return agent.unit === 'mg/day' ? step.mgPerDay : undefined
  return step.unit === agent.unit ? step.amount : undefined
}

function listEnds(dose: Quantity | undefined): number[] {
  if (typeof dose === 'number') return [dose]
  return dose === null || dose === undefined ? [] : [dose.min, dose.max].filter((end) => end !== undefined)
}

function describeSlip(dose: number, { absurd, usual }: Ceiling, agent: Agent): string | null {
  const unit = agent.unit === 'mg/day' ? 'mg' : agent.unit
  if (dose > absurd) {
    const meant = round(dose / SLIP)
    const isSlip = agent.unit === 'mg/day' && meant <= usual
    const hint = isSlip ? ` Did you mean ${dose} µg = ${meant} mg?` : ` Check its digits and its unit, ${unit}.`
    return `${dose} ${unit} is over ten times the most that is given of ${agent.name}.${hint}`
  }
  const meant = round(dose * SLIP)
  if (agent.unit !== 'mg/day' || dose <= 0 || meant > usual) return null
  return `${dose} mg of ${agent.name} is less than anyone takes. Did you mean ${dose} g = ${meant} mg?`
}

function round(value: number): number {
  return Number(value.toPrecision(12))
}
