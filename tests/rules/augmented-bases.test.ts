import { describe, expect, it } from 'vitest'
import { aFairTrial, anotherFairTrial, assessUnder } from './builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

/** Aripiprazole 5 mg for 12 weeks without effect counts under the MGH-ATRQ on a base that was adequate. */
const aripiprazole = (addedTo: string[] | undefined, recorded: Recorded = {}) =>
  aFairTrial({
    ...{ id: 'a', drug: 'aripiprazole', doses: [{ mgPerDay: 5 }], role: 'augmentation' },
    ...(addedTo === undefined ? {} : { addedTo }),
    ...recorded,
  })
const countOf = (addedTo: string[] | undefined, ...bases: ReturnType<typeof aFairTrial>[]) =>
  assessUnder('mgh-atrq', [aripiprazole(addedTo), ...bases]).trials[0]?.counts

const ADEQUATE = aFairTrial()
const LOW = anotherFairTrial({ doses: [{ mgPerDay: 20 }] })
const OPEN = anotherFairTrial({ adherence: undefined })

describe('an augmentation counts by the drug to which it was added', () => {
  it.each([
    ['one that was adequate', ['t1'], [ADEQUATE], 'met'],
    ['one whose dose was too low', ['other'], [LOW], 'notMet'],
    ['one of which nobody knows whether it was taken', ['other'], [OPEN], 'unknown'],
    ['two, one of them adequate', ['t1', 'other'], [ADEQUATE, LOW], 'met'],
    ['two, one too low and one open', ['t1', 'other'], [aFairTrial({ adherence: undefined }), LOW], 'unknown'],
    ['one that was too low, beside another that was adequate', ['other'], [ADEQUATE, LOW], 'notMet'],
    ['no recorded one', undefined, [ADEQUATE], 'unknown'],
    ['an empty list', [], [ADEQUATE], 'unknown'],
  ] as const)('%s: %j %o is %s', (_, addedTo, bases, expected) => {
    expect(countOf(addedTo === undefined ? undefined : [...addedTo], ...bases)).toBe(expected)
  })

  it('and never by another augmentation, nor by a drug that is counted apart', () => {
    const lithium = aripiprazole([], { id: 'b', drug: 'quetiapine XR', doses: [{ mgPerDay: 300 }] })
    const esketamine = aFairTrial({ id: 'b', drug: 'esketamine', doses: [{ amount: 56, unit: 'mg/session' }] })
    expect(countOf(['b'], lithium)).toBe('notMet')
    expect(countOf(['b'], esketamine)).toBe('notMet')
  })

  it('and by all records of one course with it: 31 and 59 days of sertraline are 90', () => {
    const first = aFairTrial({ start: '2025-01-01', stop: '2025-01-31' })
    const second = (start: string) => aFairTrial({ id: 't2', start, stop: '2025-03-31' })
    expect(countOf(['t1'], first, second('2025-02-01'))).toBe('met')
    expect(countOf(['t2'], first, second('2025-03-20'))).toBe('notMet')
    expect(countOf(['t1'], first, second('2025-02-09'))).toBe('notMet')
    expect(countOf(['other'], first, second('2025-02-01'), LOW)).toBe('notMet')
  })
})
