import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseFile, trialSchema } from '@/lib/domain/case-file'
import { assessCase } from '@/lib/rules/assess-case'
import type { DefinitionEvaluation } from '@/lib/rules/evaluation'
import type { Fact } from '@/lib/rules/smallest-sets'
import { aDay } from './builders'
import { type Narrowing, narrowing } from './plausible-case'

function assess(file: CaseFile): DefinitionEvaluation {
  const [definition] = assessCase(file, { today: aDay('2026-11-20'), definitions: ['six-week'] }).definitions
  if (definition === undefined) throw new Error('one definition was asked for')
  return definition
}

/** The record with exact answers to some facts. */
function answered({ wide, answers }: Narrowing, facts: readonly Fact[]): CaseFile {
  const trials = wide.trials.map((trial, index) => {
    const own = facts.filter((fact) => fact.trial === trial.id).map(({ field }) => answers[index]?.[field] ?? {})
    return trialSchema.parse(Object.assign({}, trial, ...own))
  })
  return { ...wide, trials }
}

describe('what would settle a case', () => {
  it('settles it with exact answers to all of a set, whatever they are', () => {
    let open = 0
    fc.assert(
      fc.property(narrowing, (record) => {
        const definition = assess(record.wide)
        for (const facts of definition.toSettle) {
          open += 1
          expect(assess(answered(record, facts)).verdict).not.toBe('indeterminate')
        }
      }),
      { numRuns: 800 },
    )
    expect(open).toBeGreaterThan(20)
  })

  it('asks for something exactly where the case cannot be decided', () => {
    fc.assert(
      fc.property(narrowing, ({ wide }) => {
        const { verdict, toSettle } = assess(wide)
        expect(toSettle.length > 0).toBe(verdict === 'indeterminate')
      }),
      { numRuns: 400 },
    )
  })
})
