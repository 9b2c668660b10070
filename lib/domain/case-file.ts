import { z } from 'zod'
import { type CalendarDate, isCalendarDate, isPartialDate, type PartialDate } from './calendar-date'

/** The version that this program reads and writes (`docs/case-file.md`). */
export const CASE_FILE_FORMAT = 'fair-trial/case@1'

/** The largest case file, or line of a stream of them, that is read. Bytes. */
export const CASE_FILE_MAX_BYTES = 5_000_000

export const MAX_TRIALS = 200
export const MAX_TEXT = 10_000

// PostgreSQL stores no null character, and half of a surrogate pair is no character at all.
const NOT_TEXT = /[\0\p{Surrogate}]/u

const text = z
  .string({ error: 'Enter a text.' })
  .max(MAX_TEXT, { error: 'Shorten this text to 10,000 characters or fewer.' })
  .refine((value) => !NOT_TEXT.test(value), {
    error: 'Type this text again: it holds characters that cannot be stored.',
  })
const name = text.min(1, { error: 'Enter at least one character.' })

const partialDate = z.custom<PartialDate>((value) => typeof value === 'string' && isPartialDate(value), {
  error: 'Enter an existing date as YYYY, YYYY-MM or YYYY-MM-DD, for example 2024-03.',
})
const calendarDate = z.custom<CalendarDate>((value) => typeof value === 'string' && isCalendarDate(value), {
  error: 'Enter an existing day as YYYY-MM-DD, for example 2024-03-14.',
})

function boundedNumber(min: number, max: number, error: string) {
  return z.number({ error }).min(min, { error }).max(max, { error })
}

function quantityOf(min: number, max: number, what: string) {
  const end = boundedNumber(min, max, what)
  const range = z
    .strictObject({ min: end.optional(), max: end.optional() }, { error: what })
    .refine((r) => r.min !== undefined || r.max !== undefined, {
      error: 'Give the range a min, a max or both, or null when it is not known.',
    })
    .refine((r) => r.min === undefined || r.max === undefined || r.min <= r.max, {
      error: 'Put the smaller number in min and the larger in max.',
    })
  return z.union([end, range, z.null()], { error: what })
}

const quantity = quantityOf(
  0,
  1e9,
  'Enter a number of 0 or more, a range such as {"min": 6, "max": 8}, or null when it is not known.',
)
const proportion = quantityOf(
  0,
  1,
  'Enter a proportion from 0 to 1 (0.8 for 80 %), a range such as {"min": 0.8}, or null when it is not known.',
)
const percentImprovement = quantityOf(
  -1000,
  100,
  'Enter the improvement in percent, 100 at most (negative when worse), a range, or null when it is not known.',
)

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `Use one of: ${values.join(', ')}.` })
}

const flag = z.boolean({ error: 'Use true or false.' })

