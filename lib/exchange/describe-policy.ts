import { describeDate, isPartialDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { getPolicy } from '@/lib/rules/policies'
import type {
  Filled,
  PathwayEvaluation,
  Policy,
  PolicyEvaluation,
  PolicyNeed,
  PolicyNeedCode,
  PolicyResult,
  Silence,
} from '@/lib/rules/policy-types'
import type { Fact } from './describe-case'
import { capitalize, describeCountRange, joinWords } from './describe-number'
import { describeDrugInSentence } from './describe-record'

/** The result of a policy in a few words, for a table. */
export const POLICY_RESULT_LABELS = {
  met: 'meet the criteria',
  metByOurDefinition: 'meet the criteria by our definition',
  notMet: 'do not meet the criteria',
  needsData: 'cannot be decided: data needed',
  attestationNeeded: 'clinician’s statement needed',
  notEvaluable: 'not evaluable',
} as const satisfies Record<PolicyResult, string>

const POLICY_RESULTS = [
  'met',
  'metByOurDefinition',
  'attestationNeeded',
  'needsData',
  'notMet',
  'notEvaluable',
] as const satisfies readonly PolicyResult[]

/** How many of the policies that are shown come to each result. */
export function listPolicyCounts(evaluations: readonly PolicyEvaluation[]): readonly Fact[] {
  const shown = evaluations.filter(({ isShownByDefault }) => isShownByDefault)
  return POLICY_RESULTS.flatMap((result) => {
    const count = shown.filter((one) => one.result === result).length
    return count === 0 ? [] : [{ term: capitalize(POLICY_RESULT_LABELS[result]), value: `${count} of ${shown.length}` }]
  })
}

const FILLED_WORDS = {
  dose: 'the minimum dose',
  days: '42 days',
  adherence: '80 % adherence',
  augmentationDose: 'the minimum dose of an augmentation',
  augmentationDays: '28 days of augmentation',
  chronicity: 'two years or a second episode for “chronic or recurrent”',
} as const satisfies Record<Filled, string>

const SILENCE_WORDS = {
  adherence: 'adherence',
  episode: 'the episode',
  classes: 'drug classes',
  diagnosis: 'the diagnosis',
  severity: 'severity',
} as const satisfies Record<Silence, string>

/** The edition that the criteria are of: "as published on 11 December 2022", or when they were read. */
export function describeEdition({ source, asOf }: Policy): string {
  const read = isPartialDate(asOf) ? describeDate(asOf) : asOf
  const { edition } = source
  if (edition === null || !isPartialDate(edition)) return `as read on ${read}, date of publication not known`
  return edition.length === 10 ? `as published on ${describeDate(edition)}` : `as published in ${describeDate(edition)}`
}

/** The edition, and the day on which the criteria were last read. */
export function describeAsOf(policy: Policy): string {
  const edition = describeEdition(policy)
  const read = isPartialDate(policy.asOf) ? describeDate(policy.asOf) : policy.asOf
  return edition.includes(read) ? edition : `${edition}, last read on ${read}`
}

function describeFilled(filled: readonly Filled[]): string {
  if (filled.length === 0) return ''
  return ` The policy gives no number for all of it: ${joinWords(filled.map((one) => FILLED_WORDS[one]))} of our six-week definition ${filled.length === 1 ? 'stands' : 'stand'} in.`
}

function describeRest({ silent, result }: PolicyEvaluation): string {
  if (silent.length === 0 || result === 'notEvaluable') return ''
  return ` The policy says nothing of ${joinWords(
    silent.map((one) => SILENCE_WORDS[one]),
    'or',
  )}: no condition is applied.`
}

/** What the recorded trials come to under a policy, in a sentence or two. Never what a payer will decide. */
export function describePolicyResult(evaluation: PolicyEvaluation): string {
  const policy = getPolicy(evaluation.id)
  if (policy === null) return ''
  const criteria = `the criteria ${describeEdition(policy)}`
  const rest = describeRest(evaluation)
  switch (evaluation.result) {
    case 'met':
      return `The recorded trials meet ${criteria}.${rest}`
    case 'metByOurDefinition':
      return `The recorded trials meet ${criteria}, by our definition.${describeFilled(evaluation.filled)}${rest}`
    case 'notMet':
      return `The recorded trials do not meet ${criteria}.${rest}`
    case 'needsData':
      return `Whether the recorded trials meet ${criteria} cannot be decided: facts are missing.${rest}`
    case 'attestationNeeded':
      return `Whether the recorded trials meet ${criteria} rests on what only the clinician can state.${rest}`
    case 'notEvaluable':
      return `Not evaluable: the number of trials, or the text of a pathway, could not be read in ${criteria}.`
  }
}

/** One pathway in a few words: "Failed trials: 1 to 2 of 2 from 1 of 2 classes". */
export function describePathway(pathway: PathwayEvaluation, label: string): string {
  if (pathway.kind === 'attestation') return `${label}: for the clinician to state`
  const required = pathway.required === null ? 'an unreadable number' : String(pathway.required)
  const classes =
    pathway.classesRequired === null
      ? ''
      : `, ${describeCountRange(pathway.classes)} of ${pathway.classesRequired} classes`
  const short =
    pathway.shortOfDays === null ? '' : `; the source also names ${pathway.shortOfDays} days, not all reach them`
  return `${label}: ${describeCountRange(pathway.count)} of ${required}${classes}${short}`
}

type Asked = (about: string, detail: string) => string

const QUESTIONS = {
  diagnosis: () => 'What is the primary diagnosis?',
  birthYear: () => 'In which year was the patient born?',
  severity: (_, detail) => `How severe is the current episode? The policy asks for ${detail.replace(', ', ' or ')}.`,
  psychosis: () => 'Are psychotic features absent?',
  psychosisBenefit: () => 'With psychotic features: does the benefit outweigh the risk?',
  score: (_, detail) => `Is there a current score that reaches the threshold: ${detail}?`,
  scoreNotRecordable: (_, detail) => `Is there a score of ${detail}? It cannot be recorded here.`,
  scoreOnScale: (_, detail) => `Is there a score${detail === '' ? '' : ` on one of ${detail}`}?`,
  scoresOnTwoVisits: (_, detail) => `Are there scores from two visits within ${detail} days?`,
  chronicity: (_, detail) => `When did this episode begin, and how many have there been? (${detail})`,
  drug: (about) => `Which drug was ${about}?`,
  facts: (about) => `Which of the facts recorded for ${about} are right?`,
  dose: (about) => `Which doses of ${about} were taken, for how long?`,
  doseWithoutMinimum: (about) =>
    `No source gives a minimum for ${about}: was its dose adequate, for the days asked for?`,
  duration: (about) => `How many weeks was ${about} taken at that dose?`,
  adherence: (about) => `How much of the ${about} was taken?`,
  adherenceMethod: (about) => `Was adherence to ${about} formally assessed: refill record, pill count or plasma level?`,
  outcome: (about) => `How much better was the depression at the end of ${about}?`,
  outcomeByScale: (about) => `What were the scores at the start and the end of ${about}?`,
  episode: (about) => `Was ${about} taken in the episode that the policy asks for?`,
  indication: (about) => `Was ${about} given for depression?`,
  baseTrial: (about) => `What was ${about} added to, and was that trial adequate?`,
  sameCourse: (about) => `Were the records of ${about} one course, or a combination started on one day?`,
  intolerance: (about) => `Why was ${about} stopped, and did side effects limit its dose?`,
  lookBack: (about) => `When was ${about} stopped?`,
  contraindication: (about) => `Why was ${about} not tried: was it contraindicated?`,
  maximumTolerated: (about) => `Was the highest dose of ${about} the most that was tolerated?`,
  labelMaximum: (about) =>
    `Was ${about} at, and not above, the maximum of its label? Our tables hold no figure for it.`,
  optimizedDose: (about) => `Was the dose of ${about} raised as far as was appropriate?`,
  ratedByInstrument: () => 'Were the trials rated with an instrument made for treatment histories?',
  treatmentAdequacy: (about) => `Was ${about} an adequate course that failed?`,
  psychotherapy: () => 'Was a psychotherapy tried, and which?',
  psychotherapyEpisode: (about) => `Was ${about} given in the current episode?`,
  psychotherapyUnless: (_, detail) =>
    `No psychotherapy is recorded: was it ${detail === 'ifAvailable' ? 'not available' : 'not appropriate'}?`,
  distinctSideEffects: () => 'Did the drugs have side effects distinct from each other?',
  stableMedication: (_, detail) => `Has the current medication been unchanged for ${detail} days?`,
  pathwayAttested: (_, detail) => `Does this hold: ${detail}?`,
  secondReading: (_, detail) => detail,
} as const satisfies Record<PolicyNeedCode, Asked>

function nameOf(about: string | null, file: CaseFile): string {
  if (about === null) return 'the drugs'
  const trial = file.trials.find(({ id }) => id === about)
  if (trial !== undefined) return describeDrugInSentence(trial)
  const treatment = file.otherTreatments?.find(({ id }) => id === about)
  if (treatment !== undefined) return treatment.type ?? treatment.kind
  const index = about.startsWith('notTried.') ? Number(about.slice('notTried.'.length)) : Number.NaN
  return file.case.notTried?.[index]?.drug ?? 'the drug'
}

/** What could change the result, as a question. */
export function describePolicyNeed(need: PolicyNeed, file: CaseFile): string {
  const ask: Asked = QUESTIONS[need.code]
  return ask(nameOf(need.about, file), need.detail ?? '')
}

/** A policy's evaluation as it stands in the list `policies` of an evaluation (`docs/policies.md`). */
export function toPolicyJson(evaluation: PolicyEvaluation, file: CaseFile) {
  const { id, result, pathways, needs, ...more } = evaluation
  return {
    id,
    result,
    pathways,
    needs: needs.map((need) => ({ ...need, question: describePolicyNeed(need, file) })),
    ...more,
  }
}
