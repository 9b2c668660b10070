import { describeDate } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial, DoseStep } from '@/lib/domain/case-file'
import { listStopReasons } from '@/lib/domain/stop-reasons'
import { getAgent, isAgentId } from '@/lib/rules/antidepressants'
import { describeAmount, describeUnit, joinWords, toPercent } from './describe-number'
import { ADHERENCE_CATEGORY_LABELS, ADHERENCE_METHOD_LABELS, SOURCE_LABELS, STOP_REASON_LABELS } from './labels'

/** The class of an agent as resolved, such as "SSRI"; `null` when the drug is not recognized. */
export function getDrugClass(drugId: string | null): string | null {
  return drugId !== null && isAgentId(drugId) ? getAgent(drugId).drugClass : null
}

function recognizedAs(written: string, drugId: string | null): string {
  if (drugId === null || !isAgentId(drugId)) return ''
  const { name } = getAgent(drugId)
  const shared = name.split(' ')[0] ?? name
  return written.toLowerCase().includes(shared.toLowerCase()) ? '' : ` (${name})`
}

const UNNAMED = 'drug not known'

/** The drug of a trial as written, with release form and, for a brand, its generic name: "Zoloft (sertraline)". */
export function describeDrug(
  trial: Pick<AntidepressantTrial, 'drug' | 'drugText' | 'formulation'>,
  drugId: string | null = null,
): string {
  const name = (trial.drug ?? trial.drugText ?? '').trim()
  if (name === '') return UNNAMED
  const { formulation } = trial
  const isSaid =
    formulation === null || formulation === undefined || name.toLowerCase().endsWith(formulation.toLowerCase())
  return `${isSaid ? name : `${name} ${formulation}`}${recognizedAs(name, drugId)}`
}

/** The drug in the middle of a sentence. */
export function describeDrugInSentence(
  trial: Parameters<typeof describeDrug>[0],
  drugId: string | null = null,
): string {
  const name = describeDrug(trial, drugId)
  return name === UNNAMED ? 'the unnamed drug' : name
}

function describeStep(step: DoseStep): string | null {
  if (step.amount !== undefined) {
    const unit = describeUnit(step.unit ?? '')
    const amount = describeAmount(step.amount, unit)
    return amount === null || step.ingredient === null || step.ingredient === undefined
      ? amount
      : `${amount} ${step.ingredient}`
  }
  return describeAmount(step.mgPerDay, 'mg')
}

/** The dose steps in order: "50 mg → 100 mg", with "dose not known" for a step without one. */
export function describeDoses(trial: Pick<AntidepressantTrial, 'doses'>): string {
  const steps = trial.doses ?? []
  if (steps.length === 0) return 'dose not recorded'
  return steps.map((step) => describeStep(step) ?? 'dose not known').join(' → ')
}

/** How long a trial lasted as recorded: "1 March 2024 to 14 June 2024", "5 to 8 weeks", "since March 2021". */
export function describePeriod(
  trial: Pick<AntidepressantTrial, 'start' | 'stop' | 'ongoing' | 'weeks' | 'days'>,
): string {
  const { start, stop, ongoing } = trial
  const weeks = describeAmount(trial.weeks, trial.weeks === 1 ? 'week' : 'weeks')
  const length = weeks ?? describeAmount(trial.days, trial.days === 1 ? 'day' : 'days')
  const from = start === null || start === undefined ? null : describeDate(start)
  const to = stop === null || stop === undefined ? null : describeDate(stop)
  const dates = describeSpan(from, to, ongoing === true)
  if (dates === null) return length ?? 'dates not recorded'
  return length === null ? dates : `${dates}, ${length}`
}

function describeSpan(from: string | null, to: string | null, ongoing: boolean): string | null {
  if (from !== null && to !== null) return `${from} to ${to}`
  if (from !== null) return ongoing ? `since ${from}` : `from ${from}, stop not known`
  if (to !== null) return `until ${to}`
  return ongoing ? 'ongoing' : null
}

/** Why it was stopped, as recorded: "side effects and cost", "not recorded". */
export function describeStopReasons(trial: Pick<AntidepressantTrial, 'stopReason' | 'ongoing'>): string {
  const reasons = listStopReasons(trial)
  if (reasons.length === 0) return trial.ongoing === true ? 'ongoing' : 'not recorded'
  return joinWords(reasons.map((reason) => STOP_REASON_LABELS[reason]))
}

/** Adherence as recorded, before any judgement: "93 % of doses, refill record". */
export function describeAdherenceRecord(trial: Pick<AntidepressantTrial, 'adherence'>): string {
  const { adherence } = trial
  if (adherence === null || adherence === undefined) return 'not recorded'
  const { category, method, proportion } = adherence
  const share = proportion === undefined ? null : describeAmount(toPercent(proportion), '%')
  const parts = [
    ...(share === null ? [] : [`${share} of doses`]),
    ...(category === null || category === undefined ? [] : [ADHERENCE_CATEGORY_LABELS[category]]),
  ]
  const what = parts.length === 0 ? ['not known'] : parts
  return [...what, ...(method === undefined ? [] : [ADHERENCE_METHOD_LABELS[method]])].join(', ')
}

/** Where a trial's history comes from. */
export function describeSource(trial: Pick<AntidepressantTrial, 'source'>): string {
  return trial.source === undefined ? 'source not recorded' : SOURCE_LABELS[trial.source]
}
