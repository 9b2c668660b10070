import { describe, expect, it } from 'vitest'
import { failures, ONE_PSYCHOTHERAPY, rule } from '@/lib/rules/policies/build-policy'
import type { EpisodeRule, PathwayCondition, TrialRole } from '@/lib/rules/policy-types'
import { aFairTrial, anotherFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, detailedNeedsOf, needsOf, pathwayOf } from './policy-builders'

type Treatment = NonNullable<NonNullable<Parameters<typeof aPolicyCase>[0]>['otherTreatments']>[number]

const FAILED = aFairTrial({ stopReason: 'lackOfEfficacy' })

const RULES = [rule({ days: 42, dose: 'therapeutic' })] as const
const ANY_TREATMENT = ['antidepressant', 'augmentation', 'brainStimulation', 'psychotherapy'] as const

/** What a policy that asks for some failed treatments, of these roles, says of one trial and other treatments. */
function counting(
  required: number,
  otherTreatments: readonly Treatment[],
  roles: readonly TrialRole[] = ANY_TREATMENT,
  episode: EpisodeRule = 'any',
) {
  const policy = aPolicyOf([failures({ required, roles, episode, rules: RULES })])
  const file = aPolicyCase({
    case: { episode: { onset: '2026-01', severity: 'severe' } },
    trials: [FAILED],
    otherTreatments,
  })
  return assessPolicy(policy, file)
}

/** Magnetic stimulation in this episode that brought no improvement, unless the test says otherwise. */
function stimulation(recorded: Partial<Treatment> = {}): Treatment {
  return { id: 's1', kind: 'rtms', episode: 'current', outcome: { band: 'none' }, ...recorded }
}

const STATED = ['attestation: treatmentAdequacy']

