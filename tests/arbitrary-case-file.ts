import fc from 'fast-check'
import { isPartialDate } from '@/lib/domain/calendar-date'
import {
  ADHERENCE_CATEGORIES,
  ADHERENCE_METHODS,
  BIPOLAR_SCREENS,
  CAP_REASONS,
  CASE_FILE_FORMAT,
  CASE_VERDICTS,
  type CaseFile,
  CONTRIBUTOR_STATUSES,
  CURRENT_STATUSES,
  caseFileSchema,
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

const oneOf = (values: readonly string[]) => fc.constantFrom(...values)
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 4 })

// PostgreSQL stores no character of number zero, and half a surrogate pair is no character.
const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((value) => !/[\0\p{Cs}]/u.test(value))
const name = text.filter((value) => value.length > 0)
const flag = fc.boolean()

function number(min: number, max: number): fc.Arbitrary<number> {
  // One zero is as good as the other.
  return fc.oneof(fc.integer({ min, max }), fc.double({ min, max, noNaN: true })).map((value) => value + 0)
}

function quantityOf(min: number, max: number) {
  const end = number(min, max)
  const range = fc.tuple(end, end, fc.constantFrom('both', 'min', 'max')).map(([a, b, ends]) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)]
    if (ends === 'both') return { min: low, max: high }
    return ends === 'min' ? { min: low } : { max: high }
  })
  return fc.oneof(end, range, fc.constant(null))
}

const quantity = quantityOf(0, 1e9)

const day = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'))
  .filter(isPartialDate)
const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([value, length]) => value.slice(0, length))

/** A group of which any field may be left out. */
function record(fields: Record<string, fc.Arbitrary<unknown>>, required: readonly string[] = []) {
  return fc.record(fields, { requiredKeys: [...required] })
}

const oneLength = (value: Record<string, unknown>) => {
  if (value.weeks !== undefined) delete value.days
  return value
}

const period = { start: orNull(date), stop: orNull(date) }

const doseStep = fc
  .tuple(
    record({ ...period, weeks: quantity, days: quantity, ingredient: orNull(name) }).map(oneLength),
    fc.oneof(record({ mgPerDay: quantity }), record({ amount: quantity, unit: oneOf(DOSE_UNITS) }, ['amount', 'unit'])),
  )
  .map(([step, dose]) => ({ ...step, ...dose }))

const outcome = record({
  scale: orNull(oneOf(SCALES)),
  baseline: quantity,
  baselineOn: orNull(date),
  endpoint: quantity,
  endpointOn: orNull(date),
  improvement: quantityOf(-1000, 100),
  band: orNull(oneOf(OUTCOME_BANDS)),
  cgiI: orNull(fc.integer({ min: 1, max: 7 })),
})

const list = <T>(items: fc.Arbitrary<T>) => fc.array(items, { maxLength: 3 })

const trial = record(
  {
    drug: orNull(name),
    drugText: orNull(text),
    formulation: orNull(oneOf(FORMULATIONS)),
    role: oneOf(ROLES),
    indication: oneOf(INDICATIONS),
    episode: oneOf(EPISODES),
    ...period,
    ongoing: flag,
    weeks: quantity,
    days: quantity,
    doses: list(doseStep),
    maximumTolerated: oneOf(YES_NO_UNKNOWN),
    cap: orNull(record({ mgPerDay: quantity, reason: oneOf(CAP_REASONS) }, ['mgPerDay', 'reason'])),
    adherence: orNull(
      record({
        method: oneOf(ADHERENCE_METHODS),
        proportion: quantityOf(0, 1),
        category: orNull(oneOf(ADHERENCE_CATEGORIES)),
      }),
    ),
    dispenses: list(record({ date, daysSupply: quantity, mgPerDay: quantity }, ['date'])),
    outcome: orNull(outcome),
    lostResponse: orNull(flag),
    sideEffects: list(
      record({ effect: text, severity: orNull(oneOf(SIDE_EFFECT_SEVERITIES)), doseLimiting: orNull(flag) }, ['effect']),
    ),
    stopReason: orNull(fc.oneof(oneOf(STOP_REASONS), list(oneOf(STOP_REASONS)))),
    plasmaLevels: list(
      record({
        on: orNull(date),
        analyte: orNull(text),
        value: quantity,
        unit: orNull(text),
        hoursAfterDose: quantity,
        inRange: orNull(flag),
        detectable: orNull(flag),
        note: orNull(text),
      }),
    ),
    antipsychoticAtTheTime: oneOf(YES_NO_UNKNOWN),
    prescriber: orNull(text),
    source: oneOf(SOURCES),
    comment: orNull(text),
  },
  ['drug'],
).map(oneLength)

