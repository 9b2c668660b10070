import type {
  ADHERENCE_CATEGORIES,
  ADHERENCE_METHODS,
  BIPOLAR_SCREENS,
  CAP_REASONS,
  CASE_VERDICTS,
  CONTRIBUTOR_STATUSES,
  CURRENT_STATUSES,
  DIAGNOSES,
  DOSE_UNITS,
  EPISODES,
  FORMULATIONS,
  INDICATIONS,
  OUTCOME_BANDS,
  PRESENCES,
  ROLES,
  SCALES,
  SEVERITIES,
  SIDE_EFFECT_SEVERITIES,
  SOURCES,
  STOP_REASONS,
  TREATMENT_KINDS,
  YES_NO_UNKNOWN,
} from '@/lib/domain/case-file'
import type { CriterionId, DefinitionId, Evidence } from '@/lib/rules/evaluation'
import type { Verdict } from '@/lib/rules/verdict'

type LabelsOf<Values extends readonly string[]> = Record<Values[number], string>

export const PRESENCE_LABELS = {
  absent: 'absent',
  present: 'present',
  unknown: 'not known',
} as const satisfies LabelsOf<typeof PRESENCES>

export const YES_NO_UNKNOWN_LABELS = {
  yes: 'yes',
  no: 'no',
  unknown: 'not known',
} as const satisfies LabelsOf<typeof YES_NO_UNKNOWN>

export const DIAGNOSIS_LABELS = {
  majorDepressiveDisorder: 'major depressive disorder',
  persistentDepressiveDisorder: 'persistent depressive disorder',
  bipolarDepression: 'bipolar depression',
  other: 'another diagnosis',
  unknown: 'diagnosis not known',
} as const satisfies LabelsOf<typeof DIAGNOSES>

export const BIPOLAR_SCREEN_LABELS = {
  notDone: 'not done',
  negative: 'negative',
  positive: 'positive',
} as const satisfies LabelsOf<typeof BIPOLAR_SCREENS>

export const SEVERITY_LABELS = {
  subsyndromal: 'subsyndromal',
  mild: 'mild',
  moderate: 'moderate',
  severe: 'severe',
  unknown: 'severity not known',
} as const satisfies LabelsOf<typeof SEVERITIES>

export const CURRENT_STATUS_LABELS = {
  depressed: 'depressed now',
  responding: 'responding now',
  remission: 'in remission now',
  unknown: 'current status not known',
} as const satisfies LabelsOf<typeof CURRENT_STATUSES>

export const CONTRIBUTOR_STATUS_LABELS = {
  notAssessed: 'not assessed',
  ruledOut: 'ruled out',
  present: 'present, not treated',
  treated: 'treated',
} as const satisfies LabelsOf<typeof CONTRIBUTOR_STATUSES>

export const FORMULATION_LABELS = {
  IR: 'immediate release',
  SR: 'sustained release (SR)',
  XR: 'extended release (XR)',
  CR: 'controlled release (CR)',
  XL: 'extended release (XL)',
  weekly: 'once weekly',
  patch: 'patch',
  nasal: 'nasal spray',
  infusion: 'infusion',
} as const satisfies LabelsOf<typeof FORMULATIONS>

export const ROLE_LABELS = {
  monotherapy: 'on its own',
  combination: 'antidepressant added to another',
  augmentation: 'added to an antidepressant (augmentation)',
} as const satisfies LabelsOf<typeof ROLES>

export const INDICATION_LABELS = {
  depression: 'depression',
  other: 'another use',
  unknown: 'not known',
} as const satisfies LabelsOf<typeof INDICATIONS>

export const EPISODE_LABELS = {
  current: 'current episode',
  previous: 'previous episode',
  unknown: 'episode not known',
} as const satisfies LabelsOf<typeof EPISODES>

export const DOSE_UNIT_LABELS = {
  'mg/day': 'mg',
  'mg/24h': 'mg/24 h',
  'mg/week': 'mg/week',
  'mg/session': 'mg/session',
  'mg/kg': 'mg/kg',
  'mcg/day': 'µg/day',
  'mmol/L': 'mmol/L',
} as const satisfies LabelsOf<typeof DOSE_UNITS>

export const CAP_REASON_LABELS = {
  age: 'age',
  renal: 'kidney function',
  hepatic: 'liver function',
  metaboliser: 'metaboliser status',
  inhibitor: 'an inhibitor taken with it',
  other: 'another reason',
} as const satisfies LabelsOf<typeof CAP_REASONS>