export const PRESENCES = ['absent', 'present', 'unknown'] as const
export const YES_NO_UNKNOWN = ['yes', 'no', 'unknown'] as const
export const DIAGNOSES = [
  'majorDepressiveDisorder',
  'persistentDepressiveDisorder',
  'bipolarDepression',
  'other',
  'unknown',
] as const
export const BIPOLAR_SCREENS = ['notDone', 'negative', 'positive'] as const
export const SEVERITIES = ['subsyndromal', 'mild', 'moderate', 'severe', 'unknown'] as const
export const CURRENT_STATUSES = ['depressed', 'responding', 'remission', 'unknown'] as const
export const CONTRIBUTOR_STATUSES = ['notAssessed', 'ruledOut', 'present', 'treated'] as const
export const FORMULATIONS = ['IR', 'SR', 'XR', 'CR', 'XL', 'weekly', 'patch', 'nasal', 'infusion'] as const
export const ROLES = ['monotherapy', 'combination', 'augmentation'] as const
export const INDICATIONS = ['depression', 'other', 'unknown'] as const
export const EPISODES = ['current', 'previous', 'unknown'] as const
export const DOSE_UNITS = ['mg/day', 'mg/24h', 'mg/week', 'mg/session', 'mg/kg', 'mcg/day', 'mmol/L'] as const
export const CAP_REASONS = ['age', 'renal', 'hepatic', 'metaboliser', 'inhibitor', 'other'] as const
export const ADHERENCE_METHODS = [
  'refillRecord',
  'plasmaLevel',
  'pillCount',
  'selfReport',
  'clinicianImpression',
  'unknown',
] as const
export const ADHERENCE_CATEGORIES = ['good', 'partial', 'poor'] as const
export const SCALES = ['PHQ-9', 'QIDS-SR16', 'IDS-SR30', 'MADRS', 'HAM-D17', 'BDI-II'] as const
export const OUTCOME_BANDS = [
  'remission',
  'response',
  'partial',
  'minimal',
  'none',
  'worse',
  'failed',
  'notFailed',
] as const
export const STOP_REASONS = [
  'lackOfEfficacy',
  'partialResponse',
  'lossOfResponse',
  'sideEffects',
  'maniaOrHypomania',
  'suicidality',
  'seriousReaction',
  'interaction',
  'contraindication',
  'nonAdherence',
  'cost',
  'pregnancy',
  'patientPreference',
  'remission',
  'switchedByPrescriber',
  'unknown',
] as const
export const SOURCES = ['pharmacyRecord', 'chart', 'clinicianNote', 'informant', 'patientRecall', 'unknown'] as const
export const TREATMENT_KINDS = ['psychotherapy', 'ect', 'rtms', 'vns', 'dbs', 'lightTherapy', 'other'] as const
export const SIDE_EFFECT_SEVERITIES = ['mild', 'moderate', 'severe', 'unknown'] as const
export const CASE_VERDICTS = ['outOfScope', 'criteriaMet', 'indeterminate', 'pseudoResistance', 'notResistant'] as const

const WEEKS_AND_DAYS = 'Give the length in weeks or in days, not both.'
const onlyOneLength = (value: { weeks?: unknown; days?: unknown }) =>
  value.weeks === undefined || value.days === undefined

export const doseStepSchema = z
  .strictObject({
    mgPerDay: quantity.optional(),
    amount: quantity.optional(),
    unit: oneOf(DOSE_UNITS).optional(),
    ingredient: name.nullish(),
    start: partialDate.nullish(),
    stop: partialDate.nullish(),
    weeks: quantity.optional(),
    days: quantity.optional(),
  })
  .refine(onlyOneLength, { error: WEEKS_AND_DAYS, path: ['weeks'] })
  .refine((step) => step.mgPerDay === undefined || step.amount === undefined, {
    error: 'Give mgPerDay, or amount with unit, not both.',
    path: ['amount'],
  })
  .refine((step) => (step.amount === undefined) === (step.unit === undefined), {
    error: 'Give amount and unit together.',
    path: ['unit'],
  })

export const outcomeSchema = z.strictObject({
  scale: oneOf(SCALES).nullish(),
  baseline: quantity.optional(),
  baselineOn: partialDate.nullish(),
  endpoint: quantity.optional(),
  endpointOn: partialDate.nullish(),
  improvement: percentImprovement.optional(),
  band: oneOf(OUTCOME_BANDS).nullish(),
  cgiI: z
    .number({ error: 'Enter a CGI-I from 1 to 7.' })
    .int({ error: 'Enter a CGI-I as a whole number from 1 to 7.' })
    .min(1, { error: 'Enter a CGI-I from 1 to 7.' })
    .max(7, { error: 'Enter a CGI-I from 1 to 7.' })
    .nullish(),
})

export const adherenceSchema = z.strictObject({
  method: oneOf(ADHERENCE_METHODS).optional(),
  proportion: proportion.optional(),
  category: oneOf(ADHERENCE_CATEGORIES).nullish(),
})

const stopReason = oneOf(STOP_REASONS)

