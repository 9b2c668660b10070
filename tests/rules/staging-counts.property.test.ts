import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessUnder } from './builders'
import { type Drug, failed, stage } from './staging-builders'

/** By the number of failed drugs, of which no two are of one class. */
const EUROPEAN = ['no stage', 'non-responder', 'TRD 1', 'TRD 2', 'TRD 3', 'TRD 4'] as const

const DRUGS = [
  'sertraline',
  'venlafaxine',
  'bupropion',
  'mirtazapine',
  'amitriptyline',
] as const satisfies readonly Drug[]
/** Four times at which trials begin; each trial ends before the next time. */
const TIMES = ['2024-01', '2024-07', '2025-01', '2025-07'] as const
const STOPS = ['2024-05-31', '2024-11-30', '2025-05-31', '2025-11-30'] as const

const time = fc.record({
  drugs: fc.uniqueArray(fc.constantFrom(...DRUGS), { maxLength: 3 }),
  /** The day of each start: with that of the others, or another one, or not recorded. */
  days: fc.array(fc.constantFrom('-01', '-01', '-20', ''), { minLength: 3, maxLength: 3 }),
  isCertain: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
})

/** Adequate trials that failed, or may have; what begins at one time is a combination with what was named first. */
const history = fc.tuple(time, time, time, time).map((times) =>
  times.flatMap(({ drugs, days, isCertain }, at) =>
    drugs.map((drug, index) =>
      failed(drug, {
        id: `${drug} ${at}`,
        start: `${TIMES[at]}${days[index]}`,
        stop: STOPS[at],
        ...(index === 0 ? { role: 'monotherapy' } : { role: 'combination', addedTo: [`${drugs[0]} ${at}`] }),
        ...(isCertain[index] ? {} : { adherence: null }),
      }),
    ),
  ),
)

describe('the number of failed drugs that staging reads', () => {
  it('is the number of drugs that count, at its least and at its most, whatever was started together', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(history, (trials) => {
        const { countMin, countMax } = assessUnder('six-week', trials)
        const european = stage('european', trials)
        const [shown] = stage('mgh', trials).inputs
        seen.add(`${countMin} to ${countMax}`)
        expect(european).toMatchObject({ kind: 'stage', stages: EUROPEAN.slice(countMin, countMax + 1) })
        expect(european.inputs[0]?.observed).toEqual({ min: countMin, max: countMax })
        expect(shown?.observed).toEqual({ min: countMin, max: countMax })
      }),
      { numRuns: 150, seed: 20261121 },
    )
    expect(seen.size).toBeGreaterThan(10)
  })
})
