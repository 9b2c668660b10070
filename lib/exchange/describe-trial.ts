import { describeDate } from '@/lib/domain/calendar-date'
import { type AntidepressantTrial, type DoseStep, listStopReasons } from '@/lib/domain/case-file'
import { getAgent, isAgentId } from '@/lib/rules/antidepressants'
import type { TrialEvaluation } from '@/lib/rules/evaluation'
import type { Verdict } from '@/lib/rules/verdict'
import { describeFinding } from './describe-finding'
import { describeAmount, describeUnit, joinWords, toPercent } from './describe-number'
import { describeReasonTag } from './describe-reason'
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
export function describeStopReasons(trial: AntidepressantTrial): string {
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

/** What a trial comes to under one definition: the mark of `counts`, words for a badge, and what decides it. */
export type TrialResult = { readonly mark: Verdict; readonly label: string; readonly why: string }

const DECIDING = {
  dose: 'dose decides',
  duration: 'duration decides',
  adherence: 'adherence decides',
  outcome: 'outcome decides',
} as const

function whyUnknown(trial: TrialEvaluation): string {
  const open = trial.findings.filter((finding) => finding.verdict === 'unknown')
  if (open.length === 1 && open[0] !== undefined) return DECIDING[open[0].criterion]
  const reason = trial.reasons[0]
  if (open.length > 1) return `${joinWords(open.map((finding) => finding.criterion))} decide`
  return reason === undefined ? 'not known' : describeReasonTag(reason)
}

function has(trial: TrialEvaluation, ...reasons: readonly TrialEvaluation['reasons'][number][]): boolean {
  return reasons.some((reason) => trial.reasons.includes(reason))
}

function toPhrase(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence
    .slice(1)
    .replace(/ \([^)]*\)/g, '')
    .replace(/\.$/, '')}`
}

function whyUnfair(trial: TrialEvaluation): string {
  const missed = trial.findings.find((finding) => finding.criterion !== 'outcome' && finding.verdict === 'notMet')
  return missed === undefined ? 'not adequate' : toPhrase(describeFinding(missed, { trial }))
}

const NOT_COUNTED = [
  ['sameDrug', 'Same drug', 'another trial of it is counted'],
  ['notAnAntidepressant', 'Not an antidepressant', 'not one of the drugs counted'],
  ['notForDepression', 'Not for depression', 'recorded for another use'],
  ['otherEpisode', 'Earlier episode', 'not in the current episode'],
  ['countedApart', 'Counted apart', 'not one of the two under this definition'],
  ['augmentation', 'Augmentation', 'has its own counter'],
  ['inProgress', 'In progress', 'still short of the required days'],
  ['lossOfResponse', 'Response, then lost', 'a response is not a failure'],
  ['responded', 'Response', 'not a failure'],
  ['intolerance', 'Not tolerated', 'not a failure of efficacy'],
  ['contradictoryFacts', 'Not counted', 'recorded facts contradict each other'],
] as const

/** Words for what a trial comes to: "Counts", "Might count", "Not a fair trial", "Not tolerated", "Response", … */
export function describeTrialResult(trial: TrialEvaluation): TrialResult {
  if (trial.counts === 'met') {
    const tolerated = has(trial, 'alsoNotTolerated') ? ', also not tolerated' : ''
    return { mark: 'met', label: 'Counts', why: `adequate, failed${tolerated}` }
  }
  if (trial.counts === 'unknown') return { mark: 'unknown', label: 'Might count', why: whyUnknown(trial) }
  const known = NOT_COUNTED.find(([reason]) => trial.reasons.includes(reason))
  if (known !== undefined) {
    return { mark: 'notMet', label: known[1], why: known[2] }
  }
  if (trial.adequacy === 'notMet') return { mark: 'notMet', label: 'Not a fair trial', why: whyUnfair(trial) }
  return { mark: 'notMet', label: 'Not counted', why: describeReasonTag(trial.reasons[0] ?? 'outcomeUnknown') }
}
