import { describe, expect, it } from 'vitest'
import { aFairTrial, anotherFairTrial, assess, assessFirst, assessUnder } from './builders'

describe('psychotic features', () => {
  const CASE = { diagnosis: { psychoticFeatures: 'present' as const } }
  const tagged = (recorded: Parameters<typeof aFairTrial>[0], facts = CASE) =>
    assessFirst([aFairTrial(recorded)], 'six-week', facts).reasons.includes('psychoticWithoutAntipsychotic')

  it('without an antipsychotic are tagged, and the count stays', () => {
    const definition = assessUnder(
      'six-week',
      [aFairTrial({ antipsychoticAtTheTime: 'no' }), anotherFairTrial({ antipsychoticAtTheTime: 'yes' })],
      CASE,
    )
    expect(definition).toMatchObject({ verdict: 'criteriaMet', countMin: 2, countMax: 2 })
    expect(definition.trials.map(({ reasons }) => reasons)).toEqual([['psychoticWithoutAntipsychotic'], []])
    expect(definition.beside.adequateForPsychoticDepression).toEqual({ min: 1, max: 1 })
  })

  it('are not tagged with an antipsychotic, nor without psychotic features', () => {
    expect(tagged({ antipsychoticAtTheTime: 'yes' })).toBe(false)
    expect(assessFirst([aFairTrial({ antipsychoticAtTheTime: 'no' })]).reasons).toEqual([])
    expect(assessUnder('six-week', [aFairTrial()]).beside.adequateForPsychoticDepression).toBeNull()
  })

  it('are covered by an overlapping trial of an antipsychotic at or above its augmentation minimum', () => {
    const during = (mgPerDay: number) =>
      assessFirst(
        [
          aFairTrial({ start: '2025-01-01', stop: '2025-06-30' }),
          aFairTrial({
            id: 'antipsychotic',
            drug: 'olanzapine',
            doses: [{ mgPerDay }],
            role: 'augmentation',
            addedTo: ['t1'],
            start: '2025-01-01',
            stop: '2025-06-30',
          }),
        ],
        'six-week',
        CASE,
      ).reasons
    expect(during(5)).toEqual([])
  })
})

describe('uncertain exposure', () => {
  it('is tagged when an inducer was taken during the trial, and adequacy stays', () => {
    const carbamazepine = { drug: 'carbamazepine', start: '2020', ongoing: true }
    const trial = assessFirst([aFairTrial({ start: '2025-01-01', stop: '2025-04-30' })], 'six-week', {
      otherDrugs: [carbamazepine],
    })
    expect(trial).toMatchObject({ adequacy: 'met', counts: 'met', reasons: ['uncertainExposure'] })
  })

  it('is not tagged when the inducer had been stopped years before', () => {
    const earlier = { drug: 'carbamazepine', start: '2010', stop: '2012' }
    const trial = assessFirst([aFairTrial({ start: '2025-01-01', stop: '2025-04-30' })], 'six-week', {
      otherDrugs: [earlier],
    })
    expect(trial.reasons).toEqual([])
  })
})

describe('notes', () => {
  const notes = (mgPerDay: number) => assessFirst([aFairTrial({ doses: [{ mgPerDay }] })]).notes.join(' ')

  it('say that a counted trial was never raised above the minimum: 50 mg, not 51', () => {
    expect(notes(50)).toMatch(/never raised/i)
    expect(notes(51)).not.toMatch(/never raised/i)
  })
})

