import { describeDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import type { DefinitionEvaluation, DefinitionId, Evaluation } from '@/lib/rules/evaluation'
import { describeCountOfRequired } from './describe-verdict'
import { CASE_VERDICT_LABELS, DEFINITION_TITLES } from './labels'

/** The definition that a clinician's own conclusion is held beside. */
export const CONCLUDED_BESIDE = 'six-week' satisfies DefinitionId

/** Why a clinician's conclusion differs from the computed one. A case file may hold other codes; they are shown as written. */
export const CONCLUSION_REASONS = {
  factsNotRecorded: 'Facts that I know are not in the record',
  recordDoubted: 'I doubt something that is recorded, or its source',
  doseSufficient: 'The dose was enough, or too little, for this patient',
  durationSufficient: 'The time was long enough, or too short, in my judgement',
  adherenceOtherwise: 'More, or fewer, doses were taken than recorded',
  outcomeOtherwise: 'It helped more, or less, than recorded',
  notTolerated: 'What was not tolerated could not be tested',
  otherExplanation: 'Something else explains the failures: another diagnosis or a contributor',
  otherDefinition: 'I go by another definition',
  other: 'Another reason, given in the note',
} as const

export type ConclusionReason = keyof typeof CONCLUSION_REASONS

/** Why a conclusion differs, in words; a code that is not ours stands as it was written. */
export function describeConclusionReason(code: string): string {
  return isConclusionReason(code) ? CONCLUSION_REASONS[code] : code
}

/** True for a code of our own list. */
export function isConclusionReason(code: string): code is ConclusionReason {
  return Object.hasOwn(CONCLUSION_REASONS, code)
}

/** The computed verdict and the clinician's own, side by side; neither changes the other. */
export type Concluded = {
  readonly computed: string
  readonly computedUnder: string
  readonly computedOn: string
  readonly count: string
  /** `null` where no verdict of one's own is recorded. */
  readonly own: string | null
  readonly ownOn: string | null
  readonly differs: boolean
  readonly reason: string | null
  readonly note: string | null
}

/** What is computed under the default definition, or under the one that was asked for where that one was not computed. */
export function getComputed(evaluation: Evaluation, asked: DefinitionEvaluation): DefinitionEvaluation {
  return evaluation.definitions.find(({ id }) => id === CONCLUDED_BESIDE) ?? asked
}

/** The computed verdict in words, to be held beside one's own. */
export function describeComputed(computed: DefinitionEvaluation): string {
  const { verdict, id } = computed
  return `${CASE_VERDICT_LABELS[verdict]}, ${describeCountOfRequired(computed)}, under ${DEFINITION_TITLES[id]}.`
}

/** A recorded conclusion beside the computed verdict; `null` where none is recorded. */
export function getConcluded(file: CaseFile, evaluation: Evaluation, asked: DefinitionEvaluation): Concluded | null {
  const { conclusion } = file.case
  if (conclusion === null || conclusion === undefined) return null
  const { verdict, reasonCode, note, on } = conclusion
  const computed = getComputed(evaluation, asked)
  return {
    computed: CASE_VERDICT_LABELS[computed.verdict],
    computedUnder: DEFINITION_TITLES[computed.id],
    computedOn: describeDate(evaluation.assessedOn),
    count: describeCountOfRequired(computed),
    own: verdict ? CASE_VERDICT_LABELS[verdict] : null,
    ownOn: on ? describeDate(on) : null,
    differs: Boolean(verdict) && verdict !== computed.verdict,
    reason: reasonCode ? describeConclusionReason(reasonCode) : null,
    note: note || null,
  }
}

/** A conclusion as lines of an export, beside the computed verdict and never instead of it. */
export function listConclusionLines(concluded: Concluded | null): readonly string[] {
  if (concluded === null) return []
  const { computed, computedUnder, computedOn, count, own, ownOn, differs, reason, note } = concluded
  const when = ownOn === null ? '' : `, recorded on ${ownOn}`
  return [
    `The clinician’s own: ${own ?? 'no verdict recorded'}${when}.`,
    `Computed under ${computedUnder} on ${computedOn}: ${computed}, ${count}.`,
    ...(differs ? [`They differ: ${reason ?? 'no reason recorded'}.`] : []),
    ...(!differs && reason !== null ? [`Reason: ${reason}.`] : []),
    ...(note === null ? [] : [`Note: ${note}`]),
  ]
}
