import { describe, expect, it } from 'vitest'
import type { StopReason } from '@/lib/domain/case-file'
import { improvementOfScores, recordedImprovement, toImprovementQuantity } from '@/lib/rules/improvement'
import { readOutcome } from '@/lib/rules/outcome'
import { closed, halfOpen } from '@/lib/rules/range'
import { aTrial } from '../factories'
import { aFairTrial, assessFirst, findingOf } from './builders'

type Recorded = NonNullable<Parameters<typeof aTrial>[0]>
type Outcome = NonNullable<Recorded['outcome']>

const phq = { scale: 'PHQ-9', baseline: 20, endpoint: 18 } as const
const read = (outcome: Outcome) => readOutcome(aTrial({ outcome }))
const ofScores = (outcome: Outcome) => read(outcome).sources.find(({ from }) => from === 'scale')

describe('the sources of an outcome', () => {
  it('are listed from the highest rank to the lowest, each with what it rests on', () => {
    const everything = aTrial({
      outcome: { ...phq, improvement: 30, cgiI: 4, band: 'none' },
      stopReason: 'lackOfEfficacy',
    })
    expect(readOutcome(everything).sources.map(({ basis }) => basis)).toEqual([
      'PHQ-9 20 to 18',
      'recorded percentage',
      'CGI-I 4',
      'recorded as no improvement',
      'reason for stopping',
    ])
    expect(readOutcome(everything).contradictions).toEqual([])
  })

  it('gives scores as one to the other, and as one, then the other where a range would be read as both', () => {
    const basis = (baseline: Outcome['baseline'], endpoint: Outcome['endpoint']) =>
      read({ scale: 'PHQ-9', baseline, endpoint }).sources[0]?.basis
    expect(basis(20, 18)).toBe('PHQ-9 20 to 18')
    expect(basis(20, { min: 8, max: 12 })).toBe('PHQ-9 20, then 8 to 12')
    expect(basis({ min: 19 }, 18)).toBe('PHQ-9 at least 19, then 18')
  })

  it.each([
    ['remission', 'recorded as remission'],
    ['response', 'recorded as response'],
    ['partial', 'recorded as partial response'],
    ['minimal', 'recorded as minimal improvement'],
    ['none', 'recorded as no improvement'],
    ['worse', 'recorded as worse'],
    ['failed', 'recorded as failed'],
    ['notFailed', 'recorded as not failed'],
  ] as const)('the band "%s" reads: %s', (band, basis) => {
    expect(read({ band }).sources.map((source) => source.basis)).toEqual([basis])
  })

  it('are none when nothing is recorded, or only that nobody knows', () => {
    expect(readOutcome(aTrial()).sources).toEqual([])
    expect(readOutcome(aTrial({ outcome: null })).sources).toEqual([])
    expect(read({ improvement: null, cgiI: null, band: null, scale: null }).sources).toEqual([])
  })
})