const otherTreatment = record(
  {
    kind: oneOf(TREATMENT_KINDS),
    type: orNull(text),
    sessions: quantity,
    weeks: quantity,
    days: quantity,
    laterality: orNull(text),
    ...period,
    ongoing: flag,
    episode: oneOf(EPISODES),
    outcome: orNull(outcome),
    comment: orNull(text),
  },
  ['kind'],
).map(oneLength)

const facts = record(
  {
    label: name,
    birthYear: orNull(fc.integer({ min: 1900, max: 2199 })),
    assessedOn: day,
    assumeAdherence: flag,
    diagnosis: orNull(
      record({ primary: oneOf(DIAGNOSES), psychoticFeatures: oneOf(PRESENCES), bipolarScreen: oneOf(BIPOLAR_SCREENS) }),
    ),
    episode: orNull(record({ onset: orNull(date), severity: oneOf(SEVERITIES), lifetimeEpisodes: quantity })),
    currentStatus: oneOf(CURRENT_STATUSES),
    contributors: list(
      record({ code: name, status: oneOf(CONTRIBUTOR_STATUSES), ...period, note: orNull(text) }, ['code', 'status']),
    ),
    safety: orNull(
      record({
        suicidality: oneOf(PRESENCES),
        psychosis: oneOf(PRESENCES),
        mania: oneOf(PRESENCES),
        catatonia: oneOf(PRESENCES),
        notEatingOrDrinking: oneOf(PRESENCES),
      }),
    ),
    scores: list(record({ scale: oneOf(SCALES), date, total: quantity }, ['scale', 'date', 'total'])),
    otherDrugs: list(record({ drug: name, dose: orNull(text), ...period, ongoing: flag }, ['drug'])),
    notTried: list(record({ drug: name, reason: orNull(text), note: orNull(text) }, ['drug'])),
    conclusion: orNull(
      record({ verdict: orNull(oneOf(CASE_VERDICTS)), reasonCode: orNull(text), note: orNull(text), on: orNull(day) }),
    ),
  },
  ['label'],
)

/** Any valid case file, every field of it now present, now left out, now not known. */
export const arbitraryCaseFile: fc.Arbitrary<CaseFile> = fc
  .record({
    facts,
    trials: fc.array(fc.record({ trial, addedTo: fc.option(list(fc.nat({ max: 3 })), { nil: undefined }) }), {
      maxLength: 4,
    }),
    treatments: fc.option(list(otherTreatment), { nil: undefined }),
    ids: fc.uniqueArray(name, { minLength: 7, maxLength: 7 }),
  })
  .map(({ facts: recordedFacts, trials, treatments, ids }) => ({
    format: CASE_FILE_FORMAT,
    case: recordedFacts,
    trials: trials.map((entry, index) => ({
      ...entry.trial,
      id: ids[index],
      ...(entry.addedTo && {
        addedTo: entry.addedTo.filter((base) => base !== index && base < trials.length).map((base) => ids[base]),
      }),
    })),
    ...(treatments && {
      otherTreatments: treatments.map((treatment, index) => ({ ...treatment, id: ids[4 + index] })),
    }),
  }))
  .map((file) => caseFileSchema.parse(file))
