import { describe, expect, it } from 'vitest'
import { failures, rule } from '@/lib/rules/policies/build-policy'
import type { EpisodeRule } from '@/lib/rules/policy-types'
import { aFairTrial, anotherFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, needsOf, PLAIN_CASE, pathwayOf } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const FAILED: Recorded = { stopReason: 'lackOfEfficacy' }

describe('a look-back of five years', () => {
  const policy = aPolicyOf([failures({ required: 1, lookBackYears: 5, rules: [rule({ days: 42 })] })])

  const of = (recorded: Recorded, assessedOn = '2026-11-20') => {
    const trials = [aFairTrial({ ...FAILED, ...recorded })]
    return assessPolicy(policy, aPolicyCase({ case: { ...PLAIN_CASE, assessedOn }, trials }))
  }

  it.each([
    ['2021-11-20', 'metByOurDefinition'],
    ['2021-11-19', 'notMet'],
    // Some of its days are within and some are not.
    ['2021-11', 'needsData'],
    ['2021-12', 'metByOurDefinition'],
    ['2021-10', 'notMet'],
    ['2021', 'needsData'],
  ])('takes a trial that ended on or after 20 November 2021: %s is %s', (stop, result) => {
    const evaluation = of({ start: '2020-01-01', stop })
    expect(evaluation.result).toBe(result)
    expect(needsOf(evaluation)).toEqual(result === 'needsData' ? ['lookBack t1'] : [])
  })

  it('ends on 28 February where the year before has no 29th', () => {
    expect(of({ start: '2020-01-01', stop: '2023-02-28' }, '2028-02-29').result).toBe('metByOurDefinition')
    expect(of({ start: '2020-01-01', stop: '2023-02-27' }, '2028-02-29').result).toBe('notMet')
  })

  it('reaches back to 29 February where there is one', () => {
    const four = aPolicyOf([failures({ required: 1, lookBackYears: 4, rules: [rule({ days: 42 })] })])
    const ended = (stop: string) =>
      assessPolicy(
        four,
        aPolicyCase({
          case: { ...PLAIN_CASE, assessedOn: '2028-02-29' },
          trials: [aFairTrial({ ...FAILED, start: '2020-01-01', stop })],
        }),
      ).result
    expect(ended('2024-02-29')).toBe('metByOurDefinition')
    expect(ended('2024-02-28')).toBe('notMet')
  })

  it('does not take a trial without dates, which may have been long ago', () => {
    expect(needsOf(of({}))).toEqual(['lookBack t1'])
  })

  it('does not ask when a trial was where the policy names none', () => {
    const any = aPolicyOf([failures({ required: 1 })])
    const trials = [aFairTrial({ ...FAILED, start: '1999-01-01', stop: '1999-06-01', episode: 'current' })]
    const file = aPolicyCase({ case: { episode: { severity: 'severe' } }, trials })
    expect(assessPolicy(any, file).result).toBe('metByOurDefinition')
  })
})

describe('the episode that a policy asks for', () => {
  type Episode = NonNullable<Recorded['episode']>
  const of = (episode: EpisodeRule, ...recorded: readonly [Episode, ...Episode[]]) => {
    const [first, second] = recorded
    const trials = [
      aFairTrial({ ...FAILED, episode: first }),
      ...(second === undefined ? [] : [anotherFairTrial({ ...FAILED, episode: second, days: 10 })]),
    ]
    const policy = aPolicyOf([failures({ required: 1, episode, rules: [rule({ days: 42, dose: 'therapeutic' })] })])
    return assessPolicy(policy, aPolicyCase({ trials }))
  }

  it.each([
    [null, 'met', 'met', 'met'],
    ['any', 'met', 'met', 'met'],
    ['current', 'met', 'notMet', 'needsData'],
    // Of earlier episodes nobody recorded which was the last one.
    ['currentElseMostRecent', 'met', 'needsData', 'needsData'],
  ] as const)(
    '%s: a trial of the current one is %s, of an earlier one %s, of one not known %s',
    (episode, ...expected) => {
      const results = (['current', 'previous', 'unknown'] as const).map((one) => of(episode, one).result)
      expect(results).toEqual(expected)
    },
  )

  it('asks which episode it was, of the trial of which that is not known', () => {
    expect(needsOf(of('current', 'unknown'))).toEqual(['episode t1'])
    expect(needsOf(of('currentElseMostRecent', 'previous'))).toEqual(['episode t1'])
  })

  it('falls back on an earlier one only where no trial at all is of the current one', () => {
    expect(of('currentElseMostRecent', 'previous', 'current').result).toBe('notMet')
    expect(of('currentElseMostRecent', 'previous', 'previous').result).toBe('needsData')
    expect(of('currentElseMostRecent', 'previous', 'unknown').result).toBe('needsData')
    expect(of('currentElseMostRecent', 'current', 'previous').result).toBe('met')
  })

  it('says in the result that it is silent on the episode, and only then', () => {
    expect(of(null, 'current').silent).toContain('episode')
    expect(of('any', 'current').silent).not.toContain('episode')
  })
})

describe('one of the trials in the current episode', () => {
  const policy = aPolicyOf([
    failures({
      required: 2,
      episode: 'any',
      atLeastInCurrentEpisode: 1,
      rules: [rule({ days: 42, dose: 'therapeutic' })],
    }),
  ])
  const of = (first: Recorded, second: Recorded) => {
    const trials = [aFairTrial({ ...FAILED, ...first }), anotherFairTrial({ ...FAILED, ...second })]
    return assessPolicy(policy, aPolicyCase({ trials }))
  }

  it('is met by either of them, and not where both are of an earlier one', () => {
    expect(of({ episode: 'current' }, { episode: 'previous' }).result).toBe('met')
    expect(of({ episode: 'previous' }, { episode: 'current' }).result).toBe('met')
    expect(of({ episode: 'previous' }, { episode: 'previous' }).result).toBe('notMet')
  })

  it('has to be one that counts: a short one of the current episode does not do', () => {
    const third = aFairTrial({ ...FAILED, id: 'third', drug: 'mirtazapine', doses: [{ mgPerDay: 30 }], days: 10 })
    const trials = [
      aFairTrial({ ...FAILED, episode: 'previous' }),
      anotherFairTrial({ ...FAILED, episode: 'previous' }),
      third,
    ]
    const evaluation = assessPolicy(policy, aPolicyCase({ trials }))
    expect(pathwayOf(evaluation, 'failure').count).toEqual({ min: 2, max: 2 })
    expect(evaluation.result).toBe('notMet')
  })

  it('needs the episode of each that may be the one', () => {
    expect(needsOf(of({ episode: 'previous' }, { episode: 'unknown' }))).toEqual(['episode other'])
  })
})
