import { describe, expect, it } from 'vitest'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { aFairTrial, anotherFairTrial, assessUnder } from './builders'

type Recorded = Parameters<typeof aFairTrial>[0]
type Trials = readonly AntidepressantTrial[]

const beside = (
  trials: Trials,
  facts: Parameters<typeof assessUnder>[2] = {},
  id: Parameters<typeof assessUnder>[0] = 'six-week',
) => assessUnder(id, trials, facts).beside
const drug = (name: string, mgPerDay: number, recorded: Recorded = {}) =>
  aFairTrial({ drug: name, id: name, doses: [{ mgPerDay }], indication: 'depression', ...recorded })
const aripiprazole = (recorded: Recorded = {}) =>
  drug('aripiprazole', 5, { role: 'augmentation', addedTo: ['t1'], ...recorded })
const UNKNOWN_DAYS = { weeks: { min: 5, max: 8 } } as const

const NONE = { min: 0, max: 0 }
const PERHAPS = { min: 0, max: 1 }
const ONE = { min: 1, max: 1 }
const TWO = { min: 2, max: 2 }

describe('partially responsive depression', () => {
  const partial = (improvement: number | { min: number; max: number }) => ({ outcome: { improvement } })
  const of = (first: Recorded, second: Recorded) =>
    beside([aFairTrial(first), anotherFairTrial(second)]).partiallyResponsive

  it.each([
    ['25 to 49 % certainly is', { min: 25, max: 49 }, 'met'],
    ['24 to 49 % may be', { min: 24, max: 49 }, 'unknown'],
    ['25 to 50 % may be', { min: 25, max: 50 }, 'unknown'],
    ['50 to 80 % is not', { min: 50, max: 80 }, 'notMet'],
    ['0 to 24 % is not', { min: 0, max: 24 }, 'notMet'],
  ] as const)('beside one trial at 30 %%: %s', (_, improvement, expected) => {
    expect(of(partial(30), partial(improvement))).toBe(expected)
  })

  it.each([
    ['is certainly inadequate', { days: 20 }, 'notMet'],
    ['may be inadequate', UNKNOWN_DAYS, 'unknown'],
    ['was in a previous episode', { episode: 'previous' }, 'notMet'],
    ['was in an unknown episode', { episode: 'unknown' }, 'unknown'],
    ['was for another use', { indication: 'other' }, 'notMet'],
    ['was for an unknown use', { indication: 'unknown' }, 'unknown'],
    ['was of the same drug', { drug: 'sertraline', doses: [{ mgPerDay: 100 }] }, 'notMet'],
  ] as const)('needs two trials: a second that %s', (_, recorded, expected) => {
    expect(of(partial(30), { ...partial(30), ...recorded })).toBe(expected)
  })

  it('may be an antidepressant and what was added to it, but nothing that is counted apart or has no dose rows', () => {
    const base = aFairTrial(partial(30))
    expect(beside([base, aripiprazole(partial(30))]).partiallyResponsive).toBe('met')
    const esketamine = drug('esketamine', 0, { doses: [{ amount: 84, unit: 'mg/session' }], ...partial(30) })
    expect(beside([base, esketamine]).partiallyResponsive).toBe('notMet')
    expect(beside([base, drug("St John's wort", 900, partial(30))]).partiallyResponsive).toBe('notMet')
    const levothyroxine = drug('levothyroxine', 0, { doses: [], role: 'augmentation', addedTo: ['t1'], ...partial(30) })
    expect(beside([base, levothyroxine]).partiallyResponsive).toBe('notMet')
  })
})

describe('drug classes among the trials that count', () => {
  it('are counted once each, and one that may count is possible', () => {
    const ssris = [aFairTrial(), drug('escitalopram', 10)]
    expect(beside(ssris).classesCounted).toEqual(ONE)
    expect(beside([...ssris, anotherFairTrial()]).classesCounted).toEqual(TWO)
    expect(beside([aFairTrial(), anotherFairTrial(UNKNOWN_DAYS)]).classesCounted).toEqual({ min: 1, max: 2 })
    expect(beside([aFairTrial(), anotherFairTrial({ days: 10 })]).classesCounted).toEqual(ONE)
  })

  it('hold each drug without a name as one that may be of its own class, and no augmentation', () => {
    const unnamed = (id: string) => aFairTrial({ id, drug: `the ${id} one` })
    expect(beside([unnamed('blue'), unnamed('red')]).classesCounted).toEqual({ min: 0, max: 2 })
    expect(beside([aFairTrial(), aripiprazole()], {}, 'mgh-atrq').classesCounted).toEqual(ONE)
  })
})

