import { describe, expect, it } from 'vitest'
import { assessPolicies } from '@/lib/rules/assess-policy'
import { getPolicy, POLICIES } from '@/lib/rules/policies'
import type { IntoleranceHandling, Policy } from '@/lib/rules/policy-types'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aDay, aFairTrial, anotherFairTrial } from './builders'
import { aPolicyCase, assessPolicy, needsOf, PLAIN_CASE, pathwayOf, trialsPathwayOf } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const FAILED: Recorded = { stopReason: 'lackOfEfficacy' }
const SSRI = (recorded: Recorded = {}) => aFairTrial({ ...FAILED, ...recorded })
const SNRI = (recorded: Recorded = {}) => anotherFairTrial({ ...FAILED, ...recorded })
const SECOND_SSRI = aFairTrial({ ...FAILED, id: 'other', drug: 'escitalopram', doses: [{ mgPerDay: 20 }] })

const TWO_FAIR = aPolicyCase({ trials: [SSRI(), SNRI()] })

describe('a policy that gives its numbers', () => {
  it('is met by two fair trials of two classes', () => {
    expect(assessPolicy('us-cigna-spravato', TWO_FAIR)).toMatchObject({ result: 'met', filled: [], needs: [] })
  })

  it('is not met by two drugs of one class, and a policy that asks for drugs is', () => {
    const file = aPolicyCase({ trials: [SSRI(), SECOND_SSRI] })
    expect(assessPolicy('us-cigna-spravato', file).result).toBe('notMet')
    expect(assessPolicy('us-fda-spravato-label', file).result).toBe('metByOurDefinition')
  })

  it('asks for six weeks: 42 days meet it and 41 do not', () => {
    const of = (days: number) => assessPolicy('us-cigna-spravato', aPolicyCase({ trials: [SSRI({ days }), SNRI()] }))
    expect(of(42).result).toBe('met')
    expect(of(41).result).toBe('notMet')
  })

  it('needs data, and names the fact, where a length is not known', () => {
    const evaluation = assessPolicy('us-cigna-spravato', aPolicyCase({ trials: [SSRI({ weeks: null }), SNRI()] }))
    expect(evaluation.result).toBe('needsData')
    expect(needsOf(evaluation)).toEqual(['duration t1'])
  })

  it('calls improvement of at most 25 % a failure where it says so: 25 % meets it, 26 % does not', () => {
    const of = (improvement: number) =>
      assessPolicy('us-cigna-spravato', aPolicyCase({ trials: [SSRI({ outcome: { improvement } }), SNRI()] })).result
    expect(of(25)).toBe('met')
    expect(of(26)).toBe('notMet')
  })

  it('asks for the current episode where it says so, and not where it is silent', () => {
    const file = aPolicyCase({ trials: [SSRI({ episode: 'previous' }), SNRI()] })
    expect(assessPolicy('us-cigna-spravato', file).result).toBe('notMet')
    const silent = assessPolicy('us-cigna-evernorth-tms-EN0383', file)
    expect(silent.result).toBe('metByOurDefinition')
    expect(silent.silent).toContain('episode')
  })

  it('wants one trial of the current episode among those of any episode', () => {
    const of = (episode: 'current' | 'previous' | 'unknown') =>
      assessPolicy('us-connectcare-tms', aPolicyCase({ trials: [SSRI({ episode }), SNRI({ episode: 'previous' })] }))
    expect(of('current').result).toBe('metByOurDefinition')
    expect(pathwayOf(of('previous'), 'failure').result).toBe('notMet')
    expect(needsOf(of('unknown'))).toContain('episode t1')
  })
})

describe('a policy without a number', () => {
  it('is met by our definition, which is named, never simply met', () => {
    const evaluation = assessPolicy('uk-nice-ta854', TWO_FAIR)
    expect(evaluation.result).toBe('metByOurDefinition')
    expect(evaluation.filled).toEqual(['dose', 'days'])
  })

  it('is not met by trials below our dose or our 42 days: silence never passes a trial', () => {
    const short = aPolicyCase({ trials: [SSRI({ days: 41 }), SNRI()] })
    const low = aPolicyCase({ trials: [SSRI({ doses: [{ mgPerDay: 25 }] }), SNRI()] })
    for (const file of [short, low]) expect(assessPolicy('uk-nice-ta854', file).result).toBe('notMet')
  })

  it('applies no condition on adherence, episode or classes, and says so', () => {
    const poorly = aPolicyCase({ trials: [SSRI({ adherence: { category: 'poor' } })] })
    const evaluation = assessPolicy('us-medicare-tms-L34998-2022', poorly)
    expect(evaluation.result).toBe('metByOurDefinition')
    expect(evaluation.silent).toEqual(expect.arrayContaining(['adherence', 'episode', 'classes']))
  })

  it('fills “adequate adherence” with ours: 80 % meets it, 79 % does not, not recorded needs data', () => {
    const of = (adherence: Recorded['adherence']) =>
      assessPolicy('us-medmutual-spravato', aPolicyCase({ trials: [SSRI({ adherence }), SNRI()] }))
    expect(of({ method: 'pillCount', proportion: 0.8 })).toMatchObject({
      result: 'metByOurDefinition',
      filled: ['adherence'],
    })
    expect(of({ method: 'pillCount', proportion: 0.79 }).result).toBe('notMet')
    expect(needsOf(of(null))).toEqual(['adherence t1'])
  })

  it('is not evaluable without a readable count, and stays so whatever the record', () => {
    for (const id of ['us-aetna-CPB0469', 'us-medicare-tms-L37086', 'us-magellan-ect-form'] as const) {
      expect(assessPolicy(id, TWO_FAIR).result).toBe('notEvaluable')
      expect(assessPolicy(id, aPolicyCase()).result).toBe('notEvaluable')
    }
  })
})

