import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@/lib/domain/case-file'
import { assessPolicies } from '@/lib/rules/assess-policy'
import type { PolicyResult } from '@/lib/rules/policy-types'
import { prepareCase } from '@/lib/rules/prepare-case'
import { arbitraryCaseFile } from '../arbitrary-case-file'
import { aCaseFile } from '../factories'
import { aDay } from './builders'
import { narrowing } from './plausible-case'
import { PSYCHOTHERAPY } from './policy-builders'

const TODAY = aDay('2026-11-20')

function assess(file: CaseFile) {
  return assessPolicies(prepareCase(file, TODAY, false))
}

/** What may not change once it is certain. */
function certain(result: PolicyResult): 'met' | 'notMet' | null {
  if (result === 'met' || result === 'metByOurDefinition') return 'met'
  return result === 'notMet' ? 'notMet' : null
}

const answer = fc.record({
  isKnown: fc.boolean(),
  stopReason: fc.constantFrom('lackOfEfficacy', 'sideEffects', 'contraindication', 'patientPreference'),
  maximumTolerated: fc.constantFrom('yes', 'no'),
  doseLimiting: fc.boolean(),
})

const facts = fc.record({
  isKnown: fc.boolean(),
  severity: fc.constantFrom('mild', 'moderate', 'severe'),
  // One for all trials: records of different episodes are never one course.
  trialsIn: fc.constantFrom('current', 'current', 'previous'),
  psychoticFeatures: fc.constantFrom('absent', 'absent', 'present'),
  birthYear: fc.constantFrom(1950, 1961, 1962, 1984, 2007, 2008, 2009),
  total: fc.integer({ min: 10, max: 27 }),
  day: fc.constantFrom('2026-10-21', '2026-10-23', '2026-11-01', '2026-11-19'),
  lifetimeEpisodes: fc.integer({ min: 1, max: 5 }),
  hasPsychotherapy: fc.boolean(),
  stimulation: fc.record({
    has: fc.boolean(),
    baseline: fc.integer({ min: 4, max: 30 }),
    endpoint: fc.integer({ min: 0, max: 30 }),
    band: fc.constantFrom('none' as const, 'response' as const, null),
  }),
  reason: fc.constantFrom('contraindication', 'cost'),
})

type Stimulation = {
  readonly baseline: number
  readonly endpoint: number
  readonly band: 'none' | 'response' | null
}

/** A course of magnetic stimulation whose first score is known, or known less well. */
function stimulationOf({ baseline, endpoint, band }: Stimulation, isOpen: boolean) {
  const first = isOpen ? { min: baseline - 3, max: baseline + 3 } : baseline
  return {
    id: 's1',
    kind: 'rtms',
    outcome: { scale: 'MADRS', baseline: first, endpoint, band },
  } as const
}

/** A plausible case with the facts that policies ask for, known or not, beside one completion of it. */
const policyNarrowing = fc
  .record({ pair: narrowing, answers: fc.array(answer, { minLength: 5, maxLength: 5 }), facts })
  .map(({ pair, answers, facts: own }) => {
    const of = (side: 'wide' | 'narrow') => {
      const isOpen = (isKnown: boolean) => side === 'wide' && !isKnown
      const trials = pair[side].trials.map((trial, index) => {
        const given = answers[index]
        if (given === undefined) return trial
        const open = isOpen(given.isKnown)
        return {
          ...trial,
          // Left out it is assumed, and two drugs started on one stated day overrule the assumption.
          role: 'monotherapy',
          maximumTolerated: open ? 'unknown' : given.maximumTolerated,
          episode: isOpen(own.isKnown) ? 'unknown' : own.trialsIn,
          sideEffects: [{ effect: 'nausea', doseLimiting: open ? null : given.doseLimiting }],
          stopReason: trial.stopReason ?? (open ? null : given.stopReason),
        } as const
      })
      const open = isOpen(own.isKnown)
      return aCaseFile({
        case: {
          birthYear: open ? null : own.birthYear,
          diagnosis: { psychoticFeatures: open ? 'unknown' : own.psychoticFeatures },
          episode: {
            severity: open ? 'unknown' : own.severity,
            lifetimeEpisodes: open ? { max: 6 } : own.lifetimeEpisodes,
          },
          scores: [
            { scale: 'PHQ-9', date: open ? own.day.slice(0, 7) : own.day, total: open ? { min: 10 } : own.total },
            { scale: 'MADRS', date: '2026-11-01', total: open ? null : own.total + 10 },
          ],
          notTried: [{ drug: 'bupropion', reason: open ? null : own.reason }],
        },
        trials,
        otherTreatments: [
          ...(own.hasPsychotherapy ? [{ ...PSYCHOTHERAPY, episode: open ? 'unknown' : 'current' } as const] : []),
          ...(own.stimulation.has ? [stimulationOf(own.stimulation, open)] : []),
        ],
      })
    }
    return { wide: of('wide'), narrow: of('narrow') }
  })

describe('a completion of the record', () => {
  it('never moves a policy from met to anything else, nor from not met', () => {
    fc.assert(
      fc.property(policyNarrowing, ({ wide, narrow }) => {
        const completed = assess(narrow)
        assess(wide).forEach((before, index) => {
          const after = completed[index]
          if (after === undefined) throw new Error('a completion has the same policies')
          const was = certain(before.result)
          if (was !== null) expect(`${before.id} ${certain(after.result)}`).toBe(`${before.id} ${was}`)
          before.pathways.forEach((pathway, at) => {
            const known = certain(pathway.result)
            const same = after.pathways[at]
            if (known !== null && same !== undefined)
              expect(`${before.id} ${pathway.id} ${certain(same.result)}`).toBe(`${before.id} ${pathway.id} ${known}`)
          })
        })
      }),
      { numRuns: 300 },
    )
  })
})

describe('a policy', () => {
  it('is judged whatever valid file the case comes from, and names what it needs exactly when it is open', () => {
    fc.assert(
      fc.property(arbitraryCaseFile, (file) => {
        for (const { id, result, needs, pathways } of assess(file)) {
          const isOpen = result === 'needsData' || result === 'attestationNeeded'
          expect(`${id} ${result} ${needs.length > 0}`).toBe(`${id} ${result} ${isOpen}`)
          if (result === 'attestationNeeded') expect(needs.every(({ kind }) => kind === 'attestation')).toBe(true)
          for (const { count } of pathways) expect(count.min).toBeLessThanOrEqual(count.max)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is judged the same in whatever order the trials are listed', () => {
    fc.assert(
      fc.property(policyNarrowing, ({ wide }) => {
        const of = (file: CaseFile) => assess(file).map(({ id, result }) => `${id} ${result}`)
        expect(of({ ...wide, trials: [...wide.trials].reverse() })).toEqual(of(wide))
      }),
      { numRuns: 60 },
    )
  })
})