describe('a pair of scores', () => {
  it.each([
    ['baseline', { ...phq, baseline: null }],
    ['baseline', { scale: 'PHQ-9', endpoint: 18 }],
    ['endpoint', { ...phq, endpoint: null }],
    ['endpoint', { scale: 'PHQ-9', baseline: 20 }],
    ['scale', { baseline: 20, endpoint: 18 }],
    ['scale', { ...phq, scale: null }],
  ] as const)('says nothing without its %s', (_, outcome) => {
    expect(read(outcome)).toEqual({ sources: [], contradictions: [] })
  })

  it.each([
    ['PHQ-9', 27],
    ['QIDS-SR16', 27],
    ['IDS-SR30', 84],
    ['MADRS', 60],
    ['HAM-D17', 52],
    ['BDI-II', 63],
  ] as const)('of %s goes up to %d, and a total above it is a contradiction', (scale, maximum) => {
    const sentence = `A ${scale} total is above the scale's maximum of ${maximum}.`
    expect(read({ scale, baseline: maximum, endpoint: maximum }).contradictions).toEqual([])
    expect(read({ scale, baseline: maximum, endpoint: maximum }).sources).toHaveLength(1)
    expect(read({ scale, baseline: maximum + 1, endpoint: 10 })).toEqual({ sources: [], contradictions: [sentence] })
    expect(read({ scale, baseline: 30, endpoint: maximum + 1 }).contradictions).toEqual([sentence])
  })

  it('known as a range is held within the mild range and the maximum of its scale', () => {
    // PHQ-9: mild from 5, at most 27. Least (5 - 27) / 5 = -440 %, most (27 - 10) / 27 = 63 %.
    const vague = ofScores({ scale: 'PHQ-9', baseline: { min: 3, max: 40 }, endpoint: { min: 10, max: 40 } })
    expect(vague?.improvement.min).toBeCloseTo(-440, 3)
    expect(vague?.improvement.max).toBeCloseTo(62.963, 3)
    expect(vague?.isUsable).toBe('unknown')
  })

  it('is usable from a baseline in the mild range on, and may be where the baseline may lie below', () => {
    expect(ofScores({ ...phq, baseline: { min: 5, max: 9 } })?.isUsable).toBe('met')
    expect(ofScores({ ...phq, baseline: { min: 4, max: 9 } })?.isUsable).toBe('unknown')
    expect(ofScores({ ...phq, baseline: { min: 4, max: 5 } })?.isUsable).toBe('unknown')
    expect(ofScores({ ...phq, baseline: { min: 3, max: 4 } })).toBeUndefined()
  })

  it('is a contradiction when the baseline is certainly dated after the endpoint, and not on the same day', () => {
    const on = (baselineOn: string | null, endpointOn: string | null) =>
      read({ ...phq, baselineOn, endpointOn }).contradictions
    const sentence = 'The baseline was scored after the endpoint.'
    expect(on('2025-02-20', '2025-02-20')).toEqual([])
    expect(on('2025-02-21', '2025-02-20')).toEqual([sentence])
    expect(on('2025-02', '2025-02-01')).toEqual([])
    expect(on('2025-03', '2025-02')).toEqual([sentence])
    expect(on('2025-03-01', null)).toEqual([])
    expect(on(null, '2025-02-20')).toEqual([])
  })
})

describe('the improvement between two scores', () => {
  const exact = (value: number) => ({ min: value, max: value })

  it('is the difference in percent of the baseline: 20 to 10 is 50 %, 20 to 25 is -25 %', () => {
    expect(improvementOfScores(exact(20), exact(10))).toEqual(closed(50, 50))
    expect(improvementOfScores(exact(20), exact(25))).toEqual(closed(-25, -25))
  })

  it('is least from the lowest baseline to the highest endpoint: 16 to 8 is 50 %, 20 to 4 is 80 %', () => {
    expect(improvementOfScores({ min: 16, max: 20 }, { min: 4, max: 8 })).toEqual(closed(50, 80))
  })

  it('to a score of 0 is 100 %, and to a score without an end goes up to the maximum of its scale', () => {
    expect(improvementOfScores(exact(20), exact(0))).toEqual(closed(100, 100))
    // PHQ-9: (20 - 27) / 20 = -35 % to (20 - 10) / 20 = 50 %; (27 - 10) / 27 = 63 % from the highest baseline.
    expect(ofScores({ ...phq, endpoint: { min: 10 } })?.improvement).toEqual(closed(-35, 50))
    expect(ofScores({ ...phq, baseline: { min: 20 }, endpoint: 10 })?.improvement.max).toBeCloseTo(62.963, 3)
  })
})