export const trialSchema = z
  .strictObject({
    id: name,
    drug: name.nullable(),
    drugText: text.nullish(),
    formulation: oneOf(FORMULATIONS).nullish(),
    role: oneOf(ROLES).optional(),
    addedTo: z.array(name, { error: 'List the ids of the trials it was added to, or leave it out.' }).optional(),
    indication: oneOf(INDICATIONS).optional(),
    episode: oneOf(EPISODES).optional(),
    start: partialDate.nullish(),
    stop: partialDate.nullish(),
    ongoing: flag.optional(),
    weeks: quantity.optional(),
    days: quantity.optional(),
    doses: z.array(doseStepSchema, { error: 'List the dose steps, or leave doses out.' }).optional(),
    maximumTolerated: oneOf(YES_NO_UNKNOWN).optional(),
    cap: z.strictObject({ mgPerDay: quantity, reason: oneOf(CAP_REASONS) }).nullish(),
    adherence: adherenceSchema.nullish(),
    dispenses: z
      .array(z.strictObject({ date: partialDate, daysSupply: quantity.optional(), mgPerDay: quantity.optional() }))
      .optional(),
    outcome: outcomeSchema.nullish(),
    lostResponse: flag.nullish(),
    sideEffects: z
      .array(
        z.strictObject({
          effect: text,
          severity: oneOf(SIDE_EFFECT_SEVERITIES).nullish(),
          doseLimiting: flag.nullish(),
        }),
      )
      .optional(),
    stopReason: z
      .union([stopReason, z.array(stopReason)], {
        error: `Use one or a list of: ${STOP_REASONS.join(', ')}.`,
      })
      .nullish(),
    plasmaLevels: z
      .array(
        z.strictObject({
          on: partialDate.nullish(),
          analyte: text.nullish(),
          value: quantity.optional(),
          unit: text.nullish(),
          hoursAfterDose: quantity.optional(),
          inRange: flag.nullish(),
          detectable: flag.nullish(),
          note: text.nullish(),
        }),
      )
      .optional(),
    antipsychoticAtTheTime: oneOf(YES_NO_UNKNOWN).optional(),
    prescriber: text.nullish(),
    source: oneOf(SOURCES).optional(),
    comment: text.nullish(),
  })
  .refine(onlyOneLength, { error: WEEKS_AND_DAYS, path: ['weeks'] })

export const otherTreatmentSchema = z
  .strictObject({
    id: name,
    kind: oneOf(TREATMENT_KINDS),
    type: text.nullish(),
    sessions: quantity.optional(),
    weeks: quantity.optional(),
    days: quantity.optional(),
    laterality: text.nullish(),
    start: partialDate.nullish(),
    stop: partialDate.nullish(),
    ongoing: flag.optional(),
    episode: oneOf(EPISODES).optional(),
    outcome: outcomeSchema.nullish(),
    comment: text.nullish(),
  })
  .refine(onlyOneLength, { error: WEEKS_AND_DAYS, path: ['weeks'] })

export const contributorSchema = z.strictObject({
  code: name,
  status: oneOf(CONTRIBUTOR_STATUSES),
  start: partialDate.nullish(),
  stop: partialDate.nullish(),
  note: text.nullish(),
})

export const scoreSchema = z.strictObject({ scale: oneOf(SCALES), date: partialDate, total: quantity })

export const otherDrugSchema = z.strictObject({
  drug: name,
  dose: text.nullish(),
  start: partialDate.nullish(),
  stop: partialDate.nullish(),
  ongoing: flag.optional(),
})

export const notTriedSchema = z.strictObject({ drug: name, reason: text.nullish(), note: text.nullish() })

export const conclusionSchema = z.strictObject({
  verdict: oneOf(CASE_VERDICTS).nullish(),
  reasonCode: text.nullish(),
  note: text.nullish(),
  on: calendarDate.nullish(),
})

