import type { JudgedTrial } from './assess-trial'
import { REASONS, type ReasonId } from './evaluation'

/** What the rest of the case says of a trial. */
export type ReasonContext = {
  readonly isSameDrug: boolean
  readonly isRelated: boolean
  readonly psychoticWithoutAntipsychotic: boolean
  readonly uncertainExposure: boolean
}

type Applies = (judged: JudgedTrial, context: ReasonContext) => boolean

function isScored({ prepared }: JudgedTrial): boolean {
  return prepared.kind !== 'notAnAntidepressant'
}

/** When a reason applies to a trial of an antidepressant or of what is given with one. */
function ofScored(applies: (judged: JudgedTrial) => boolean): Applies {
  return (judged) => isScored(judged) && applies(judged)
}

function isOnlyAnImpression({ prepared, levels, adherence }: JudgedTrial): boolean {
  return adherence === 'met' && prepared.adherence.method === 'clinicianImpression' && levels.adherence === null
}

/** A trial that failed was adequate, and so was tolerated until then. */
function isAlsoNotTolerated({ prepared, failed }: JudgedTrial): boolean {
  const stoppedForThem = prepared.stopReasons.some((r) => r === 'sideEffects' || r === 'seriousReaction')
  return stoppedForThem && failed === 'met'
}

const APPLIES: Readonly<Record<ReasonId, Applies>> = {
  contradictoryFacts: ({ contradictions }) => contradictions.length > 0,
  drugUnresolved: ({ prepared }) => prepared.drug.kind === 'unresolved',
  notAnAntidepressant: ({ prepared }) => prepared.kind === 'notAnAntidepressant',
  notForDepression: ({ prepared }) => prepared.indication === 'other',
  indicationUnknown: ({ prepared }) => prepared.indication === 'unknown',
  otherEpisode: ({ episode }) => episode.isCurrent === 'notMet',
  episodeUnknown: ({ episode }) => episode.isCurrent === 'unknown',
  augmentation: ({ prepared }) => prepared.kind === 'augmentation',
  countedApart: ({ prepared }) => prepared.kind === 'countedApart',
  inProgress: ofScored(({ isInProgress }) => isInProgress),
  doseBelowMinimum: ofScored(({ dose }) => dose.dose === 'notMet'),
  doseUnknown: ofScored(({ dose }) => dose.dose === 'unknown'),
  doseBorderline: ofScored(({ dose }) => dose.isBorderline),
  cappedDose: ofScored(({ dose }) => dose.isCapped === 'met'),
  durationTooShort: ofScored(
    ({ dose, isInProgress }) => dose.duration === 'notMet' && dose.dose !== 'notMet' && !isInProgress,
  ),
  durationUnknown: ofScored(({ dose }) => dose.duration === 'unknown'),
  adherenceBelowThreshold: ofScored(({ adherence }) => adherence === 'notMet'),
  adherenceUnknown: ofScored(({ adherence }) => adherence === 'unknown'),
  adherenceAssumed: ofScored(({ isAdherenceAssumed }) => isAdherenceAssumed),
  adherenceImpressionOnly: ofScored(isOnlyAnImpression),
  intolerance: ofScored(({ notTolerated }) => notTolerated === 'met'),
  alsoNotTolerated: ofScored(isAlsoNotTolerated),
  responded: ofScored(({ lost, outcome }) => lost !== 'met' && outcome.failed === 'notMet'),
  lossOfResponse: ofScored(({ lost }) => lost === 'met'),
  outcomeUnknown: ofScored(({ lost, outcome }) => lost !== 'met' && outcome.failed === 'unknown'),
  outcomeConflict: ofScored(({ lost, outcome }) => lost !== 'met' && outcome.isConflict),
  sameDrug: (_, { isSameDrug }) => isSameDrug,
  relatedMolecule: (_, { isRelated }) => isRelated,
  psychoticWithoutAntipsychotic: (_, context) => context.psychoticWithoutAntipsychotic,
  uncertainExposure: (_, { uncertainExposure }) => uncertainExposure,
}

/** Every reason that applies to a trial, in the order of the closed list. */
export function listReasons(judged: JudgedTrial, context: ReasonContext): readonly ReasonId[] {
  return REASONS.filter((reason) => APPLIES[reason](judged, context))
}
