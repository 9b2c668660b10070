import { describe, expect, it } from 'vitest'
import type { AntidepressantTrial, Scale } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import { assessCase } from '@/lib/rules/assess-case'
import { MAX_DAYS_AFTER_STOP } from '@/lib/rules/outcome'
import { MAX_DAYS_BEFORE_START } from '@/lib/rules/trial-scores'
import { aCaseFile } from '../factories'
import { aDay, aFairTrial, anotherFairTrial, assess, assessFirst, assessUnder, findingOf } from './builders'

type Score = { readonly scale: Scale; readonly date: string; readonly total: Quantity }
type Scores = readonly Score[]
type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

/** Sertraline 100 mg from 1 March to 14 June 2024, 106 days; 42 days are complete on 11 April. Nothing is said of its outcome. */
const aTrialOfSpring = (recorded: Recorded = {}) =>
  aFairTrial({ start: '2024-03-01', stop: '2024-06-14', outcome: null, ...recorded })

const phq = (date: string, total: Quantity): Score => ({ scale: 'PHQ-9', date, total })

function outcomeOf(scores: Scores, recorded: Recorded = {}, others: readonly AntidepressantTrial[] = []) {
  return findingOf(assessFirst([aTrialOfSpring(recorded), ...others], 'six-week', { scores }), 'outcome')
}
const verdictOf = (...of: Parameters<typeof outcomeOf>) => outcomeOf(...of).verdict

const BEFORE = phq('2024-02-27', 19)
const AFTER = phq('2024-06-10', 16)

describe('scores of the case on both sides of a trial', () => {
  it('are its outcome: (19 − 16) / 19 is 15.8 %, a failure to respond', () => {
    expect(outcomeOf([BEFORE, AFTER])).toMatchObject({
      verdict: 'met',
      observed: 15.8,
      basis: 'PHQ-9 19 of 27 February 2024, then 16 of 10 June 2024',
    })
  })

  it.each([
    [10, 'met'],
    // (20 − 10) / 20 is exactly 50 %: a response.
    [9, 'notMet'],
  ] as const)('from 19 to %s is a failure: %s', (total, verdict) => {
    expect(verdictOf([BEFORE, phq('2024-06-10', total)])).toBe(verdict)
  })

  it('are a response at exactly half: 20 to 10', () => {
    expect(verdictOf([phq('2024-02-27', 20), phq('2024-06-10', 10)])).toBe('notMet')
    expect(verdictOf([phq('2024-02-27', 20), phq('2024-06-10', 11)])).toBe('met')
  })

  it('leave the outcome unknown where one side is missing, or is on another scale', () => {
    expect(verdictOf([BEFORE])).toBe('unknown')
    expect(verdictOf([AFTER])).toBe('unknown')
    expect(verdictOf([BEFORE, { ...AFTER, scale: 'MADRS' }])).toBe('unknown')
  })

  it('leave it unknown where a total was asked and is not known', () => {
    expect(verdictOf([phq('2024-02-27', null), AFTER])).toBe('unknown')
    expect(verdictOf([BEFORE, phq('2024-06-10', null)])).toBe('unknown')
  })

  it('are read as ranges where they are ranges: 19, then 9 to 10 may be a response', () => {
    expect(verdictOf([BEFORE, phq('2024-06-10', { min: 9, max: 10 })])).toBe('unknown')
    expect(verdictOf([BEFORE, phq('2024-06-10', { min: 10, max: 12 })])).toBe('met')
    expect(verdictOf([BEFORE, phq('2024-06-10', { min: 3, max: 9 })])).toBe('notMet')
  })

  it('take a total above the maximum of the scale for not known', () => {
    expect(verdictOf([phq('2024-02-27', 28), AFTER])).toBe('unknown')
    expect(verdictOf([BEFORE, phq('2024-06-10', 28)])).toBe('unknown')
  })

  it('may be as high as the scale goes, and are those up to the day of assessment', () => {
    expect(verdictOf([phq('2024-02-27', 27), AFTER])).toBe('met')
    const until = (assessedOn: string) =>
      findingOf(
        assessFirst([aTrialOfSpring({ stop: '2024-05-31' })], 'six-week', { assessedOn, scores: [BEFORE, AFTER] }),
        'outcome',
      )
    expect(until('2024-06-10').verdict).toBe('met')
    expect(until('2024-06-09').verdict).toBe('unknown')
  })

  it('say nothing of a trial whose dates exclude each other', () => {
    const recorded = { doses: [{ mgPerDay: 100, start: '2023-01-01' }], stopReason: 'lackOfEfficacy' as const }
    expect(verdictOf([BEFORE, phq('2024-06-10', 4)], recorded)).toBe('met')
  })

  it('say nothing of a trial without dates', () => {
    const recorded = { start: undefined, stop: undefined, weeks: 12 }
    expect(verdictOf([BEFORE, AFTER], recorded)).toBe('unknown')
  })
})

