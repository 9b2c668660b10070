import { type CountedTrial, toCountables } from './counted-trial'
import { countDrugs, countOf } from './counting'
import type { CountRange, DefinitionBeside } from './evaluation'
import { isForDepression } from './for-depression'
import { isFailure } from './improvement'
import { hasOwnCounter, isNeverScored } from './never-scored'
import type { PreparedCase } from './prepare-case'
import type { TrialKind } from './prepare-trial'
import { halfOpen, intersectRanges, staysBelow } from './range'
import { getMoleculeKey } from './related-molecules'
import { allOf, type Verdict } from './verdict'

/** Strict failure: improvement below 25 %. */
export const STRICT = { percent: 25, inclusive: false }
/** Improvement of a partial response, in percent. */
export const PARTIAL_RESPONSE = halfOpen(25, 50)

/** So many adequate trials with a partial response make a partially responsive depression. */
export const PARTIALLY_RESPONSIVE_FROM = 2

function isPartialResponse(trial: CountedTrial): Verdict {
  const { improvement } = trial.judged.outcome
  if (intersectRanges(improvement, PARTIAL_RESPONSE) === null) return 'notMet'
  const below = staysBelow(improvement, 50, false)
  return improvement.min >= PARTIAL_RESPONSE.min && below === 'met' ? 'met' : 'unknown'
}

/** Whether a trial counts in this episode, whichever of several trials of its drug is the best. */
function countsHere({ eligible, judged }: CountedTrial): Verdict {
  return allOf([eligible, judged.episode.isCurrent])
}

function classRange(trials: readonly CountedTrial[]): CountRange {
  const classes = (accept: (counts: Verdict) => boolean) =>
    new Set(
      trials
        .filter((trial) => trial.judged.prepared.kind === 'antidepressant' && accept(trial.counts))
        .map((trial) => trial.judged.prepared.agent?.drugClass ?? trial.key),
    ).size
  return { min: classes((counts) => counts === 'met'), max: classes((counts) => counts !== 'notMet') }
}

function countForDepression(trials: readonly CountedTrial[], isOne: (trial: CountedTrial) => Verdict): CountRange {
  return countOf(trials.map((trial) => allOf([isOne(trial), isForDepression(trial.judged.prepared)])))
}

/** Given alone for depression, and without a minimum by which it could be scored. */
function isNotScored({ judged: { prepared } }: CountedTrial): boolean {
  const isAlone = prepared.kind === 'countedApart' || prepared.kind === 'notAnAntidepressant'
  return isAlone && hasOwnCounter(prepared.drug)
}

function partiallyResponsive(trials: readonly CountedTrial[], { startedTogether }: PreparedCase): Verdict {
  const count = countDrugs(
    toCountables(
      trials.filter(
        ({ judged }) => judged.prepared.kind === 'antidepressant' || judged.prepared.kind === 'augmentation',
      ),
      (trial) =>
        isNeverScored(trial.judged.prepared.drug)
          ? 'notMet'
          : allOf([
              trial.judged.adequacy,
              trial.judged.episode.isCurrent,
              isForDepression(trial.judged.prepared),
              isPartialResponse(trial),
            ]),
    ),
    startedTogether,
  )
  if (count.min >= PARTIALLY_RESPONSIVE_FROM) return 'met'
  return count.max < PARTIALLY_RESPONSIVE_FROM ? 'notMet' : 'unknown'
}

/** What stands beside the verdict under one definition, and is never folded into it. */
export function besideDefinition(trials: readonly CountedTrial[], context: PreparedCase): DefinitionBeside {
  const together = context.startedTogether
  const of = (kind: TrialKind) => trials.filter((trial) => trial.judged.prepared.kind === kind)
  const [antidepressants, augmentations, countedApart] = [of('antidepressant'), of('augmentation'), of('countedApart')]
  const withAugmentation = antidepressants.filter(
    (trial) => trial.judged.prepared.agent?.role === 'antidepressantAndAugmentation',
  )
  const bySource: Record<string, number> = {}
  for (const trial of trials) {
    if (trial.counts !== 'met') continue
    const source = trial.judged.prepared.trial.source ?? 'unknown'
    bySource[source] = (bySource[source] ?? 0) + 1
  }
  const molecule = (trial: CountedTrial) => {
    const { agent } = trial.judged.prepared
    return agent === null ? trial.key : getMoleculeKey(agent.countsAs)
  }
  const isPsychotic = context.file.case.diagnosis?.psychoticFeatures === 'present'
  const withAntipsychotic = (trial: CountedTrial) =>
    allOf([countsHere(trial), context.antipsychotic(trial.judged.prepared.trial.id) ?? 'notMet'])
  return {
    strictCount: countDrugs(
      toCountables(trials, (trial) => allOf([countsHere(trial), isFailure(trial.judged.outcome.improvement, STRICT)])),
      together,
    ),
    countIfRelatedAreOne: countDrugs(
      trials.map((trial) => ({ id: trial.judged.prepared.trial.id, key: molecule(trial), counts: countsHere(trial) })),
      together,
    ),
    lifetimeCount: countDrugs(
      toCountables(trials, (trial) => trial.eligible),
      together,
    ),
    classesCounted: classRange(trials),
    partiallyResponsive: partiallyResponsive(trials, context),
    augmentations: countForDepression([...augmentations, ...withAugmentation], ({ judged }) => judged.adequacy),
    intolerances: countForDepression(antidepressants, ({ judged }) => judged.notTolerated),
    lossesOfResponse: countForDepression(antidepressants, ({ judged }) => judged.lost),
    countedApart: countedApart.filter(
      (trial) => !isNotScored(trial) && isForDepression(trial.judged.prepared) !== 'notMet',
    ).length,
    notScored: countOf(trials.filter(isNotScored).map(({ judged }) => isForDepression(judged.prepared))),
    adequateForPsychoticDepression: isPsychotic ? countDrugs(toCountables(trials, withAntipsychotic), together) : null,
    countBySource: bySource,
    countedAugmentations: countDrugs(toCountables(augmentations, (trial) => trial.counts)),
  }
}
