import type { Scale } from '@/lib/domain/case-file'
import type { CountRange, Evidence } from './evaluation'
import type { Verdict } from './verdict'

export const POLICY_IDS = [
  'us-medicare-tms-L34998-2022',
  'us-medicare-tms-L34522-2022',
  'us-medicare-tms-L37086',
  'us-medicare-tms-L33398',
  'us-medicare-tms-L34641',
  'us-medicare-tms-L34869',
  'us-medicare-tms-L36469',
  'us-medicare-tms-legacy-4',
  'us-bcbsm-newdirections-tms-2016',
  'us-cigna-evernorth-tms-EN0383',
  'us-centene-ambetter-CP.BH.200',
  'us-hcsc-PSY301.015',
  'us-connectcare-tms',
  'us-aetna-CPB0469',
  'us-ctmss-guidance',
  'fda-neurostar-ATR',
  'au-mbs-14216',
  'us-fda-spravato-label',
  'us-cigna-spravato',
  'us-carefirst-caremark-2889A',
  'us-bcbsnd-spravato',
  'us-bcbsma-087',
  'us-hcsc-RX501.105',
  'us-medmutual-spravato',
  'us-qualchoice-BI734',
  'us-wha-spravato',
  'us-az-mercycare-spravato',
  'us-wy-medicaid-spravato',
  'us-uhc-2168-10',
  'uk-nice-ta854',
  'us-cms-ncd-160.18-vns',
  'us-fda-vns-label',
  'us-magellan-ect-form',
  'uk-nice-ng222-ect',
] as const
export type PolicyId = (typeof POLICY_IDS)[number]

/** What the policy says of the dose; `isDoseFilled` tells which of these give no number. */
export type DoseWording =
  | 'notStated'
  | 'adequate'
  | 'minimumEffective'
  | 'therapeutic'
  | 'generallyAccepted'
  | 'optimized'
  | 'titratedIfAppropriate'
  | 'maximumOnLabelOrTolerated'
  | 'maximumTolerated'
  | 'betweenMinimumAndMaximum'
  | 'maximumOnLabel'
  | 'limitedBySideEffects'
  | 'byInstrument'

/** What the policy calls a failure: words, and a percentage where it gives one. */
export type ResponseRule = {
  readonly wording: string | null
  /** Improvement in percent below which, or up to and including which, the trial failed; `null`: no number. */
  readonly failedBelow: { readonly percent: number; readonly inclusive: boolean } | null
  /** The failure has to be documented by two scores of one scale. */
  readonly byScale: boolean
}

/** What one trial has to have been. `null` where the policy gives no number or says nothing. */
export type TrialRule = {
  /** Days at or above the dose; what "more than 4 weeks" asks is 29. */
  readonly days: number | null
  readonly dose: DoseWording
  readonly response: ResponseRule
  readonly adherence: 'adequate' | 'formallyAssessed' | null
}

export type TrialRole = 'antidepressant' | 'augmentation' | 'brainStimulation' | 'psychotherapy'

export type EpisodeRule = 'current' | 'currentElseMostRecent' | 'any' | null

/** How the policy treats a drug that was not tolerated, or could not be given. */
export type IntoleranceHandling =
  | 'asFailure'
  | 'asFailureOrContraindication'
  | 'asFailureIfDoseLimiting'
  | 'ownPathway'
  | 'contraindicationOnly'
  | 'notStated'

/** An augmentation asked for beside the antidepressants. */
export type AugmentationCondition = {
  readonly kind: 'augmentations'
  readonly required: number
  readonly classes: number | null
  readonly days: number | null
  readonly dose: DoseWording
  readonly response: ResponseRule
  readonly episode: EpisodeRule
  readonly lookBackYears: number | null
  readonly intolerance: IntoleranceHandling
}

