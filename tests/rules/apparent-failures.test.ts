import { describe, expect, it } from 'vitest'
import { aFairTrial, anotherFairTrial, assessUnder } from './builders'

type Recorded = Parameters<typeof aFairTrial>[0]

const apparent = (recorded: Recorded) => assessUnder('six-week', [aFairTrial(recorded)]).apparentFailures
const range = (min: number, max: number) => ({ min, max })

describe('a trial recorded as ended without response', () => {
  it.each([
    ['lackOfEfficacy', 1],
    ['partialResponse', 1],
    ['nonAdherence', 1],
    ['sideEffects', 1],
    ['seriousReaction', 1],
    ['remission', 0],
    ['cost', 0],
    ['maniaOrHypomania', 0],
    ['unknown', 0],
  ] as const)('by the reason for stopping: %s: %d', (stopReason, count) => {
    expect(apparent({ stopReason, outcome: undefined })).toEqual(range(count, count))
  })

  it.each([
    ['for another use is none', { indication: 'other' }, range(0, 0)],
    ['for an unknown use may be one', { indication: 'unknown' }, range(0, 1)],
    ['in an earlier episode is none', { episode: 'previous' }, range(0, 0)],
    ['in an unknown episode may be one', { episode: 'unknown' }, range(0, 1)],
    ['with a response that was lost is none', { lostResponse: true }, range(0, 0)],
    ['with a response that may have been lost may be one', { lostResponse: null }, range(0, 1)],
    ['of a drug that is counted apart is none', { drug: 'esketamine', doses: [] }, range(0, 0)],
    ['of what was added is none', { drug: 'lithium', role: 'augmentation' }, range(0, 0)],
    ['of a drug without a name is one', { drug: 'the blue one' }, range(1, 1)],
    ['without an outcome or a reason is none', { outcome: undefined }, range(0, 0)],
  ] as const)('%s', (_, recorded, expected) => {
    expect(apparent(recorded)).toEqual(expected)
  })

  it('is none while it goes on and is short, one once it is long enough, and may be one in between', () => {
    // 42 days up to 20 November 2026 begin on 10 October.
    expect(apparent({ start: '2026-10-11', ongoing: true })).toEqual(range(0, 0))
    expect(apparent({ start: '2026-10-10', ongoing: true })).toEqual(range(1, 1))
    expect(apparent({ start: '2026-10', ongoing: true })).toEqual(range(0, 1))
    expect(apparent({ start: '2026-10-11', stop: '2026-11-19' })).toEqual(range(1, 1))
  })

  it('is counted once for each drug', () => {
    const trials = [aFairTrial({ days: 10 }), aFairTrial({ id: 'again', days: 12 }), anotherFairTrial({ days: 5 })]
    expect(assessUnder('six-week', trials).apparentFailures).toEqual(range(2, 2))
  })
})

describe('why apparent failures were no adequate trials', () => {
  const LOW = { doses: [{ mgPerDay: 20 }] } as const
  const SHORT = { days: 20 } as const
  const MISSED = { adherence: { method: 'pillCount', proportion: 0.5 } } as const
  const STOPPED = { days: 20, stopReason: 'sideEffects' } as const
  const causes = (first: Recorded, second: Recorded) =>
    assessUnder('six-week', [aFairTrial(first), anotherFairTrial(second)])

  it.each([
    ['too low', LOW, LOW, ['dose']],
    ['too short', SHORT, SHORT, ['duration']],
    ['missed', MISSED, MISSED, ['adherence']],
    ['not tolerated, and nothing else', STOPPED, STOPPED, ['intolerance']],
    ['too low, which leaves no days to count', { ...LOW, ...SHORT }, LOW, ['dose']],
    ['too low and missed', { ...LOW, ...MISSED }, LOW, ['dose', 'adherence']],
    ['too short and missed', { ...SHORT, ...MISSED }, MISSED, ['duration', 'adherence']],
    ['not tolerated, though missed as well', { ...STOPPED, ...MISSED }, STOPPED, ['intolerance']],
    ['in one order, whichever trial is first', MISSED, SHORT, ['duration', 'adherence']],
    ['in one order, with intolerance last', STOPPED, LOW, ['dose', 'intolerance']],
    ['of inadequate trials only', {}, SHORT, ['duration']],
  ] as const)('%s', (_, first, second, expected) => {
    expect(causes(first, second).causes).toEqual(expected)
  })

  it('are those of apparent failures only, and not of a third drug at too low a dose that helped', () => {
    const helped = { ...LOW, id: 'third', drug: 'fluvoxamine', outcome: { band: 'response' } } as const
    const trials = [aFairTrial(SHORT), anotherFairTrial(SHORT), aFairTrial(helped)]
    expect(assessUnder('six-week', trials)).toMatchObject({ verdict: 'pseudoResistance', causes: ['duration'] })
  })

  it('are named for apparent failures that were not adequate, and with no other verdict', () => {
    expect(causes(SHORT, SHORT).verdict).toBe('pseudoResistance')
    expect(causes({}, {})).toMatchObject({ verdict: 'criteriaMet', causes: [] })
    expect(causes({}, { ...SHORT, outcome: undefined })).toMatchObject({ verdict: 'notResistant', causes: [] })
  })

  it('are not named in remission', () => {
    const trials = [aFairTrial(SHORT), anotherFairTrial(SHORT)]
    const definition = assessUnder('six-week', trials, { currentStatus: 'remission' })
    expect(definition).toMatchObject({ verdict: 'notResistant', causes: [] })
  })

  it('are none where all trials were adequate: two drugs started together count once', () => {
    const together = { start: '2025-01-01', stop: '2025-06-30' } as const
    const pair = causes(together, { ...together, role: 'combination', addedTo: ['t1'] })
    expect(pair).toMatchObject({ countMax: 1, apparentFailures: range(2, 2), verdict: 'notResistant', causes: [] })
  })
})
