import { describe, expect, it } from 'vitest'
import { aFairTrial, anotherFairTrial, assess, assessFirst, assessUnder } from './builders'

const doseLimiting = (limiting: boolean) => ({ sideEffects: [{ effect: 'nausea', doseLimiting: limiting }] })

describe('side effects', () => {
  it('before the days were reached make the trial inadequate: intolerance at 41 days, not at 42', () => {
    const stopped = (days: number) => assessFirst([aFairTrial({ days, stopReason: 'sideEffects' })])
    expect(stopped(41).reasons).toEqual(['durationTooShort', 'intolerance'])
    expect(stopped(41)).toMatchObject({ adequacy: 'notMet', failed: 'notMet', counts: 'notMet' })
    expect(stopped(42).reasons).toEqual(['alsoNotTolerated'])
    expect(stopped(42).counts).toBe('met')
  })

  it('leave the trial unknown when the days are unknown', () => {
    const trial = assessFirst([aFairTrial({ weeks: { min: 5, max: 8 }, stopReason: 'sideEffects' })])
    expect(trial).toMatchObject({ adequacy: 'unknown', failed: 'unknown', counts: 'unknown' })
    expect(trial.reasons).toContain('durationUnknown')
  })

  it('after an adequate run with a response are no failure', () => {
    const trial = assessFirst([aFairTrial({ stopReason: 'sideEffects', outcome: { band: 'response' } })])
    expect(trial.counts).toBe('notMet')
    expect(trial.reasons).toEqual(['responded'])
  })

  it('that kept the dose below the minimum are named whatever the stop reason', () => {
    const low = { doses: [{ mgPerDay: 25 }] }
    for (const stopReason of ['lackOfEfficacy', 'cost'] as const)
      expect(assessFirst([aFairTrial({ ...low, ...doseLimiting(true), stopReason })]).reasons).toEqual([
        'doseBelowMinimum',
        'intolerance',
      ])
    expect(assessFirst([aFairTrial({ ...low, ...doseLimiting(false) })]).reasons).toEqual(['doseBelowMinimum'])
  })

  it('have their own counter', () => {
    const trials = [aFairTrial({ days: 10, stopReason: 'sideEffects' })]
    expect(assessUnder('six-week', trials).beside.intolerances).toEqual({ min: 1, max: 1 })
    expect(assessUnder('six-week', [aFairTrial()]).beside.intolerances).toEqual({ min: 0, max: 0 })
  })
})

describe('a response that was lost', () => {
  const lost = { lostResponse: true, outcome: { band: 'response' as const }, stopReason: 'lossOfResponse' as const }

  it('does not count, is named, and has its own counter', () => {
    const definition = assessUnder('six-week', [aFairTrial(lost)])
    expect(definition.trials[0]).toMatchObject({ adequacy: 'met', failed: 'notMet', counts: 'notMet' })
    expect(definition.trials[0]?.reasons).toContain('lossOfResponse')
    expect(definition.beside.lossesOfResponse).toEqual({ min: 1, max: 1 })
  })

  it('is no apparent failure', () => {
    expect(assessUnder('six-week', [aFairTrial(lost)]).apparentFailures).toEqual({ min: 0, max: 0 })
  })

  it('is shown among what helped before, as lost', () => {
    expect(assess([aFairTrial(lost)]).beside.whatHelpedBefore).toMatchObject([{ trial: 't1', lost: true }])
    expect(assess([aFairTrial()]).beside.whatHelpedBefore).toEqual([])
  })
})

