import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@/lib/domain/case-file'
import { describeThen, listCauses } from '@/lib/exchange/re-runs/describe-explanation'
import { explainChange, isWorthTelling, type Kept } from '@/lib/exchange/re-runs/explain-change'
import { aTrial } from '../../factories'
import { aRecord, kept, SERTRALINE, THEN, TODAY, withFinding } from './fixture'

function explain(then: Kept, present: CaseFile, today = TODAY) {
  const explanation = explainChange(then, present, 'six-week', today)
  const causes = listCauses(explanation, 'six-week')
  return { explanation, causes, told: isWorthTelling(explanation), said: describeThen(explanation) }
}

/** What rules of May 2025 said, in which sertraline had to reach 100 mg: then it did not, and did not count. */
function underOlderRules(): Kept {
  const now = kept(aRecord(), '2025.05')
  const dose = { verdict: 'notMet', threshold: 100, source: 'An older table, row 4', evidence: 'recalled' } as const
  const trial = { adequacy: 'notMet', failed: 'notMet', counts: 'notMet', reasons: ['doseBelowMinimum'] } as const
  const result = withFinding(now.result, 'dose', dose, { ...trial, reasons: [...trial.reasons] })
  const sentence = 'The recorded trials do not meet it, as it was said then.'
  return { ...now, result: { ...result, countMin: 0, countMax: 0, sentence } }
}

describe('when rules, day and record are what they were', () => {
  it('nothing is told', () => {
    const { told, causes, explanation } = explain(kept(), aRecord(), THEN)
    expect(told).toBe(false)
    expect(causes).toEqual([])
    expect(explanation.hasSameAnswer).toBe(true)
  })

  it('nothing is told when only the day moved on and no trial goes on', () => {
    expect(explain(kept(), aRecord(), TODAY)).toMatchObject({ told: false, causes: [] })
  })
})

describe('when the rules changed', () => {
  it('names the minimum then and now, both sources with their marks, and what became of the verdict', () => {
    const { told, said, causes } = explain(underOlderRules(), aRecord())
    expect(told).toBe(true)
    expect(said).toBe(
      'On 5 March 2026, under rules 2025.05, it was: The recorded trials do not meet it, as it was said then. 0 of 2 required.',
    )
    expect(causes).toHaveLength(1)
    expect(causes[0]).toMatchObject({ cause: 'rules', title: 'The rules changed: 2025.05 then, 2026.11 now' })
    expect(causes[0]?.sentences).toEqual([
      expect.stringMatching(/^Verdict then: .* said then\. Now: The recorded trials do not meet .*\.$/),
      'Count: 0 of 2 required then, 1 of 2 required now.',
      'sertraline, dose: minimum 100 mg then, minimum 50 mg now; not met then, met now. Source of the threshold: An older table, row 4 (recalled) then, Dtsch Arztebl Int 2008, Table 2, lower end of the range (read) now.',
      'sertraline, no longer: below minimum dose.',
      'sertraline: did not count then, counts now.',
    ])
  })

  it('adds what the changelog says of the versions in between', () => {
    const { causes } = explain(underOlderRules(), aRecord())
    expect(causes[0]?.entries).toContainEqual(
      expect.stringMatching(/^2026\.11, from 21 November 2026: The first version/),
    )
  })

  it('says so when the record, run again, gives the same', () => {
    const { told, causes, said } = explain(kept(aRecord(), '2025.05'), aRecord())
    expect(told).toBe(true)
    expect(said).toBe('On 5 March 2026, under rules 2025.05, verdict and count were the same.')
    expect(causes[0]?.intro).toBe(
      'The record as it was then, run again under the present rules for the same day, gives the same result.',
    )
    expect(causes[0]?.sentences).toEqual([])
  })

  it('runs the record as it was, not the present one', () => {
    const present = aRecord({ trials: [aTrial({ ...SERTRALINE, doses: [{ mgPerDay: 25 }] })] })
    const { causes } = explain(underOlderRules(), present)
    expect(causes.map(({ cause }) => cause)).toEqual(['rules', 'record'])
    expect(causes[0]?.sentences).toContain('sertraline: did not count then, counts now.')
    expect(causes[1]?.sentences).toContain('sertraline: counted then, does not count now.')
  })

  it('is named also when the version of the rules says that nothing changed', () => {
    const then = { ...underOlderRules(), rulesVersion: '2026.11' }
    const { told, causes } = explain(then, aRecord())
    expect(told).toBe(true)
    expect(causes[0]?.title).toBe('Rules 2026.11 now judge otherwise')
    expect(causes[0]?.entries).toContainEqual(expect.stringMatching(/^2026\.11, /))
  })
})

