import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@/lib/domain/case-file'
import { assessCase } from '@/lib/rules/assess-case'
import type { DefinitionEvaluation, DefinitionId, TrialEvaluation } from '@/lib/rules/evaluation'
import { aDay } from './builders'
import { caseNarrowing } from './open-case'

/** One of each kind of parameter: days and table, lower threshold, augmentations, highest days. */
const DEFINITIONS = ['six-week', 'delphi-2022', 'mgh-atrq-25', 'eight-week'] as const satisfies readonly DefinitionId[]

/** A fixed seed, so that a build never depends on chance. */
const SEED = 20261121

function assess(file: CaseFile): readonly DefinitionEvaluation[] {
  return assessCase(file, { today: aDay('2026-11-20'), definitions: DEFINITIONS }).definitions
}

/** Who responds now is "not resistant" while the count is open: the order of the verdicts says so. */
function asDepressed(file: CaseFile): CaseFile {
  return { ...file, case: { ...file.case, currentStatus: 'depressed' } }
}

/** Answers that contradict each other are no completion of a record. */
function isConsistent(definitions: readonly DefinitionEvaluation[]): boolean {
  return definitions.every(({ trials }) => trials.every(({ contradictions }) => contradictions.length === 0))
}

/** Everything certain of a trial, in words. */
function certainties(trial: TrialEvaluation): readonly string[] {
  const findings = trial.findings.map(({ criterion, verdict }) => [criterion, verdict] as const)
  return [['adequacy', trial.adequacy] as const, ['failed', trial.failed] as const, ...findings]
    .filter(([, verdict]) => verdict !== 'unknown')
    .map(([what, verdict]) => `${trial.id} ${what} ${verdict}`)
}

/** What may become of each verdict when the record is made more exact, for a patient who is not better now. */
const MAY_BECOME = {
  outOfScope: ['outOfScope'],
  criteriaMet: ['criteriaMet'],
  // "Not resistant" is what is left: with more known, the same trials may be apparent failures for certain.
  notResistant: ['notResistant', 'pseudoResistance'],
  pseudoResistance: ['pseudoResistance'],
  indeterminate: ['outOfScope', 'criteriaMet', 'notResistant', 'pseudoResistance', 'indeterminate'],
} as const satisfies Record<DefinitionEvaluation['verdict'], readonly DefinitionEvaluation['verdict'][]>

describe('a completion of a case', () => {
  it('meets the criteria where the case met them, and never where it did not and was not open', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(caseNarrowing, ({ wide, narrow }) => {
        const completed = assess(asDepressed(narrow))
        fc.pre(isConsistent(completed))
        assess(asDepressed(wide)).forEach((before, index) => {
          const after = completed[index]?.verdict
          seen.set(before.verdict, (seen.get(before.verdict) ?? 0) + 1)
          expect(MAY_BECOME[before.verdict]).toContain(after)
        })
      }),
      { numRuns: 200, seed: SEED },
    )
    for (const verdict of Object.keys(MAY_BECOME))
      expect([verdict, (seen.get(verdict) ?? 0) >= 10]).toEqual([verdict, true])
  })

  it('counts no fewer drugs than certainly count and no more than may, and keeps every finding that was met or not', () => {
    fc.assert(
      fc.property(caseNarrowing, ({ wide, narrow }) => {
        const completed = assess(narrow)
        fc.pre(isConsistent(completed))
        assess(wide).forEach((before, index) => {
          const after = completed[index]
          expect(after?.countMin).toBeGreaterThanOrEqual(before.countMin)
          expect(after?.countMax).toBeLessThanOrEqual(before.countMax)
          expect(after?.apparentFailures.min).toBeGreaterThanOrEqual(before.apparentFailures.min)
          expect(after?.apparentFailures.max).toBeLessThanOrEqual(before.apparentFailures.max)
          const known = after?.trials.flatMap(certainties) ?? []
          expect(known).toEqual(expect.arrayContaining(before.trials.flatMap(certainties)))
        })
      }),
      { numRuns: 200, seed: SEED },
    )
  })
})
