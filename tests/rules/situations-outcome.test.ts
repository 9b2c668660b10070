import { describe, expect, it } from 'vitest'
import { type OUTCOME_BANDS, STOP_REASONS, type StopReason } from '@/lib/domain/case-file'
import { aFairTrial, assessFirst, findingOf, verdictOn } from './builders'

type Outcome = NonNullable<NonNullable<Parameters<typeof aFairTrial>[0]>['outcome']>

/** Failed below 50 %, below 25 %, and at most 25 %: met, not met, unknown. */
function under(recorded: Parameters<typeof aFairTrial>[0]): string {
  const verdicts = (['six-week', 'delphi-2022', 'mgh-atrq-25'] as const).map((definition) =>
    verdictOn('outcome', { outcome: undefined, ...recorded }, definition),
  )
  return verdicts.join(' ')
}
const dated = (outcome: Outcome) => ({ start: '2025-01-01', stop: '2025-02-28', outcome })
const phq = (baseline: number, endpoint: number) => ({ scale: 'PHQ-9' as const, baseline, endpoint })

describe('the outcome criterion: failed below 50 %, below 25 % (delphi-2022), at most 25 % (mgh-atrq-25)', () => {
  it.each([
    [-10, 'met met met'],
    [0, 'met met met'],
    [24.9, 'met met met'],
    [25, 'met notMet met'],
    [25.1, 'met notMet notMet'],
    [49.9, 'met notMet notMet'],
    [50, 'notMet notMet notMet'],
    [100, 'notMet notMet notMet'],
  ])('reads an improvement of %d %% as %s', (improvement, expected) => {
    expect(under({ outcome: { improvement } })).toBe(expected)
  })

  it('is unknown when nothing is recorded, and when the improvement is on both sides', () => {
    expect(under({})).toBe('unknown unknown unknown')
    expect(under({ outcome: { improvement: null } })).toBe('unknown unknown unknown')
    expect(under({ outcome: { improvement: { min: 40, max: 60 } } })).toBe('unknown notMet notMet')
    expect(assessFirst([aFairTrial({ outcome: undefined })]).reasons).toEqual(['outcomeUnknown'])
  })

  it('names a response when the improvement reaches the threshold of the definition', () => {
    expect(assessFirst([aFairTrial({ outcome: { improvement: 50 } })]).reasons).toEqual(['responded'])
    expect(assessFirst([aFairTrial({ outcome: { improvement: 30 } })], 'delphi-2022').reasons).toEqual(['responded'])
  })

  it.each([
    [1, 'notMet notMet notMet'],
    [2, 'notMet notMet notMet'],
    [3, 'met unknown unknown'],
    [4, 'met met met'],
    [5, 'met met met'],
    [6, 'met met met'],
    [7, 'met met met'],
  ])('reads a CGI-I of %d as %s', (cgiI, expected) => {
    expect(under({ outcome: { cgiI } })).toBe(expected)
  })

  it.each([
    ['remission', 'notMet notMet notMet'],
    ['response', 'notMet notMet notMet'],
    ['partial', 'met notMet unknown'],
    ['minimal', 'met met met'],
    ['none', 'met met met'],
    ['worse', 'met met met'],
    ['failed', 'met unknown unknown'],
    ['notFailed', 'notMet notMet notMet'],
  ] as const satisfies readonly [(typeof OUTCOME_BANDS)[number], string][])(
    'reads the band "%s" as %s',
    (band, expected) => {
      expect(under({ outcome: { band } })).toBe(expected)
    },
  )

  const TELLING: Partial<Record<StopReason, string>> = {
    lackOfEfficacy: 'met unknown unknown',
    partialResponse: 'met notMet unknown',
    remission: 'notMet notMet notMet',
  }
  it.each(STOP_REASONS.filter((reason) => reason !== 'lossOfResponse'))(
    'reads the stop reason "%s" alone: only lack of efficacy, partial response and remission say something',
    (stopReason) => {
      expect(under({ stopReason })).toBe(TELLING[stopReason] ?? 'unknown unknown unknown')
    },
  )
})