describe('the baseline of a trial among the scores of the case', () => {
  it('is from the 28 days up to the start, and the number stands where it is named', () => {
    expect(MAX_DAYS_BEFORE_START).toBe(28)
    // 2024 is a leap year: 28 days before 1 March are 2 February.
    expect(verdictOf([phq('2024-02-02', 19), AFTER])).toBe('met')
    expect(verdictOf([phq('2024-02-01', 19), AFTER])).toBe('unknown')
  })

  it('may be from the first day of the trial, and not from the second', () => {
    expect(verdictOf([phq('2024-03-01', 19), AFTER])).toBe('met')
    expect(verdictOf([phq('2024-03-02', 19), AFTER])).toBe('unknown')
  })

  it('is the latest: after 30 and 12, 12 counts, and 8 is no response', () => {
    const end = phq('2024-06-10', 8)
    expect(outcomeOf([phq('2024-02-10', 26), phq('2024-02-28', 12), end])).toMatchObject({
      verdict: 'met',
      observed: 33.3,
    })
    expect(outcomeOf([phq('2024-02-10', 12), phq('2024-02-28', 26), end])).toMatchObject({ verdict: 'notMet' })
  })

  it('may be either where two may be the latest', () => {
    expect(verdictOf([phq('2024-02', 26), phq('2024-02-20', 12), phq('2024-06-10', 8)])).toBe('unknown')
    expect(verdictOf([phq('2024-02', 14), phq('2024-02-20', 12), phq('2024-06-10', 8)])).toBe('met')
  })

  it('is certain where a later one may be of the start or after it', () => {
    const stopReason = 'remission' as const
    expect(verdictOf([phq('2024-02-20', 19), phq('2024-03', 18), AFTER], { stopReason })).toBe('met')
  })

  it('may be the one below the mild range, where two may be the latest', () => {
    const scores = [phq('2024-02', 19), phq('2024-02-20', 4), AFTER]
    expect(verdictOf(scores, { stopReason: 'remission' })).toBe('unknown')
    expect(verdictOf(scores, { stopReason: 'lackOfEfficacy' })).toBe('met')
  })

  it('is named with the others that it may be', () => {
    const month = [19, 20, 21].map((total) => phq('2024-02', total))
    expect(outcomeOf([...month, AFTER]).basis).toBe(
      'PHQ-9 19 of February 2024 or 20 of February 2024 or others, then 16 of 10 June 2024',
    )
  })

  it('says nothing below the mild range of the scale: a PHQ-9 of 4', () => {
    const stopReason = 'lackOfEfficacy' as const
    expect(verdictOf([phq('2024-02-27', 4), phq('2024-06-10', 1)], { stopReason })).toBe('met')
    expect(verdictOf([phq('2024-02-27', 5), phq('2024-06-10', 1)], { stopReason })).toBe('notMet')
    expect(verdictOf([phq('2024-02-27', { min: 4, max: 5 }), phq('2024-06-10', 1)], { stopReason })).toBe('unknown')
  })

  it('is open where the start is known to the month', () => {
    const start = '2024-03'
    expect(verdictOf([BEFORE, AFTER], { start })).toBe('unknown')
    // 28 days before 1 to 31 March are 2 February to 3 March: a score before that is no baseline of any of these starts.
    const stopReason = 'lackOfEfficacy' as const
    const better = phq('2024-06-10', 4)
    expect(verdictOf([phq('2024-02-01', 19), better], { start, stopReason })).toBe('met')
    expect(verdictOf([phq('2024-02-02', 19), better], { start, stopReason })).toBe('unknown')
    expect(verdictOf([phq('2024-03-31', 19), better], { start, stopReason })).toBe('unknown')
    expect(verdictOf([phq('2024-04-01', 19), better], { start, stopReason })).toBe('met')
    // From 3 March on a score may be from after the start; on 1 March it is in the 28 days before no start after 29 March.
    expect(verdictOf([phq('2024-03-01', 19), better], { start, stopReason })).toBe('unknown')
  })
})

