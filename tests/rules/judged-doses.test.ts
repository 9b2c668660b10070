import { describe, expect, it } from 'vitest'
import { aFairTrial, assessFirst, findingOf, verdictOn } from './builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const judged = (recorded: Recorded) => assessFirst([aFairTrial({ indication: 'depression', ...recorded })])
const doseOf = (recorded: Recorded) => findingOf(judged(recorded), 'dose')
const daysOf = (recorded: Recorded) => findingOf(judged(recorded), 'duration')
const at = (mgPerDay: number | { min?: number; max?: number } | null) => ({ doses: [{ mgPerDay }] })
const VENLAFAXINE = { drug: 'venlafaxine' } as const
const UNKNOWN_DRUG = { drug: 'Zylomexa' } as const

describe('the finding on the dose', () => {
  it('shows the highest dose, the minimum, its unit and where it comes from', () => {
    const doses = [{ mgPerDay: 50, weeks: 4 }, { mgPerDay: { min: 75, max: 150 } }]
    expect(doseOf({ doses })).toEqual({
      criterion: 'dose',
      verdict: 'met',
      observed: { min: 75, max: 150 },
      threshold: 50,
      unit: 'mg/day',
      source: expect.stringContaining('Table 2, lower end of the range'),
      evidence: 'read',
      basis: null,
    })
    expect(doseOf({ drug: 'selegiline', formulation: 'patch', doses: [{ amount: 6, unit: 'mg/24h' }] })).toMatchObject({
      observed: 6,
      threshold: 6,
      unit: 'mg/24h',
    })
    expect(doseOf({ ...VENLAFAXINE, ...at(150) })).toMatchObject({ threshold: 150, evidence: 'secondary' })
  })

  it('says that no source gives a minimum for a drug that nobody can name', () => {
    expect(doseOf({ ...UNKNOWN_DRUG, ...at(40) })).toEqual({
      criterion: 'dose',
      verdict: 'unknown',
      observed: 40,
      threshold: null,
      unit: 'mg/day',
      source: 'no source gives a minimum',
      evidence: 'decided',
      basis: null,
    })
    expect(doseOf({ ...UNKNOWN_DRUG, doses: undefined }).observed).toBeNull()
  })

  it('says in which unit the dose is wanted where another was recorded', () => {
    expect(doseOf({ drug: 'selegiline', formulation: 'patch', ...at(6) })).toMatchObject({
      verdict: 'unknown',
      basis: 'dose wanted in mg/24h',
    })
  })
})

describe('the finding on the days', () => {
  it('shows the days at dose, those required and where these come from', () => {
    expect(daysOf({ weeks: 12 })).toMatchObject({
      criterion: 'duration',
      verdict: 'met',
      observed: 84,
      threshold: 42,
      unit: 'days',
      evidence: 'decided',
      basis: null,
    })
    const licensed = findingOf(assessFirst([aFairTrial()], 'canada-2021'), 'duration')
    expect(licensed).toMatchObject({ threshold: 28, evidence: 'read' })
    expect(licensed.source).not.toBe(daysOf({}).source)
  })

  it('of an augmentation are 28, from a source of their own', () => {
    const added = { drug: 'aripiprazole', role: 'augmentation', ...at(5), days: 27 } as const
    expect(daysOf(added)).toMatchObject({
      verdict: 'notMet',
      threshold: 28,
      source: expect.stringContaining('worked case of the MGH-ATRQ authors'),
    })
    expect(daysOf({ ...added, days: 28 }).verdict).toBe('met')
  })

  it('names what contradicts itself', () => {
    const turned = daysOf({ start: '2025-03-01', stop: '2025-02-28' })
    expect(turned).toMatchObject({ verdict: 'unknown', observed: { min: 0 }, basis: 'The stop is before the start.' })
  })

  it('of a drug that nobody can name are at most those of the trial', () => {
    expect(daysOf({ ...UNKNOWN_DRUG, days: 41 })).toMatchObject({ verdict: 'notMet', observed: { min: 0, max: 41 } })
    expect(daysOf({ ...UNKNOWN_DRUG, days: 42 })).toMatchObject({ verdict: 'unknown', observed: { min: 0, max: 42 } })
  })
})

