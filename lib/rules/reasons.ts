import type { JudgedTrial } from './assess-trial'
import { REASONS, type ReasonId } from './evaluation'

/** What the rest of the case says of a trial. */
export type ReasonContext = {
  readonly isSameDrug: boolean
  readonly isRelated: boolean
  readonly psychoticWithoutAntipsychotic: boolean
  readonly uncertainExposure: boolean
}

function doseReasons(judged: JudgedTrial): ReasonId[] {
  const { dose } = judged
  return [
    ...(dose.dose === 'notMet' ? (['doseBelowMinimum'] as const) : []),
    ...(dose.dose === 'unknown' ? (['doseUnknown'] as const) : []),
    ...(dose.isBorderline ? (['doseBorderline'] as const) : []),
    ...(dose.isCapped === 'met' ? (['cappedDose'] as const) : []),
    ...(judged.isInProgress ? (['inProgress'] as const) : []),
    ...(dose.duration === 'notMet' && dose.dose !== 'notMet' && !judged.isInProgress
      ? (['durationTooShort'] as const)
      : []),
    ...(dose.duration === 'unknown' ? (['durationUnknown'] as const) : []),
  ]
}

function adherenceReasons(judged: JudgedTrial): ReasonId[] {
  if (judged.adherence === 'notMet') return ['adherenceBelowThreshold']
  if (judged.adherence === 'unknown') return ['adherenceUnknown']
  if (judged.isAdherenceAssumed) return ['adherenceAssumed']
  const isImpression = judged.prepared.adherence.method === 'clinicianImpression' && judged.levels.adherence === null
  return isImpression ? ['adherenceImpressionOnly'] : []
}

function outcomeReasons(judged: JudgedTrial): ReasonId[] {
  if (judged.lost === 'met') return ['lossOfResponse']
  return [
    ...(judged.outcome.failed === 'notMet' ? (['responded'] as const) : []),
    ...(judged.outcome.failed === 'unknown' ? (['outcomeUnknown'] as const) : []),
    ...(judged.outcome.isConflict ? (['outcomeConflict'] as const) : []),
  ]
}

function placeReasons(judged: JudgedTrial): ReasonId[] {
  const { prepared, episode } = judged
  return [
    ...(judged.contradictions.length > 0 ? (['contradictoryFacts'] as const) : []),
    ...(prepared.drug.kind === 'unresolved' ? (['drugUnresolved'] as const) : []),
    ...(prepared.indication === 'other' ? (['notForDepression'] as const) : []),
    ...(prepared.indication === 'unknown' ? (['indicationUnknown'] as const) : []),
    ...(episode.isCurrent === 'notMet' ? (['otherEpisode'] as const) : []),
    ...(episode.isCurrent === 'unknown' ? (['episodeUnknown'] as const) : []),
    ...(prepared.kind === 'augmentation' ? (['augmentation'] as const) : []),
    ...(prepared.kind === 'countedApart' ? (['countedApart'] as const) : []),
    ...(prepared.kind === 'notAnAntidepressant' ? (['notAnAntidepressant'] as const) : []),
  ]
}

function toleranceReasons(judged: JudgedTrial): ReasonId[] {
  if (judged.notTolerated === 'met') return ['intolerance']
  const stoppedForThem = judged.prepared.stopReasons.some((r) => r === 'sideEffects' || r === 'seriousReaction')
  return stoppedForThem && judged.failed === 'met' ? ['alsoNotTolerated'] : []
}

/** Every reason that applies to a trial, in the order of the closed list. */
export function listReasons(judged: JudgedTrial, context: ReasonContext): readonly ReasonId[] {
  const isScored = judged.prepared.kind !== 'notAnAntidepressant'
  const found = new Set<ReasonId>([
    ...placeReasons(judged),
    ...(isScored ? [...doseReasons(judged), ...adherenceReasons(judged), ...outcomeReasons(judged)] : []),
    ...(isScored ? toleranceReasons(judged) : []),
    ...(context.isSameDrug ? (['sameDrug'] as const) : []),
    ...(context.isRelated ? (['relatedMolecule'] as const) : []),
    ...(context.psychoticWithoutAntipsychotic ? (['psychoticWithoutAntipsychotic'] as const) : []),
    ...(context.uncertainExposure ? (['uncertainExposure'] as const) : []),
  ])
  return REASONS.filter((reason) => found.has(reason))
}
