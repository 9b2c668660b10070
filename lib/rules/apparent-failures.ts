import type { JudgedTrial } from './assess-trial'
import { bracketTrial } from './bracketing-scores'
import { type Countable, countDrugs } from './counting'
import type { CountRange, DefinitionEvaluation } from './evaluation'
import { isForDepression } from './for-depression'
import { isFailure } from './improvement'
import { combineOutcome, withScoresOfCase } from './outcome'
import { allOf, not, type Verdict } from './verdict'

/** Improvement under which a trial ended without response, whatever the definition. Percent. */
const RESPONSE = { percent: 50, inclusive: false }

const ENDED_WITHOUT_RESPONSE = [
  'lackOfEfficacy',
  'partialResponse',
  'nonAdherence',
  'sideEffects',
  'seriousReaction',
] as const

/**
 * By the outcome as recorded or, where none is, by the reason for stopping. A score that may say nothing is read both ways.
 */
function judgeEnded({ prepared, scores }: JudgedTrial): Verdict {
  const sources = withScoresOfCase(
    prepared.outcome.sources,
    bracketTrial(scores, () => 'met', RESPONSE),
  )
  const saysSo = prepared.stopReasons.some((reason) => ENDED_WITHOUT_RESPONSE.some((one) => one === reason))
  const read = (usable: typeof sources): Verdict => {
    if (usable.length === 0) return saysSo ? 'met' : 'notMet'
    return isFailure(combineOutcome(usable).improvement, RESPONSE)
  }
  const [certain, possible] = [read(sources.filter(({ isUsable }) => isUsable === 'met')), read(sources)]
  return certain === possible ? certain : 'unknown'
}

/**
 * Whether a trial is recorded as ended without response: improvement under 50 %, or stopped for lack of efficacy, partial
 * response, non-adherence or side effects. An unknown outcome, a loss of response and a trial in progress are not.
 */
export function isApparentFailure(judged: JudgedTrial): Verdict {
  const { prepared } = judged
  if (prepared.kind !== 'antidepressant') return 'notMet'
  const isOver: Verdict = prepared.trial.ongoing === true ? judged.dose.duration : 'met'
  return allOf([judgeEnded(judged), isOver, isForDepression(prepared), judged.episode.isCurrent, not(judged.lost)])
}

/** How many different drugs are apparent failures. */
export function countApparentFailures(trials: readonly JudgedTrial[]): CountRange {
  return countDrugs(
    trials.map(
      (judged): Countable => ({
        id: judged.prepared.trial.id,
        key: judged.prepared.drugKey,
        counts: isApparentFailure(judged),
      }),
    ),
  )
}

/** Why the apparent failures were not adequate trials. */
export function causesOf(trials: readonly JudgedTrial[]): DefinitionEvaluation['causes'] {
  const found = new Set<DefinitionEvaluation['causes'][number]>()
  for (const judged of trials) {
    if (isApparentFailure(judged) !== 'met') continue
    if (judged.notTolerated === 'met') {
      found.add('intolerance')
      continue
    }
    if (judged.dose.dose === 'notMet') found.add('dose')
    else if (judged.dose.duration === 'notMet') found.add('duration')
    if (judged.adherence === 'notMet') found.add('adherence')
  }
  return (['dose', 'duration', 'adherence', 'intolerance'] as const).filter((cause) => found.has(cause))
}