describe('another treatment that a policy counts beside drugs', () => {
  it.each(['ect', 'rtms', 'vns', 'dbs'] as const)(
    'fills a place of brain stimulation where the clinician says that it was adequate: %s',
    (kind) => {
      const evaluation = counting(2, [stimulation({ kind })], ['antidepressant', 'brainStimulation'])
      expect(evaluation.result).toBe('attestationNeeded')
      expect(detailedNeedsOf(evaluation)).toEqual(STATED)
      expect(needsOf(evaluation)).toEqual(['treatmentAdequacy s1'])
    },
  )

  it('is no brain stimulation where it is a psychotherapy, and the other way round', () => {
    const [talk, magnet] = [stimulation({ kind: 'psychotherapy' }), stimulation()]
    expect(counting(2, [talk], ['antidepressant', 'psychotherapy']).result).toBe('attestationNeeded')
    expect(counting(2, [talk], ['antidepressant', 'brainStimulation']).result).toBe('notMet')
    expect(counting(2, [magnet], ['antidepressant', 'psychotherapy']).result).toBe('notMet')
  })

  it('counts nowhere where it is light therapy or something else, nor where the policy counts drugs', () => {
    expect(counting(2, [stimulation({ kind: 'lightTherapy' })]).result).toBe('notMet')
    expect(counting(2, [stimulation({ kind: 'other' })]).result).toBe('notMet')
    expect(counting(2, [stimulation()], ['antidepressant', 'augmentation']).result).toBe('notMet')
  })

  it('is no trial of a drug, has no class, and was not alone', () => {
    const policy = aPolicyOf([
      failures({
        required: 2,
        rules: RULES,
        roles: ANY_TREATMENT,
        allOf: [{ kind: 'monotherapies', required: 2, classes: 1 }],
      }),
    ])
    const of = (trials: Parameters<typeof aPolicyCase>[0]) => assessPolicy(policy, aPolicyCase(trials))
    const withDrug = of({ trials: [FAILED], otherTreatments: [stimulation()] })
    expect(withDrug.result).toBe('notMet')
    const own = pathwayOf(withDrug, 'failure')
    expect(own.trials.map(({ id }) => id)).toEqual(['t1'])
    expect(own.count).toEqual({ min: 1, max: 2 })
    expect(own.classes).toEqual({ min: 1, max: 1 })
    const SNRI = anotherFairTrial({ stopReason: 'lackOfEfficacy' })
    expect(of({ trials: [FAILED, SNRI], otherTreatments: [stimulation()] }).result).toBe('met')
  })

  it('counts once for one kind and one type, however the type is written, and apart for two', () => {
    const two = (first: string | null | undefined, second: string | null | undefined) =>
      counting(3, [stimulation({ type: first }), stimulation({ id: 's2', type: second })]).result
    expect(two('Left-sided', ' left-sided ')).toBe('notMet')
    expect(two('Thêta  burst', 'theta burst')).toBe('notMet')
    expect(two(undefined, undefined)).toBe('notMet')
    expect(two(null, ' ')).toBe('notMet')
    expect(two('left-sided', 'right-sided')).toBe('attestationNeeded')
    expect(counting(3, [stimulation(), stimulation({ id: 's2', kind: 'ect' })]).result).toBe('attestationNeeded')
  })

  it.each([
    // Recorded: any, and where the policy asks for it, of this episode.
    [{ episode: 'current' }, 'attestationNeeded'],
    [{ episode: 'previous' }, 'notMet'],
    [{ episode: 'unknown' }, 'needsData'],
    // Left out it is assumed to be the current one, unless its dates say otherwise: it began in January 2026.
    [{ episode: undefined }, 'attestationNeeded'],
    [{ episode: undefined, start: '2025-11', stop: '2025-12-31' }, 'notMet'],
    [{ episode: undefined, start: '2025-11', stop: '2026-02' }, 'needsData'],
  ] as const)('belongs to an episode: %j in the current one is %s', (recorded, result) => {
    const evaluation = counting(2, [stimulation(recorded)], ANY_TREATMENT, 'current')
    expect(evaluation.result).toBe(result)
    if (result === 'needsData') expect(needsOf(evaluation)).toContain('episode s1')
    for (const any of ['any', null] as const)
      expect(counting(2, [stimulation(recorded)], ANY_TREATMENT, any).result).toBe('attestationNeeded')
  })

  it.each([
    [null, 'needsData'],
    [{ band: 'partial' }, 'attestationNeeded'],
    [{ band: 'response' }, 'notMet'],
    [{ improvement: 49 }, 'attestationNeeded'],
    [{ improvement: 50 }, 'notMet'],
    [{ cgiI: 2, band: 'none' }, 'notMet'],
    // 30 to 15 points are exactly 50 %.
    [{ scale: 'MADRS', baseline: 30, endpoint: 15 }, 'notMet'],
    [{ scale: 'MADRS', baseline: 30, endpoint: 16 }, 'attestationNeeded'],
    // The mild range of the MADRS begins at 7: from 6 there is no room to improve.
    [{ scale: 'MADRS', baseline: 6, endpoint: 6 }, 'needsData'],
    [{ scale: 'MADRS', baseline: 6, endpoint: 6, band: 'response' }, 'notMet'],
    [{ scale: 'MADRS', baseline: { min: 6, max: 30 }, endpoint: 30, band: 'none' }, 'attestationNeeded'],
    [{ scale: 'MADRS', baseline: { min: 6, max: 30 }, endpoint: 30, band: 'response' }, 'needsData'],
    [{ scale: 'MADRS', baseline: { min: 6, max: 30 }, endpoint: 30 }, 'needsData'],
  ] as const)('failed below 50 %% of improvement: %j is %s', (outcome, result) => {
    const evaluation = counting(2, [stimulation({ outcome })])
    expect(evaluation.result).toBe(result)
    expect(needsOf(evaluation)).toEqual(
      result === 'notMet' ? [] : [...(result === 'needsData' ? ['outcome s1'] : []), 'treatmentAdequacy s1'],
    )
  })

  it('asks which facts are right where its scores or its dates contradict each other', () => {
    // The MADRS has 60 points at most.
    const scored = stimulation({ outcome: { scale: 'MADRS', baseline: 61, endpoint: 40, band: 'none' } })
    expect(needsOf(counting(2, [scored]))).toEqual(['facts s1', 'treatmentAdequacy s1'])
    const dated = stimulation({ start: '2026-03-02', stop: '2026-03-01' })
    expect(needsOf(counting(2, [dated]))).toEqual(['facts s1', 'treatmentAdequacy s1'])
  })

  it('may still help while it goes on', () => {
    expect(needsOf(counting(2, [stimulation({ ongoing: true })]))).toContain('outcome s1')
    expect(counting(2, [stimulation({ ongoing: true, outcome: { band: 'response' } })]).result).toBe('notMet')
  })
})