describe('what a policy asks of the case', () => {
  const of = (facts: NonNullable<Parameters<typeof aPolicyCase>[0]>['case']) =>
    assessPolicy('us-hcsc-RX501.105', aPolicyCase({ case: { ...facts }, trials: [SSRI()] }))

  it('holds severity against the words of the policy, and needs it where it is not recorded', () => {
    expect(of({ episode: { severity: 'moderate' } }).result).toBe('metByOurDefinition')
    expect(of({ episode: { severity: 'mild' } }).result).toBe('notMet')
    expect(needsOf(of({ episode: {} }))).toEqual(['severity'])
  })

  it('takes the latest score of any scale that reaches its threshold', () => {
    const scored = (total: number, earlier = 27) =>
      of({
        scores: [
          { scale: 'PHQ-9', date: '2026-10-01', total: earlier },
          { scale: 'PHQ-9', date: '2026-11-01', total },
        ],
      }).result
    expect(scored(15)).toBe('metByOurDefinition')
    // A scale that was not used may still reach its own threshold.
    expect(scored(14)).toBe('needsData')
    const all = (total: number) =>
      of({
        scores: [
          { scale: 'PHQ-9', date: '2026-11-01', total: 14 },
          { scale: 'QIDS-SR16', date: '2026-11-01', total: 15 },
          { scale: 'HAM-D17', date: '2026-11-01', total: 16 },
          { scale: 'MADRS', date: '2026-11-01', total },
        ],
      }).result
    expect(all(28)).toBe('metByOurDefinition')
    expect(all(27)).toBe('notMet')
  })

  it('excludes psychosis where the policy does, and leaves it open where nobody recorded it', () => {
    const psychotic = (psychoticFeatures: 'absent' | 'present' | 'unknown') =>
      assessPolicy(
        'us-medicare-tms-L34998-2022',
        aPolicyCase({ case: { diagnosis: { psychoticFeatures } }, trials: [SSRI()] }),
      ).result
    expect(psychotic('absent')).toBe('metByOurDefinition')
    expect(psychotic('present')).toBe('notMet')
    expect(psychotic('unknown')).toBe('needsData')
  })

  it('does not count another diagnosis, nor an age under 18', () => {
    expect(of({ diagnosis: { primary: 'bipolarDepression' } }).result).toBe('notMet')
    expect(of({ birthYear: 2009 }).result).toBe('notMet')
    expect(needsOf(of({ birthYear: null }))).toEqual(['birthYear'])
  })

  it('needs a psychotherapy on record where one is asked for', () => {
    const file = aPolicyCase({ trials: [SSRI(), SNRI()], otherTreatments: [] })
    expect(needsOf(assessPolicy('us-hcsc-PSY301.015', file))).toEqual(['psychotherapy'])
    expect(assessPolicy('us-hcsc-PSY301.015', TWO_FAIR).result).toBe('metByOurDefinition')
  })
})