describe('counts by another reading', () => {
  const together = { start: '2025-01-01', stop: '2025-06-30' } as const
  const mirtazapine = drug('mirtazapine', 30, { ...together, role: 'combination', addedTo: ['t1'] })
  const pair = [aFairTrial(together), mirtazapine]

  it('take two drugs that were started together as one, whatever is counted', () => {
    const { strictCount, lifetimeCount, countIfRelatedAreOne } = beside(pair)
    expect([strictCount, lifetimeCount, countIfRelatedAreOne]).toEqual([ONE, ONE, ONE])
    const covered = pair.map((trial) => ({ ...trial, antipsychoticAtTheTime: 'yes' as const }))
    const psychotic = { diagnosis: { psychoticFeatures: 'present' as const } }
    expect(beside(covered, psychotic).adequateForPsychoticDepression).toEqual(ONE)
    const improved = pair.map((trial) => ({ ...trial, outcome: { improvement: 30 } }))
    expect(beside(improved).partiallyResponsive).toBe('notMet')
  })

  it('of a lifetime hold earlier episodes, which the count leaves out', () => {
    const trials = [aFairTrial(), anotherFairTrial({ episode: 'previous' })]
    expect(assessUnder('six-week', trials)).toMatchObject({ countMin: 1, countMax: 1, beside: { lifetimeCount: TWO } })
    expect(beside([aFairTrial(), anotherFairTrial({ episode: 'previous', days: 10 })]).lifetimeCount).toEqual(ONE)
  })

  it('with a strict failure are open where the improvement may be below 25 %', () => {
    const improved = (improvement: number | { min: number; max: number }) => aFairTrial({ outcome: { improvement } })
    expect(beside([improved({ min: 20, max: 30 })]).strictCount).toEqual(PERHAPS)
    expect(beside([improved({ min: 25, max: 30 })]).strictCount).toEqual(NONE)
    expect(beside([improved({ min: 0, max: 24 })]).strictCount).toEqual(ONE)
  })

  it('with related molecules as one leave an augmentation apart from an antidepressant', () => {
    const trials = [drug('fluoxetine', 20), drug('quetiapine', 150, { role: 'augmentation', addedTo: ['fluoxetine'] })]
    expect(beside(trials, {}, 'mgh-atrq').countIfRelatedAreOne).toEqual(TWO)
    const unnamed = [aFairTrial({ id: 'a', drug: 'the blue one' }), aFairTrial({ id: 'b', drug: 'the red one' })]
    expect(beside(unnamed).countIfRelatedAreOne).toEqual({ min: 0, max: 2 })
  })

  it('by source hold what certainly counts, and what has no source as unknown', () => {
    const recorded = (id: string, name: string, mgPerDay: number, more: Recorded) =>
      drug(name, mgPerDay, { id, ...more })
    expect(
      beside([
        recorded('a', 'sertraline', 50, { source: 'chart' }),
        recorded('b', 'duloxetine', 60, { source: 'chart' }),
        recorded('c', 'mirtazapine', 30, {}),
        recorded('d', 'fluoxetine', 20, { source: 'patientRecall', ...UNKNOWN_DAYS }),
        recorded('e', 'citalopram', 20, { source: 'patientRecall', days: 10 }),
      ]).countBySource,
    ).toEqual({ chart: 2, unknown: 1 })
  })

  it('with augmentations name how many of those that count were added', () => {
    expect(beside([aFairTrial(), aripiprazole()], {}, 'mgh-atrq').countedAugmentations).toEqual(ONE)
    expect(beside([aFairTrial(), aripiprazole(UNKNOWN_DAYS)], {}, 'mgh-atrq').countedAugmentations).toEqual(ONE)
    expect(
      beside([aFairTrial(), aripiprazole({ weeks: { min: 3, max: 8 } })], {}, 'mgh-atrq').countedAugmentations,
    ).toEqual(PERHAPS)
    expect(beside([aFairTrial(), aripiprazole()]).countedAugmentations).toEqual(NONE)
  })
})