/** What a pathway asks beside its count of trials. */
export type PathwayCondition =
  | AugmentationCondition
  | { readonly kind: 'monotherapies'; readonly required: number; readonly classes: number }
  | { readonly kind: 'psychotherapy'; readonly episode: EpisodeRule }
  | { readonly kind: 'psychotherapyUnless'; readonly wording: 'ifAppropriate' | 'ifAvailable' }
  | { readonly kind: 'oneAntidepressant' }
  | { readonly kind: 'distinctSideEffects' }
  | { readonly kind: 'stableOnOtherAntidepressant'; readonly days: number }
  | { readonly kind: 'stableMedication'; readonly days: number }
  | { readonly kind: 'chronicity'; readonly years: number; readonly lifetimeEpisodes: number }
  | { readonly kind: 'scoresOnTwoVisits'; readonly withinDays: number }

type PathwayBase = { readonly id: string; readonly label: string }

/** A number of trials or drugs, each of which fits one of the rules. `required: null`: no readable count. */
export type TrialsPathway = PathwayBase & {
  readonly kind: 'failedTrials' | 'intolerance'
  readonly required: number | null
  readonly classes: number | null
  readonly roles: readonly TrialRole[]
  readonly episode: EpisodeRule
  /** So many of them in the current episode, wherever the others were. */
  readonly atLeastInCurrentEpisode: number | null
  readonly lookBackYears: number | null
  /** For an intolerance: that the drug never reached a therapeutic dose. */
  readonly onlyBelowDose: boolean
  readonly rules: readonly [TrialRule, ...TrialRule[]]
  readonly intolerance: IntoleranceHandling
  readonly allOf: readonly PathwayCondition[]
  readonly anyOf: readonly PathwayCondition[]
  /** The policy gives two numbers of days: a pathway met by the lower one alone says so. */
  readonly warnBelowDays: number | null
}

/** Something only the clinician can state; the record holds no field for it. */
export type AttestationPathway = PathwayBase & {
  readonly kind: 'attestation'
  readonly allOf: readonly PathwayCondition[]
}

export type Pathway = TrialsPathway | AttestationPathway

export type SeverityWord = 'moderate' | 'severe'

/** A score asked for. Any of the thresholds is enough. */
export type ScoreThreshold = {
  readonly scale: Scale
  readonly atLeast: number
  /** How the policy names the scale, where it does not say which version. */
  readonly as: string | null
}

export type ScoreRule = {
  readonly anyOf: readonly ScoreThreshold[]
  /** Scales with a threshold in the policy that the record cannot hold. */
  readonly notRecordable: readonly string[]
  readonly withinDays: number | null
}

/** What is asked of the case whatever the pathway. `null`: the policy is silent, no condition is applied. */
export type CaseRule = {
  readonly diagnosis: 'majorDepression' | null
  readonly ageMin: number | null
  readonly ageMax: number | null
  readonly severity: readonly SeverityWord[] | null
  readonly chronicOrRecurrent: boolean
  readonly psychosis: 'excluded' | 'ifBenefitOutweighsRisk' | null
  readonly score: ScoreRule | null
  /** A score has to be on record: on one of these scales, or on any. */
  readonly scale: { readonly wording: string; readonly scales: readonly Scale[] | null } | null
}

/** One number or word of a policy that rests on less than the rest of it. */
export type PolicyMark = { readonly what: string; readonly evidence: Evidence }

export type Policy = {
  readonly id: PolicyId
  readonly label: string
  readonly jurisdiction: 'US' | 'UK' | 'AU'
  readonly payer: string
  readonly treatment: 'TMS' | 'esketamine' | 'VNS' | 'ECT'
  readonly source: {
    readonly title: string
    readonly url: string
    readonly also: readonly string[]
    readonly year: number | null
    /** The edition as the source dates it, or what is known of its date. */
    readonly edition: string | null
  }
  /** How the criteria came to be here; the weakest part that decides, where it is not marked apart. */
  readonly evidence: Evidence
  readonly marks: readonly PolicyMark[]
  /** The day on which the source was last read. */
  readonly asOf: string
  readonly status: 'active' | 'activeAsOfSource' | 'historical' | 'historicalOrActive' | 'societyGuidance' | 'unknown'
  readonly confidence: 'high' | 'medium' | 'low' | 'unverified'
  readonly caseRule: CaseRule
  readonly pathways: readonly [Pathway, ...Pathway[]]
  /** The source can be read two ways: what only the second reading meets needs a person to look. */
  readonly secondReading: {
    readonly why: string
    readonly caseRule: CaseRule
    readonly pathways: readonly [Pathway, ...Pathway[]]
  } | null
  /** Conditions of the policy that are shown and never judged here. */
  readonly notAssessed: readonly string[]
  readonly remarks: readonly string[]
}