describe('what only the clinician can state', () => {
  it('needs attestation where everything else is on record', () => {
    const evaluation = assessPolicy('us-wy-medicaid-spravato', TWO_FAIR)
    expect(evaluation.result).toBe('attestationNeeded')
    expect(needsOf(evaluation)).toEqual(['optimizedDose t1', 'optimizedDose other'])
  })

  it('needs none where the highest dose was the most that was tolerated', () => {
    const most: Recorded = { maximumTolerated: 'yes' }
    const file = aPolicyCase({ trials: [SSRI(most), SNRI(most)] })
    expect(assessPolicy('us-wy-medicaid-spravato', file).result).toBe('metByOurDefinition')
  })

  it('leaves a policy open whose other pathway is for the clinician to attest', () => {
    const evaluation = assessPolicy('us-ctmss-guidance', aPolicyCase({ trials: [SSRI({ days: 10 })] }))
    expect(pathwayOf(evaluation, 'failure').result).toBe('notMet')
    expect(evaluation.result).toBe('attestationNeeded')
  })

  it('asks for a formal assessment of adherence in Australia', () => {
    const most: Recorded = { maximumTolerated: 'yes' }
    const of = (method: 'pillCount' | 'selfReport') =>
      assessPolicy(
        'au-mbs-14216',
        aPolicyCase({ trials: [SSRI({ ...most, adherence: { method, proportion: 0.9 } }), SNRI(most)] }),
      )
    expect(of('pillCount').result).toBe('metByOurDefinition')
    expect(needsOf(of('selfReport'))).toEqual(['adherenceMethod t1'])
  })
})

describe('the maximum tolerated dose', () => {
  const of = (maximumTolerated: 'yes' | 'no' | 'unknown') => {
    const recorded: Recorded = { drug: 'escitalopram', doses: [{ mgPerDay: 10 }], maximumTolerated }
    const file = aPolicyCase({ trials: [SSRI(recorded), SNRI({ maximumTolerated: 'yes' })] })
    return assessPolicy('us-az-mercycare-spravato', file)
  }

  it('is met by the flag, not met against it, and needs it where it is not known', () => {
    expect(of('yes').result).toBe('met')
    expect(of('no').result).toBe('notMet')
    expect(needsOf(of('unknown'))).toEqual(['maximumTolerated t1'])
  })

  it('is met by the maximum of the label too', () => {
    const atMaximum = SSRI({ drug: 'escitalopram', doses: [{ mgPerDay: 20 }], maximumTolerated: 'no' })
    const file = aPolicyCase({ trials: [atMaximum, SNRI({ maximumTolerated: 'yes' })] })
    expect(assessPolicy('us-az-mercycare-spravato', file).result).toBe('met')
  })

  it('says where trials reach the lower of two numbers of days and not the higher', () => {
    const lasting = (days: number) => {
      const trials = [SSRI({ days, maximumTolerated: 'yes' }), SNRI({ maximumTolerated: 'yes' })]
      return pathwayOf(assessPolicy('us-az-mercycare-spravato', aPolicyCase({ trials })), 'failure')
    }
    expect(lasting(28)).toMatchObject({ result: 'met', shortOfDays: 42 })
    expect(lasting(42)).toMatchObject({ result: 'met', shortOfDays: null })
    expect(lasting(27).result).toBe('notMet')
  })
})

describe('an intolerance', () => {
  const NOT_TOLERATED = SSRI({ days: 10, outcome: null, stopReason: 'sideEffects' })
  const file = aPolicyCase({ trials: [NOT_TOLERATED, SNRI()] })
  const reading = (intolerance: IntoleranceHandling): Policy => {
    const own = POLICIES['us-centene-ambetter-CP.BH.200']
    return { ...own, pathways: [{ ...trialsPathwayOf(own, 'failure'), intolerance }] }
  }

  it('fills a place where the policy counts it as a failure, and is marked', () => {
    const evaluation = assessPolicy('us-centene-ambetter-CP.BH.200', file)
    expect(evaluation.result).toBe('metByOurDefinition')
    expect(pathwayOf(evaluation, 'failure').trials).toEqual([
      { id: 't1', fits: 'met', byIntolerance: 'met' },
      { id: 'other', fits: 'met', byIntolerance: 'notMet' },
    ])
  })

  it('counts only in its own pathway where the policy has one', () => {
    const evaluation = assessPolicy('us-medicare-tms-L34998-2022', aPolicyCase({ trials: [NOT_TOLERATED] }))
    expect(pathwayOf(evaluation, 'failure').result).toBe('notMet')
    expect(pathwayOf(evaluation, 'intolerance').result).toBe('met')
    expect(evaluation.result).toBe('met')
    expect(assessPolicy(reading('ownPathway'), file).result).toBe('notMet')
  })

  it('does not count where the policy exempts contraindicated drugs only, and a contraindication does', () => {
    const own = reading('contraindicationOnly')
    expect(assessPolicy(own, file).result).toBe('notMet')
    const notTried = (reason: string | null) =>
      aPolicyCase({ case: { notTried: [{ drug: 'bupropion', reason }] }, trials: [SNRI()] })
    expect(assessPolicy(own, notTried('contraindication')).result).toBe('metByOurDefinition')
    expect(assessPolicy(own, notTried('cost')).result).toBe('notMet')
    expect(needsOf(assessPolicy(own, notTried(null)))).toEqual(['contraindication notTried.0'])
    expect(assessPolicy(reading('asFailure'), notTried('contraindication')).result).toBe('notMet')
  })

  it('never counts where the policy says nothing of it', () => {
    expect(assessPolicy('us-hcsc-PSY301.015', file).result).toBe('notMet')
    expect(assessPolicy(reading('notStated'), file).result).toBe('notMet')
  })

  it('counts in North Dakota where it limited the dose', () => {
    const third = aFairTrial({ ...FAILED, id: 'third', drug: 'mirtazapine', doses: [{ mgPerDay: 30 }] })
    const added = aFairTrial({
      ...FAILED,
      id: 'added',
      drug: 'aripiprazole',
      doses: [{ mgPerDay: 10 }],
      role: 'augmentation',
      addedTo: ['other'],
    })
    const of = (sideEffects: Recorded['sideEffects']) => {
      const limited = SSRI({ doses: [{ mgPerDay: 25 }], sideEffects, maximumTolerated: 'no' })
      return assessPolicy('us-bcbsnd-spravato', aPolicyCase({ trials: [limited, SNRI(), third, added] })).result
    }
    expect(of([{ effect: 'nausea', doseLimiting: true }])).toBe('metByOurDefinition')
    expect(of([{ effect: 'nausea', doseLimiting: false }])).toBe('notMet')
  })

  it('needs the reason for stopping where none is recorded', () => {
    const short = aPolicyCase({ trials: [SSRI({ days: 10, stopReason: null }), SNRI()] })
    expect(needsOf(assessPolicy('us-centene-ambetter-CP.BH.200', short))).toEqual(['intolerance t1'])
  })
})

