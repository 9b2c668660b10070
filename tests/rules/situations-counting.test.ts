import { describe, expect, it } from 'vitest'
import { aFairTrial, anotherFairTrial, assessFirst, assessUnder } from './builders'

const counts = (
  trials: Parameters<typeof assessUnder>[1],
  definition: Parameters<typeof assessUnder>[0] = 'six-week',
) => {
  const { countMin, countMax } = assessUnder(definition, trials)
  return [countMin, countMax]
}
const drug = (name: string, mgPerDay: number, recorded: Parameters<typeof aFairTrial>[0] = {}) =>
  aFairTrial({ drug: name, id: name, doses: [{ mgPerDay }], indication: 'depression', ...recorded })

describe('the same drug twice', () => {
  it('counts once: of two equal courses one counts and the other says "same drug"', () => {
    const { trials, ...definition } = assessUnder('six-week', [aFairTrial(), aFairTrial({ id: 't2' })])
    expect([definition.countMin, definition.countMax]).toEqual([1, 1])
    expect(trials.map(({ counts: verdict }) => verdict).sort()).toEqual(['met', 'notMet'])
    expect(trials.find(({ counts: verdict }) => verdict === 'met')?.reasons).toEqual([])
    expect(trials.find(({ counts: verdict }) => verdict === 'notMet')?.reasons).toEqual(['sameDrug'])
  })

  it('is the same drug by brand, release form and name', () => {
    expect(counts([aFairTrial(), aFairTrial({ id: 't2', drug: 'Zoloft' })])).toEqual([1, 1])
    expect(counts([drug('paroxetine', 20), drug('paroxetine CR', 25)])).toEqual([1, 1])
    expect(counts([drug('venlafaxine', 150), drug('venlafaxine XR', 150)])).toEqual([1, 1])
  })

  it('counts its best course, whichever came first', () => {
    const short = aFairTrial({ id: 'short', days: 20 })
    expect(counts([short, aFairTrial()])).toEqual([1, 1])
    expect(assessFirst([short, aFairTrial()]).reasons).toEqual(['durationTooShort', 'sameDrug'])
  })

  it('makes one unit of what may count when several courses are unknown', () => {
    const unknown = { adherence: { method: 'unknown' as const } }
    expect(counts([aFairTrial(unknown), aFairTrial({ id: 't2', ...unknown })])).toEqual([0, 1])
  })

  it('is one course when records touch or lie 7 days apart, and two when 8 days apart', () => {
    const pair = (start: string, stop: string) => [
      aFairTrial({ start: '2025-01-01', stop: '2025-01-21' }),
      aFairTrial({ id: 't2', start, stop }),
    ]
    expect(counts(pair('2025-01-22', '2025-02-11'))).toEqual([1, 1])
    expect(counts(pair('2025-01-29', '2025-02-18'))).toEqual([1, 1])
    expect(counts(pair('2025-01-30', '2025-02-19'))).toEqual([0, 0])
  })

  it('of fluoxetine is one course when records lie 14 days apart, and two when 15', () => {
    const pair = (start: string, stop: string) => [
      drug('fluoxetine', 20, { start: '2025-01-01', stop: '2025-01-21' }),
      drug('fluoxetine', 20, { id: 't2', start, stop }),
    ]
    expect(counts(pair('2025-02-05', '2025-02-25'))).toEqual([1, 1])
    expect(counts(pair('2025-02-06', '2025-02-26'))).toEqual([0, 0])
  })

  it('is one course across release forms: 21 days of paroxetine and 21 of paroxetine CR are 42', () => {
    const records = [
      drug('paroxetine', 20, { start: '2025-01-01', stop: '2025-01-21' }),
      drug('paroxetine CR', 25, { start: '2025-01-22', stop: '2025-02-11' }),
    ]
    expect(counts(records)).toEqual([1, 1])
  })

  it('takes the outcome of one course from its last record', () => {
    const pair = (first: 'response' | 'none', last: 'response' | 'none') => [
      aFairTrial({ start: '2025-01-01', stop: '2025-01-31', outcome: { band: first } }),
      aFairTrial({ id: 't2', start: '2025-02-01', stop: '2025-02-28', outcome: { band: last } }),
    ]
    expect(counts(pair('response', 'none'))).toEqual([1, 1])
    expect(counts(pair('none', 'response'))).toEqual([0, 0])
  })

  it('on the same days is a dose from the larger to the sum: 25 mg and 25 mg may be 50 mg', () => {
    const half = (id: string) => aFairTrial({ id, doses: [{ mgPerDay: 25 }], start: '2025-01-01', stop: '2025-03-31' })
    expect(counts([half('t1'), half('t2')])).toEqual([0, 1])
  })
})

describe('related molecules', () => {
  it.each([
    ['citalopram', 20, 'escitalopram', 10],
    ['venlafaxine', 150, 'desvenlafaxine', 50],
    ['milnacipran', 100, 'levomilnacipran', 40],
    ['amitriptyline', 150, 'nortriptyline', 75],
    ['imipramine', 150, 'desipramine', 150],
    ['imipramine', 150, 'lofepramine', 140],
  ])('%s (%d mg) and %s (%d mg) count as two, tagged, with the count as one beside', (one, mgOne, two, mgTwo) => {
    const definition = assessUnder('six-week', [drug(one, mgOne), drug(two, mgTwo)])
    expect([definition.countMin, definition.countMax]).toEqual([2, 2])
    expect(definition.trials.map(({ reasons }) => reasons)).toEqual([['relatedMolecule'], ['relatedMolecule']])
    expect(definition.beside.countIfRelatedAreOne).toEqual({ min: 1, max: 1 })
  })

  it('bupropion and dextromethorphan-bupropion are related as well', () => {
    const combined = drug('dextromethorphan-bupropion', 0, {
      doses: [{ amount: 90, unit: 'mg/day', ingredient: 'dextromethorphan' }],
    })
    const definition = assessUnder('six-week', [drug('bupropion', 300), combined])
    expect(definition.countMin).toBe(2)
    expect(definition.beside.countIfRelatedAreOne).toEqual({ min: 1, max: 1 })
  })

  it('one of a pair alone is not tagged', () => {
    expect(assessFirst([drug('citalopram', 20), anotherFairTrial()]).reasons).toEqual([])
  })

  it('sertraline and duloxetine are not related', () => {
    const definition = assessUnder('six-week', [aFairTrial(), anotherFairTrial()])
    expect(definition.trials.map(({ reasons }) => reasons)).toEqual([[], []])
    expect(definition.beside.countIfRelatedAreOne).toEqual({ min: 2, max: 2 })
  })
})

