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
  return ordinary ? readMilligrams(step) : readOwnUnit(step, agent, formulation)
}

function readMilligrams({ mgPerDay, amount, unit }: DoseStep): StepDose {
  if (amount == null) return { dose: toInterval(mgPerDay), wanted: null }
  if (unit === 'mg/day') return { dose: toInterval(amount), wanted: null }
  if (unit === 'mcg/day') return { dose: scale(toInterval(amount), MG_PER_MCG), wanted: null }
  return { dose: UNKNOWN_DOSE, wanted: 'mg/day' }
}

function readOwnUnit(step: DoseStep, agent: Agent, formulation: Formulation | null): StepDose {
  const isWeekly = formulation === 'weekly'
  if (!isWeekly && fitsUnit(step, agent)) return { dose: toInterval(step.amount), wanted: null }
  const isRecorded = step.amount != null || step.mgPerDay != null
  return { dose: UNKNOWN_DOSE, wanted: isRecorded ? wantedFor(agent, isWeekly) : null }
}

function wantedFor(agent: Agent, isWeekly: boolean): string {
  const weekly: DoseUnit = 'mg/week'
  return isWeekly ? `${weekly}, for which no source gives a minimum` : describeWantedUnit(agent)
}