describe('the date alarm for a monoamine oxidase inhibitor', () => {
  const alarms = (
    ...pair: readonly [readonly [string, number, string, string], readonly [string, number, string, string]]
  ) =>
    assess(
      pair.map(([drug, mgPerDay, start, stop]) => aFairTrial({ id: drug, drug, doses: [{ mgPerDay }], start, stop })),
    ).dateAlarms

  it('sounds 14 days after sertraline, not 15', () => {
    const sertraline = ['sertraline', 100, '2025-01-01', '2025-03-01'] as const
    expect(alarms(sertraline, ['phenelzine', 60, '2025-03-15', '2025-06-15'])).toHaveLength(1)
    expect(alarms(sertraline, ['phenelzine', 60, '2025-03-16', '2025-06-15'])).toEqual([])
  })

  it('sounds 14 days before sertraline, not 15', () => {
    const phenelzine = ['phenelzine', 60, '2025-01-01', '2025-03-01'] as const
    expect(alarms(phenelzine, ['sertraline', 100, '2025-03-15', '2025-06-15'])).toHaveLength(1)
    expect(alarms(phenelzine, ['sertraline', 100, '2025-03-16', '2025-06-15'])).toEqual([])
  })

  it('sounds 5 weeks after fluoxetine: 35 days, not 36', () => {
    const fluoxetine = ['fluoxetine', 20, '2025-01-01', '2025-03-01'] as const
    expect(alarms(fluoxetine, ['phenelzine', 60, '2025-04-05', '2025-07-15'])).toHaveLength(1)
    expect(alarms(fluoxetine, ['phenelzine', 60, '2025-04-06', '2025-07-15'])).toEqual([])
  })

  it('sounds when they overlap and changes no verdict', () => {
    const pair = [
      ['sertraline', 100, '2025-01-01', '2025-06-01'],
      ['phenelzine', 60, '2025-03-01', '2025-06-15'],
    ] as const
    expect(alarms(pair[0], pair[1])).toHaveLength(1)
  })

  it('sounds for an inhibitor among the other drugs: linezolid during sertraline', () => {
    const during = (start: string, stop: string) =>
      assess([aFairTrial({ start: '2025-01-01', stop: '2025-03-31' })], {
        otherDrugs: [{ drug: 'linezolid', start, stop }],
      }).dateAlarms
    expect(during('2025-02-01', '2025-02-10')).toHaveLength(1)
    expect(during('2025-06-01', '2025-06-10')).toEqual([])
  })

  it('is silent for two antidepressants without a monoamine oxidase inhibitor', () => {
    expect(
      alarms(['sertraline', 100, '2025-01-01', '2025-03-01'], ['duloxetine', 60, '2025-03-02', '2025-06-01']),
    ).toEqual([])
  })
})

describe('what stands beside a verdict', () => {
  it('is the strict count: below 25 %', () => {
    const trials = [aFairTrial({ outcome: { improvement: 24.9 } }), anotherFairTrial({ outcome: { improvement: 25 } })]
    expect(assessUnder('six-week', trials)).toMatchObject({ countMin: 2, beside: { strictCount: { min: 1, max: 1 } } })
  })

  it('is partially responsive depression when two adequate trials improved 25 to below 50 %', () => {
    const improved = (first: number, second: number) =>
      assessUnder('six-week', [
        aFairTrial({ outcome: { improvement: first } }),
        anotherFairTrial({ outcome: { improvement: second } }),
      ]).beside.partiallyResponsive
    expect(improved(25, 49.9)).toBe('met')
    expect(improved(24.9, 49.9)).toBe('notMet')
    expect(improved(25, 50)).toBe('notMet')
  })

  it('is the count by source', () => {
    const trials = [aFairTrial({ source: 'pharmacyRecord' }), anotherFairTrial({ source: 'patientRecall' })]
    expect(assessUnder('six-week', trials).beside.countBySource).toEqual({ pharmacyRecord: 1, patientRecall: 1 })
  })

  it('is that the definitions disagree, which trial differs and by which criterion', () => {
    const trials = [aFairTrial(), aFairTrial({ id: 'v', drug: 'venlafaxine', doses: [{ mgPerDay: 75 }] })]
    const { definitionDependent, differences } = assess(trials).beside
    expect(definitionDependent).toBe(true)
    expect(differences.find(({ definition }) => definition === 'six-week-licensed')).toMatchObject({
      verdict: 'criteriaMet',
      trials: [{ id: 'v', criteria: expect.arrayContaining(['dose']) }],
    })
    expect(assess([aFairTrial(), anotherFairTrial()]).beside.definitionDependent).toBe(false)
  })

  it('is the number of classes', () => {
    expect(assess([aFairTrial(), anotherFairTrial()]).beside.classes).toBe(2)
    expect(
      assess([aFairTrial(), aFairTrial({ id: 't2', drug: 'paroxetine', doses: [{ mgPerDay: 20 }] })]).beside.classes,
    ).toBe(1)
  })
})
