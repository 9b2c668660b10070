import { describe, expect, it } from 'vitest'
import type { DoseStep, Formulation } from '@/lib/domain/case-file'
import { type AgentId, getAgent } from '@/lib/rules/antidepressants'
import { describeWantedUnit, readStepDose } from '@/lib/rules/step-dose'

const ANY = { min: 0, max: Infinity }
const exactly = (value: number) => ({ min: value, max: value })

function read(step: DoseStep, agent: AgentId | null, formulation: Formulation | null = null) {
  return readStepDose(step, agent === null ? null : getAgent(agent), formulation)
}

describe('a dose of an ordinary product, or of a drug that nobody can name', () => {
  it.each(['sertraline', null] as const)('is read in mg a day, however it was written down: %s', (agent) => {
    expect(read({ mgPerDay: 50 }, agent)).toEqual({ dose: exactly(50), wanted: null })
    expect(read({ mgPerDay: { min: 25, max: 50 } }, agent)).toEqual({ dose: { min: 25, max: 50 }, wanted: null })
    expect(read({ amount: 50, unit: 'mg/day' }, agent)).toEqual({ dose: exactly(50), wanted: null })
    expect(read({ amount: 50_000, unit: 'mcg/day' }, agent)).toEqual({ dose: exactly(50), wanted: null })
    expect(read({ amount: { min: 500, max: 1500 }, unit: 'mcg/day' }, agent).dose).toEqual({ min: 0.5, max: 1.5 })
  })

  it.each(['sertraline', null] as const)('is anything where it is left out or not known: %s', (agent) => {
    for (const step of [{}, { mgPerDay: null }, { amount: null, unit: 'mg/day' as const }])
      expect(read(step, agent)).toEqual({ dose: ANY, wanted: null })
  })

  it.each(['sertraline', null] as const)('is never converted from mg a week, an hour or a session: %s', (agent) => {
    for (const unit of ['mg/week', 'mg/24h', 'mg/session', 'mmol/L'] as const)
      expect(read({ amount: 50, unit }, agent)).toEqual({ dose: ANY, wanted: 'mg/day' })
  })
})

describe('a dose of a product with a unit of its own', () => {
  it.each([
    ['selegiline_td', 'mg/24h', 6],
    ['esketamine', 'mg/session', 56],
    ['ketamine_iv', 'mg/kg', 0.5],
    ['liothyronine', 'mcg/day', 25],
    ['lithium', 'mmol/L', 0.6],
  ] as const)('is read in that unit only: %s in %s', (agent, unit, amount) => {
    expect(read({ amount, unit }, agent)).toEqual({ dose: exactly(amount), wanted: null })
    expect(read({ amount, unit: 'mg/day' }, agent)).toEqual({ dose: ANY, wanted: unit })
    expect(read({ mgPerDay: amount }, agent)).toEqual({ dose: ANY, wanted: unit })
    expect(describeWantedUnit(getAgent(agent))).toBe(unit)
  })

  it.each([{}, { mgPerDay: null }, { amount: null, unit: 'mg/24h' as const }])(
    'is anything, and nothing else is wanted, where it is left out or not known: %o',
    (step) => {
      expect(read(step, 'selegiline_td', 'patch')).toEqual({ dose: ANY, wanted: null })
    },
  )
})

describe('a dose of a product with two ingredients', () => {
  const of = (ingredient?: string) =>
    read({ amount: 90, unit: 'mg/day', ...(ingredient === undefined ? {} : { ingredient }) }, 'dxm_bupropion')

  it('is that of the ingredient that is judged, in capitals or not', () => {
    expect(of('dextromethorphan')).toEqual({ dose: exactly(90), wanted: null })
    expect(of(' Dextromethorphan ')).toEqual({ dose: exactly(90), wanted: null })
  })

  it('is not known where it is that of the other ingredient, or nobody says of which', () => {
    const wanted = 'mg/day of dextromethorphan'
    expect(of('bupropion')).toEqual({ dose: ANY, wanted })
    expect(of()).toEqual({ dose: ANY, wanted })
    expect(read({ mgPerDay: 90 }, 'dxm_bupropion')).toEqual({ dose: ANY, wanted })
    const inMicrograms = { amount: 90, unit: 'mcg/day' as const, ingredient: 'dextromethorphan' }
    expect(read(inMicrograms, 'dxm_bupropion')).toEqual({ dose: ANY, wanted })
  })
})

describe('a dose of weekly fluoxetine', () => {
  const wanted = 'mg/week, for which no source gives a minimum'

  it('is never known, in whatever unit it was written down', () => {
    for (const unit of ['mg/week', 'mg/day', 'mcg/day'] as const)
      expect(read({ amount: 90, unit }, 'fluoxetine', 'weekly')).toEqual({ dose: ANY, wanted })
    expect(read({ mgPerDay: 90 }, 'fluoxetine', 'weekly')).toEqual({ dose: ANY, wanted })
    expect(read({ mgPerDay: null }, 'fluoxetine', 'weekly')).toEqual({ dose: ANY, wanted: null })
  })

  it('says nothing of capsules', () => {
    expect(read({ mgPerDay: 20 }, 'fluoxetine', null)).toEqual({ dose: exactly(20), wanted: null })
  })
})
