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

/** When a reason applies; `isOfScored`: only to a trial of an antidepressant, or of what is given with one. */
type ReasonRule = { readonly isOfScored: boolean; readonly applies: Applies }

function ofScored(applies: (judged: JudgedTrial) => boolean): ReasonRule {
  return { isOfScored: true, applies }
}

function ofAny(applies: Applies): ReasonRule {
  return { isOfScored: false, applies }
}

function isOnlyAnImpression({ prepared, levels, adherence }: JudgedTrial): boolean {
  return adherence === 'met' && prepared.adherence.method === 'clinicianImpression' && levels.adherence === null
}

/** A trial that failed was adequate, and so was tolerated until then. */
function isAlsoNotTolerated({ prepared, failed }: JudgedTrial): boolean {
  const stoppedForThem = prepared.stopReasons.some((r) => r === 'sideEffects' || r === 'seriousReaction')
  return stoppedForThem && failed === 'met'
}

const APPLIES: Readonly<Record<ReasonId, ReasonRule>> = {
  contradictoryFacts: ofAny(({ contradictions }) => contradictions.length > 0),
  drugUnresolved: ofAny(({ prepared }) => prepared.drug.kind === 'unresolved'),
  notAnAntidepressant: ofAny(({ prepared }) => prepared.kind === 'notAnAntidepressant'),
  notForDepression: ofAny(({ prepared }) => prepared.indication === 'other'),
  indicationUnknown: ofAny(({ prepared }) => prepared.indication === 'unknown'),
  otherEpisode: ofAny(({ episode }) => episode.isCurrent === 'notMet'),
  episodeUnknown: ofAny(({ episode }) => episode.isCurrent === 'unknown'),
  augmentation: ofAny(({ prepared }) => prepared.kind === 'augmentation'),
  countedApart: ofAny(({ prepared }) => prepared.kind === 'countedApart'),
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
  sameDrug: ofAny((_, { isSameDrug }) => isSameDrug),
  relatedMolecule: ofAny((_, { isRelated }) => isRelated),
  psychoticWithoutAntipsychotic: ofAny((_, context) => context.psychoticWithoutAntipsychotic),
  uncertainExposure: ofAny((_, { uncertainExposure }) => uncertainExposure),
}

const RULES = REASONS.map((reason) => ({ reason, ...APPLIES[reason] }))

/** Every reason that applies to a trial, in the order of the closed list. */
export function listReasons(judged: JudgedTrial, context: ReasonContext): readonly ReasonId[] {
  const isScored = judged.prepared.kind !== 'notAnAntidepressant'
  const found: ReasonId[] = []
  for (const { reason, isOfScored, applies } of RULES)
    if ((isScored || !isOfScored) && applies(judged, context)) found.push(reason)
  return found
}