describe('a source that can be read two ways', () => {
  const augmented = (id: string, drug: string, mgPerDay: number, days: number, addedTo: string) =>
    aFairTrial({ ...FAILED, id, drug, doses: [{ mgPerDay }], days, role: 'augmentation', addedTo: [addedTo] })

  it('needs a look at the policy where only the wider reading is met', () => {
    const evaluation = assessPolicy('us-wha-spravato', TWO_FAIR)
    expect(evaluation.result).toBe('attestationNeeded')
    expect(needsOf(evaluation)).toEqual(['secondReading'])
  })

  it('is met where both readings are', () => {
    const trials = [
      SSRI(),
      SNRI(),
      augmented('a1', 'aripiprazole', 10, 28, 't1'),
      augmented('a2', 'risperidone', 2, 28, 'other'),
    ]
    expect(assessPolicy('us-wha-spravato', aPolicyCase({ trials })).result).toBe('met')
    const short = [...trials.slice(0, 3), augmented('a2', 'risperidone', 2, 27, 'other')]
    expect(assessPolicy('us-wha-spravato', aPolicyCase({ trials: short })).result).toBe('attestationNeeded')
  })
})

describe('augmentation and look-back', () => {
  const dated = (start: string, stop: string): Recorded => ({
    start,
    stop,
    episode: 'current',
    maximumTolerated: 'yes',
  })
  const of = (stop: string, otherTreatments: NonNullable<Parameters<typeof aPolicyCase>[0]>['otherTreatments']) => {
    const first = SSRI(dated('2021-01-01', stop))
    const second = SNRI(dated('2025-01-01', '2025-06-01'))
    const file = aPolicyCase({
      case: { ...PLAIN_CASE, episode: { onset: '2020-06', severity: 'severe' } },
      trials: [first, second],
      otherTreatments: otherTreatments ?? [],
    })
    return pathwayOf(assessPolicy('us-carefirst-caremark-2889A', file), 'failure')
  }
  const current = [{ id: 'p1', kind: 'psychotherapy', episode: 'current' }] as const

  it('takes trials that ended within five years: on 20 November 2021, and not a day earlier', () => {
    expect(of('2021-11-20', current).result).toBe('met')
    expect(of('2021-11-19', current).result).toBe('notMet')
  })

  it('asks for an augmentation, or a psychotherapy of this episode', () => {
    expect(of('2021-11-20', [{ id: 'p1', kind: 'psychotherapy', episode: 'previous' }]).result).toBe('notMet')
    expect(of('2021-11-20', []).result).toBe('needsData')
  })
})

describe('the list', () => {
  it('holds every policy, says which are hidden until asked for, and can be narrowed', () => {
    const context = prepareCase(TWO_FAIR, aDay('2026-11-20'), false)
    const all = assessPolicies(context)
    expect(all).toHaveLength(34)
    expect(all.filter(({ isShownByDefault }) => !isShownByDefault)).toHaveLength(10)
    expect(assessPolicies(context, [POLICIES['uk-nice-ta854']]).map(({ id }) => id)).toEqual(['uk-nice-ta854'])
    expect(getPolicy('nowhere')).toBeNull()
  })
})
