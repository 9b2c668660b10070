import { describeQuantity } from '@/lib/domain/quantity'
import { baseAdequacyOf } from '../base-adequacy'
import type { CountedTrial } from '../counted-trial'
import { countDrugs, countOf } from '../counting'
import type { CountRange } from '../evaluation'
import { isForDepression } from '../for-depression'
import { type JudgedTreatment, listTreatments } from '../other-treatments'
import type { PreparedCase } from '../prepare-case'
import { allOf, anyOf, type Verdict } from '../verdict'
import { type FailedDrug, type FailingTrial, listFailedDrugs, listFailingTrials } from './adequate-failures'
import { type FailureState, listFailureStates } from './failure-states'

/** What every score reads of a case: adequate failures of the current episode only. */
export type StagingContext = {
  readonly context: PreparedCase
  readonly trials: readonly CountedTrial[]
  readonly drugs: readonly FailedDrug[]
  readonly failing: readonly FailingTrial[]
  readonly failures: CountRange
  /** What every completion of the record comes to. */
  readonly states: readonly FailureState[]
  readonly augmentations: CountRange
  /** The courses of ECT in this episode; `null` where nobody was asked. */
  readonly ect: readonly JudgedTreatment[] | null
}

/** An augmentation of this episode that failed adequately, on a base whose own trial was adequate. */
function failedAugmentation(trial: CountedTrial, all: readonly CountedTrial[], context: PreparedCase): Verdict {
  const { judged } = trial
  const base = baseAdequacyOf(
    judged,
    all.map((other) => other.judged),
    context,
  )
  return allOf([judged.failed, judged.episode.isCurrent, isForDepression(judged.prepared), base])
}

/** Reads once what all scores need. */
export function readStagingContext(context: PreparedCase, trials: readonly CountedTrial[]): StagingContext {
  const failing = listFailingTrials(trials)
  return {
    context,
    trials,
    drugs: listFailedDrugs(trials, context),
    failing,
    failures: countDrugs(failing, context.startedTogether),
    states: listFailureStates(failing, context.startedTogether),
    augmentations: countOf(
      trials
        .filter(({ judged }) => judged.prepared.kind === 'augmentation')
        .map((trial) => failedAugmentation(trial, trials, context)),
    ),
    ect: listTreatments(context, 'ect'),
  }
}

/** Whether a course of ECT in this episode failed; `null` where nobody was asked about ECT. */
export function failedEct(ect: StagingContext['ect'], isBilateralOnly: boolean): Verdict | null {
  if (ect === null) return null
  return anyOf(
    ect.map(({ isCurrent, failed, isBilateral }) => allOf([isCurrent, failed, isBilateralOnly ? isBilateral : 'met'])),
  )
}

/** Every stage that some completion gives; `null` where it hangs on an outcome of ECT that is not known. */
export function listStages<Stage>(
  { states }: StagingContext,
  failed: Verdict | null,
  stageOf: (state: FailureState, hasFailedEct: boolean) => Stage,
): ReadonlySet<Stage> | null {
  const [certainly, possibly] = [failed === 'met', failed !== 'notMet']
  if (states.some((state) => stageOf(state, certainly) !== stageOf(state, possibly))) return null
  return new Set(states.map((state) => stageOf(state, certainly)))
}

/** What is needed of ECT before a score can say anything. */
export function needsOfEct(verdict: Verdict | null, isBilateralOnly: boolean): string {
  if (verdict === null) return 'whether ECT was given in this episode'
  return isBilateralOnly
    ? 'of the recorded ECT: its outcome, its episode, and whether it was bilateral'
    : 'of the recorded ECT: its outcome and its episode'
}

/** The recorded ECT in words; `null` where nobody was asked. */
export function observeEct(ect: StagingContext['ect']): string | null {
  if (ect === null) return null
  return ect.length === 0 ? 'none recorded' : ect.map(observeCourse).join('; ')
}

const FAILED_WORDS = { met: 'without response', notMet: 'with response', unknown: 'outcome not known' } as const

function observeCourse({ treatment, isCurrent, failed }: JudgedTreatment): string {
  const { laterality, sessions } = treatment
  const amount = sessions == null ? null : `${describeQuantity(sessions)} sessions`
  const episode = { met: null, notMet: 'another episode', unknown: 'episode not known' }[isCurrent]
  return [laterality?.trim() || 'side not recorded', amount, FAILED_WORDS[failed], episode]
    .filter((part) => part !== null)
    .join(', ')
}
