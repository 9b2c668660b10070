import { describe, expect, it } from 'vitest'
import { aFairTrial, assess } from './builders'

type Taken = { start?: string; stop?: string; ongoing?: boolean }

const trial = (drug: string, taken: Taken) =>
  aFairTrial({ id: drug, drug, weeks: undefined, doses: [{ mgPerDay: 60 }], ...taken })
const alarms = (trials: readonly ReturnType<typeof trial>[], others: readonly ({ drug: string } & Taken)[] = []) =>
  assess(trials, { otherDrugs: others }).dateAlarms

const SAYS = 'lie closer than a washout, or overlap: check these dates.'

describe('an alarm for dates of a monoamine oxidase inhibitor', () => {
  const january = trial('sertraline', { start: '2025-01-01', stop: '2025-01-31' })

  it('names both drugs, the inhibitor first', () => {
    const phenelzine = trial('phenelzine', { start: '2025-01-31', stop: '2025-03-31' })
    expect(alarms([january, phenelzine])).toEqual([`phenelzine and sertraline ${SAYS}`])
  })

  it.each<[string, Taken, boolean]>([
    ['14 days after its end', { start: '2025-02-14', stop: '2025-02-28' }, true],
    ['15 days after its end', { start: '2025-02-15', stop: '2025-02-28' }, false],
    ['until 14 days before its start', { start: '2024-11-01', stop: '2024-12-18' }, true],
    ['until 15 days before its start', { start: '2024-11-01', stop: '2024-12-17' }, false],
    ['on its last day', { start: '2025-01-31', stop: '2025-02-28' }, true],
    ['within it', { start: '2025-01-10', stop: '2025-01-12' }, true],
    ['some day in February', { start: '2025-02', stop: '2025-02-28' }, true],
    ['some day in March', { start: '2025-03', stop: '2025-03-31' }, false],
    ['with a start before it, and no stop, so that it may be', { start: '2024-01-01' }, true],
    ['since before it, and still', { start: '2024-01-01', ongoing: true }, true],
    ['still, with no start, so that it may be', { ongoing: true }, true],
    ['with a stop before it, and no start', { stop: '2024-12-17' }, false],
    ['without dates', {}, false],
  ])('sounds for linezolid among the other drugs, beside sertraline in January: %s', (_name, taken, sounds) => {
    expect(alarms([january], [{ drug: 'linezolid', ...taken }])).toEqual(
      sounds ? [`linezolid and sertraline ${SAYS}`] : [],
    )
  })

  it('sounds 35 days after fluoxetine by any name, not 36, and 14 days after the inhibitor before it', () => {
    const fluoxetine = trial('fluoxetine', { start: '2025-01-01', stop: '2025-01-31' })
    const linezolid = (start: string, stop: string) => alarms([fluoxetine], [{ drug: 'linezolid', start, stop }])
    // 31 January and 35 days is 7 March.
    expect(linezolid('2025-03-07', '2025-03-20')).toHaveLength(1)
    expect(linezolid('2025-03-08', '2025-03-20')).toEqual([])
    expect(linezolid('2024-12-01', '2024-12-18')).toHaveLength(1)
    expect(linezolid('2024-12-01', '2024-12-17')).toEqual([])
  })

  it('is silent where a trial has no dates, or dates that contradict each other', () => {
    const phenelzine = { start: '2025-01-15', stop: '2025-03-31' }
    expect(alarms([aFairTrial({ id: 'a' }), trial('phenelzine', phenelzine)])).toEqual([])
    const contradicting = trial('sertraline', { start: '2025-02-01', stop: '2025-01-01' })
    expect(alarms([contradicting, trial('phenelzine', phenelzine)])).toEqual([])
  })

  it('sounds for two without a start only where they ended on one day', () => {
    const ended = (drug: string, stop: string) => trial(drug, { stop })
    expect(alarms([ended('sertraline', '2025-01-31'), ended('phenelzine', '2025-01-31')])).toHaveLength(1)
    expect(alarms([ended('sertraline', '2025-01-31'), ended('phenelzine', '2025-02-01')])).toEqual([])
  })

  it('is silent for one inhibitor by itself, and sounds twice for two drugs beside it', () => {
    const phenelzine = trial('phenelzine', { start: '2025-01-15', stop: '2025-03-31' })
    expect(alarms([phenelzine])).toEqual([])
    const duloxetine = trial('duloxetine', { start: '2025-03-01', stop: '2025-04-30' })
    expect(alarms([january, phenelzine, duloxetine])).toEqual([
      `phenelzine and sertraline ${SAYS}`,
      `phenelzine and duloxetine ${SAYS}`,
    ])
  })
})