describe('a pair of scale totals', () => {
  it('takes exactly half as a response: PHQ-9 20 to 10 is 50 %, 20 to 11 is 45 %', () => {
    expect(under({ outcome: phq(20, 10) })).toBe('notMet notMet notMet')
    expect(under({ outcome: phq(20, 11) })).toBe('met notMet notMet')
  })

  it.each([
    ['PHQ-9', 5],
    ['QIDS-SR16', 6],
    ['IDS-SR30', 14],
    ['HAM-D17', 8],
    ['MADRS', 7],
    ['BDI-II', 14],
  ] as const)('is unknown from a baseline below the mild range of %s, which begins at %d', (scale, mild) => {
    const pair = (baseline: number) => ({ outcome: { scale, baseline, endpoint: baseline } })
    expect(under(pair(mild - 1))).toBe('unknown unknown unknown')
    expect(under(pair(mild))).toBe('met met met')
  })

  it('is read from the day the required days are complete: day 42 from 1 January is 11 February', () => {
    const read = (endpointOn: string) => verdictOn('outcome', dated({ ...phq(20, 18), endpointOn }))
    expect(read('2025-02-10')).toBe('unknown')
    expect(read('2025-02-11')).toBe('met')
    expect(verdictOn('outcome', dated({ ...phq(20, 18), endpointOn: '2025-02-11' }), 'eight-week')).toBe('unknown')
  })

  it('is read up to 28 days after the stop: 28 February + 28 is 28 March', () => {
    const read = (endpointOn: string) => verdictOn('outcome', dated({ ...phq(20, 18), endpointOn }))
    expect(read('2025-03-28')).toBe('met')
    expect(read('2025-03-29')).toBe('unknown')
  })

  it('is a contradiction when the baseline was taken after the endpoint', () => {
    const pair = { ...phq(20, 18), endpointOn: '2025-02-20' }
    const judged = (baselineOn: string) => assessFirst([aFairTrial(dated({ ...pair, baselineOn }))])
    expect(judged('2025-01-01').reasons).toEqual([])
    expect(judged('2025-02-21').reasons).toEqual(['contradictoryFacts', 'outcomeUnknown'])
  })

  it('gives way to the next source when it cannot be used', () => {
    const early = { ...phq(20, 8), endpointOn: '2025-01-20' }
    expect(verdictOn('outcome', dated({ ...early, band: 'none' }))).toBe('met')
    expect(verdictOn('outcome', { outcome: { ...phq(4, 4), band: 'response' } })).toBe('notMet')
  })
})

describe('sources that disagree', () => {
  const judged = (outcome: Outcome, stopReason?: StopReason) => {
    const trial = assessFirst([aFairTrial({ outcome, ...(stopReason === undefined ? {} : { stopReason }) })])
    return [findingOf(trial, 'outcome').verdict, trial.reasons]
  }

  it('follow the order scale pair, percent, CGI-I, band, stop reason, and the conflict is named', () => {
    expect(judged({ ...phq(20, 18), improvement: 60 })).toEqual(['met', ['outcomeConflict']])
    expect(judged({ improvement: 60, cgiI: 4 })).toEqual(['notMet', ['responded', 'outcomeConflict']])
    expect(judged({ cgiI: 4, band: 'response' })).toEqual(['met', ['outcomeConflict']])
    expect(judged({ band: 'response' }, 'lackOfEfficacy')).toEqual(['notMet', ['responded', 'outcomeConflict']])
    expect(judged({ band: 'none' }, 'remission')).toEqual(['met', ['outcomeConflict']])
  })

  it('are no conflict when they agree', () => {
    expect(judged({ ...phq(20, 18), improvement: 10, cgiI: 4, band: 'minimal' }, 'lackOfEfficacy')).toEqual(['met', []])
  })

  it('that agree are read together: failed (below 50) with CGI-I 4 (below 25) is below 25', () => {
    expect(under({ outcome: { cgiI: 4, band: 'failed' } })).toBe('met met met')
  })
})

describe('another agent added later', () => {
  it('leaves an outcome measured long after the addition unknown for the first drug', () => {
    const first = (endpointOn: string) =>
      aFairTrial({ start: '2025-01-01', stop: '2025-06-30', outcome: { ...phq(20, 18), endpointOn } })
    const added = aFairTrial({
      id: 'added',
      drug: 'aripiprazole',
      doses: [{ mgPerDay: 5 }],
      role: 'augmentation',
      addedTo: ['t1'],
      start: '2025-04-01',
      stop: '2025-06-30',
    })
    const outcome = (endpointOn: string) => findingOf(assessFirst([first(endpointOn), added]), 'outcome').verdict
    expect(outcome('2025-03-31')).toBe('met')
    expect(outcome('2025-06-25')).toBe('unknown')
  })
})

describe('a response of which nobody knows whether it was lost', () => {
  it.each([
    [{ band: 'none' }, 'unknown'],
    [{ band: 'response' }, 'notMet'],
  ] as const)('leaves a failure open and a response as it is', (outcome, verdict) => {
    expect(verdictOn('outcome', { outcome, lostResponse: null })).toBe(verdict)
    expect(verdictOn('outcome', { outcome, lostResponse: true })).toBe('notMet')
  })

  it('does not change an outcome where it is recorded as not lost', () => {
    expect(verdictOn('outcome', { outcome: { band: 'none' }, lostResponse: false })).toBe('met')
  })
})