export const caseFactsSchema = z.strictObject({
  label: name,
  birthYear: z
    .number({ error: 'Enter the year of birth, for example 1984.' })
    .int({ error: 'Enter the year of birth as a whole number.' })
    .min(1900, { error: 'Enter a year of birth from 1900 on.' })
    .max(2199, { error: 'Enter a year of birth that is not in the future.' })
    .nullish(),
  assessedOn: calendarDate.optional(),
  assumeAdherence: flag.optional(),
  diagnosis: z
    .strictObject({
      primary: oneOf(DIAGNOSES).optional(),
      psychoticFeatures: oneOf(PRESENCES).optional(),
      bipolarScreen: oneOf(BIPOLAR_SCREENS).optional(),
    })
    .nullish(),
  episode: z
    .strictObject({
      onset: partialDate.nullish(),
      severity: oneOf(SEVERITIES).optional(),
      lifetimeEpisodes: quantity.optional(),
    })
    .nullish(),
  currentStatus: oneOf(CURRENT_STATUSES).optional(),
  contributors: z.array(contributorSchema).optional(),
  safety: z
    .strictObject({
      suicidality: oneOf(PRESENCES).optional(),
      psychosis: oneOf(PRESENCES).optional(),
      mania: oneOf(PRESENCES).optional(),
      catatonia: oneOf(PRESENCES).optional(),
      notEatingOrDrinking: oneOf(PRESENCES).optional(),
    })
    .nullish(),
  scores: z.array(scoreSchema).optional(),
  otherDrugs: z.array(otherDrugSchema).optional(),
  notTried: z.array(notTriedSchema).optional(),
  conclusion: conclusionSchema.nullish(),
})

export const caseFileSchema = z
  .strictObject({
    format: z.literal(CASE_FILE_FORMAT, {
      error: `Use "${CASE_FILE_FORMAT}": this program reads no other format or version.`,
    }),
    case: caseFactsSchema,
    trials: z.array(trialSchema, { error: 'List the trials; the list may be empty.' }).max(MAX_TRIALS, {
      error: `Split the file: a case holds at most ${MAX_TRIALS} trials.`,
    }),
    otherTreatments: z.array(otherTreatmentSchema).optional(),
  })
  .superRefine((file, context) => {
    const ids = new Set<string>()
    file.trials.forEach((trial, index) => {
      if (ids.has(trial.id))
        context.addIssue({
          code: 'custom',
          path: ['trials', index, 'id'],
          message: 'Give every trial an id of its own.',
        })
      ids.add(trial.id)
    })
    file.trials.forEach((trial, index) => {
      trial.addedTo?.forEach((id, position) => {
        if (!ids.has(id) || id === trial.id)
          context.addIssue({
            code: 'custom',
            path: ['trials', index, 'addedTo', position],
            message: 'Use the id of another trial of the same file.',
          })
      })
    })
    file.otherTreatments?.forEach((treatment, index) => {
      if (ids.has(treatment.id))
        context.addIssue({
          code: 'custom',
          path: ['otherTreatments', index, 'id'],
          message: 'Give every trial and treatment an id of its own.',
        })
      ids.add(treatment.id)
    })
  })

export type CaseFile = z.infer<typeof caseFileSchema>
export type CaseFacts = z.infer<typeof caseFactsSchema>
export type Conclusion = z.infer<typeof conclusionSchema>
export type AntidepressantTrial = z.infer<typeof trialSchema>
export type DoseStep = z.infer<typeof doseStepSchema>
export type TrialOutcome = z.infer<typeof outcomeSchema>
export type Adherence = z.infer<typeof adherenceSchema>
export type OtherTreatment = z.infer<typeof otherTreatmentSchema>
export type Scale = (typeof SCALES)[number]
export type StopReason = (typeof STOP_REASONS)[number]
export type OutcomeBand = (typeof OUTCOME_BANDS)[number]
export type CaseVerdictId = (typeof CASE_VERDICTS)[number]
export type DoseUnit = (typeof DOSE_UNITS)[number]
export type Formulation = (typeof FORMULATIONS)[number]

/** What is wrong with a file, one entry per field: where, and how to put it right. */
export type FieldError = { readonly path: string; readonly message: string }

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** Field errors of any schema, keyed by dotted path. */
export function toFieldErrors(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  return issues.flatMap((issue) => {
    const path = issue.path.join('.')
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: path === '' ? key : `${path}.${key}`,
        message: 'This field is not part of the case file: remove it or correct its name.',
      }))
    }
    if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
      return [{ path, message: `Put ${issue.expected === 'array' ? 'a list' : `an ${issue.expected}`} here.` }]
    }
    return [{ path, message: issue.message }]
  })
}

/** Parses a value that should be a case file; never throws. */
export function parseCaseFile(value: unknown): Parsed<CaseFile> {
  const result = caseFileSchema.safeParse(value)
  return result.success ? { ok: true, value: result.data } : { ok: false, errors: toFieldErrors(result.error.issues) }
}
