import type { DoseStep, DoseUnit, Formulation } from '@/lib/domain/case-file'
import { type Interval, toInterval } from '@/lib/domain/quantity'
import type { Agent } from './antidepressants'

/** A daily dose in the drug's own unit. `wanted`: the record has another unit, so the dose is unknown. */
export type StepDose = { readonly dose: Interval; readonly wanted: string | null }

export const UNKNOWN_DOSE: Interval = { min: 0, max: Infinity }

const MG_PER_MCG = 1 / 1000

/** The unit, and for two-ingredient products the ingredient, in which a drug's dose has to be recorded. */
export function describeWantedUnit(agent: Agent): string {
  return agent.ingredient === null ? agent.unit : `${agent.unit} of ${agent.ingredient}`
}

/** Whether the record is in the drug's own unit and ingredient. */
function fitsUnit(step: DoseStep, agent: Agent): boolean {
  if (step.unit !== agent.unit) return false
  return agent.ingredient === null || step.ingredient?.trim().toLowerCase() === agent.ingredient
}

function isOrdinary(agent: Agent, formulation: Formulation | null): boolean {
  return agent.unit === 'mg/day' && agent.ingredient === null && formulation !== 'weekly'
}

function scale(interval: Interval, factor: number): Interval {
  return { min: interval.min * factor, max: interval.max * factor }
}

/** Reads the dose of a step in the unit in which the drug's minimum is given; never converts between products. */
export function readStepDose(step: DoseStep, agent: Agent | null, formulation: Formulation | null): StepDose {
  const ordinary = agent === null || isOrdinary(agent, formulation)
  if (ordinary && step.mgPerDay !== undefined) return { dose: toInterval(step.mgPerDay), wanted: null }
  if (step.amount === undefined || step.amount === null || step.unit === undefined) {
    const isBare = !ordinary && step.mgPerDay !== undefined && step.mgPerDay !== null
    return { dose: UNKNOWN_DOSE, wanted: isBare && agent !== null ? wantedFor(agent, formulation) : null }
  }
  const amount = toInterval(step.amount)
  if (agent !== null && formulation !== 'weekly' && fitsUnit(step, agent)) return { dose: amount, wanted: null }
  if (ordinary && step.unit === 'mg/day') return { dose: amount, wanted: null }
  if (ordinary && step.unit === 'mcg/day') return { dose: scale(amount, MG_PER_MCG), wanted: null }
  return { dose: UNKNOWN_DOSE, wanted: agent === null ? 'mg/day' : wantedFor(agent, formulation) }
}

function wantedFor(agent: Agent, formulation: Formulation | null): string {
  const weekly: DoseUnit = 'mg/week'
  return formulation === 'weekly' ? `${weekly}, for which no source gives a minimum` : describeWantedUnit(agent)
}
