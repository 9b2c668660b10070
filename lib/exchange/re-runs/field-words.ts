import { describeDate, isPartialDate } from '@/lib/domain/calendar-date'
import { type CaseFile, SCALES } from '@/lib/domain/case-file'
import { describeCode } from '../describe-case'
import { describeNumber, joinWords, toPercent } from '../describe-number'
import {
  ADHERENCE_CATEGORY_LABELS,
  ADHERENCE_METHOD_LABELS,
  BIPOLAR_SCREEN_LABELS,
  CAP_REASON_LABELS,
  CASE_VERDICT_LABELS,
  CONTRIBUTOR_STATUS_LABELS,
  CURRENT_STATUS_LABELS,
  DIAGNOSIS_LABELS,
  DOSE_UNIT_LABELS,
  EPISODE_LABELS,
  FORMULATION_LABELS,
  INDICATION_LABELS,
  OUTCOME_BAND_LABELS,
  PRESENCE_LABELS,
  ROLE_LABELS,
  SEVERITY_LABELS,
  SIDE_EFFECT_SEVERITY_LABELS,
  SOURCE_LABELS,
  STOP_REASON_LABELS,
  TREATMENT_KIND_LABELS,
  YES_NO_UNKNOWN_LABELS,
} from '../labels'

/** Every name of a field in T, however deep; a text, a number and a list have none of their own. */
type FieldOf<T> = T extends string | number | boolean | null | undefined
  ? never
  : T extends readonly (infer Item)[]
    ? FieldOf<Item>
    : { [Key in keyof T & string]-?: Key | FieldOf<T[Key]> }[keyof T & string]

/** What a field of the case file is called. */
export const FIELD_WORDS = {
  addedTo: 'added to',
  adherence: 'adherence',
  amount: 'amount',
  analyte: 'analyte',
  antipsychoticAtTheTime: 'antipsychotic at the time',
  assessedOn: 'day of assessment',
  assumeAdherence: 'adherence assumed where it is not recorded',
  band: 'outcome in words',
  baseline: 'first score',
  baselineOn: 'day of the first score',
  bipolarScreen: 'bipolar screen',
  birthYear: 'birth year',
  cap: 'cap for this patient',
  case: 'case',
  catatonia: 'catatonia',
  category: 'in words',
  cgiI: 'CGI-I',
  code: 'what',
  comment: 'comment',
  conclusion: 'conclusion',
  contributors: 'contributor',
  currentStatus: 'status now',
  date: 'date',
  days: 'days',
  daysSupply: 'days supplied',
  detectable: 'detectable',
  diagnosis: 'diagnosis',
  dispenses: 'refill',
  dose: 'dose',
  doseLimiting: 'limited the dose',
  doses: 'dose step',
  drug: 'drug',
  drugText: 'drug as written',
  effect: 'effect',
  endpoint: 'last score',
  endpointOn: 'day of the last score',
  episode: 'episode',
  format: 'format',
  formulation: 'release form',
  hoursAfterDose: 'hours after the dose',
  id: 'id',
  improvement: 'improvement in percent',
  inRange: 'in range',
  indication: 'given for',
  ingredient: 'ingredient',
  kind: 'kind',
  label: 'label',
  laterality: 'side',
  lifetimeEpisodes: 'episodes in life',
  lostResponse: 'response lost',
  mania: 'mania',
  max: 'at most',
  maximumTolerated: 'most that was tolerated',
  method: 'method',
  mgPerDay: 'mg a day',
  min: 'at least',
  note: 'note',
  notEatingOrDrinking: 'not eating or drinking',
  notTried: 'drug not tried',
  on: 'day',
  ongoing: 'ongoing',
  onset: 'onset',
  otherDrugs: 'other drug',
  otherTreatments: 'other treatment',
  outcome: 'outcome',
  plasmaLevels: 'plasma level',
  prescriber: 'prescriber',
  primary: 'primary diagnosis',
  proportion: 'share of doses taken',
  psychosis: 'psychosis',
  psychoticFeatures: 'psychotic features',
  reason: 'reason',
  reasonCode: 'reason',
  role: 'role',
  safety: 'safety',
  scale: 'scale',
  scores: 'score',
  sessions: 'sessions',
  severity: 'severity',
  sideEffects: 'side effect',
  source: 'source',
  start: 'start',
  status: 'status',
  stop: 'stop',
  stopReason: 'reason for stopping',
  suicidality: 'suicidality',
  total: 'total',
  trials: 'trial',
  type: 'type',
  unit: 'unit',
  value: 'value',
  verdict: 'verdict',
  weeks: 'weeks',
} as const satisfies Record<FieldOf<CaseFile>, string>

