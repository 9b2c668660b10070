import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@/lib/domain/case-file'
import { assessCase } from '@/lib/rules/assess-case'
import type { Evaluation, TrialEvaluation } from '@/lib/rules/evaluation'
import type { Verdict } from '@/lib/rules/verdict'
import { arbitraryCaseFile } from '../arbitrary-case-file'
import { aDay } from './builders'
import { narrowing } from './plausible-case'

const TODAY = aDay('2026-11-20')

function assess(file: CaseFile): Evaluation {
  return assessCase(file, { today: TODAY })
}

function verdictsOf(trial: TrialEvaluation): Record<string, Verdict> {
  const findings = trial.findings.map((finding) => [finding.criterion, finding.verdict] as const)
  return { adequacy: trial.adequacy, failed: trial.failed, ...Object.fromEntries(findings) }
}

/** What a definition says of a case, whatever the order of its trials. */
function conclusions(evaluation: Evaluation) {
  return evaluation.definitions.map(({ id, verdict, countMin, countMax, apparentFailures, trials }) => ({
    id,
    verdict,
    countMin,
    countMax,
    apparentFailures,
    trials: [...trials]
      .sort((a, b) => a.id.localeCompare(b.id))
      .map((t) => ({ id: t.id, ...verdictsOf(t), counts: t.counts })),
  }))
}

describe('a case', () => {
  it('is judged whatever valid file it comes from, and the certain count never exceeds the possible one', () => {
    fc.assert(
      fc.property(arbitraryCaseFile, (file) => {
        for (const definition of assess(file).definitions) {
          expect(definition.countMin).toBeLessThanOrEqual(definition.countMax)
          expect(definition.apparentFailures.min).toBeLessThanOrEqual(definition.apparentFailures.max)
          expect(definition.trials).toHaveLength(file.trials.length)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is judged the same in whatever order its trials are listed', () => {
    fc.assert(
      fc.property(narrowing, ({ wide }) => {
        const reversed = { ...wide, trials: [...wide.trials].reverse() }
        expect(conclusions(assess(reversed))).toEqual(conclusions(assess(wide)))
      }),
      { numRuns: 200 },
    )
  })
})

describe('a completion of the record', () => {
  it('never turns met into not met or unknown, nor not met into anything else', () => {
    fc.assert(
      fc.property(narrowing, ({ wide, narrow }) => {
        const [before, after] = [assess(wide), assess(narrow)]
        before.definitions.forEach((definition, index) => {
          const completed = after.definitions[index]
          expect(completed?.countMin).toBeGreaterThanOrEqual(definition.countMin)
          expect(completed?.countMax).toBeLessThanOrEqual(definition.countMax)
          definition.trials.forEach((trial, at) => {
            const other = completed?.trials[at]
            if (other === undefined) throw new Error('a completion has the same trials')
            for (const [criterion, verdict] of Object.entries(verdictsOf(trial))) {
              if (verdict !== 'unknown')
                expect(`${definition.id} ${trial.id} ${criterion} ${verdictsOf(other)[criterion]}`).toBe(
                  `${definition.id} ${trial.id} ${criterion} ${verdict}`,
                )
            }
          })
        })
      }),
      { numRuns: 500 },
    )
  })
})