describe('days off the drug', () => {
  const steps = (off: number) => ({
    weeks: undefined,
    doses: [
      { mgPerDay: 40, days: 25 },
      { mgPerDay: 0, days: off },
      { mgPerDay: 40, days: 25 },
    ],
  })

  it('are no days at a dose of a drug that nobody can name: 25 and 25 with 7 or 8 days off', () => {
    expect(daysOf({ ...UNKNOWN_DRUG, ...steps(7) })).toMatchObject({
      verdict: 'unknown',
      observed: { min: 0, max: 50 },
    })
    expect(daysOf({ ...UNKNOWN_DRUG, ...steps(8) })).toMatchObject({ verdict: 'notMet', observed: { min: 0, max: 25 } })
  })
})

describe('a dose in a trial whose dates contradict each other', () => {
  const turned = { start: '2025-03-01', stop: '2025-02-28' }

  it.each([
    [[{ mgPerDay: 100 }], 'met'],
    [[{ mgPerDay: 25 }, { mgPerDay: 50 }], 'met'],
    [[{ mgPerDay: null }], 'unknown'],
    [[{ mgPerDay: { min: 25, max: 50 } }], 'unknown'],
    [[{ mgPerDay: 49 }], 'notMet'],
  ] as const)('of %j is %s: it was reached or not, whenever that was', (doses, verdict) => {
    expect(verdictOn('dose', { ...turned, doses: [...doses] })).toBe(verdict)
  })

  it('is not certain in a step that may not have lasted a day, where nothing contradicts itself', () => {
    expect(verdictOn('dose', { weeks: 8, doses: [{ mgPerDay: 25 }, { mgPerDay: 50 }] })).toBe('unknown')
    expect(verdictOn('dose', { weeks: 8, doses: [{ mgPerDay: 25, weeks: 7 }, { mgPerDay: 50 }] })).toBe('met')
  })
})

describe('a cap for this patient', () => {
  const capped = (mgPerDay: number, cap: Parameters<typeof at>[0], drug = 'citalopram') =>
    judged({ drug, ...at(mgPerDay), cap: { mgPerDay: cap, reason: 'renal' } })

  it('of 20 mg, the minimum of citalopram, changes nothing and is not named', () => {
    expect(capped(20, 20).reasons).toEqual([])
    expect(capped(19, 20).reasons).toEqual(['doseBelowMinimum'])
    expect(findingOf(capped(20, 20), 'dose').threshold).toBe(20)
  })

  it('of 19 mg is the minimum, and named', () => {
    expect(capped(19, 19).reasons).toEqual(['cappedDose'])
    expect(findingOf(capped(19, 19), 'dose').threshold).toBe(19)
  })

  it('that may be 10 to 30 mg leaves 10 to below 20 mg open, and may not be one', () => {
    const verdict = (mgPerDay: number) => findingOf(capped(mgPerDay, { min: 10, max: 30 }), 'dose').verdict
    expect([9, 10, 19, 20].map(verdict)).toEqual(['notMet', 'unknown', 'unknown', 'met'])
    expect(capped(20, { min: 10, max: 30 }).reasons).toEqual([])
    expect(capped(20, { min: 10, max: 20 }).reasons).toEqual([])
    expect(capped(19, { min: 10, max: 19 }).reasons).toEqual(['cappedDose'])
  })

  it('of which only an upper end is known makes no days of those off the drug: 25 and 25 with 20 between', () => {
    const doses = [
      { mgPerDay: 5, start: '2025-01-01', stop: '2025-01-25' },
      { mgPerDay: 5, start: '2025-02-15', stop: '2025-03-11' },
    ]
    const recorded = {
      drug: 'citalopram',
      weeks: undefined,
      doses,
      cap: { mgPerDay: { max: 10 }, reason: 'renal' },
    } as const
    expect(doseOf(recorded).verdict).toBe('unknown')
    expect(daysOf(recorded)).toMatchObject({ verdict: 'notMet', observed: { min: 0, max: 25 } })
  })

  it('in mg a day says nothing of a patch, whose minimum is 6 mg per 24 hours', () => {
    const patch = (amount: number) =>
      judged({
        drug: 'selegiline',
        formulation: 'patch',
        doses: [{ amount, unit: 'mg/24h' }],
        cap: { mgPerDay: 3, reason: 'age' },
      })
    expect(patch(5).reasons).toEqual(['doseBelowMinimum'])
    expect(patch(6).reasons).toEqual([])
  })
})