describe('combinations', () => {
  const mirtazapine = (start: string) =>
    drug('mirtazapine', 30, { role: 'combination', addedTo: ['t1'], start, stop: '2025-06-30' })
  const sertraline = aFairTrial({ start: '2025-01-01', stop: '2025-06-30' })

  it('count an antidepressant added later by its own dose and days', () => {
    expect(counts([sertraline, mirtazapine('2025-04-01')])).toEqual([2, 2])
    expect(counts([sertraline, mirtazapine('2025-06-01')])).toEqual([1, 1])
  })

  it('count two antidepressants started together once', () => {
    expect(counts([sertraline, mirtazapine('2025-01-01')])).toEqual([1, 1])
  })

  it('take two that were started on the same day as one also when no role is recorded', () => {
    const other = drug('mirtazapine', 30, { start: '2025-01-01', stop: '2025-06-30' })
    expect(counts([sertraline, other])).toEqual([1, 1])
  })

  it('take an antidepressant recorded as augmentation as a combination', () => {
    const recorded = { role: 'augmentation' as const, addedTo: ['t1'] }
    expect(counts([aFairTrial(), drug('mirtazapine', 30, recorded)])).toEqual([2, 2])
  })
})

describe('augmentation', () => {
  const aripiprazole = (recorded: Parameters<typeof aFairTrial>[0] = {}) =>
    drug('aripiprazole', 5, { indication: undefined, role: 'augmentation', addedTo: ['t1'], ...recorded })

  it('has its own counter and counts only where the definition says so', () => {
    const trials = [aripiprazole(), aFairTrial()]
    expect(counts(trials)).toEqual([1, 1])
    expect(counts(trials, 'athf-sf')).toEqual([1, 1])
    expect(counts(trials, 'mgh-atrq')).toEqual([2, 2])
    expect(counts(trials, 'mgh-atrq-25')).toEqual([2, 2])
    expect(assessFirst(trials).reasons).toEqual(['augmentation'])
    expect(assessUnder('six-week', trials).beside.augmentations).toEqual({ min: 1, max: 1 })
  })

  it('asks for 28 days in every definition', () => {
    expect(counts([aripiprazole({ days: 27 }), aFairTrial()], 'mgh-atrq')).toEqual([1, 1])
    expect(counts([aripiprazole({ days: 28 }), aFairTrial()], 'mgh-atrq')).toEqual([2, 2])
    expect(assessFirst([aripiprazole({ days: 28 }), aFairTrial()], 'eight-week').adequacy).toBe('met')
  })

  it('needs a base drug whose adequacy is met, not one that failed', () => {
    const base = (recorded: Parameters<typeof aFairTrial>[0]) =>
      counts([aripiprazole(), aFairTrial(recorded)], 'mgh-atrq')
    expect(base({ outcome: { band: 'response' } })).toEqual([1, 1])
    expect(base({ doses: [{ mgPerDay: 25 }] })).toEqual([0, 0])
    expect(base({ adherence: undefined })).toEqual([0, 2])
  })

  it('may count when the base is not recorded or the role is left out', () => {
    expect(counts([aripiprazole({ addedTo: undefined }), aFairTrial()], 'mgh-atrq')).toEqual([1, 2])
    expect(counts([aripiprazole({ addedTo: undefined, role: undefined }), aFairTrial()], 'mgh-atrq')).toEqual([1, 2])
  })

  it('is no trial of an antidepressant when it was given alone', () => {
    const alone = assessFirst([aripiprazole({ addedTo: undefined, role: 'monotherapy' })], 'mgh-atrq')
    expect(alone.counts).toBe('notMet')
    expect(alone.reasons).toContain('notAnAntidepressant')
  })

  it('is never an apparent failure', () => {
    const trials = [aripiprazole({ doses: [{ mgPerDay: 1 }], stopReason: 'lackOfEfficacy' }), aFairTrial()]
    for (const definition of ['six-week', 'mgh-atrq'] as const)
      expect(assessUnder(definition, trials).apparentFailures).toEqual({ min: 1, max: 1 })
  })
})

describe('counted apart', () => {
  it.each([
    ['esketamine', [{ amount: 56, unit: 'mg/session' as const }]],
    ['ketamine', [{ amount: 0.5, unit: 'mg/kg' as const }]],
    ['zuranolone', [{ mgPerDay: 50 }]],
    ['brexanolone', []],
  ])('%s has its own counter and is never one of the two', (name, doses) => {
    for (const definition of ['six-week', 'mgh-atrq'] as const) {
      const result = assessUnder(definition, [aFairTrial({ drug: name, doses }), anotherFairTrial()])
      expect([result.countMin, result.countMax]).toEqual([1, 1])
      expect(result.trials[0]?.reasons).toContain('countedApart')
      expect(result.beside.countedApart).toBe(1)
    }
  })
})