describe('a psychotherapy that a policy asks for', () => {
  const asking = (condition: PathwayCondition, otherTreatments: readonly Treatment[] | undefined) => {
    const policy = aPolicyOf([failures({ required: 1, rules: RULES, allOf: [condition] })])
    const file = aPolicyCase({ trials: [FAILED], otherTreatments: otherTreatments ?? [] })
    return assessPolicy(policy, otherTreatments === undefined ? { ...file, otherTreatments } : file)
  }
  const talk = (id: string, episode: 'current' | 'previous' | 'unknown'): Treatment => ({
    id,
    kind: 'psychotherapy',
    episode,
  })
  const OF_THIS_EPISODE = { ...ONE_PSYCHOTHERAPY, episode: 'current' } as const

  it('is met by one on record, whatever its kind, length, outcome and episode', () => {
    expect(asking(ONE_PSYCHOTHERAPY, [talk('p1', 'previous')]).result).toBe('met')
    expect(asking(ONE_PSYCHOTHERAPY, [{ ...talk('p1', 'unknown'), outcome: { band: 'remission' } }]).result).toBe('met')
  })

  it.each([ONE_PSYCHOTHERAPY, OF_THIS_EPISODE])('is needed where none is on record: %j', (condition) => {
    for (const none of [undefined, [], [stimulation()]]) {
      const evaluation = asking(condition, none)
      expect(evaluation.result).toBe('needsData')
      expect(detailedNeedsOf(evaluation)).toEqual(['data: psychotherapy'])
    }
  })

  it('is one of this episode where the policy asks for that', () => {
    expect(asking(OF_THIS_EPISODE, [talk('p1', 'current')]).result).toBe('met')
    expect(asking(OF_THIS_EPISODE, [talk('p1', 'previous')]).result).toBe('notMet')
    expect(asking(OF_THIS_EPISODE, [talk('p1', 'previous'), talk('p2', 'current')]).result).toBe('met')
    expect(asking(OF_THIS_EPISODE, [talk('p1', 'unknown'), talk('p2', 'current')]).result).toBe('met')
  })

  it('asks of each that may be one of this episode, and of no other, which episode it was in', () => {
    const evaluation = asking(OF_THIS_EPISODE, [talk('p1', 'previous'), talk('p2', 'unknown'), talk('p3', 'unknown')])
    expect(evaluation.result).toBe('needsData')
    expect(needsOf(evaluation)).toEqual(['psychotherapyEpisode p2', 'psychotherapyEpisode p3'])
  })

  it('may be what the clinician says was not appropriate or not available, unless one is on record', () => {
    const unless = { kind: 'psychotherapyUnless', wording: 'ifAvailable' } as const
    expect(asking(unless, [talk('p1', 'previous')]).result).toBe('met')
    expect(detailedNeedsOf(asking(unless, []))).toEqual(['attestation: psychotherapyUnless (ifAvailable)'])
    expect(detailedNeedsOf(asking({ ...unless, wording: 'ifAppropriate' }, [stimulation()]))).toEqual([
      'attestation: psychotherapyUnless (ifAppropriate)',
    ])
  })
})