describe('an improvement in percent', () => {
  it('as recorded is a number, a range with an end or two, or not known', () => {
    expect(recordedImprovement(30)).toEqual(closed(30, 30))
    expect(recordedImprovement({ min: 40 })).toEqual(closed(40, 100))
    expect(recordedImprovement({ max: 20 })).toEqual(closed(-Infinity, 20))
    expect(recordedImprovement(null)).toBeNull()
    expect(recordedImprovement(undefined)).toBeNull()
  })

  it.each([
    [closed(50, 50), 50],
    [closed(100 / 3, 100 / 3), 33.3],
    [closed(200 / 3, 200 / 3), 66.7],
    [closed(49.97, 49.97), 49.97],
    [closed(24.999, 24.999), 24.99],
    [closed(50.04, 50.04), 50.04],
    [halfOpen(25, 50), { min: 25, max: 50 }],
    [closed(40, 100), { min: 40, max: 100 }],
    [halfOpen(-Infinity, 50), { max: 50 }],
    [closed(-Infinity, 100), null],
  ])('%o is shown as %o: one decimal, never rounded onto a threshold', (improvement, shown) => {
    expect(toImprovementQuantity(improvement)).toEqual(shown)
  })
})

describe('several reasons for stopping', () => {
  const stopped = (...stopReason: StopReason[]) => readOutcome(aTrial({ stopReason }))

  it('are read together: lack of efficacy and partial response is 25 to below 50 %', () => {
    const { sources, contradictions } = stopped('lackOfEfficacy', 'partialResponse')
    expect(sources.map(({ improvement }) => improvement)).toEqual([halfOpen(25, 50)])
    expect(contradictions).toEqual([])
  })

  it.each([
    ['lackOfEfficacy', 'remission'],
    ['remission', 'partialResponse'],
  ] as const)('%s and %s exclude each other', (a, b) => {
    expect(stopped(a, b)).toEqual({ sources: [], contradictions: ['The reasons for stopping exclude each other.'] })
    expect(assessFirst([aFairTrial({ stopReason: [a, b] })]).reasons).toContain('contradictoryFacts')
  })

  it('that say nothing of the outcome say so without contradiction', () => {
    expect(stopped('cost', 'pregnancy')).toEqual({ sources: [], contradictions: [] })
    expect(stopped('remission', 'cost').sources).toHaveLength(1)
    expect(stopped('remission', 'cost').contradictions).toEqual([])
  })
})

describe('a source that is outranked', () => {
  const conflict = (outcome: Outcome) => assessFirst([aFairTrial({ outcome })]).reasons.includes('outcomeConflict')

  it('is no conflict when it is undecided, or when the one that stands is', () => {
    expect(conflict({ improvement: 30, band: 'response' })).toBe(true)
    expect(conflict({ improvement: 60, band: 'none' })).toBe(true)
    expect(conflict({ improvement: 30, cgiI: 4, band: 'response' })).toBe(true)
    expect(conflict({ improvement: 30, cgiI: 4, band: 'none' })).toBe(false)
    expect(conflict({ improvement: { min: 40, max: 60 }, band: 'none' })).toBe(false)
    expect(conflict({ improvement: { min: 40, max: 60 }, band: 'response' })).toBe(false)
    expect(conflict({ ...phq, improvement: { min: 40, max: 60 } })).toBe(false)
  })
})

describe('the finding on the outcome', () => {
  it('shows the improvement, the threshold and what it rests on', () => {
    expect(findingOf(assessFirst([aFairTrial({ outcome: { ...phq, endpoint: 12 } })]), 'outcome')).toMatchObject({
      verdict: 'met',
      observed: 40,
      threshold: 50,
      unit: '%',
      basis: 'PHQ-9 20 to 12',
    })
    const none = findingOf(assessFirst([aFairTrial({ outcome: undefined })]), 'outcome')
    expect(none).toMatchObject({ verdict: 'unknown', observed: null, basis: null })
  })

  it('says that a response was lost, and only then', () => {
    const lost = (lostResponse: boolean | null) =>
      findingOf(assessFirst([aFairTrial({ lostResponse, outcome: { band: 'none' } })]), 'outcome')
    expect(lost(true)).toMatchObject({ verdict: 'notMet', basis: 'response, then lost on the same drug' })
    expect(lost(false)).toMatchObject({ verdict: 'met', basis: 'recorded as no improvement' })
    expect(lost(null)).toMatchObject({ verdict: 'unknown', basis: 'recorded as no improvement' })
  })
})