export type PolicyResult = 'met' | 'metByOurDefinition' | 'notMet' | 'needsData' | 'attestationNeeded' | 'notEvaluable'

export const POLICY_NEEDS = [
  'diagnosis',
  'birthYear',
  'severity',
  'psychosis',
  'psychosisBenefit',
  'score',
  'scoreNotRecordable',
  'scoreOnScale',
  'scoresOnTwoVisits',
  'chronicity',
  'drug',
  'facts',
  'dose',
  'doseWithoutMinimum',
  'duration',
  'adherence',
  'adherenceMethod',
  'outcome',
  'outcomeByScale',
  'episode',
  'indication',
  'baseTrial',
  'sameCourse',
  'intolerance',
  'lookBack',
  'contraindication',
  'maximumTolerated',
  'labelMaximum',
  'optimizedDose',
  'ratedByInstrument',
  'treatmentAdequacy',
  'psychotherapy',
  'psychotherapyEpisode',
  'psychotherapyUnless',
  'distinctSideEffects',
  'stableMedication',
  'pathwayAttested',
  'secondReading',
] as const
export type PolicyNeedCode = (typeof POLICY_NEEDS)[number]

/** Something that could change the result: a fact to record, or a statement that only the clinician can make. */
export type PolicyNeed = {
  readonly code: PolicyNeedCode
  readonly kind: 'data' | 'attestation'
  /** The trial or other treatment asked about, or `null` for a fact of the case. */
  readonly about: string | null
  /** What is asked, where the code alone does not say it: scales, the pathway, the wording. */
  readonly detail: string | null
}

/** Where the policy gives no number and ours stands in for it. */
export type Filled = 'dose' | 'days' | 'adherence' | 'augmentationDose' | 'augmentationDays' | 'chronicity'

/** Where the policy is silent and no condition is applied. */
export type Silence = 'adherence' | 'episode' | 'classes' | 'diagnosis' | 'severity'

export type PolicyTrial = { readonly id: string; readonly fits: Verdict; readonly byIntolerance: Verdict }

export type PathwayEvaluation = {
  readonly id: string
  readonly kind: Pathway['kind']
  readonly result: PolicyResult
  readonly count: CountRange
  readonly required: number | null
  readonly classes: CountRange
  readonly classesRequired: number | null
  readonly trials: readonly PolicyTrial[]
  readonly needs: readonly PolicyNeed[]
  readonly filled: readonly Filled[]
  readonly silent: readonly Silence[]
  /** The number of days that the pathway also names and that the trials do not all reach. */
  readonly shortOfDays: number | null
}

export type PolicyEvaluation = {
  readonly id: PolicyId
  readonly result: PolicyResult
  readonly pathways: readonly PathwayEvaluation[]
  /** What is asked of the case whatever the pathway, one by one. */
  readonly conditions: readonly { readonly code: CaseConditionCode; readonly verdict: Verdict }[]
  readonly needs: readonly PolicyNeed[]
  readonly filled: readonly Filled[]
  readonly silent: readonly Silence[]
  /** Whether it is shown without being asked for. */
  readonly isShownByDefault: boolean
}

export type CaseConditionCode =
  | 'diagnosis'
  | 'age'
  | 'severity'
  | 'chronicOrRecurrent'
  | 'psychosis'
  | 'score'
  | 'scale'