describe('when the record changed', () => {
  it('names the fact, what it was and is, and the findings that follow', () => {
    const present = aRecord({ trials: [aTrial({ ...SERTRALINE, stop: '2024-03-28' })] })
    const { told, causes } = explain(kept(), present, THEN)
    expect(told).toBe(true)
    expect(causes).toHaveLength(1)
    // 1 to 28 March 2024, both included, are 28 days.
    expect(causes[0]?.sentences).toEqual(
      expect.arrayContaining([
        'sertraline, stop: 14 June 2024 then, 28 March 2024 now.',
        'Count: 1 of 2 required then, 0 of 2 required now.',
        'sertraline, days at dose: 106 days then, 28 days now; met then, not met now.',
        'sertraline: counted then, does not count now.',
      ]),
    )
  })

  it('is not told when verdict and count stay, and is still listed for who compares', () => {
    const present = aRecord({ case: { birthYear: 1985 } })
    const { told, causes } = explain(kept(), present, THEN)
    expect(told).toBe(false)
    expect(causes[0]).toMatchObject({ cause: 'record', intro: 'No finding changed by that.' })
    expect(causes[0]?.sentences).toEqual(['Birth year: 1984 then, 1985 now.'])
  })

  it('names a trial that was added, and one that was deleted', () => {
    const added = aTrial({ ...SERTRALINE, id: 't2', drug: 'fluoxetine', doses: [{ mgPerDay: 20 }] })
    const two = aRecord({ trials: [aTrial(SERTRALINE), added] })
    expect(explain(kept(), two, THEN).causes[0]?.sentences).toEqual(
      expect.arrayContaining([
        'fluoxetine, the whole trial: not recorded then, recorded now.',
        'fluoxetine: added; counts.',
      ]),
    )
    expect(explain(kept(two), aRecord(), THEN).causes[0]?.sentences).toEqual(
      expect.arrayContaining([
        'fluoxetine, the whole trial: recorded then, deleted now.',
        'fluoxetine: no longer recorded; counted then.',
      ]),
    )
  })
})

describe('when the day moved on', () => {
  // From 10 February to 5 March 2026 are 24 days, to 21 November 2026 285, both ends included.
  const ongoing = aRecord({
    trials: [
      aTrial({
        ...{ id: 't1', drug: 'sertraline', start: '2026-02-10', ongoing: true, doses: [{ mgPerDay: 50 }] },
        ...{ adherence: { method: 'refillRecord', proportion: 0.9 }, outcome: { band: 'none' } },
      }),
    ],
  })

  it('says which trial went on, and how many days it has now', () => {
    const { told, causes } = explain(kept(ongoing), ongoing)
    expect(told).toBe(true)
    expect(causes).toHaveLength(1)
    expect(causes[0]).toMatchObject({
      cause: 'day',
      title: 'The day moved on: 5 March 2026 then, 21 November 2026 now',
    })
    expect(causes[0]?.sentences).toContain(
      'sertraline, days at dose: 24 days then, 285 days now; not met then, met now.',
    )
  })

  it('stays what it was for a case that carries its own day', () => {
    const dated = { ...ongoing, case: { ...ongoing.case, assessedOn: THEN } }
    expect(explain(kept(ongoing), dated)).toMatchObject({ told: false, causes: [] })
  })
})

it('the three steps add up: each begins with what the one before it came to', () => {
  const then = underOlderRules()
  const present = aRecord({ trials: [aTrial({ ...SERTRALINE, stop: '2024-03-28' })] })
  const { rules, day, record, answer } = explain(then, present).explanation
  expect(rules.change.answer?.before).toBe(answer.before)
  expect(day.change.answer).toBeNull()
  expect(record.change.answer?.before).toEqual(rules.change.answer?.after)
  expect(record.change.answer?.after).toEqual(answer.after)
})
