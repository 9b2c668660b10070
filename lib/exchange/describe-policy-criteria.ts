import type {
  AugmentationCondition,
  CaseConditionCode,
  CaseRule,
  DoseWording,
  EpisodeRule,
  IntoleranceHandling,
  Pathway,
  PathwayCondition,
  Policy,
  TrialRole,
  TrialRule,
  TrialsPathway,
} from '@/lib/rules/policy-types'
import { capitalize, describeCount, joinWords } from './describe-number'

const DOSE_WORDS = {
  notStated: 'dose not stated (our minimum)',
  adequate: '“adequate” dose, no number (our minimum)',
  minimumEffective: 'minimum effective dose',
  therapeutic: 'therapeutic dose',
  generallyAccepted: 'generally accepted dose',
  optimized: 'optimized dose, no number (our minimum; the clinician states it)',
  titratedIfAppropriate: 'recommended dose, raised to the most tolerated if appropriate',
  maximumOnLabelOrTolerated: 'maximum of the label or the most tolerated',
  maximumTolerated: 'the most tolerated dose of the label',
  betweenMinimumAndMaximum: 'between the minimum and the maximum of the label',
  maximumOnLabel: 'at or above the maximum of the label',
  limitedBySideEffects: 'dose limited by side effects',
  byInstrument: 'adequate by a purpose-built instrument (our minimum; the clinician states it)',
} as const satisfies Record<DoseWording, string>

const INTOLERANCE_WORDS = {
  asFailure: 'counts as a failure',
  asFailureOrContraindication: 'counts as a failure, and so does a contraindication',
  asFailureIfDoseLimiting: 'counts where it limited the dose',
  ownPathway: 'has a pathway of its own',
  contraindicationOnly: 'does not count; a contraindication stands in for a trial',
  notStated: 'not stated: does not count',
} as const satisfies Record<IntoleranceHandling, string>

const ROLE_WORDS = {
  antidepressant: 'antidepressants',
  augmentation: 'augmentations',
  brainStimulation: 'brain stimulation',
  psychotherapy: 'psychotherapies',
} as const satisfies Record<TrialRole, string>

function describeEpisode(episode: EpisodeRule): string {
  switch (episode) {
    case 'current':
      return 'in the current episode'
    case 'currentElseMostRecent':
      return 'in the current episode, else the last one treated'
    case 'any':
      return 'in any episode'
    case null:
      return 'episode not stated'
  }
}

