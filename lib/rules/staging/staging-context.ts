import { baseAdequacyOf } from '../base-adequacy'
import type { CountedTrial } from '../counted-trial'
import { countDrugs, countOf } from '../counting'
import type { CountRange } from '../evaluation'
import { type JudgedTreatment, listTreatments } from '../other-treatments'
import type { PreparedCase } from '../prepare-case'
import { allOf, anyOf, type Verdict } from '../verdict'
import { type FailedDrug, type FailureState, listFailedDrugs, listFailureStates } from './adequate-failures'

/** What every score reads of a case: adequate failures of the current episode only. */
export type StagingContext = {
  readonly context: PreparedCase
  readonly trials: readonly CountedTrial[]
  readonly drugs: readonly FailedDrug[]
  readonly failures: CountRange
  /** Every state that some completion gives; `null` where they are too many to try. */
  readonly states: readonly FailureState[] | null
  readonly augmentations: CountRange
  /** The courses of ECT in this episode; `null` where nobody was asked. */
  readonly ect: readonly JudgedTreatment[] | null
}

/** An augmentation of this episode that failed adequately, on a base whose own trial was adequate. */
function failedAugmentation(trial: CountedTrial, all: readonly CountedTrial[], context: PreparedCase): Verdict {
  const { judged } = trial
  const indication = { depression: 'met', other: 'notMet', unknown: 'unknown' } as const
  const base = baseAdequacyOf(
    judged,
    all.map((other) => other.judged),
    context,
  )
  const isOver: Verdict = judged.isInProgress ? 'notMet' : 'met'
  return allOf([judged.failed, judged.episode.isCurrent, indication[judged.prepared.indication], isOver, base])
}

/** Reads once what all scores need. */
export function readStagingContext(context: PreparedCase, trials: readonly CountedTrial[]): StagingContext {
  const drugs = listFailedDrugs(trials, context)
  const antidepressants = trials.filter(({ judged }) => judged.prepared.kind === 'antidepressant')
  return {
    context,
    trials,
    drugs,
    failures: countDrugs(
      antidepressants.map(({ judged, key, counts }) => ({ id: judged.prepared.trial.id, key, counts })),
      context.startedTogether,
    ),
    states: listFailureStates(drugs, antidepressants, context.startedTogether),
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

/** The values that a fact may have, where leaving it out means that it may be either. */
export function choicesOf(verdict: Verdict | null): readonly boolean[] {
  if (verdict === 'met') return [true]
  return verdict === 'notMet' ? [false] : [false, true]
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
  if (ect.length === 0) return 'none recorded'
  return ect.map((course) => observeCourse(course)).join('; ')
}

const FAILED_WORDS = { met: 'without response', notMet: 'with response', unknown: 'outcome not known' } as const

function observeCourse({ treatment, isCurrent, failed }: JudgedTreatment): string {
  const { laterality, sessions } = treatment
  const amount = typeof sessions === 'number' ? `${sessions} sessions` : null
  const episode = { met: null, notMet: 'another episode', unknown: 'episode not known' }[isCurrent]
  return [laterality?.trim() || 'side not recorded', amount, FAILED_WORDS[failed], episode]
    .filter((part) => part !== null)
    .join(', ')
}