describe('the endpoint of a trial among the scores of the case', () => {
  it.each([
    ['2024-04-10', 'unknown'],
    ['2024-04-11', 'met'],
  ] as const)('is from the day the 42 days are complete: %s is %s', (date, verdict) => {
    expect(verdictOf([BEFORE, phq(date, 16)])).toBe(verdict)
  })

  it('is from the 28 days after the stop at the latest', () => {
    expect(MAX_DAYS_AFTER_STOP).toBe(28)
    expect(verdictOf([BEFORE, phq('2024-07-12', 16)])).toBe('met')
    expect(verdictOf([BEFORE, phq('2024-07-13', 16)])).toBe('unknown')
  })

  it('is the last one up to the stop, and not a later one', () => {
    expect(outcomeOf([BEFORE, phq('2024-05-01', 17), AFTER, phq('2024-06-28', 3)])).toMatchObject({ observed: 15.8 })
    expect(outcomeOf([BEFORE, phq('2024-06-14', 17), phq('2024-06-15', 3)])).toMatchObject({
      verdict: 'met',
      observed: 10.5,
    })
  })

  it('is the first after the stop where none is from before it', () => {
    expect(outcomeOf([BEFORE, phq('2024-06-20', 16), phq('2024-06-28', 3)])).toMatchObject({
      verdict: 'met',
      observed: 15.8,
    })
  })

  it('is from no later than the day another treatment was begun', () => {
    const next = (start: string) => [anotherFairTrial({ start, stop: '2024-12-31' })]
    expect(verdictOf([BEFORE, AFTER], {}, next('2024-06-10'))).toBe('met')
    expect(verdictOf([BEFORE, AFTER], {}, next('2024-06-09'))).toBe('unknown')
    // What ran before the trial began does not end it.
    expect(verdictOf([BEFORE, AFTER], {}, next('2024-03-01'))).toBe('met')
    expect(verdictOf([BEFORE, AFTER], {}, next('2024-03-02'))).toBe('unknown')
    expect(verdictOf([BEFORE, AFTER], {}, next('2024-06'))).toBe('unknown')
  })

  it('is passed over where it is certainly later than that', () => {
    const next = [anotherFairTrial({ start: '2024-06-09', stop: '2024-12-31' })]
    expect(verdictOf([BEFORE, phq('2024-06-10', 4)], { stopReason: 'lackOfEfficacy' }, next)).toBe('met')
  })

  it('counts on the very day on which something was begun that may have been for depression', () => {
    const next = [anotherFairTrial({ start: '2024-06-10', stop: '2024-12-31', indication: 'unknown' })]
    expect(verdictOf([BEFORE, AFTER], { stopReason: 'remission' }, next)).toBe('met')
  })

  it('is one of those that count: one too late leaves nothing open beside one that may count', () => {
    const scores = [BEFORE, phq('2024-04', 16), phq('2024-08-01', 3)]
    expect(verdictOf(scores, { stopReason: 'lackOfEfficacy' })).toBe('met')
  })

  it('stands where a later one may be too late, and says the same', () => {
    const next = [anotherFairTrial({ start: '2024-06-10', stop: '2024-12-31' })]
    expect(verdictOf([BEFORE, phq('2024-05-01', 16), phq('2024-06', 17)], { stopReason: 'remission' }, next)).toBe(
      'met',
    )
  })

  it('is not ended by a drug for something else, and is open where its use is not known', () => {
    const scores = [BEFORE, phq('2024-06-10', 8)]
    const next = (indication: 'other' | 'unknown') => [
      anotherFairTrial({ start: '2024-05-01', stop: '2024-12-31', indication }),
    ]
    const stopReason = 'lackOfEfficacy' as const
    expect(verdictOf(scores, { stopReason }, next('other'))).toBe('notMet')
    expect(verdictOf(scores, { stopReason }, next('unknown'))).toBe('unknown')
  })

  it('is ended by a treatment that is no drug', () => {
    const withTreatment = (start: string | null) => {
      const file = aCaseFile({
        case: { assessedOn: '2026-11-20', scores: [BEFORE, AFTER] },
        trials: [aTrialOfSpring()],
        otherTreatments: [{ id: 'o1', kind: 'ect', start }],
      })
      const trial = assessCase(file, { today: aDay('2026-11-20') }).definitions[0]?.trials[0]
      return trial === undefined ? null : findingOf(trial, 'outcome').verdict
    }
    expect(withTreatment('2024-06-10')).toBe('met')
    expect(withTreatment('2024-06-09')).toBe('unknown')
    expect(withTreatment(null)).toBe('met')
  })

  it('of an ongoing trial is the last there is', () => {
    const recorded = { stop: null, ongoing: true }
    expect(outcomeOf([BEFORE, AFTER, phq('2024-09-01', 17)], recorded)).toMatchObject({
      verdict: 'met',
      observed: 10.5,
    })
  })
})

