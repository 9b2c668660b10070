import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseVerdictId } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import type { Distance } from './distance'
import type { Fact } from './smallest-sets'
import type { Verdict } from './verdict'

/** How a number came to be here. `recalled`: nobody saw it in a source. */
export type Evidence = 'read' | 'secondary' | 'recalled' | 'decided'

export const CRITERIA = ['dose', 'duration', 'adherence', 'outcome'] as const
export type CriterionId = (typeof CRITERIA)[number]

/** The closed list of reasons, in the order in which they are given. */
export const REASONS = [
  'contradictoryFacts',
  'drugUnresolved',
  'notAnAntidepressant',
  'notForDepression',
  'indicationUnknown',
  'otherEpisode',
  'episodeUnknown',
  'augmentation',
  'countedApart',
  'inProgress',
  'doseBelowMinimum',
  'doseUnknown',
  'doseBorderline',
  'cappedDose',
  'durationTooShort',
  'durationUnknown',
  'adherenceBelowThreshold',
  'adherenceUnknown',
  'adherenceAssumed',
  'adherenceImpressionOnly',
  'intolerance',
  'alsoNotTolerated',
  'responded',
  'lossOfResponse',
  'outcomeUnknown',
  'outcomeConflict',
  'sameDrug',
  'relatedMolecule',
  'psychoticWithoutAntipsychotic',
  'uncertainExposure',
] as const
export type ReasonId = (typeof REASONS)[number]

/** One criterion applied to one trial. */
export type Finding = {
  readonly criterion: CriterionId
  readonly verdict: Verdict
  /** What was recorded, in `unit`; `null` when nothing is known. */
  readonly observed: Quantity
  /** What the definition asks for, in `unit`; `null` when no source gives a minimum. */
  readonly threshold: number | null
  readonly unit: string
  /** Where the threshold comes from, ready to print. */
  readonly source: string
  readonly evidence: Evidence
  /** What the observation rests on, ready to print: "PHQ-9 19 to 16", "refill record", "wanted in mg/24h". */
  readonly basis: string | null
}

export type TrialEvaluation = {
  readonly id: string
  /** The drug as resolved (INN id), or `null`. */
  readonly drugId: string | null
  readonly adequacy: Verdict
  readonly failed: Verdict
  readonly counts: Verdict
  readonly findings: readonly Finding[]
  readonly reasons: readonly ReasonId[]
  /** For a trial in progress: the day or days on which the definition's days are complete, if unchanged. */
  readonly completesOn: { readonly first: CalendarDate; readonly last: CalendarDate } | null
  /** How far the record lies from the definition, one entry for each criterion of adequacy not met; never an order. */
  readonly distances: readonly Distance[]
  /** Facts of this trial that contradict each other, one sentence each. */
  readonly contradictions: readonly string[]
  /** Remarks that change no verdict: "never raised above the minimum", "a level would inform this". */
  readonly notes: readonly string[]
}

export type CountRange = { readonly min: number; readonly max: number }

export type DefinitionEvaluation = {
  readonly id: DefinitionId
  readonly verdict: CaseVerdictId
  readonly provisional: boolean
  readonly countMin: number
  readonly countMax: number
  readonly required: number
  readonly apparentFailures: CountRange
  readonly trials: readonly TrialEvaluation[]
  /** For `pseudoResistance`: why the apparent failures were not adequate trials. */
  readonly causes: readonly ('dose' | 'duration' | 'adherence' | 'intolerance')[]
  /** The smallest sets of facts whose exact answers settle the case, whatever they are; empty where nothing is open. */
  readonly toSettle: readonly (readonly Fact[])[]
  readonly beside: DefinitionBeside
}

/** What stands beside a verdict under one definition and is never folded into it. */
export type DefinitionBeside = {
  /** Counting trials that improved less than 25 %. */
  readonly strictCount: CountRange
  /** The count if related molecules are one drug. */
  readonly countIfRelatedAreOne: CountRange
  /** The count over all episodes. */
  readonly lifetimeCount: CountRange
  /** Drug classes among the trials that count. */
  readonly classesCounted: CountRange
  /** Two or more adequate trials improved 25 to under 50 %. */
  readonly partiallyResponsive: Verdict
  readonly augmentations: CountRange
  readonly intolerances: CountRange
  readonly lossesOfResponse: CountRange
  readonly countedApart: number
  /** Trials for depression, given alone, of drugs for which no instrument gives a minimum: never scored. */
  readonly notScored: CountRange
  /** Counting trials that are adequate for psychotic depression; `null` without psychotic features. */
  readonly adequateForPsychoticDepression: CountRange | null
  /** Certainly counting trials by where they are recorded. */
  readonly countBySource: Readonly<Record<string, number>>
  /** The counting trials include augmentations: "one antidepressant, one augmentation". */
  readonly countedAugmentations: CountRange
}

export type HelpedBefore = {
  readonly trial: string
  readonly drugId: string | null
  readonly drug: string
  readonly maximumDose: Quantity
  readonly unit: string
  readonly days: Quantity
  readonly stopReasons: readonly string[]
  readonly lost: boolean
}

export type CaseBeside = {
  /** Drug classes tried for depression in the current episode. */
  readonly classes: number
  readonly strictCount: CountRange
  readonly whatHelpedBefore: readonly HelpedBefore[]
  /** True when the definitions do not all give the same verdict; `null` when not all were asked for. */
  readonly definitionDependent: boolean | null
  /** For each definition that differs from the first: the trials and criteria in which it differs. */
  readonly differences: readonly {
    readonly definition: DefinitionId
    readonly verdict: CaseVerdictId
    readonly trials: readonly { readonly id: string; readonly criteria: readonly CriterionId[] }[]
  }[]
  /** Contributors that are not ruled out and not treated. */
  readonly unresolvedContributors: readonly string[]
}

export type DefinitionId =
  | 'six-week'
  | 'six-week-licensed'
  | 'four-week'
  | 'eight-week'
  | 'mgh-atrq'
  | 'mgh-atrq-25'
  | 'athf-sf'
  | 'delphi-2022'
  | 'canada-2021'

/** `fair-trial/evaluation@1`: what the rules conclude about one case file. Recomputed, never stored as facts. */
export type Evaluation = {
  readonly format: 'fair-trial/evaluation@1'
  readonly label: string
  readonly rulesVersion: string
  readonly assessedOn: CalendarDate
  readonly assumeAdherence: boolean
  readonly assumptions: readonly string[]
  readonly inputHash: string
  readonly definitions: readonly DefinitionEvaluation[]
  readonly beside: CaseBeside
  readonly dateAlarms: readonly string[]
}
