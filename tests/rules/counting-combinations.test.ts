import { describe, expect, it } from 'vitest'
import { aFairTrial, assessUnder } from './builders'

type Trials = Parameters<typeof assessUnder>[1]

function counts(trials: Trials) {
  const { countMin, countMax, toSettle } = assessUnder('six-week', trials)
  return { countMin, countMax, asks: toSettle.map((facts) => facts.map(({ trial, field }) => `${trial} ${field}`)) }
}

const exactly = (count: number) => ({ countMin: count, countMax: count, asks: [] })

const sertraline = (recorded: Parameters<typeof aFairTrial>[0] = {}) =>
  aFairTrial({ id: 's', start: '2025-01-01', stop: '2025-06-30', ...recorded })
const mirtazapine = (recorded: Parameters<typeof aFairTrial>[0] = {}) =>
  aFairTrial({
    ...{ id: 'm', drug: 'mirtazapine', doses: [{ mgPerDay: 30 }], role: 'combination', addedTo: ['s'] },
    ...{ start: '2025-01-01', stop: '2025-06-30', ...recorded },
  })
/** A year before the combination: a trial of its own, not a record of the same course. */
const alone = { start: '2024-01-01', stop: '2024-06-30', role: 'monotherapy', addedTo: [] } as const

describe('two drugs started together', () => {
  it('are one failure: neither was tried without the other', () => {
    expect(counts([sertraline(), mirtazapine()])).toEqual(exactly(1))
  })

  it('are two where one of them also failed alone: the combination stands for the other', () => {
    expect(counts([sertraline({ ...alone, id: 'before' }), sertraline(), mirtazapine()])).toEqual(exactly(2))
    expect(counts([mirtazapine({ ...alone, id: 'before' }), sertraline(), mirtazapine()])).toEqual(exactly(2))
  })

  it('are two where both also failed alone, and never three: there are two drugs', () => {
    const both = [sertraline({ ...alone, id: 'before' }), mirtazapine({ ...alone, id: 'after', start: '2024-02-01' })]
    expect(counts([...both, sertraline(), mirtazapine()])).toEqual(exactly(2))
  })

  it('are two where the one that failed alone was too low in the combination', () => {
    const low = sertraline({ doses: [{ mgPerDay: 25 }] })
    expect(counts([sertraline({ ...alone, id: 'before' }), low, mirtazapine()])).toEqual(exactly(2))
  })

  it('are one where the trial alone was too short: 1 January to 10 February is 41 days', () => {
    const short = sertraline({ ...alone, id: 'before', stop: '2024-02-10' })
    expect(counts([short, sertraline(), mirtazapine()])).toEqual(exactly(1))
    const enough = sertraline({ ...alone, id: 'before', stop: '2024-02-11' })
    expect(counts([enough, sertraline(), mirtazapine()])).toEqual(exactly(2))
  })

  it('are one or two where nobody knows how the trial alone went, and that is asked', () => {
    const open = sertraline({ ...alone, id: 'before', outcome: undefined })
    expect(counts([open, sertraline(), mirtazapine()])).toEqual({
      countMin: 1,
      countMax: 2,
      asks: [['before outcome']],
    })
  })

  it('are one with a third that was started on the same day', () => {
    const third = mirtazapine({ id: 'b', drug: 'bupropion', doses: [{ mgPerDay: 300 }] })
    expect(counts([sertraline(), mirtazapine(), third])).toEqual(exactly(1))
    const later = { ...third, start: mirtazapine({ start: '2025-04-01' }).start }
    expect(counts([sertraline(), mirtazapine(), later])).toEqual(exactly(2))
  })
})