describe('counters of their own', () => {
  const uses = [
    ['depression', 1, 1],
    ['unknown', 0, 1],
    ['other', 0, 0],
  ] as const

  it.each(uses)('for a use recorded as %s: %d certainly, %d perhaps', (indication, min, max) => {
    const range = { min, max }
    expect(beside([aFairTrial(), aripiprazole({ indication })]).augmentations).toEqual(range)
    expect(beside([aFairTrial({ days: 10, stopReason: 'sideEffects', indication })]).intolerances).toEqual(range)
    expect(beside([aFairTrial({ lostResponse: true, indication })]).lossesOfResponse).toEqual(range)
    const hypericum = drug("St John's wort", 900, { role: 'monotherapy', indication })
    expect(beside([hypericum]).notScored).toEqual(range)
    const esketamine = drug('esketamine', 0, { doses: [{ amount: 84, unit: 'mg/session' }], indication })
    expect(beside([esketamine]).countedApart).toBe(max)
  })

  it('hold no augmentation among the intolerances and losses, which are of antidepressants', () => {
    const stopped = aripiprazole({ days: 10, stopReason: 'sideEffects', lostResponse: true })
    expect(beside([aFairTrial(), stopped])).toMatchObject({ intolerances: NONE, lossesOfResponse: NONE })
  })

  it('count olanzapine-fluoxetine among the augmentations as well, and no other antidepressant', () => {
    const both = (amount: number) =>
      drug('olanzapine-fluoxetine', 0, { doses: [{ amount, unit: 'mg/day', ingredient: 'olanzapine' }] })
    expect(beside([both(6)]).augmentations).toEqual(ONE)
    expect(beside([both(6)]).lifetimeCount).toEqual(ONE)
    expect(beside([aFairTrial(), anotherFairTrial()]).augmentations).toEqual(NONE)
    expect(beside([aFairTrial(), aripiprazole({ days: 27 })]).augmentations).toEqual(NONE)
  })

  it('never count one drug without dose rows both apart and as not scored', () => {
    const hypericum = drug("St John's wort", 900, { role: 'monotherapy' })
    expect(beside([hypericum])).toMatchObject({ notScored: ONE, countedApart: 0 })
    const added = drug('levothyroxine', 0, { doses: [], role: 'augmentation', addedTo: ['t1'] })
    expect(beside([aFairTrial(), added])).toMatchObject({ notScored: NONE, countedApart: 0 })
    const alone = drug('levothyroxine', 0, { doses: [], role: 'monotherapy' })
    expect(beside([alone])).toMatchObject({ notScored: ONE, countedApart: 0 })
    const lorazepam = drug('lorazepam', 1, { role: 'monotherapy' })
    expect(beside([lorazepam])).toMatchObject({ notScored: NONE, countedApart: 0 })
  })
})

describe('adequate for psychotic depression', () => {
  const PSYCHOTIC = { diagnosis: { psychoticFeatures: 'present' } } as const
  const count = (trials: Trials, facts: Parameters<typeof assessUnder>[2] = PSYCHOTIC) =>
    beside(trials, facts).adequateForPsychoticDepression

  it('are the trials that count with an antipsychotic: certainly, perhaps where that is not known, or not', () => {
    const withOne = (antipsychoticAtTheTime: 'yes' | 'no' | 'unknown', recorded: Recorded = {}) =>
      aFairTrial({ antipsychoticAtTheTime, ...recorded })
    expect(count([withOne('yes')])).toEqual(ONE)
    expect(count([withOne('unknown')])).toEqual(PERHAPS)
    expect(count([withOne('no')])).toEqual(NONE)
    expect(count([withOne('yes', UNKNOWN_DAYS)])).toEqual(PERHAPS)
    expect(count([withOne('yes', { days: 10 })])).toEqual(NONE)
    expect(count([withOne('yes'), withOne('yes', { id: 'b', drug: 'duloxetine', doses: [{ mgPerDay: 60 }] })])).toEqual(
      TWO,
    )
  })

  it('are not named without psychotic features, or where these are not known', () => {
    for (const psychoticFeatures of ['absent', 'unknown'] as const)
      expect(count([aFairTrial()], { diagnosis: { psychoticFeatures } })).toBeNull()
  })
})
