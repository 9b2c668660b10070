import type { AugmentationCondition, CaseRule, ResponseRule, TrialRule, TrialsPathway } from '../policy-types'

/** The day on which every source was last read. */
export const POLICIES_AS_OF = '2026-11-20'

/** Nothing is said of what a failure is. */
export const RESPONSE_NOT_STATED: ResponseRule = { wording: null, failedBelow: null, byScale: false }

/** Words for a failure, without a number. */
export function responseInWords(wording: string): ResponseRule {
  return { wording, failedBelow: null, byScale: false }
}

/** A trial of which the policy says nothing but what is given here. */
export function rule(stated: Partial<TrialRule> = {}): TrialRule {
  return { days: null, dose: 'notStated', response: RESPONSE_NOT_STATED, adherence: null, ...stated }
}

type Stated = Partial<TrialsPathway> & Pick<TrialsPathway, 'id' | 'label'>

const SILENT = {
  required: null,
  classes: null,
  roles: ['antidepressant'],
  episode: null,
  atLeastInCurrentEpisode: null,
  lookBackYears: null,
  onlyBelowDose: false,
  rules: [rule()],
  intolerance: 'notStated',
  allOf: [],
  anyOf: [],
  warnBelowDays: null,
} as const satisfies Partial<TrialsPathway>

/** A pathway by failed trials that is silent on all but what is given here. */
export function failures(stated: Partial<Stated> = {}): TrialsPathway {
  return { kind: 'failedTrials', id: 'failure', label: 'Failed trials', ...SILENT, ...stated }
}

/** A pathway by drugs that were not tolerated, silent on all but what is given here. */
export function intolerances(stated: Partial<Stated> = {}): TrialsPathway {
  return { kind: 'intolerance', id: 'intolerance', label: 'Drugs not tolerated', ...SILENT, ...stated }
}

/** An augmentation condition that is silent on all but what is given here. */
export function augmentations(
  required: number,
  stated: Partial<Omit<AugmentationCondition, 'kind' | 'required'>> = {},
): AugmentationCondition {
  return {
    kind: 'augmentations',
    required,
    classes: null,
    days: null,
    dose: 'notStated',
    response: RESPONSE_NOT_STATED,
    episode: null,
    lookBackYears: null,
    intolerance: 'notStated',
    ...stated,
  }
}

/** One psychotherapy; its kind, length and outcome are not stated. */
export const ONE_PSYCHOTHERAPY = { kind: 'psychotherapy', episode: null } as const

/** An adult with major depression; nothing else is asked but what is given here. */
export function adult(stated: Partial<CaseRule> = {}): CaseRule {
  return {
    diagnosis: 'majorDepression',
    ageMin: 18,
    ageMax: null,
    severity: null,
    chronicOrRecurrent: false,
    psychosis: null,
    score: null,
    scale: null,
    ...stated,
  }
}

/** Weeks as days at dose. */
export function weeks(count: number): number {
  return count * 7
}

/** What "more than so many weeks" asks, in days. */
export function moreThanWeeks(count: number): number {
  return count * 7 + 1
}
