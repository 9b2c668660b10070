import { describe, expect, it } from 'vitest'
import { convertMinimumDose } from '@/lib/rules/conversions'
import type { MinimumDose } from '@/lib/rules/minimum-effective-doses'

const MINIMUM: MinimumDose = {
  value: 300,
  unit: 'mg/day',
  source: 'mghAtrqForm',
  locator: 'Minimum dose column',
  evidence: 'secondary',
  lastChecked: '2026-11-21',
  table: 'default',
  why: 'for this test',
}

describe('a minimum dose in mg of the product that was taken', () => {
  it('of bupropion hydrobromide is 174 mg for each 150 mg: 300 mg are 348 mg, and both sources are named', () => {
    const { value, unit, locator, evidence } = convertMinimumDose('bupropion', 'hydrobromide', MINIMUM)
    expect([value, unit, evidence]).toEqual([348, 'mg/day', 'recalled'])
    expect(locator).toMatch(/^Minimum dose column; .*174, 348 and 522 mg of the hydrobromide/)
    expect(convertMinimumDose('bupropion', 'hydrobromide', { ...MINIMUM, value: 150 }).value).toBe(174)
  })

  it.each([
    ['bupropion', null],
    ['bupropion', 'smoking cessation'],
    ['citalopram', 'hydrobromide'],
  ] as const)('of %s, product %s, is unchanged', (agent, product) => {
    expect(convertMinimumDose(agent, product, MINIMUM)).toBe(MINIMUM)
  })
})
