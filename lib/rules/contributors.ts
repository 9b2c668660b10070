import type { CaseFacts } from '@/lib/domain/case-file'
import { type Contributor, type ContributorCode, getContributor, listContributors } from './contributor-codes'
import { courseSpan } from './course'
import { listDepressogenic } from './depressogenic-drugs'
import type { Evidence } from './evaluation'
import { isForDepression } from './for-depression'
import { getInteraction } from './interacting-drugs'
import type { PreparedCase } from './prepare-case'
import { judgeLoss } from './prepare-trial'
import { resolveDrug } from './resolve-drug'
import { otherDrugSpan, type Span, spansOverlap } from './spans'
import { allOf, anyOf, type Verdict } from './verdict'

type Recorded = NonNullable<CaseFacts['contributors']>[number]
type OtherDrug = NonNullable<CaseFacts['otherDrugs']>[number]

/** A drug of the case that was recognized, and how its dates lie. */
export type RecognizedDrug = {
  /** As written in the case. */
  readonly drug: string
  readonly effect: 'depressogenic' | 'inducer' | 'strongInhibitor'
  readonly enzymes: string | null
  readonly evidence: Evidence
  /** Taken at the onset of this episode; for an interaction, during a trial. */
  readonly atOnsetOrTrial: Verdict
  /** Started while a drug that lost its effect was taken. */
  readonly duringLoss: Verdict
  /** Whether its dates allow a link: either of the two. */
  readonly link: Verdict
}

/** One thing to check before resistance is spoken of. It changes no count. */
export type ContributorCheck = {
  /** As recorded, where the table does not know it. */
  readonly code: string
  readonly contributor: (Contributor & { readonly code: ContributorCode }) | null
  /** `notRecorded`: recognized from a drug, or checked in everyone, and not among the recorded contributors. */
  readonly status: Recorded['status'] | 'notRecorded'
  readonly start: Recorded['start']
  readonly stop: Recorded['stop']
  readonly note: string | null
  readonly drugs: readonly RecognizedDrug[]
  readonly isUnresolved: boolean
}

function startOf(span: Span): Span {
  return { start: span.start, end: span.start }
}

function onsetSpan({ onset }: PreparedCase): Span | null {
  if (onset === null) return null
  const day = { min: onset.first, max: onset.last }
  return { start: day, end: day }
}

/** The case file has no day of loss: a drug started during the trial that lost its effect is taken for one in time. */
function startedDuringLoss(own: Span, context: PreparedCase): Verdict {
  return anyOf(
    context.trials.map((prepared) =>
      allOf([isForDepression(prepared), judgeLoss(prepared), spansOverlap(startOf(own), courseSpan(prepared.course))]),
    ),
  )
}

function recognizeDepressogenic(other: OtherDrug, context: PreparedCase) {
  const own = otherDrugSpan(other, context.today)
  const onset = onsetSpan(context)
  const atOnsetOrTrial = onset === null ? 'unknown' : spansOverlap(own, onset)
  const duringLoss = startedDuringLoss(own, context)
  return listDepressogenic(other.drug).map(({ code, evidence }) => ({
    code,
    drug: {
      drug: other.drug,
      effect: 'depressogenic',
      enzymes: null,
      evidence: evidence ?? getContributor(code)?.evidence ?? 'recalled',
      atOnsetOrTrial,
      duringLoss,
      link: anyOf([atOnsetOrTrial, duringLoss]),
    } as const satisfies RecognizedDrug,
  }))
}

/** An inducer or strong inhibitor matters while a trial runs; there is no link to an onset. */
function recognizeInteraction(other: OtherDrug, context: PreparedCase) {
  const interaction = getInteraction(resolveDrug(other.drug))
  if (interaction === null) return []
  const own = otherDrugSpan(other, context.today)
  const during = anyOf(
    context.trials.map((prepared) =>
      allOf([isForDepression(prepared), spansOverlap(own, courseSpan(prepared.course))]),
    ),
  )
  const { effect, enzymes, evidence } = interaction
  const drug: RecognizedDrug = {
    drug: other.drug,
    effect,
    enzymes,
    evidence,
    atOnsetOrTrial: during,
    duringLoss: 'notMet',
    link: during,
  }
  return [{ code: 'pharmacokinetic' as const, drug }]
}

type Recognized = { readonly code: ContributorCode; readonly drug: RecognizedDrug }

function toCheck(recorded: Recorded, recognized: readonly Recognized[]): ContributorCheck {
  const contributor = getContributor(recorded.code)
  return {
    code: contributor?.code ?? recorded.code,
    contributor,
    status: recorded.status,
    start: recorded.start,
    stop: recorded.stop,
    note: recorded.note ?? null,
    drugs: recognized.filter(({ code }) => code === contributor?.code).map(({ drug }) => drug),
    isUnresolved: recorded.status === 'present' || recorded.status === 'notAssessed',
  }
}

function toUnrecorded(
  contributor: NonNullable<ContributorCheck['contributor']>,
  recognized: readonly Recognized[],
): ContributorCheck {
  const { code, isForEveryone } = contributor
  const drugs = recognized.filter((one) => one.code === code).map(({ drug }) => drug)
  return {
    code,
    contributor,
    status: 'notRecorded',
    start: null,
    stop: null,
    note: null,
    drugs,
    isUnresolved: isForEveryone || drugs.some(({ link }) => link !== 'notMet'),
  }
}

/**
 * What can masquerade as resistance in this case: what is recorded, in its order, then what is recognized among the other
 * drugs, then what is checked in everyone. It stands beside the verdict and is never folded into it.
 */
export function listContributorChecks(context: PreparedCase): readonly ContributorCheck[] {
  const { contributors = [], otherDrugs = [] } = context.file.case
  const recognized: readonly Recognized[] = otherDrugs.flatMap((other) => [
    ...recognizeDepressogenic(other, context),
    ...recognizeInteraction(other, context),
  ])
  const recorded = contributors.map((one) => toCheck(one, recognized))
  const others = listContributors()
    .filter(({ code }) => !recorded.some(({ contributor }) => contributor?.code === code))
    .map((contributor) => toUnrecorded(contributor, recognized))
  const isForEveryone = ({ contributor }: ContributorCheck) => contributor?.isForEveryone === true
  return [
    ...recorded,
    ...others.filter((check) => check.drugs.length > 0 && !isForEveryone(check)),
    ...others.filter(isForEveryone),
  ]
}