describe('a better score before the last', () => {
  it('leaves open whether a response was lost: 19, then 9, then 16', () => {
    expect(outcomeOf([BEFORE, phq('2024-05-01', 9), AFTER])).toMatchObject({
      verdict: 'unknown',
      observed: { min: 15.8, max: 52.6 },
      basis: 'PHQ-9 19 of 27 February 2024, then 16 of 10 June 2024, and 9 of 1 May 2024 before',
    })
    expect(verdictOf([BEFORE, phq('2024-05-01', 10), AFTER])).toBe('met')
  })

  it('does so from any day after the start', () => {
    expect(verdictOf([BEFORE, phq('2024-03-02', 9), AFTER])).toBe('unknown')
  })

  it('is none from before the start', () => {
    expect(verdictOf([phq('2023-05-01', 3), BEFORE, AFTER])).toBe('met')
  })

  it('does not change by how much a trial helped that ended in a response', () => {
    expect(outcomeOf([BEFORE, phq('2024-05-01', 6), phq('2024-06-10', 9)])).toMatchObject({
      observed: 52.6,
      basis: 'PHQ-9 19 of 27 February 2024, then 9 of 10 June 2024',
    })
  })

  it('is no doubt where the loss is recorded, or the last score is a response', () => {
    const lost = assessFirst([aTrialOfSpring({ lostResponse: true })], 'six-week', {
      scores: [BEFORE, phq('2024-05-01', 9), AFTER],
    })
    expect(lost.reasons).toContain('lossOfResponse')
    expect(verdictOf([BEFORE, phq('2024-05-01', 16), phq('2024-06-10', 9)])).toBe('notMet')
  })
})