describe('a dose on which the dose tables differ: venlafaxine, 150 mg or 75 mg', () => {
  const isBorderline = (mgPerDay: Parameters<typeof at>[0], recorded: Recorded = {}) =>
    judged({ ...VENLAFAXINE, ...at(mgPerDay), ...recorded }).reasons.includes('doseBorderline')

  it.each([
    [{ min: 75, max: 100 }, true],
    [{ min: 74, max: 100 }, false],
    [{ min: 100, max: 150 }, false],
    [{ min: 50, max: 70 }, false],
    [null, false],
  ])('of %j mg is borderline only where each table decides: %s', (mgPerDay, expected) => {
    expect(isBorderline(mgPerDay)).toBe(expected)
  })

  it('is not borderline where a cap of 75 mg is the minimum of both', () => {
    const cap = { mgPerDay: 75, reason: 'hepatic' } as const
    expect(isBorderline(75, { cap })).toBe(false)
    expect(isBorderline(74, { cap })).toBe(false)
    // A cap of 100 mg: 75 mg is accepted, 100 mg is not reached.
    expect(isBorderline(99, { cap: { ...cap, mgPerDay: 100 } })).toBe(true)
  })

  it('is read from all tables: mirtazapine 15 mg, accepted by the MGH-ATRQ and by labels, is not by ours', () => {
    const reasons = (definition: 'six-week' | 'six-week-licensed' | 'mgh-atrq') =>
      assessFirst([aFairTrial({ drug: 'mirtazapine', ...at(15) })], definition).reasons
    for (const definition of ['six-week', 'six-week-licensed', 'mgh-atrq'] as const)
      expect(reasons(definition)).toContain('doseBorderline')
  })

  it('is never borderline for a drug without a minimum, or one that nobody can name', () => {
    expect(judged({ ...UNKNOWN_DRUG, ...at(100) }).reasons).not.toContain('doseBorderline')
    const added = { drug: 'methylphenidate', role: 'augmentation', ...at(20) } as const
    expect(judged(added).reasons).toContain('doseUnknown')
    expect(judged(added).reasons).not.toContain('doseBorderline')
    expect(doseOf(added)).toMatchObject({ threshold: null, unit: 'mg/day', source: 'no source gives a minimum' })
  })
})

describe('a product whose milligrams are not those of the dose tables', () => {
  // 174 mg of bupropion hydrobromide are 150 mg of the hydrochloride: the minimum of 300 mg is 348 mg.
  const hydrobromide = (mgPerDay: number) => doseOf({ drug: 'bupropion hydrobromide', ...at(mgPerDay) })

  it('is judged by its own: bupropion hydrobromide from 348 mg, which nobody saw in a source', () => {
    expect(hydrobromide(347).verdict).toBe('notMet')
    expect(hydrobromide(348)).toMatchObject({ verdict: 'met', threshold: 348, evidence: 'recalled' })
    expect(hydrobromide(348).source).toContain('174, 348 and 522 mg of the hydrobromide')
  })

  it('leaves other products of the drug, and other drugs, as they are', () => {
    expect(doseOf({ drug: 'bupropion', ...at(299) }).verdict).toBe('notMet')
    expect(doseOf({ drug: 'bupropion', ...at(300) })).toMatchObject({ verdict: 'met', threshold: 300 })
    expect(doseOf({ drug: 'bupropion', ...at(300) }).source).not.toContain('hydrobromide')
  })
})
