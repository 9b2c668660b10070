import { describe, expect, it } from 'vitest'
import {
  describeEdition,
  describePathway,
  describePolicyNeed,
  describePolicyResult,
  toPolicyJson,
} from '@/lib/exchange/describe-policy'
import { listCaseCriteria, listPathwayCriteria } from '@/lib/exchange/describe-policy-criteria'
import { listPolicies, POLICIES } from '@/lib/rules/policies'
import { POLICY_NEEDS } from '@/lib/rules/policy-types'
import { aFairTrial, anotherFairTrial } from '../rules/builders'
import { aPolicyCase, assessPolicy } from '../rules/policy-builders'

const FAIR = aPolicyCase({
  trials: [aFairTrial({ stopReason: 'lackOfEfficacy' }), anotherFairTrial({ stopReason: 'lackOfEfficacy' })],
})

describe('the sentences on policies', () => {
  it('say what the recorded trials come to, as published on a date, and where our numbers stand in', () => {
    expect(describePolicyResult(assessPolicy('us-medicare-tms-L34998-2022', FAIR))).toBe(
      'The recorded trials meet the criteria as published on 11 December 2022, by our definition. The policy gives no number for all of it: the minimum dose and 42 days of our six-week definition stand in. The policy says nothing of adherence, the episode or drug classes: no condition is applied.',
    )
    expect(describePolicyResult(assessPolicy('us-cigna-spravato', aPolicyCase()))).toMatch(
      /^The recorded trials do not meet the criteria as read on 20 November 2026, date of publication not known\./,
    )
  })

  it('never predict an approval', () => {
    for (const { id } of listPolicies())
      expect(describePolicyResult(assessPolicy(id, FAIR))).not.toMatch(/approv|will be|likely|eligible|qualif/i)
  })

  it('give the edition to the precision that the source gives', () => {
    expect(describeEdition(POLICIES['au-mbs-14216'])).toBe('as published in 2025')
    expect(describeEdition(POLICIES['us-fda-spravato-label'])).toBe('as published on 17 January 2025')
  })

  it('ask a question for everything that may be needed', () => {
    for (const code of POLICY_NEEDS) {
      const question = describePolicyNeed({ code, kind: 'data', about: 't1', detail: 'the second reading' }, FAIR)
      expect(question).not.toBe('')
      expect(question).not.toMatch(/undefined|null/)
    }
    const open = aPolicyCase({
      trials: [aFairTrial({ stopReason: 'lackOfEfficacy', weeks: null }), anotherFairTrial()],
    })
    expect(toPolicyJson(assessPolicy('us-cigna-spravato', open), open).needs).toEqual([
      {
        code: 'duration',
        kind: 'data',
        about: 't1',
        detail: null,
        question: 'How many weeks was sertraline taken at that dose?',
      },
    ])
  })

  it('name each psychotherapy of which the episode is asked', () => {
    const file = aPolicyCase({
      otherTreatments: [
        { id: 'p1', kind: 'psychotherapy', type: 'CBT' },
        { id: 'p2', kind: 'psychotherapy' },
      ],
    })
    const of = (about: string) =>
      describePolicyNeed({ code: 'psychotherapyEpisode', kind: 'data', about, detail: null }, file)
    expect(of('p1')).toBe('Was CBT given in the current episode?')
    expect(of('p2')).toBe('Was psychotherapy given in the current episode?')
  })

  it('give each pathway its count beside what is asked', () => {
    const [pathway] = assessPolicy('us-cigna-spravato', FAIR).pathways
    if (pathway === undefined) throw new Error('no pathway')
    expect(describePathway(pathway, 'Failed trials')).toBe('Failed trials: 2 of 2, 2 of 2 classes')
  })

  it('state what each policy asks', () => {
    for (const policy of listPolicies())
      for (const one of policy.pathways) expect(listPathwayCriteria(one)).not.toEqual([])
    expect(listCaseCriteria(POLICIES['us-qualchoice-BI734'])).toEqual([
      'Major depressive disorder',
      '18 to 64 years',
      'PHQ-9 16 or more within 28 days',
      'A score on record (PHQ-9)',
    ])
    expect(listPathwayCriteria(POLICIES['us-cigna-spravato'].pathways[0])).toEqual([
      'Two failed: antidepressants, of two classes, in the current episode',
      '42 days, therapeutic dose, improvement of at most 25 %, adherence not stated',
      'Intolerance: not stated: does not count',
    ])
  })
})
