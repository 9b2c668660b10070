import type { TrialEvaluation } from '@/lib/rules/evaluation'
import type { Verdict } from '@/lib/rules/verdict'
import { describeFinding } from './describe-finding'
import { joinWords } from './describe-number'
import { describeReasonTag } from './describe-reason'

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
