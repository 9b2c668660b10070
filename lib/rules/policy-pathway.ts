import { rule } from './policies/build-policy'
import { judgeCondition, judgeConditions } from './policy-conditions'
import { countClasses, countSlots, judgeCount, listSlots, type Slot, type SlotRule } from './policy-count'
import { isDoseFilled } from './policy-dose'
import { allJudged, anyJudged, attested, type Judgement, MET, NOT_MET, settledBy } from './policy-judgement'
import type { TrialReader } from './policy-trials'
import type {
  AttestationPathway,
  Filled,
  Pathway,
  PathwayEvaluation,
  PolicyResult,
  Silence,
  TrialRule,
  TrialsPathway,
} from './policy-types'
import { allOf } from './verdict'

/** One pathway with the judgement behind its result; `isReadable`: the policy's count is known. */
export type JudgedPathway = {
  readonly evaluation: PathwayEvaluation
  readonly judgement: Judgement
  readonly isReadable: boolean
}

/** What a judgement comes to: missing facts go before statements that only the clinician can make. */
export function toResult({ verdict, needs, filled }: Judgement): PolicyResult {
  if (verdict === 'met') return filled.length === 0 ? 'met' : 'metByOurDefinition'
  if (verdict === 'notMet') return 'notMet'
  return needs.some(({ kind }) => kind === 'data') ? 'needsData' : 'attestationNeeded'
}

/** Where our numbers stand in for those that a pathway does not give. */
function listFilled(pathway: TrialsPathway): readonly Filled[] {
  if (pathway.kind === 'intolerance') return pathway.onlyBelowDose ? ['dose'] : []
  const isDaysFilled = (rule: TrialRule) => rule.days === null && rule.dose !== 'limitedBySideEffects'
  return [
    ...(pathway.rules.some(({ dose }) => isDoseFilled(dose)) ? (['dose'] as const) : []),
    ...(pathway.rules.some(isDaysFilled) ? (['days'] as const) : []),
    ...(pathway.rules.some(({ adherence }) => adherence !== null) ? (['adherence'] as const) : []),
  ]
}

function listSilent(pathway: TrialsPathway): readonly Silence[] {
  const isSilent = pathway.kind === 'failedTrials' && pathway.rules.every(({ adherence }) => adherence === null)
  return [
    ...(isSilent ? (['adherence'] as const) : []),
    ...(pathway.episode === null ? (['episode'] as const) : []),
    ...(pathway.classes === null ? (['classes'] as const) : []),
  ]
}

function handlingOf(pathway: TrialsPathway): SlotRule['intolerance'] {
  if (pathway.kind === 'failedTrials') return pathway.intolerance
  return pathway.onlyBelowDose ? 'onlyBelowDose' : 'only'
}

/** What may fill the places of a pathway, by its own days or by others. */
function slotsOf(reader: TrialReader, pathway: TrialsPathway, days: number | null = null): readonly Slot[] {
  const asked = (rule: TrialRule): TrialRule => (days === null ? rule : { ...rule, days })
  const [first, ...others] = pathway.rules
  return listSlots(reader, {
    rules: [asked(first), ...others.map(asked)],
    augmentations: null,
    roles: pathway.roles,
    episode: pathway.episode,
    lookBackYears: pathway.lookBackYears,
    intolerance: handlingOf(pathway),
  })
}

/** Of those that count, so many in the current episode. */
function judgeCurrent(slots: readonly Slot[], pathway: TrialsPathway, reader: TrialReader): Judgement {
  if (pathway.atLeastInCurrentEpisode === null) return MET
  const current = slots.map((slot) => ({
    ...slot,
    fits: allJudged([slot.fits, settledBy(slot.isCurrent, 'episode', slot.id)]),
  }))
  return judgeCount(current, pathway.atLeastInCurrentEpisode, null, reader.context.startedTogether)
}

function shortOf(reader: TrialReader, pathway: TrialsPathway): number | null {
  if (pathway.warnBelowDays === null || pathway.required === null) return null
  const count = countSlots(slotsOf(reader, pathway, pathway.warnBelowDays), reader.context.startedTogether)
  return count.min >= pathway.required ? null : pathway.warnBelowDays
}

/** The count of a pathway. An unreadable one still needs one: without a single drug that may fit, it is not met. */
function judgeOwnCount(reader: TrialReader, pathway: TrialsPathway, slots: readonly Slot[]): Judgement {
  const { kind, required, classes } = pathway
  const together = reader.context.startedTogether
  if (required !== null) return { ...judgeCount(slots, required, classes, together), filled: listFilled(pathway) }
  const { max } = countSlots(slots, together)
  return kind === 'intolerance' && max === 0 ? NOT_MET : { ...NOT_MET, verdict: 'unknown' }
}

function judgeTrialsPathway(reader: TrialReader, pathway: TrialsPathway): JudgedPathway {
  const slots = slotsOf(reader, pathway)
  const conditions = { reader, slots, base: pathway.rules[0] }
  const judgement = allJudged([
    judgeOwnCount(reader, pathway, slots),
    judgeCurrent(slots, pathway, reader),
    judgeConditions(conditions, pathway.allOf),
    pathway.anyOf.length === 0
      ? MET
      : anyJudged(pathway.anyOf.map((condition) => judgeCondition(conditions, condition))),
  ])
  const isReadable = pathway.required !== null || judgement.verdict === 'notMet'
  return {
    judgement,
    isReadable,
    evaluation: {
      id: pathway.id,
      kind: pathway.kind,
      result: isReadable ? toResult(judgement) : 'notEvaluable',
      count: countSlots(slots, reader.context.startedTogether),
      required: pathway.required,
      classes: countClasses(slots),
      classesRequired: pathway.classes,
      trials: slots
        .filter(({ isTrial }) => isTrial)
        .map(({ id, fits, byIntolerance }) => ({
          id,
          fits: fits.verdict,
          byIntolerance: allOf([fits.verdict, byIntolerance]),
        })),
      needs: isReadable ? judgement.needs : [],
      filled: listFilled(pathway),
      silent: listSilent(pathway),
      shortOfDays: judgement.verdict === 'met' ? shortOf(reader, pathway) : null,
    },
  }
}

function judgeAttestation(reader: TrialReader, pathway: AttestationPathway): JudgedPathway {
  const judgement = allJudged([
    attested('pathwayAttested', null, pathway.label),
    judgeConditions({ reader, slots: [], base: rule() }, pathway.allOf),
  ])
  return {
    judgement,
    isReadable: true,
    evaluation: {
      id: pathway.id,
      kind: pathway.kind,
      result: toResult(judgement),
      count: { min: 0, max: 0 },
      required: null,
      classes: { min: 0, max: 0 },
      classesRequired: null,
      trials: [],
      needs: judgement.needs,
      filled: [],
      silent: [],
      shortOfDays: null,
    },
  }
}

/** One pathway of a policy over the recorded trials. */
export function judgePathway(reader: TrialReader, pathway: Pathway): JudgedPathway {
  return pathway.kind === 'attestation' ? judgeAttestation(reader, pathway) : judgeTrialsPathway(reader, pathway)
}