describe('records of one course', () => {
  const first = sertraline({ stop: '2025-03-31' })
  const second = sertraline({ id: 's2', start: '2025-04-01' })

  it('were started together with what was started with the first of them', () => {
    expect(counts([first, second, mirtazapine()])).toEqual(exactly(1))
  })

  it('were not started together with what was added on the day of a later record', () => {
    expect(counts([first, second, mirtazapine({ addedTo: ['s2'], start: '2025-04-01' })])).toEqual(exactly(2))
  })

  it('may have been, where they may also be apart, and when they were taken is asked', () => {
    const until = (stop: string) => sertraline({ start: '2024-12-01', stop })
    const later = sertraline({ id: 's2', start: '2025-04-05' })
    const added = mirtazapine({ addedTo: ['s2'], start: '2025-04-05', stop: '2025-08-31' })
    // Off sertraline for 4 days it is one course since December, to which mirtazapine was added; for 35 days it is not.
    expect(counts([until('2025-03-31'), later, added])).toEqual(exactly(2))
    const response = (trial: ReturnType<typeof sertraline>) => ({ ...trial, outcome: { band: 'response' as const } })
    expect(counts([response(until('2025-02-28')), later, added])).toEqual(exactly(1))
    expect(counts([response(until('2025-03')), later, added])).toEqual({
      countMin: 1,
      countMax: 2,
      asks: [['s duration', 's2 duration']],
    })
  })

  it('were, where only a later record, with a response, may be apart', () => {
    const later = sertraline({ id: 's2', start: '2025-06-05', stop: '2025-10-31', outcome: { band: 'response' } })
    expect(counts([sertraline({ stop: '2025-05' }), later, mirtazapine()])).toEqual(exactly(1))
  })
})

describe('the note on a combination', () => {
  const notesOf = (trials: Trials) => assessUnder('six-week', trials).trials.map(({ notes }) => notes)
  const bupropion = mirtazapine({ id: 'b', drug: 'bupropion', doses: [{ mgPerDay: 450 }], addedTo: [] })
  const [raised, later] = [{ mgPerDay: 200 }, { mgPerDay: 45 }]

  it('names every drug that it was started with, in the same order however the trials are listed', () => {
    const trials = [sertraline({ doses: [raised] }), mirtazapine({ doses: [later] }), bupropion]
    const said = ['Started together with mirtazapine and sertraline: together they count once.']
    expect(notesOf(trials)[2]).toEqual(said)
    expect(notesOf([...trials].reverse())[0]).toEqual(said)
  })

  it('says "may" where the days are not known, and the same of records that may be one course', () => {
    const vague = mirtazapine({ doses: [later], start: '2025-01' })
    expect(notesOf([sertraline({ doses: [raised] }), vague])[1]).toEqual([
      'May have been started together with sertraline: together they then count once.',
    ])
    const until = (stop: string) => sertraline({ doses: [raised], start: '2024-09-01', stop })
    const next = sertraline({ id: 's2', doses: [raised], start: '2025-04-05' })
    expect(notesOf([until('2025-03-31'), next])[0]).toEqual(['One course with s2: the records overlap or touch.'])
    expect(notesOf([until('2025-03'), next])[0]).toEqual([
      'May be one course with s2: the records may overlap or touch.',
    ])
  })
})

describe('the counts beside the verdict', () => {
  it('hold both drugs of a combination of which one also failed alone, as the count does', () => {
    const trials = [sertraline({ ...alone, id: 'before' }), sertraline(), mirtazapine()]
    const { strictCount, countIfRelatedAreOne } = assessUnder('six-week', trials).beside
    expect([strictCount, countIfRelatedAreOne]).toEqual([
      { min: 2, max: 2 },
      { min: 2, max: 2 },
    ])
  })

  it('are strict where any trial of a drug that counts improved less than 25 %, also one that may be the longest', () => {
    const partial = aFairTrial({ outcome: { improvement: 30 } })
    const strict = (weeks: number | { min: number; max: number }) =>
      assessUnder('six-week', [partial, aFairTrial({ id: 't2', weeks, outcome: { improvement: 24 } })]).beside
        .strictCount
    expect(strict(16)).toEqual({ min: 1, max: 1 })
    expect(strict({ min: 5, max: 16 })).toEqual({ min: 0, max: 1 })
    expect(strict(5)).toEqual({ min: 0, max: 0 })
  })
})
