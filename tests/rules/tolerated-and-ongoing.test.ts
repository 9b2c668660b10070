import { describe, expect, it } from 'vitest'
import { aFairTrial, assessFirst, assessUnder, findingOf } from './builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

describe('whether a trial was tolerated: certainly not, and possibly not', () => {
  const LOW = { doses: [{ mgPerDay: 25 }] }
  const NO_DOSE = { doses: [] }
  const OPEN = { weeks: { min: 5, max: 8 } }
  const limiting = (...doseLimiting: (boolean | null)[]) => ({
    sideEffects: doseLimiting.map((one) => ({ effect: 'nausea', doseLimiting: one })),
  })
  const rows: readonly [string, Recorded, number, number][] = [
    ['41 days, stopped for side effects', { days: 41, stopReason: 'sideEffects' }, 1, 1],
    ['41 days, stopped for a serious reaction', { days: 41, stopReason: 'seriousReaction' }, 1, 1],
    ['41 days, stopped for cost and side effects', { days: 41, stopReason: ['cost', 'sideEffects'] }, 1, 1],
    ['41 days, stopped for cost', { days: 41, stopReason: 'cost' }, 0, 0],
    ['42 days, stopped for side effects', { days: 42, stopReason: 'sideEffects' }, 0, 0],
    ['5 to 8 weeks, stopped for side effects', { ...OPEN, stopReason: 'sideEffects' }, 0, 1],
    ['5 to 8 weeks, stopped for cost', { ...OPEN, stopReason: 'cost' }, 0, 0],
    ['a low dose that was the most that was tolerated', { ...LOW, maximumTolerated: 'yes' }, 1, 1],
    ['a low dose that was not the most that was tolerated', { ...LOW, maximumTolerated: 'no' }, 0, 0],
    ['a low dose, one of two side effects limiting', { ...LOW, ...limiting(false, true) }, 1, 1],
    ['a low dose, no side effect limiting', { ...LOW, ...limiting(false, null) }, 0, 0],
    ['a low dose without side effects', LOW, 0, 0],
    ['an unknown dose, the most that was tolerated', { ...NO_DOSE, maximumTolerated: 'yes' }, 0, 1],
    ['an unknown dose, a side effect limiting', { ...NO_DOSE, ...limiting(true) }, 0, 1],
    ['an unknown dose', NO_DOSE, 0, 0],
    ['enough, the most that was tolerated', { maximumTolerated: 'yes' }, 0, 0],
    ['enough, a side effect limiting', limiting(true), 0, 0],
    [
      'a low dose and limiting, stopped for side effects',
      { ...LOW, ...limiting(true), stopReason: 'sideEffects' },
      1,
      1,
    ],
  ]
  it.each(rows)('%s: %o are %d to %d', (_, recorded, min, max) => {
    expect(assessUnder('six-week', [aFairTrial(recorded)]).beside.intolerances).toEqual({ min, max })
    expect(assessFirst([aFairTrial(recorded)]).reasons.includes('intolerance')).toBe(min === 1)
  })

  it('after an adequate run is said of side effects and of a serious reaction, and only of a failure', () => {
    const reasons = (recorded: Recorded) => assessFirst([aFairTrial(recorded)]).reasons
    expect(reasons({ stopReason: 'seriousReaction' })).toEqual(['alsoNotTolerated'])
    expect(reasons({ stopReason: ['lackOfEfficacy', 'sideEffects'] })).toEqual(['alsoNotTolerated'])
    expect(reasons({ stopReason: 'cost' })).toEqual([])
    expect(reasons({ stopReason: 'sideEffects', outcome: undefined })).toEqual(['outcomeUnknown'])
  })
})

describe('a trial that goes on, on 20 November 2026', () => {
  const judged = (recorded: Recorded) => assessFirst([aFairTrial({ ongoing: true, ...recorded })])

  it('from today on has one day: the other 41 are complete on 31 December', () => {
    expect(judged({ start: '2026-11-20' }).completesOn).toEqual({ first: '2026-12-31', last: '2026-12-31' })
  })

  it('counts its days from the dose that is enough: raised on 11 November, 42 days on 22 December', () => {
    const doses = [
      { mgPerDay: 25, start: '2026-11-01', stop: '2026-11-10' },
      { mgPerDay: 50, start: '2026-11-11' },
    ]
    expect(judged({ start: '2026-11-01', doses }).completesOn).toEqual({ first: '2026-12-22', last: '2026-12-22' })
  })

  it('at a dose that is too low by now, or that nobody knows, completes on no day', () => {
    const lowered = [
      { mgPerDay: 50, start: '2026-11-01', stop: '2026-11-10' },
      { mgPerDay: 25, start: '2026-11-11' },
    ]
    expect(judged({ start: '2026-11-01', doses: lowered })).toMatchObject({
      completesOn: null,
      reasons: ['inProgress'],
    })
    expect(judged({ start: '2026-11-01', doses: [] }).completesOn).toBeNull()
    expect(judged({ start: '2026-11-01', drug: 'Zylomexa' }).completesOn).toBeNull()
    expect(judged({ start: '2026-11-01', drug: 'Zylomexa' }).reasons).toContain('inProgress')
  })

  it('is not in progress when it also has a stop, which is today', () => {
    const stopped = judged({ start: '2026-11-01', stop: '2026-11-20' })
    expect(stopped).toMatchObject({ completesOn: null, reasons: ['durationTooShort'] })
    expect(findingOf(stopped, 'duration').observed).toBe(20)
    expect(judged({ start: '2026-11-01', stop: null }).reasons).toEqual(['inProgress'])
  })

  it('is not in progress when it is recorded as no longer going on', () => {
    const over = assessFirst([aFairTrial({ start: '2026-11-01', ongoing: false })])
    expect(over).toMatchObject({ completesOn: null, reasons: ['durationTooShort'] })
  })
})

describe('a trial across the onset of the episode, from 1 January to 1 March 2025', () => {
  const judged = (onset: string, recorded: Recorded = {}) =>
    assessFirst([aFairTrial({ start: '2025-01-01', stop: '2025-03-01', ...recorded })], 'six-week', {
      episode: { onset },
    }).reasons

  it.each([
    // The days before and from the onset on: 42 from 1 January are complete on 11 February, 42 to 1 March begin on 19 January.
    ['2025-02-12', ['otherEpisode']],
    ['2025-02-11', ['episodeUnknown']],
    ['2025-01-20', ['episodeUnknown']],
    ['2025-01-19', []],
    ['2025-03-01', ['otherEpisode']],
    ['2025-03-02', ['otherEpisode']],
  ])('with an onset on %s: %j', (onset, expected) => {
    expect(judged(onset)).toEqual(expected)
  })

  it('belongs to the current episode where its days are too few on both sides and together', () => {
    expect(judged('2025-02-01', { start: '2025-01-20' })).toEqual(['durationTooShort'])
  })

  it('of a drug that nobody can name may belong to either', () => {
    expect(judged('2025-02-12', { drug: 'Zylomexa' })).toContain('episodeUnknown')
  })

  it('recorded as of the episode that its dates exclude is a contradiction', () => {
    const trial = assessFirst(
      [aFairTrial({ start: '2024-01-01', stop: '2024-06-01', episode: 'current' })],
      'six-week',
      {
        episode: { onset: '2025-02-01' },
      },
    )
    expect(trial.contradictions).toEqual(['Recorded as the current episode, but it ended before the onset.'])
  })
})
