import { describe, expect, it } from 'vitest'
import type { StopReason } from '@/lib/domain/case-file'
import { describeDistance } from '@/lib/exchange/describe-distance'
import { aFairTrial, assessFirst } from './builders'

type Recorded = Parameters<typeof aFairTrial>[0]

function distances(recorded: Recorded): readonly string[] {
  return assessFirst([aFairTrial(recorded)]).distances.map(describeDistance)
}

describe('the distance of an inadequate trial', () => {
  it('is the days that are missing at the minimum dose or more: 42 - 31 = 11', () => {
    expect(distances({ weeks: undefined, days: 31, doses: [{ mgPerDay: 50 }] })).toEqual([
      'Fell 11 days short at 50 mg or more.',
    ])
    expect(distances({ weeks: undefined, days: { min: 31, max: 35 }, doses: [{ mgPerDay: 50 }] })).toEqual([
      'Fell 7 to 11 days short at 50 mg or more.',
    ])
  })

  it('is nothing for an adequate trial, and for one whose days are not known', () => {
    expect(distances({})).toEqual([])
    expect(distances({ weeks: { min: 5, max: 8 } })).toEqual([])
  })

  it('is the minimum that was never reached, and says when no cap was checked', () => {
    expect(distances({ doses: [{ mgPerDay: 25 }] })).toEqual([
      'Never reached 50 mg: highest 25 mg. Cap for this patient not checked.',
    ])
    expect(distances({ doses: [{ mgPerDay: 25 }], cap: { mgPerDay: 200, reason: 'renal' } })).toEqual([
      'Never reached 50 mg: highest 25 mg.',
    ])
  })

  it('is never above the cap of the patient, which is then the minimum', () => {
    const capped = { drug: 'citalopram', doses: [{ mgPerDay: 5 }], cap: { mgPerDay: 10, reason: 'age' } } as const
    expect(distances(capped)).toEqual(['Never reached 10 mg: highest 5 mg.'])
  })

  it.each([
    ['sideEffects', 'side effects'],
    ['seriousReaction', 'side effects'],
    ['contraindication', 'a contraindication'],
    ['maniaOrHypomania', 'mania or hypomania'],
    ['pregnancy', 'pregnancy'],
    ['interaction', 'an interaction'],
  ] as const)('of the dose is withheld after %s', (stopReason, words) => {
    expect(distances({ doses: [{ mgPerDay: 25 }], stopReason })).toEqual([
      `Never reached 50 mg; no distance is given because of ${words}.`,
    ])
  })

  it('of the dose is withheld where side effects limited it, whatever the stop reason', () => {
    const sideEffects = [{ effect: 'nausea', doseLimiting: true }]
    expect(distances({ doses: [{ mgPerDay: 25 }], sideEffects, stopReason: 'patientPreference' })).toEqual([
      'Never reached 50 mg; no distance is given because of side effects.',
    ])
  })

  it('is not given in milligrams where a level below its range decides, whatever the dose: 50 to 150 ng/mL', () => {
    const recorded = { drug: 'nortriptyline', start: '2025-01-01', stop: '2025-03-31', weeks: undefined } as const
    const level = { on: '2025-02-20', analyte: 'nortriptyline', unit: 'ng/mL', hoursAfterDose: 12 }
    const at = (mgPerDay: number, value: number) =>
      distances({ ...recorded, doses: [{ mgPerDay }], plasmaLevels: [{ ...level, value }] })
    expect(at(100, 49)).toEqual(['A plasma level was below its range; no distance of the dose is given.'])
    expect(at(100, 50)).toEqual([])
    expect(at(75, 49)).toEqual(['A plasma level was below its range; no distance of the dose is given.'])
    // The minimum of nortriptyline is 75 mg.
    expect(at(50, 49)).toEqual(['Never reached 75 mg: highest 50 mg. Cap for this patient not checked.'])
  })

  it('names the highest of several doses, each as far as it is known', () => {
    const highestOf = (...doses: (number | { min: number; max: number })[]) =>
      distances({ weeks: undefined, doses: doses.map((mgPerDay) => ({ mgPerDay, days: 30 })) })
    const sentence = (highest: string) => [`Never reached 50 mg: highest ${highest}. Cap for this patient not checked.`]
    expect(highestOf(25, 40)).toEqual(sentence('40 mg'))
    expect(highestOf(40, 25)).toEqual(sentence('40 mg'))
    expect(highestOf({ min: 20, max: 45 }, { min: 25, max: 40 })).toEqual(sentence('25 to 45 mg'))
  })

  it('of which the dates contradict each other is still that of its dose', () => {
    expect(distances({ start: '2025-03-01', stop: '2025-02-28', doses: [{ mgPerDay: 25 }, { mgPerDay: 40 }] })).toEqual(
      ['Never reached 50 mg: highest 40 mg. Cap for this patient not checked.'],
    )
  })

  it('is withheld for the weightiest of several reasons for stopping', () => {
    const stopped = (...stopReason: StopReason[]) => distances({ doses: [{ mgPerDay: 25 }], stopReason })
    const sentence = (words: string) => [`Never reached 50 mg; no distance is given because of ${words}.`]
    expect(stopped('sideEffects', 'maniaOrHypomania')).toEqual(sentence('mania or hypomania'))
    expect(stopped('pregnancy', 'contraindication')).toEqual(sentence('a contraindication'))
    expect(stopped('interaction', 'pregnancy')).toEqual(sentence('pregnancy'))
    expect(stopped('seriousReaction', 'interaction')).toEqual(sentence('an interaction'))
    expect(stopped('cost', 'lackOfEfficacy')).toEqual([
      'Never reached 50 mg: highest 25 mg. Cap for this patient not checked.',
    ])
  })

  it('takes no dose for the highest that was never taken for a day', () => {
    const doses = [
      { mgPerDay: 25, days: 60 },
      { mgPerDay: 100, days: 0 },
    ]
    expect(distances({ weeks: undefined, days: undefined, doses })).toEqual([
      'Never reached 50 mg: highest 25 mg. Cap for this patient not checked.',
    ])
  })

  it('is the proportion of doses that was missing', () => {
    expect(distances({ adherence: { method: 'pillCount', proportion: 0.6 } })).toEqual([
      '60 % of doses taken, 80 % needed.',
    ])
  })

  it('is both where enough days and enough refills are each possible and no stop gives both', () => {
    // From 1 January, 42 days take until 11 February. 30 days of supply are 94 % of the days to 1 February, 71 % of 42.
    const vague = {
      start: '2025-01-01',
      stop: '2025-02',
      doses: [{ mgPerDay: 50 }],
      dispenses: [{ date: '2025-01-01', daysSupply: 30 }],
    }
    const left = { ...vague, adherence: undefined }
    expect(distances(left)).toEqual([
      'No recorded stop gives both 42 days at 50 mg or more and refills for 80 % of the days.',
    ])
    // 34 days of supply are 81 % of 42 days: both are possible.
    expect(distances({ ...left, dispenses: [{ date: '2025-01-01', daysSupply: 34 }] })).toEqual([])
  })

  it('never tells anyone what to do', () => {
    const all = [
      ...distances({ doses: [{ mgPerDay: 25 }] }),
      ...distances({ weeks: undefined, days: 31 }),
      ...distances({ adherence: { category: 'poor' } }),
    ]
    expect(all.join(' ')).not.toMatch(/increase|raise|continue|should|extend|switch|restart/i)
  })
})