function describeRule({ days, dose, response, adherence }: TrialRule): string {
  const length = days === null ? 'days not stated (ours: 42)' : `${days} days`
  const words = {
    adequate: 'adequate adherence (ours: 80 %)',
    formallyAssessed: 'adherence formally assessed (ours: 80 %)',
  } as const
  return [
    dose === 'limitedBySideEffects' ? '' : length,
    DOSE_WORDS[dose],
    response.wording ?? 'failure not defined (ours: improvement below 50 %)',
    adherence === null ? 'adherence not stated' : words[adherence],
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function describeAugmentations(condition: AugmentationCondition): string {
  const { required, days, classes, lookBackYears } = condition
  return [
    `${describeCount(required)} augmentation${required === 1 ? '' : 's'}`,
    classes === null ? '' : `of ${describeCount(classes)} classes`,
    days === null ? 'days not stated (ours: 28)' : `${days} days`,
    DOSE_WORDS[condition.dose],
    lookBackYears === null ? '' : `within ${lookBackYears} years`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function describeCondition(condition: PathwayCondition): string {
  switch (condition.kind) {
    case 'augmentations':
      return describeAugmentations(condition)
    case 'monotherapies':
      return `${describeCount(condition.required)} drugs alone, of ${describeCount(condition.classes)} classes`
    case 'psychotherapy':
      return `psychotherapy${condition.episode === 'current' ? ' in this episode' : ''}; its kind, length and outcome are not judged`
    case 'psychotherapyUnless':
      return `psychotherapy ${condition.wording === 'ifAvailable' ? 'if available' : 'if appropriate'}`
    case 'oneAntidepressant':
      return 'at least one of them an antidepressant'
    case 'distinctSideEffects':
      return 'side effects distinct from each other (the clinician states it)'
    case 'stableOnOtherAntidepressant':
      return `stable on another oral antidepressant for ${condition.days} days (the clinician states it)`
    case 'stableMedication':
      return `medication stable for ${condition.days} days (the clinician states it)`
    case 'chronicity':
      return `${condition.years} years in this episode, or ${condition.lifetimeEpisodes} episodes`
    case 'scoresOnTwoVisits':
      return `scores from two visits within ${condition.withinDays} days`
  }
}

function describeTrials(pathway: TrialsPathway): string {
  const { required, classes, roles, kind } = pathway
  const count = required === null ? 'a number that could not be read' : describeCount(required)
  const what = joinWords(
    roles.map((role) => ROLE_WORDS[role]),
    'or',
  )
  return [
    `${count} ${kind === 'intolerance' ? 'not tolerated' : 'failed'}: ${what}`,
    classes === null ? 'classes not stated' : `of ${describeCount(classes)} classes`,
    describeEpisode(pathway.episode),
    pathway.atLeastInCurrentEpisode === null
      ? ''
      : `${describeCount(pathway.atLeastInCurrentEpisode)} of them in the current one`,
    pathway.lookBackYears === null ? '' : `ended within ${pathway.lookBackYears} years`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** One pathway of a policy in words, a condition a line. */
export function listPathwayCriteria(pathway: Pathway): readonly string[] {
  const conditions = pathway.allOf.map(describeCondition)
  if (pathway.kind === 'attestation') return ['The clinician states it', ...conditions].map(capitalize)
  const trials =
    pathway.kind === 'intolerance'
      ? [pathway.onlyBelowDose ? 'never reached a therapeutic dose' : 'any dose and length']
      : [...pathway.rules.map(describeRule), `intolerance: ${INTOLERANCE_WORDS[pathway.intolerance]}`]
  const either = pathway.anyOf.length === 0 ? [] : [`either ${joinWords(pathway.anyOf.map(describeCondition), 'or')}`]
  return [describeTrials(pathway), ...trials, ...conditions, ...either].map(capitalize)
}

function describeAge({ ageMin, ageMax }: CaseRule): string {
  if (ageMin === null) return ''
  return ageMax === null ? `${ageMin} years or older` : `${ageMin} to ${ageMax} years`
}

function describeScore({ score }: CaseRule): string {
  if (score === null) return ''
  const scales = score.anyOf.map(({ scale, atLeast, as }) => {
    const named = as === null ? scale : `${as} (read as ${scale})`
    return `${named} ${atLeast} or more`
  })
  const within = score.withinDays === null ? '' : ` within ${score.withinDays} days`
  return `${joinWords([...scales, ...score.notRecordable], 'or')}${within}`
}

function describePsychosis({ psychosis }: CaseRule): string {
  switch (psychosis) {
    case 'excluded':
      return 'no psychotic features'
    case 'ifBenefitOutweighsRisk':
      return 'with psychotic features only if the benefit outweighs the risk'
    case null:
      return ''
  }
}

const CASE_CRITERIA: Readonly<Record<CaseConditionCode, (rule: CaseRule) => string>> = {
  diagnosis: ({ diagnosis }) => (diagnosis === null ? '' : 'major depressive disorder'),
  age: describeAge,
  severity: ({ severity }) => (severity === null ? '' : `severity: ${joinWords([...severity], 'or')}`),
  chronicOrRecurrent: ({ chronicOrRecurrent }) =>
    chronicOrRecurrent ? 'chronic or recurrent (ours: two years, or a second episode)' : '',
  psychosis: describePsychosis,
  score: describeScore,
  scale: ({ scale }) => (scale === null ? '' : `a score on record (${scale.wording})`),
}

/** One thing that a policy asks of the case whatever the pathway. */
export function describeCaseCriterion({ caseRule }: Policy, code: CaseConditionCode): string {
  return capitalize(CASE_CRITERIA[code](caseRule))
}

/** What a policy asks of the case whatever the pathway. */
export function listCaseCriteria({ caseRule }: Policy): readonly string[] {
  return Object.values(CASE_CRITERIA)
    .map((toWords) => toWords(caseRule))
    .filter((part) => part !== '')
    .map(capitalize)
}
