import { z } from 'zod'
import {
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
import { AGENT_IDS } from '@/lib/rules/antidepressants'
import { listContributors } from '@/lib/rules/contributor-codes'
import { listDefinitions } from '@/lib/rules/definitions'
import { REASONS } from '@/lib/rules/evaluation'
import { OTHER_DRUGS } from '@/lib/rules/other-drugs'
import { isConclusionReason } from '../conclusion'

/** The name and version of this format. */
export const DE_IDENTIFIED_FORMAT = 'fair-trial/de-identified@1'

/** Ages from here on are one group. Years. 45 CFR 164.514(b)(2)(i)(C). */
export const OLDEST_AGE = 90

const DRUG_IDS: ReadonlySet<string> = new Set([...AGENT_IDS, ...OTHER_DRUGS.map(({ id }) => id)])
const CONTRIBUTOR_CODES: ReadonlySet<string> = new Set(listContributors().map(({ code }) => code))
const DEFINITION_IDS: ReadonlySet<string> = new Set(listDefinitions().map(({ id }) => id))

/** A word of a closed list of ours: no string that somebody typed is one. */
function wordOf(words: ReadonlySet<string>) {
  return z.string().refine((word) => words.has(word))
}

const randomId = z.uuid()
const year = z.int().min(1900).max(2199).nullable()
const amount = z
  .union([z.number(), z.strictObject({ min: z.number().optional(), max: z.number().optional() })])
  .nullable()
const verdict = z.enum(['met', 'notMet', 'unknown'])
const presence = z.enum(PRESENCES)
const drug = z.union([wordOf(DRUG_IDS), z.literal('notRecognized')]).nullable()

const outcome = z
  .strictObject({
    scale: z.enum(SCALES).nullish(),
    baseline: amount.optional(),
    endpoint: amount.optional(),
    improvement: amount.optional(),
    band: z.enum(OUTCOME_BANDS).nullish(),
    cgiI: z.int().min(1).max(7).nullish(),
  })
  .nullish()

const trial = z.strictObject({
  id: randomId,
  drug,
  formulation: z.enum(FORMULATIONS).nullish(),
  role: z.enum(ROLES).optional(),
  addedTo: z.array(randomId).optional(),
  indication: z.enum(INDICATIONS).optional(),
  episode: z.enum(EPISODES).optional(),
  startYear: year.optional(),
  stopYear: year.optional(),
  ongoing: z.boolean().optional(),
  weeks: amount.optional(),
  doses: z
    .array(
      z.strictObject({
        mgPerDay: amount.optional(),
        amount: amount.optional(),
        unit: z.enum(DOSE_UNITS).optional(),
        weeks: amount.optional(),
      }),
    )
    .optional(),
  maximumTolerated: z.enum(YES_NO_UNKNOWN).optional(),
  cap: z.strictObject({ mgPerDay: amount, reason: z.enum(CAP_REASONS) }).nullish(),
  adherence: z
    .strictObject({
      method: z.enum(ADHERENCE_METHODS).optional(),
      proportion: amount.optional(),
      category: z.enum(ADHERENCE_CATEGORIES).nullish(),
    })
    .nullish(),
  dispenses: z.int().optional(),
  plasmaLevels: z.int().optional(),
  outcome,
  lostResponse: z.boolean().nullish(),
  sideEffects: z
    .array(
      z.strictObject({
        severity: z.enum(SIDE_EFFECT_SEVERITIES).nullish(),
        doseLimiting: z.boolean().nullish(),
      }),
    )
    .optional(),
  stopReasons: z.array(z.enum(STOP_REASONS)).optional(),
  antipsychoticAtTheTime: z.enum(YES_NO_UNKNOWN).optional(),
  source: z.enum(SOURCES).optional(),
})

const otherTreatment = z.strictObject({
  id: randomId,
  kind: z.enum(TREATMENT_KINDS),
  sessions: amount.optional(),
  startYear: year.optional(),
  stopYear: year.optional(),
  weeks: amount.optional(),
  ongoing: z.boolean().optional(),
  episode: z.enum(EPISODES).optional(),
  outcome,
})

const judged = z.strictObject({
  definition: wordOf(DEFINITION_IDS),
  verdict: z.enum(CASE_VERDICTS),
  provisional: z.boolean(),
  countMin: z.int(),
  countMax: z.int(),
  required: z.int(),
  trials: z.array(
    z.strictObject({
      id: randomId,
      adequacy: verdict,
      failed: verdict,
      counts: verdict,
      reasons: z.array(z.enum(REASONS)),
      daysAtDose: amount,
    }),
  ),
})

/**
 * One case without what identifies a patient (45 CFR 164.514(b)(2)): every value is a number, a year or a word of a closed
 * list. Strict throughout, so that a field that is added to the case file stays out until it is added here.
 */
export const deIdentifiedSchema = z.strictObject({
  format: z.literal(DE_IDENTIFIED_FORMAT),
  id: randomId,
  rulesVersion: z.string().regex(/^\d{4}\.\d{1,2}(\.\d+)?$/),
  assessedYear: z.int(),
  assumeAdherence: z.boolean(),
  ageYears: z
    .union([
      z
        .int()
        .min(0)
        .max(OLDEST_AGE - 1),
      z.literal(`${OLDEST_AGE}+`),
    ])
    .nullish(),
  diagnosis: z
    .strictObject({
      primary: z.enum(DIAGNOSES).optional(),
      psychoticFeatures: presence.optional(),
      bipolarScreen: z.enum(BIPOLAR_SCREENS).optional(),
    })
    .nullish(),
  episode: z
    .strictObject({
      onsetYear: year.optional(),
      severity: z.enum(SEVERITIES).optional(),
      lifetimeEpisodes: amount.optional(),
    })
    .nullish(),
  currentStatus: z.enum(CURRENT_STATUSES).optional(),
  safety: z
    .strictObject({
      suicidality: presence.optional(),
      psychosis: presence.optional(),
      mania: presence.optional(),
      catatonia: presence.optional(),
      notEatingOrDrinking: presence.optional(),
    })
    .nullish(),
  contributors: z
    .array(z.strictObject({ code: wordOf(CONTRIBUTOR_CODES), status: z.enum(CONTRIBUTOR_STATUSES) }))
    .optional(),
  scores: z.array(z.strictObject({ scale: z.enum(SCALES), year, total: amount })).optional(),
  otherDrugs: z.array(z.strictObject({ drug })).optional(),
  notTried: z.array(z.strictObject({ drug })).optional(),
  trials: z.array(trial),
  otherTreatments: z.array(otherTreatment).optional(),
  conclusion: z
    .strictObject({
      verdict: z.enum(CASE_VERDICTS).nullish(),
      reasonCode: z.string().refine(isConclusionReason).nullish(),
    })
    .nullish(),
  definitions: z.array(judged),
})

export type DeIdentifiedCase = z.infer<typeof deIdentifiedSchema>