describe('a trial in progress', () => {
  const ongoing = (start: string) => aFairTrial({ start, ongoing: true })

  it('does not count at 41 days and says that 42 are complete on 21 November 2026', () => {
    // 11 to 31 October is 21 days, 1 to 20 November is 20.
    const trial = assessFirst([ongoing('2026-10-11')])
    expect(trial).toMatchObject({ adequacy: 'notMet', failed: 'notMet', counts: 'notMet' })
    expect(trial.reasons).toEqual(['inProgress'])
    expect(trial.completesOn).toEqual({ first: '2026-11-21', last: '2026-11-21' })
  })

  it('counts at 42 days without response', () => {
    const trial = assessFirst([ongoing('2026-10-10')])
    expect(trial.counts).toBe('met')
    expect(trial.reasons).toEqual([])
    expect(trial.completesOn).toBeNull()
  })

  it('is unknown, not in progress, when it may already be long enough', () => {
    const trial = assessFirst([ongoing('2026-10')])
    expect(trial.counts).toBe('unknown')
    expect(trial.reasons).toEqual(['durationUnknown'])
  })

  it('gives a range of days when its start is known to the month: 1 to 20 November + 41 days', () => {
    expect(assessFirst([ongoing('2026-11')]).completesOn).toEqual({ first: '2026-12-12', last: '2026-12-31' })
  })

  it('is no apparent failure', () => {
    expect(assessUnder('six-week', [ongoing('2026-10-11')]).apparentFailures).toEqual({ min: 0, max: 0 })
  })
})

describe('what the drug was for', () => {
  const judged = (drug: string, mgPerDay: number, indication?: 'depression' | 'other' | 'unknown') =>
    assessFirst([aFairTrial({ drug, doses: [{ mgPerDay }], ...(indication === undefined ? {} : { indication }) })])

  it('is not a trial for depression when recorded for another use', () => {
    expect(judged('sertraline', 100, 'other').counts).toBe('notMet')
    expect(judged('sertraline', 100, 'other').reasons).toContain('notForDepression')
  })

  it('is unknown when recorded as unknown', () => {
    expect(judged('sertraline', 100, 'unknown').counts).toBe('unknown')
    expect(judged('sertraline', 100, 'unknown').reasons).toEqual(['indicationUnknown'])
  })

  it.each([
    ['trazodone', 149, true],
    ['trazodone', 150, false],
    ['amitriptyline', 74, true],
    ['amitriptyline', 75, false],
    ['trimipramine', 74, true],
    ['trimipramine', 75, false],
    ['nortriptyline', 49, true],
    ['nortriptyline', 50, false],
    ['doxepin', 10, true],
    ['doxepin', 11, false],
    ['mirtazapine', 7.5, true],
    ['mirtazapine', 15, false],
    ['opipramol', 200, true],
    ['sertraline', 25, false],
  ])('left out for %s %d mg is unknown: %s', (drug, mg, unknown) => {
    expect(judged(drug, mg).reasons.includes('indicationUnknown')).toBe(unknown)
  })

  it('left out is unknown for naltrexone-bupropion', () => {
    expect(assessFirst([aFairTrial({ drug: 'naltrexone-bupropion', doses: [] })]).reasons).toContain(
      'indicationUnknown',
    )
  })

  it('recorded for depression is a trial at any dose', () => {
    expect(judged('trazodone', 50, 'depression').reasons).toEqual(['doseBelowMinimum'])
  })
})

