import { describe, expect, it } from 'vitest'
import { aFairTrial } from './builders'
import { familiesOf, familyOf } from './strategy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const sertraline = (recorded: Recorded = {}) => aFairTrial({ id: 's', ...recorded })
const duloxetine = (recorded: Recorded = {}) =>
  aFairTrial({ id: 'd', drug: 'duloxetine', doses: [{ mgPerDay: 60 }], ...recorded })
const escitalopram = (recorded: Recorded = {}) =>
  aFairTrial({ id: 'e', drug: 'escitalopram', doses: [{ mgPerDay: 10 }], ...recorded })
const unknownTablet = (recorded: Recorded = {}) => aFairTrial({ id: 'u', drug: 'some tablet', ...recorded })

const DAY = { start: '2026-03-02', stop: '2026-06-30' }
const NONE = { tried: 'notMet', adequately: 'notMet', items: [] }

const idsOf = (...given: Parameters<typeof familyOf>) => familyOf(...given).items.map(({ id }) => id)

describe('two antidepressants each on its own', () => {
  it('are adequate when both were', () => {
    expect(familyOf('otherClass', [sertraline(), duloxetine()]).adequately).toBe('met')
    expect(familyOf('otherClass', [sertraline({ weeks: 2 }), duloxetine()]).adequately).toBe('notMet')
    expect(familyOf('otherClass', [sertraline(), duloxetine({ adherence: null })]).adequately).toBe('unknown')
    expect(familyOf('sameClass', [sertraline(), escitalopram()]).adequately).toBe('met')
    expect(familyOf('sameClass', [sertraline(), escitalopram({ weeks: 2 })]).adequately).toBe('notMet')
  })

  it('are adequate when one pair of them is, whatever the others', () => {
    const short = escitalopram({ weeks: 2 })
    expect(familyOf('otherClass', [sertraline(), duloxetine(), short])).toMatchObject({
      tried: 'met',
      adequately: 'met',
    })
    expect(familyOf('sameClass', [sertraline(), duloxetine(), short])).toMatchObject({
      tried: 'met',
      adequately: 'notMet',
    })
  })

  it('stand with the records that make a pair, and no others', () => {
    expect(idsOf('sameClass', [sertraline(), duloxetine(), escitalopram()])).toEqual(['s', 'e'])
    expect(idsOf('otherClass', [sertraline(), duloxetine(), escitalopram()])).toEqual(['s', 'd', 'e'])
    expect(idsOf('otherClass', [sertraline()])).toEqual([])
  })

  it('show each record as it is: adequate, in progress, of this episode', () => {
    expect(
      familyOf('otherClass', [
        sertraline({ weeks: 2 }),
        duloxetine({ start: '2026-11-10', ongoing: true, weeks: undefined }),
      ]).items,
    ).toEqual([
      { id: 's', what: 'sertraline', tried: 'met', adequacy: 'notMet', isCurrent: 'met', isInProgress: false },
      { id: 'd', what: 'duloxetine', tried: 'met', adequacy: 'notMet', isCurrent: 'met', isInProgress: true },
    ])
  })

  it('belong to this episode only when both do', () => {
    expect(familyOf('otherClass', [sertraline({ episode: 'previous' }), duloxetine()])).toMatchObject({
      tried: 'notMet',
      adequately: 'notMet',
      items: [{ isCurrent: 'notMet' }, { isCurrent: 'met' }],
    })
    expect(familyOf('otherClass', [sertraline(), duloxetine({ episode: 'unknown' })])).toMatchObject({
      tried: 'unknown',
      adequately: 'unknown',
    })
  })

  it('are for depression', () => {
    expect(familyOf('otherClass', [sertraline({ indication: 'other' }), duloxetine()])).toMatchObject(NONE)
    expect(familyOf('otherClass', [sertraline(), duloxetine({ indication: 'unknown' })])).toMatchObject({
      tried: 'unknown',
      adequately: 'unknown',
    })
  })

  it('may be of one class or of two when nobody knows one of them, and are two when the names differ', () => {
    for (const family of ['sameClass', 'otherClass'] as const) {
      expect(familyOf(family, [unknownTablet(), sertraline()]).tried).toBe('unknown')
      expect(familyOf(family, [unknownTablet(), unknownTablet({ id: 'v', drug: 'another tablet' })]).tried).toBe(
        'unknown',
      )
      expect(familyOf(family, [unknownTablet(), unknownTablet({ id: 'v' })])).toMatchObject(NONE)
    }
  })

  it('are of one class when one drug holds or resembles the other', () => {
    const vilazodone = aFairTrial({ id: 'v', drug: 'vilazodone', doses: [{ mgPerDay: 40 }] })
    expect(familiesOf('v', [sertraline(), vilazodone])).toContain('sameClass')
    expect(familiesOf('v', [sertraline(), vilazodone])).not.toContain('otherClass')
  })
})

describe('what was taken with another antidepressant', () => {
  it('is no change of drug: added by its role, or by naming what it was added to', () => {
    for (const added of [{ role: 'combination' }, { role: 'augmentation' }, { addedTo: ['s'] }] as const)
      expect(familyOf('otherClass', [sertraline(), duloxetine(added)])).toMatchObject(NONE)
    expect(familyOf('otherClass', [sertraline(), duloxetine({ addedTo: [] })]).tried).toBe('met')
  })

  it('is no change of drug when both were started on one day, whichever is recorded first', () => {
    expect(familyOf('otherClass', [sertraline(DAY), duloxetine(DAY)])).toMatchObject(NONE)
    expect(familyOf('otherClass', [duloxetine(DAY), sertraline(DAY)])).toMatchObject(NONE)
    const alone = { ...DAY, role: 'monotherapy' } as const
    expect(familyOf('otherClass', [sertraline(alone), duloxetine(DAY)])).toMatchObject(NONE)
    expect(familyOf('otherClass', [sertraline(DAY), duloxetine(alone)])).toMatchObject(NONE)
    expect(familyOf('otherClass', [sertraline(alone), duloxetine(alone)]).tried).toBe('met')
  })

  it('is one with a third drug that was taken at another time', () => {
    const later = escitalopram({ start: '2026-07-02', stop: '2026-10-30' })
    const trials = [sertraline(DAY), duloxetine(DAY), later]
    expect(idsOf('otherClass', trials)).toEqual(['d', 'e'])
    expect(idsOf('sameClass', trials)).toEqual(['s', 'e'])
  })

  it('is found among as many records as a case may hold, all of another drug and all from one day', () => {
    const many = Array.from({ length: 199 }, (_, index) =>
      unknownTablet({ id: `u${index}`, drug: `tablet ${index}`, ...DAY }),
    )
    expect(familyOf('otherClass', many)).toMatchObject(NONE)
    const one = sertraline({ start: '2026-07-02', stop: '2026-10-30' })
    expect(familyOf('otherClass', [...many, one])).toMatchObject({ tried: 'unknown' })
    expect(idsOf('otherClass', [...many, one])).toHaveLength(200)
  })
})
