import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type CalendarDate, isCalendarDate } from '@/lib/domain/calendar-date'
import { CASE_VERDICTS, parseCaseFile } from '@/lib/domain/case-file'
import { assessCase } from '@/lib/rules/assess-case'
import { type DefinitionEvaluation, REASONS, type TrialEvaluation } from '@/lib/rules/evaluation'

const verdict = z.enum(['met', 'notMet', 'unknown'])
const range = z.strictObject({ min: z.number(), max: z.number() })

const expectedTrialSchema = z.strictObject({
  adequacy: verdict.optional(),
  failed: verdict.optional(),
  counts: verdict.optional(),
  reasons: z.array(z.enum(REASONS)).optional(),
  reasonsInclude: z.array(z.enum(REASONS)).optional(),
  completesOn: z.strictObject({ first: z.string(), last: z.string() }).optional(),
})

const besideShape = {
  strictCount: range.optional(),
  countIfRelatedAreOne: range.optional(),
  lifetimeCount: range.optional(),
  classesCounted: range.optional(),
  intolerances: range.optional(),
  lossesOfResponse: range.optional(),
  countedApart: z.number().optional(),
  adequateForPsychoticDepression: range.optional(),
  countedAugmentations: range.optional(),
}
const BESIDE = [
  'strictCount',
  'countIfRelatedAreOne',
  'lifetimeCount',
  'classesCounted',
  'intolerances',
  'lossesOfResponse',
  'countedApart',
  'adequateForPsychoticDepression',
  'countedAugmentations',
] as const satisfies readonly (keyof typeof besideShape)[]

const expectedDefinitionSchema = z.strictObject({
  verdict: z.enum(CASE_VERDICTS),
  provisional: z.boolean().optional(),
  countMin: z.number(),
  countMax: z.number(),
  apparentFailures: range.optional(),
  causes: z.array(z.string()).optional(),
  ...besideShape,
  trials: z.record(z.string(), expectedTrialSchema),
})

const optionsSchema = z.strictObject({ assumeAdherence: z.boolean() })
const expectedSchema = z.record(z.string(), expectedDefinitionSchema)

const vignetteSchema = z.strictObject({
  story: z.string().min(40),
  agreed: z.strictObject({ by: z.string(), on: z.string() }),
  sum: z.array(z.string()).min(1),
  file: z.unknown(),
  options: optionsSchema.optional(),
  expected: expectedSchema.optional(),
  runs: z.array(z.strictObject({ options: optionsSchema, expected: expectedSchema })).optional(),
})

type ExpectedDefinition = z.infer<typeof expectedDefinitionSchema>
type ExpectedTrial = z.infer<typeof expectedTrialSchema>
type Difference = string

const FOLDER = new URL('.', import.meta.url)
const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()

/** Never used by a vignette that states its day of assessment; each of them does. */
const TODAY = day('2026-11-21')

function day(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(text)
  return text
}

function compare(where: string, wanted: unknown, got: unknown): Difference[] {
  const [expected, actual] = [JSON.stringify(wanted), JSON.stringify(got)]
  return expected === actual ? [] : [`${where}: expected ${expected}, got ${actual}`]
}

function compareTrial(where: string, wanted: ExpectedTrial, got: TrialEvaluation | undefined): Difference[] {
  if (got === undefined) return [`${where}: expected a judgement, got none`]
  const missing = wanted.reasonsInclude?.filter((reason) => !got.reasons.includes(reason)) ?? []
  return [
    ...(['adequacy', 'failed', 'counts'] as const).flatMap((field) =>
      wanted[field] === undefined ? [] : compare(`${where}, ${field}`, wanted[field], got[field]),
    ),
    ...(wanted.reasons === undefined
      ? []
      : compare(`${where}, reasons`, [...wanted.reasons].sort(), [...got.reasons].sort())),
    ...missing.map((reason) => `${where}, reasons: expected ${reason} among ${JSON.stringify(got.reasons)}`),
    ...(wanted.completesOn === undefined ? [] : compare(`${where}, completesOn`, wanted.completesOn, got.completesOn)),
  ]
}

function compareDefinition(where: string, wanted: ExpectedDefinition, got: DefinitionEvaluation): Difference[] {
  const plain = ['verdict', 'countMin', 'countMax', 'apparentFailures'] as const
  return [
    ...plain.flatMap((field) =>
      wanted[field] === undefined ? [] : compare(`${where}, ${field}`, wanted[field], got[field]),
    ),
    ...compare(`${where}, provisional`, wanted.provisional ?? false, got.provisional),
    ...(wanted.causes === undefined
      ? []
      : compare(`${where}, causes`, [...wanted.causes].sort(), [...got.causes].sort())),
    ...BESIDE.flatMap((field) =>
      wanted[field] === undefined ? [] : compare(`${where}, ${field}`, wanted[field], got.beside[field]),
    ),
    ...Object.entries(wanted.trials).flatMap(([id, trial]) =>
      compareTrial(
        `${where}, trial ${id}`,
        trial,
        got.trials.find((evaluated) => evaluated.id === id),
      ),
    ),
  ]
}

describe.each(FILES)('vignette %s', (name) => {
  const vignette = vignetteSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')))
  const { options, expected } = vignette
  const single = options === undefined || expected === undefined ? [] : [{ options, expected }]
  const runs = vignette.runs ?? single

  it('is a valid case file with at least three expected definitions', () => {
    expect(parseCaseFile(vignette.file)).toMatchObject({ ok: true })
    expect(runs.length).toBeGreaterThan(0)
    for (const run of runs) expect(Object.keys(run.expected).length).toBeGreaterThanOrEqual(3)
  })

  it.each(runs)('is judged as worked out by hand ($options)', (run) => {
    const parsed = parseCaseFile(vignette.file)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    const evaluation = assessCase(parsed.value, { today: TODAY, assumeAdherence: run.options.assumeAdherence })
    const differences = Object.entries(run.expected).flatMap(([id, wanted]) => {
      const got = evaluation.definitions.find((definition) => definition.id === id)
      return got === undefined ? [`${id}: not evaluated`] : compareDefinition(id, wanted, got)
    })
    expect(differences, `${name}: ${vignette.story}`).toEqual([])
  })
})

describe('the collection of vignettes', () => {
  it('holds at least thirty, each under a synthetic label of its own', () => {
    const labels = FILES.map((name) => {
      const { file } = vignetteSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')))
      const parsed = parseCaseFile(file)
      return parsed.ok ? parsed.value.case.label : name
    })
    expect(labels.length).toBeGreaterThanOrEqual(30)
    expect(new Set(labels).size).toBe(labels.length)
    for (const label of labels) expect(label).toMatch(/^Synthetic \d\d$/)
  })
})
