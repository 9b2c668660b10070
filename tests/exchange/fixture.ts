import { isCalendarDate } from '@/lib/domain/calendar-date'
import { type CaseFile, parseCaseFile } from '@/lib/domain/case-file'
import type {
  CriterionId,
  DefinitionEvaluation,
  DefinitionId,
  Evaluation,
  Finding,
  TrialEvaluation,
} from '@/lib/rules/evaluation'

/** A synthetic case of four trials, as in the drawing of the case page. */
export const RECORDED = {
  format: 'fair-trial/case@1',
  case: {
    label: 'A-1042',
    birthYear: 1984,
    diagnosis: { primary: 'majorDepressiveDisorder', psychoticFeatures: 'absent', bipolarScreen: 'negative' },
    episode: { onset: '2024-02', severity: 'moderate' },
    currentStatus: 'depressed',
    contributors: [{ code: 'hypothyroid', status: 'ruledOut', note: 'TSH 2.1' }],
    otherDrugs: [{ drug: 'levothyroxine', dose: '50 µg', start: '2023', ongoing: true }],
  },
  trials: [
    {
      id: 't1',
      drug: 'sertraline',
      start: '2024-03-01',
      stop: '2024-06-14',
      doses: [{ mgPerDay: 50 }, { mgPerDay: 100 }],
      adherence: { method: 'refillRecord', proportion: 0.93 },
      outcome: { scale: 'PHQ-9', baseline: 19, endpoint: 16 },
      stopReason: 'lackOfEfficacy',
      source: 'pharmacyRecord',
    },
    {
      id: 't2',
      drug: 'venlafaxine',
      formulation: 'XR',
      weeks: { min: 5, max: 8 },
      doses: [{ mgPerDay: 75, weeks: 2 }, { mgPerDay: 150 }],
      adherence: { method: 'selfReport', proportion: { min: 0.8 } },
      outcome: { band: 'minimal' },
      stopReason: ['lackOfEfficacy', 'sideEffects'],
      source: 'patientRecall',
    },
    {
      id: 't3',
      drug: 'bupropion XL',
      start: '2025-08',
      stop: '2026-01',
      doses: [{ mgPerDay: 150 }],
      adherence: { category: 'good' },
      outcome: { cgiI: 4 },
      stopReason: 'lackOfEfficacy',
      source: 'chart',
    },
    {
      id: 't4',
      drug: 'escitalopram',
      start: '2024-08-01',
      stop: '2024-08-20',
      doses: [{ mgPerDay: 10 }],
      stopReason: 'sideEffects',
      source: 'chart',
    },
  ],
} as const

/** The recorded case as a parsed case file, with changes. */
export function aCaseFile(changes: Partial<Record<keyof CaseFile, unknown>> = {}): CaseFile {
  const parsed = parseCaseFile({ ...structuredClone(RECORDED), ...changes })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.value
}

const PLAIN: Record<CriterionId, Finding> = {
  dose: {
    criterion: 'dose',
    verdict: 'met',
    observed: 100,
    threshold: 50,
    unit: 'mg/day',
    source: 'CANMAT 2023, Table 3.4',
    evidence: 'read',
    basis: null,
  },
  duration: {
    criterion: 'duration',
    verdict: 'met',
    observed: 106,
    threshold: 42,
    unit: 'days',
    source: 'Decided here: six weeks',
    evidence: 'decided',
    basis: null,
  },
  adherence: {
    criterion: 'adherence',
    verdict: 'met',
    observed: 0.93,
    threshold: 0.8,
    unit: 'proportion',
    source: 'Decided here: four doses in five',
    evidence: 'decided',
    basis: 'refill record',
  },
  outcome: {
    criterion: 'outcome',
    verdict: 'met',
    observed: 16,
    threshold: 50,
    unit: '%',
    source: 'Decided here: half',
    evidence: 'decided',
    basis: 'PHQ-9 19 to 16',
  },
}

/** A finding of one criterion, stating only what a test is about. */
export function aFinding(criterion: CriterionId, changes: Partial<Finding> = {}): Finding {
  return { ...PLAIN[criterion], ...changes }
}

/** A trial's evaluation; findings not given are plainly met. */
export function aTrialEvaluation(
  changes: Partial<Omit<TrialEvaluation, 'findings'>> = {},
  findings: Partial<Record<CriterionId, Partial<Finding>>> = {},
): TrialEvaluation {
  return {
    id: 't1',
    drugId: 'sertraline',
    adequacy: 'met',
    failed: 'met',
    counts: 'met',
    findings: [
      aFinding('dose', findings.dose),
      aFinding('duration', findings.duration),
      aFinding('adherence', findings.adherence),
      aFinding('outcome', findings.outcome),
    ],
    reasons: [],
    completesOn: null,
    distances: [],
    contradictions: [],
    notes: [],
    ...changes,
  }
}