const PRESENCE_FIELDS = ['psychoticFeatures', 'suicidality', 'psychosis', 'mania', 'catatonia', 'notEatingOrDrinking']

// By the field and, where its name has two meanings, by the group that it stands in.
const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(PRESENCE_FIELDS.map((field) => [field, PRESENCE_LABELS])),
  antipsychoticAtTheTime: YES_NO_UNKNOWN_LABELS,
  band: OUTCOME_BAND_LABELS,
  bipolarScreen: BIPOLAR_SCREEN_LABELS,
  'cap.reason': CAP_REASON_LABELS,
  category: ADHERENCE_CATEGORY_LABELS,
  'conclusion.verdict': CASE_VERDICT_LABELS,
  currentStatus: CURRENT_STATUS_LABELS,
  episode: EPISODE_LABELS,
  'episode.severity': SEVERITY_LABELS,
  formulation: FORMULATION_LABELS,
  indication: INDICATION_LABELS,
  kind: TREATMENT_KIND_LABELS,
  maximumTolerated: YES_NO_UNKNOWN_LABELS,
  method: ADHERENCE_METHOD_LABELS,
  primary: DIAGNOSIS_LABELS,
  role: ROLE_LABELS,
  scale: Object.fromEntries(SCALES.map((scale) => [scale, scale])),
  'sideEffects.severity': SIDE_EFFECT_SEVERITY_LABELS,
  source: SOURCE_LABELS,
  status: CONTRIBUTOR_STATUS_LABELS,
  stopReason: STOP_REASON_LABELS,
  unit: DOSE_UNIT_LABELS,
}
const DATE_FIELDS = ['start', 'stop', 'date', 'on', 'onset', 'baselineOn', 'endpointOn', 'assessedOn']
const LONGEST_TEXT = 120

/** The names of fields that lead to a value; the places in lists are left out. */
export type FieldPath = readonly string[]

/** What a field is called, or its own name where it has none. */
export function nameField(field: string): string {
  return new Map<string, string>(Object.entries(FIELD_WORDS)).get(field) ?? field
}

/**
 * A recorded value in words: "not recorded", "not known", "14 June 2024", "at least 6", "side effects and cost". Texts
 * are cut where they are longer than what a line of changes holds, or than what is asked for.
 */
export function describeValue(value: unknown, path: FieldPath, longest: number = LONGEST_TEXT): string {
  if (value === undefined) return 'not recorded'
  if (value === null) return 'not known'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return describeOne(value, path)
  if (typeof value === 'string') return describeText(value, path, longest)
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : joinWords(value.map((item) => describeValue(item, path, longest)))
  }
  const parts = Object.entries(value).filter(([, part]) => part !== undefined)
  return parts.length === 0 ? 'nothing in it' : parts.map((part) => describePart(part, path, longest)).join(', ')
}

function describePart([field, part]: readonly [string, unknown], path: FieldPath, longest: number): string {
  // The ends of a range are values of the field that has the range.
  const inner = field === 'min' || field === 'max' ? path : [...path, field]
  return `${nameField(field)} ${describeValue(part, inner, longest)}`
}

function describeOne(value: number, path: FieldPath): string {
  const shown = path.at(-1) === 'proportion' ? toPercent(value) : value
  return typeof shown === 'number' && shown !== value ? `${describeNumber(shown)} %` : describeNumber(value)
}

function describeText(value: string, path: FieldPath, longest: number): string {
  const field = path.at(-1) ?? ''
  if (DATE_FIELDS.includes(field) && isPartialDate(value)) return describeDate(value)
  if (path.slice(-2).join('.') === 'contributors.code') return describeCode(value)
  const words = VALUE_WORDS[path.slice(-2).join('.')] ?? VALUE_WORDS[field] ?? {}
  const known = Object.hasOwn(words, value) ? words[value] : undefined
  if (known !== undefined) return known
  if (value === '') return 'empty'
  return value.length > longest ? `“${value.slice(0, longest)}…”` : `“${value}”`
}