describe('what the trial itself records', () => {
  const own = (baseline: number, endpoint: number) => ({
    outcome: { scale: 'PHQ-9' as const, baseline, endpoint, endpointOn: '2024-06-12' },
  })

  it('stands where it is a pair of scores, and the scores of the case are named where they disagree', () => {
    const trial = assessFirst([aTrialOfSpring(own(20, 8))], 'six-week', { scores: [BEFORE, AFTER] })
    expect(findingOf(trial, 'outcome')).toMatchObject({ verdict: 'notMet', basis: 'PHQ-9 20 to 8' })
    expect(trial.reasons).toContain('outcomeConflict')
  })

  it('gives way to the scores of the case where it is a word, and is named where it disagrees', () => {
    const trial = assessFirst([aTrialOfSpring({ outcome: { band: 'response' } })], 'six-week', {
      scores: [BEFORE, AFTER],
    })
    expect(findingOf(trial, 'outcome')).toMatchObject({ verdict: 'met', observed: 15.8 })
    expect(trial.reasons).toContain('outcomeConflict')
  })

  it('gives the side that it has: its baseline with a score of the case, and the other way round', () => {
    const baseline = { outcome: { scale: 'PHQ-9' as const, baseline: 24 } }
    // (24 − 16) / 24 is 33.3 %.
    expect(outcomeOf([BEFORE, AFTER], baseline)).toMatchObject({
      observed: 33.3,
      basis: 'PHQ-9 24, then 16 of 10 June 2024',
    })
    const endpoint = { outcome: { scale: 'PHQ-9' as const, endpoint: 8, endpointOn: '2024-06-12' } }
    // (19 − 8) / 19 is 57.9 %.
    expect(outcomeOf([BEFORE, AFTER], endpoint)).toMatchObject({ verdict: 'notMet', observed: 57.9 })
  })

  it('gives an endpoint that it names without a day', () => {
    const endpoint = { outcome: { scale: 'PHQ-9' as const, endpoint: 8 } }
    expect(outcomeOf([BEFORE, AFTER], endpoint)).toMatchObject({
      verdict: 'notMet',
      basis: 'PHQ-9 19 of 27 February 2024, then 8',
    })
  })

  it('gives no side to another scale', () => {
    const baseline = { outcome: { scale: 'MADRS' as const, baseline: 40, baselineOn: '2024-02-28' } }
    const endpoint = { outcome: { scale: 'MADRS' as const, endpoint: 10, endpointOn: '2024-06-12' } }
    for (const recorded of [baseline, endpoint])
      expect(outcomeOf([BEFORE, AFTER], recorded)).toMatchObject({ observed: 15.8 })
  })

  it('gives its own baseline where its endpoint is too early, and a score of the case is not', () => {
    const early = { outcome: { scale: 'PHQ-9' as const, baseline: 24, endpoint: 8, endpointOn: '2024-03-20' } }
    expect(outcomeOf([AFTER], early)).toMatchObject({ verdict: 'met', basis: 'PHQ-9 24, then 16 of 10 June 2024' })
  })
})

describe('two scales', () => {
  const madrs = (date: string, total: number): Score => ({ scale: 'MADRS', date, total })

  it('that agree decide', () => {
    expect(verdictOf([BEFORE, AFTER, madrs('2024-02-28', 30), madrs('2024-06-11', 24)])).toBe('met')
  })

  it('that disagree leave the outcome unknown, and percent never crosses them', () => {
    expect(outcomeOf([BEFORE, AFTER, madrs('2024-02-28', 30), madrs('2024-06-11', 12)])).toMatchObject({
      verdict: 'unknown',
      observed: { min: 15.8, max: 60 },
      basis:
        'PHQ-9 19 of 27 February 2024, then 16 of 10 June 2024; MADRS 30 of 28 February 2024, then 12 of 11 June 2024',
    })
  })
})

describe('where an outcome by the scores of the case is used', () => {
  const scores = [BEFORE, AFTER]

  it('counts a trial as failed', () => {
    expect(assessFirst([aTrialOfSpring()], 'six-week', { scores }).counts).toBe('met')
    expect(assessFirst([aTrialOfSpring()], 'six-week', {}).counts).toBe('unknown')
  })

  it('makes a short trial an apparent failure, whose scores are from before the required days', () => {
    const short = aTrialOfSpring({ stop: '2024-03-21' })
    const apparent = (recorded: Scores) => assessUnder('six-week', [short], { scores: recorded }).apparentFailures
    expect(apparent([BEFORE, phq('2024-03-20', 18)])).toEqual({ min: 1, max: 1 })
    expect(apparent([])).toEqual({ min: 0, max: 0 })
  })

  it('is what helped before', () => {
    const helped = assess([aTrialOfSpring()], { scores: [BEFORE, phq('2024-06-10', 4)] }).beside.whatHelpedBefore
    expect(helped.map(({ trial }) => trial)).toEqual(['t1'])
    expect(assess([aTrialOfSpring()], { scores }).beside.whatHelpedBefore).toEqual([])
  })

  it('stands for one course of two records, from the baseline of the first to the end of the last', () => {
    const first = aTrialOfSpring({ stop: '2024-04-30' })
    const second = aTrialOfSpring({ id: 't2', start: '2024-05-01' })
    const trials = assessUnder('six-week', [first, second], { scores }).trials
    expect(trials.map(({ counts }) => counts)).toEqual(['notMet', 'met'])
  })
})