const NONE = { min: 0, max: 0 }

/** A definition's evaluation: one of the four trials counts, one might. */
export function aDefinition(changes: Partial<DefinitionEvaluation> = {}): DefinitionEvaluation {
  return {
    id: 'six-week',
    verdict: 'indeterminate',
    provisional: false,
    countMin: 1,
    countMax: 2,
    required: 2,
    apparentFailures: { min: 4, max: 4 },
    causes: [],
    toSettle: [[{ trial: 't2', field: 'duration' }]],
    trials: TRIALS,
    beside: {
      strictCount: { min: 1, max: 2 },
      countIfRelatedAreOne: { min: 1, max: 2 },
      lifetimeCount: { min: 1, max: 2 },
      classesCounted: { min: 1, max: 2 },
      partiallyResponsive: 'notMet',
      augmentations: NONE,
      intolerances: { min: 1, max: 1 },
      lossesOfResponse: NONE,
      countedApart: 0,
      notScored: NONE,
      adequateForPsychoticDepression: null,
      countBySource: { pharmacyRecord: 1 },
      countedAugmentations: NONE,
    },
    ...changes,
  }
}

const TRIALS: readonly TrialEvaluation[] = [
  aTrialEvaluation(),
  aTrialEvaluation(
    {
      id: 't2',
      drugId: 'venlafaxine',
      adequacy: 'unknown',
      failed: 'unknown',
      counts: 'unknown',
      reasons: ['durationUnknown'],
    },
    {
      dose: { observed: 150, threshold: 150, evidence: 'recalled', source: 'Pharmacology handbook (recalled)' },
      duration: { observed: { min: 21, max: 42 }, verdict: 'unknown' },
      adherence: { observed: { min: 0.8, max: 1 }, basis: 'patient’s own report' },
      outcome: { observed: { min: 0, max: 25 }, basis: 'recorded as minimal' },
    },
  ),
  aTrialEvaluation(
    {
      id: 't3',
      drugId: 'bupropion',
      adequacy: 'notMet',
      failed: 'notMet',
      counts: 'notMet',
      reasons: ['doseBelowMinimum', 'doseBorderline'],
    },
    {
      dose: { observed: 150, threshold: 300, verdict: 'notMet' },
      duration: { observed: 0, verdict: 'notMet' },
      adherence: { observed: { min: 0.8, max: 1 }, basis: 'recorded as good' },
      outcome: { observed: { max: 25 }, basis: 'CGI-I 4' },
    },
  ),
  aTrialEvaluation(
    {
      id: 't4',
      drugId: 'escitalopram',
      adequacy: 'notMet',
      failed: 'notMet',
      counts: 'notMet',
      reasons: ['durationTooShort', 'adherenceUnknown', 'intolerance', 'outcomeUnknown'],
    },
    {
      dose: { observed: 10, threshold: 10 },
      duration: { observed: 20, verdict: 'notMet' },
      adherence: { observed: null, verdict: 'unknown', basis: null },
      outcome: { observed: null, verdict: 'unknown', basis: null },
    },
  ),
]

function day(text: string) {
  if (!isCalendarDate(text)) throw new Error(text)
  return text
}

/** The evaluation of the recorded case under two definitions. */
export function anEvaluation(changes: Partial<Evaluation> = {}): Evaluation {
  const other: DefinitionId = 'six-week-licensed'
  return {
    format: 'fair-trial/evaluation@1',
    label: 'A-1042',
    rulesVersion: '2026.11',
    assessedOn: day('2026-11-20'),
    assumeAdherence: false,
    assumptions: ['All four trials were given for depression.', 'All four trials belong to the current episode.'],
    inputHash: `sha256:${'0'.repeat(64)}`,
    definitions: [aDefinition(), aDefinition({ id: other, verdict: 'criteriaMet', countMin: 2, countMax: 3 })],
    beside: {
      classes: 3,
      strictCount: { min: 1, max: 2 },
      whatHelpedBefore: [],
      definitionDependent: true,
      differences: [
        { definition: other, verdict: 'criteriaMet', trials: [{ id: 't3', criteria: ['dose', 'duration'] }] },
      ],
      unresolvedContributors: [],
    },
    dateAlarms: [],
    ...changes,
  }
}
