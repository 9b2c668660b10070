import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseFile, parseCaseFile } from '@/lib/domain/case-file'
import { assessMedicationManagement } from '@/lib/rules/antidepressant-medication-management'
import { countTrials, judgeTrials } from '@/lib/rules/assess-definition'
import { listContributorChecks } from '@/lib/rules/contributors'
import { DEFINITIONS } from '@/lib/rules/definitions'
import { prepareCase } from '@/lib/rules/prepare-case'
import { stageCase } from '@/lib/rules/staging/list'
import { mapStrategies } from '@/lib/rules/strategy-map'
import { arbitraryCaseFile } from '../arbitrary-case-file'
import { aDay } from './builders'
import { narrowing } from './plausible-case'

const FOLDER = join(__dirname, '..', 'vignettes')
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

/** A vignette's own case, wherever the file keeps it. */
function readCase(name: string): CaseFile | null {
  const json: unknown = JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))
  const candidates = typeof json === 'object' && json !== null ? [json, ...Object.values(json)] : []
  for (const candidate of candidates) {
    const parsed = parseCaseFile(candidate)
    if (parsed.ok) return parsed.value
  }
  return null
}

function judge(file: CaseFile) {
  const context = prepareCase(file, file.case.assessedOn ?? aDay('2026-11-20'), false)
  const definition = DEFINITIONS['six-week']
  const trials = countTrials(context, judgeTrials(context, definition), definition)
  return {
    staging: stageCase(context, trials),
    strategies: mapStrategies(context, trials),
    checks: listContributorChecks(context),
    management: assessMedicationManagement(context),
  }
}

describe('what stands beside the verdict, over all vignettes', () => {
  const cases = FILES.map(readCase).filter((file) => file !== null)

  it('covers them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(55)
  })

  it('has scores in order, stages that are named, and needs that are said', () => {
    for (const file of cases) {
      for (const result of judge(file).staging) {
        if (result.kind === 'score') {
          expect(result.min).toBeLessThanOrEqual(result.max)
          expect(Number.isFinite(result.max)).toBe(true)
        }
        if (result.kind === 'stage') expect(result.stages.length).toBeGreaterThan(0)
        if (result.kind === 'notComputable') expect(result.needs.length).toBeGreaterThan(0)
      }
    }
  })

  it('does not depend on the order of the trials', () => {
    for (const file of cases) {
      const turned: CaseFile = { ...file, trials: [...file.trials].reverse() }
      const results = (of: CaseFile) =>
        judge(of).staging.map((result) => ({ ...result, inputs: result.inputs.map(({ points }) => points) }))
      expect(results(turned)).toEqual(results(file))
      const states = (of: CaseFile) =>
        judge(of).strategies.map(({ family, tried, adequately }) => ({ family, tried, adequately }))
      expect(states(turned)).toEqual(states(file))
    }
  })

  it('never calls a family adequately tried that was certainly not tried', () => {
    for (const file of cases) {
      for (const { tried, adequately } of judge(file).strategies) {
        if (tried === 'notMet' && adequately !== null) expect(adequately).toBe('notMet')
        if (adequately === 'met') expect(tried).toBe('met')
      }
    }
  })
})

describe('what stands beside the verdict, over made-up cases', () => {
  it('is said of any valid file', () => {
    fc.assert(
      fc.property(arbitraryCaseFile, (file) => {
        expect(judge(file).staging).toHaveLength(4)
      }),
      { numRuns: 200 },
    )
  })

  it('only becomes narrower when the record is made more exact', () => {
    const asked = (file: CaseFile): CaseFile => ({
      ...file,
      case: { ...file.case, episode: { onset: aDay('2024-01-01'), severity: 'moderate' } },
      otherTreatments: [],
      // What is left out is assumed, and a more exact record may overrule an assumption: here nothing is assumed.
      trials: file.trials.map((trial) => ({
        ...trial,
        indication: 'depression',
        episode: 'current',
        role: trial.role ?? 'monotherapy',
      })),
    })
    fc.assert(
      fc.property(narrowing, ({ wide, narrow }) => {
        const [before, after] = [judge(asked(wide)), judge(asked(narrow))]
        before.staging.forEach((result, index) => {
          const other = after.staging[index]
          if (result.kind === 'stage' && other?.kind === 'stage')
            expect(result.stages).toEqual(expect.arrayContaining([...other.stages]))
          if (result.kind === 'score' && other?.kind === 'score') {
            expect(other.min).toBeGreaterThanOrEqual(result.min)
            expect(other.max).toBeLessThanOrEqual(result.max)
          }
        })
        before.strategies.forEach(({ family, tried, adequately }, index) => {
          const other = after.strategies[index]
          if (tried !== 'unknown') expect(`${family} ${other?.tried}`).toBe(`${family} ${tried}`)
          if (adequately !== 'unknown') expect(`${family} ${other?.adequately}`).toBe(`${family} ${adequately}`)
        })
      }),
      // A fixed seed, so that a build never depends on chance.
      { numRuns: 300, seed: 20261121 },
    )
  })
})