describe('episodes', () => {
  const CASE = { episode: { onset: '2025-02-01' } }
  const judged = (recorded: Parameters<typeof aFairTrial>[0], onset = '2025-02-01') =>
    assessFirst([aFairTrial(recorded)], 'six-week', { episode: { onset } })

  it('puts a trial that ended before the onset into a previous one, and one that began on it into this one', () => {
    expect(judged({ start: '2024-10-01', stop: '2025-01-31' }).reasons).toEqual(['otherEpisode'])
    expect(judged({ start: '2025-02-01', stop: '2025-05-31' }).reasons).toEqual([])
  })

  it('keeps adequacy and failure of a previous trial, which does not count here but in a lifetime', () => {
    const definition = assessUnder('six-week', [aFairTrial({ start: '2024-10-01', stop: '2025-01-31' })], CASE)
    expect(definition.trials[0]).toMatchObject({ adequacy: 'met', failed: 'met', counts: 'notMet' })
    expect(definition).toMatchObject({ countMin: 0, countMax: 0, beside: { lifetimeCount: { min: 1, max: 1 } } })
  })

  it('follows what is recorded when there are no dates', () => {
    expect(judged({ episode: 'previous' }).reasons).toEqual(['otherEpisode'])
    expect(judged({ episode: 'unknown' }).reasons).toEqual(['episodeUnknown'])
    expect(judged({ episode: 'unknown' }).counts).toBe('unknown')
    expect(judged({}).reasons).toEqual([])
  })

  it('is unknown when the onset may be before the start or after the stop', () => {
    const trial = judged({ start: '2025-01-01', stop: '2025-04-30' }, '2025')
    expect(trial.counts).toBe('unknown')
    expect(trial.reasons).toEqual(['episodeUnknown'])
  })

  it('puts a straddling trial into the episode that holds its adequate run', () => {
    const step = (mgPerDay: number, start: string, stop: string) => ({ mgPerDay, start, stop })
    const straddling = (first: number, then: number) => ({
      start: '2024-11-01',
      stop: '2025-04-30',
      doses: [step(first, '2024-11-01', '2025-01-15'), step(then, '2025-02-10', '2025-04-30')],
    })
    expect(judged(straddling(100, 25)).reasons).toEqual(['otherEpisode'])
    expect(judged(straddling(25, 100)).reasons).toEqual([])
  })

  it('is open where the onset is vague and enough days may lie on either side: 1 January to 1 June, onset in May', () => {
    // 28 days: before 1 May there are 120, from 1 May on 32, from 31 May on 2.
    const straddling = aFairTrial({ start: '2025-01-01', stop: '2025-06-01' })
    const under = (onset: string) => assessFirst([straddling], 'four-week', { episode: { onset } })
    expect(under('2025-05-01').reasons).toEqual([])
    expect(under('2025-05-31').reasons).toEqual(['otherEpisode'])
    expect(under('2025-05').reasons).toEqual(['episodeUnknown'])
    expect(under('2025-05-05').reasons).toEqual([])
    expect(under('2025-05-06').reasons).toEqual(['otherEpisode'])
  })

  it('joins records of an unknown episode with those of either: 31 and 28 days may be 59, and 28 are too few', () => {
    const january = aFairTrial({ id: 'before', start: '2025-01-01', stop: '2025-01-31', episode: 'previous' })
    const february = (episode: 'previous' | 'unknown' | 'current') =>
      assessFirst([aFairTrial({ start: '2025-02-01', stop: '2025-02-28', episode }), january])
    expect(february('previous')).toMatchObject({ adequacy: 'met', counts: 'notMet' })
    expect(february('current')).toMatchObject({ adequacy: 'notMet', counts: 'notMet' })
    expect(february('unknown').adequacy).toBe('unknown')
    const march = aFairTrial({ id: 'after', start: '2025-03-01', stop: '2025-03-20', episode: 'current' })
    const between = aFairTrial({ start: '2025-02-01', stop: '2025-02-28', episode: 'unknown' })
    const { trials } = assessUnder('six-week', [january, between, march])
    expect(trials.map(({ adequacy }) => adequacy)).toEqual(['unknown', 'unknown', 'unknown'])
    expect(trials[1]?.notes).toContain('May be one course with before, after: the records may overlap or touch.')
  })

  it('counts the same drug once per episode', () => {
    const before = aFairTrial({ id: 'before', start: '2024-06-01', stop: '2024-09-30' })
    const now = aFairTrial({ start: '2025-03-01', stop: '2025-06-30' })
    const definition = assessUnder('six-week', [now, before], CASE)
    expect(definition.trials.map(({ reasons }) => reasons)).toEqual([[], ['otherEpisode']])
  })
})

describe('names that are not resolved', () => {
  it('leave the dose unknown and are possibly a different drug', () => {
    const definition = assessUnder('six-week', [aFairTrial({ drug: 'Zylomexa' }), anotherFairTrial()])
    expect(definition).toMatchObject({ countMin: 1, countMax: 2 })
    expect(definition.trials[0]?.reasons).toEqual(['drugUnresolved', 'doseUnknown', 'durationUnknown'])
  })

  it('are the same as nobody remembering which drug it was', () => {
    expect(assessFirst([aFairTrial({ drug: null })]).reasons).toEqual([
      'drugUnresolved',
      'doseUnknown',
      'durationUnknown',
    ])
  })
})