export const ADHERENCE_METHOD_LABELS = {
  refillRecord: 'refill record',
  plasmaLevel: 'plasma level',
  pillCount: 'pill count',
  selfReport: 'patient’s own report',
  clinicianImpression: 'clinician’s impression',
  unknown: 'method not known',
} as const satisfies LabelsOf<typeof ADHERENCE_METHODS>

export const ADHERENCE_CATEGORY_LABELS = {
  good: 'good (80 % or more)',
  partial: 'partial (50 to under 80 %)',
  poor: 'poor (under 50 %)',
} as const satisfies LabelsOf<typeof ADHERENCE_CATEGORIES>

export const SCALE_LABELS = {
  'PHQ-9': 'PHQ-9',
  'QIDS-SR16': 'QIDS-SR16',
  'IDS-SR30': 'IDS-SR30',
  MADRS: 'MADRS',
  'HAM-D17': 'HAM-D17',
  'BDI-II': 'BDI-II',
} as const satisfies LabelsOf<typeof SCALES>

export const OUTCOME_BAND_LABELS = {
  remission: 'remission',
  response: 'response (50 % better or more)',
  partial: 'partial (25 to under 50 % better)',
  minimal: 'minimal (under 25 % better)',
  none: 'no change',
  worse: 'worse',
  failed: 'did not work (under 50 % better)',
  notFailed: 'worked (50 % better or more)',
} as const satisfies LabelsOf<typeof OUTCOME_BANDS>

export const STOP_REASON_LABELS = {
  lackOfEfficacy: 'lack of efficacy',
  partialResponse: 'partial response only',
  lossOfResponse: 'loss of response',
  sideEffects: 'side effects',
  maniaOrHypomania: 'mania or hypomania',
  suicidality: 'suicidality',
  seriousReaction: 'serious reaction',
  interaction: 'interaction',
  contraindication: 'contraindication',
  nonAdherence: 'not taken as prescribed',
  cost: 'cost',
  pregnancy: 'pregnancy',
  patientPreference: 'patient’s preference',
  remission: 'remission',
  switchedByPrescriber: 'switched by prescriber',
  unknown: 'reason not known',
} as const satisfies LabelsOf<typeof STOP_REASONS>

export const SOURCE_LABELS = {
  pharmacyRecord: 'pharmacy record',
  chart: 'chart',
  clinicianNote: 'clinician’s note',
  informant: 'informant',
  patientRecall: 'patient’s recall',
  unknown: 'source not known',
} as const satisfies LabelsOf<typeof SOURCES>

export const TREATMENT_KIND_LABELS = {
  psychotherapy: 'psychotherapy',
  ect: 'electroconvulsive therapy (ECT)',
  rtms: 'repetitive transcranial magnetic stimulation (rTMS)',
  vns: 'vagus nerve stimulation (VNS)',
  dbs: 'deep brain stimulation (DBS)',
  lightTherapy: 'light therapy',
  other: 'another treatment',
} as const satisfies LabelsOf<typeof TREATMENT_KINDS>

export const SIDE_EFFECT_SEVERITY_LABELS = {
  mild: 'mild',
  moderate: 'moderate',
  severe: 'severe',
  unknown: 'severity not known',
} as const satisfies LabelsOf<typeof SIDE_EFFECT_SEVERITIES>

/** Short words for a case verdict, for lists and filters; its id is never shown. */
export const CASE_VERDICT_LABELS = {
  outOfScope: 'Outside the scope',
  criteriaMet: 'Meets',
  indeterminate: 'Cannot decide',
  pseudoResistance: 'Does not meet: apparent failures that were not adequate trials',
  notResistant: 'Does not meet',
} as const satisfies LabelsOf<typeof CASE_VERDICTS>

/** The same words where a clinician chooses among them, with what they mean. */
export const CONCLUSION_LABELS = {
  criteriaMet: `${CASE_VERDICT_LABELS.criteriaMet}: two or more adequate trials failed`,
  indeterminate: CASE_VERDICT_LABELS.indeterminate,
  pseudoResistance: CASE_VERDICT_LABELS.pseudoResistance,
  notResistant: `${CASE_VERDICT_LABELS.notResistant}: fewer than two adequate failures`,
  outOfScope: `${CASE_VERDICT_LABELS.outOfScope}: another condition`,
} as const satisfies LabelsOf<typeof CASE_VERDICTS>

/** When each case verdict holds: the first that does, in this order, is the verdict. */
export const VERDICT_RULES = {
  outOfScope:
    'The depression is certainly bipolar, the patient certainly under 18, or another diagnosis certainly the primary one.',
  criteriaMet: 'The drugs that certainly count reach the number required, and the case is certainly in scope.',
  indeterminate:
    'The drugs that might count reach the number required and those that certainly count do not, or whether the case is in scope is not known.',
  pseudoResistance:
    'Even the drugs that might count are fewer than required, and at least as many drugs are recorded as ended without response.',
  notResistant: 'Responding or in remission now, or none of the other rules holds.',
} as const satisfies LabelsOf<typeof CASE_VERDICTS>

export const VERDICT_LABELS = {
  met: 'met',
  notMet: 'not met',
  unknown: 'not known',
} as const satisfies Record<Verdict, string>

/** The verdict on the outcome: "met" means there that the drug failed. */
export const OUTCOME_VERDICT_LABELS = {
  met: 'failed',
  notMet: 'did not fail',
  unknown: 'not known',
} as const satisfies Record<Verdict, string>

/** Whether a trial counts. */
export const COUNTS_LABELS = {
  met: 'counts',
  notMet: 'does not count',
  unknown: 'might count',
} as const satisfies Record<Verdict, string>

/** The shape that goes with the word and the color of a verdict. */
export const VERDICT_MARKS = { met: '✓', notMet: '✕', unknown: '?' } as const satisfies Record<Verdict, string>

/** Heads of the four columns. */
export const CRITERION_LABELS = {
  dose: 'Dose',
  duration: 'Days at dose',
  adherence: 'Adherence',
  outcome: 'Outcome',
} as const satisfies Record<CriterionId, string>

/** What a criterion asks, one sentence each. */
export const CRITERION_SENTENCES = {
  dose: 'Some stretch of the trial was at or above the minimum effective dose.',
  duration: 'The longest stretch at or above that dose lasted the required days.',
  adherence: 'The required share of doses was taken over those days.',
  outcome: 'Improvement stayed below the definition’s threshold, so the trial failed to bring a response.',
} as const satisfies Record<CriterionId, string>

export const EVIDENCE_LABELS = {
  read: 'read',
  secondary: 'second-hand',
  recalled: 'recalled',
  decided: 'decided here',
} as const satisfies Record<Evidence, string>

/** What an evidence mark means, one sentence each. */
export const EVIDENCE_SENTENCES = {
  read: 'Seen in the source or its abstract.',
  secondary: 'Seen in someone else’s rendering of the source.',
  recalled: 'Nobody saw this number in a source: check it before relying on it.',
  decided: 'Decided here, with the reason given.',
} as const satisfies Record<Evidence, string>

/** Titles of the definitions as people read them. */
export const DEFINITION_TITLES = {
  'six-week': 'Six weeks (decided here)',
  'six-week-licensed': 'Six weeks, licensed doses (decided here)',
  'four-week': 'Four weeks (lenient reading)',
  'eight-week': 'Eight weeks (strict reading)',
  'mgh-atrq': 'MGH-ATRQ-informed',
  'mgh-atrq-25': 'MGH-ATRQ-informed, failed at 25 % or less',
  'athf-sf': 'ATHF-SF-informed',
  'delphi-2022': 'Delphi-2022-informed',
  'canada-2021': 'Canada-2021-informed',
} as const satisfies Record<DefinitionId, string>

/** One sentence on where a definition comes from. */
export const DEFINITION_SENTENCES = {
  'six-week': 'Six weeks at the minimum effective dose, decided here and simple on purpose.',
  'six-week-licensed': 'Six weeks at the lowest dose that any accepted source licenses, decided here.',
  'four-week': 'Four weeks at the minimum effective dose, a lenient reading.',
  'eight-week': 'Eight weeks at the minimum effective dose, a strict reading.',
  'mgh-atrq': 'Six weeks at the doses of the MGH-ATRQ as used in trials; an augmentation of 28 days counts.',
  'mgh-atrq-25': 'The MGH-ATRQ doses and days, with 25 % improvement or less as failure.',
  'athf-sf': 'Informed by the ATHF-SF as far as it could be verified; its own doses are not verified.',
  'delphi-2022': 'Informed by the Delphi consensus of Sforzini 2022.',
  'canada-2021': 'Informed by the Canadian definition of Rybak 2021.',
} as const satisfies Record<DefinitionId, string>
