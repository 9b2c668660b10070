import { describe, expect, it } from 'vitest'
import { prepareCase } from '@/lib/rules/prepare-case'
import { isGivenAlone, judgeLoss } from '@/lib/rules/prepare-trial'
import { aCaseFile, aTrial } from '../factories'
import { aDay, aFairTrial, anotherFairTrial } from './builders'
import { aPrepared, type Recorded } from './course-builders'

describe('what a record is a trial of', () => {
  it.each<[string, Recorded, string]>([
    ['an antidepressant', {}, 'antidepressant'],
    ['an antidepressant added to another', { role: 'augmentation' }, 'antidepressant'],
    ['olanzapine-fluoxetine', { drug: 'olanzapine-fluoxetine' }, 'antidepressant'],
    ['ketamine', { drug: 'ketamine' }, 'countedApart'],
    ['aripiprazole', { drug: 'aripiprazole' }, 'augmentation'],
    ['aripiprazole added', { drug: 'aripiprazole', role: 'augmentation' }, 'augmentation'],
    ['aripiprazole alone', { drug: 'aripiprazole', role: 'monotherapy' }, 'notAnAntidepressant'],
    ['a name that is not known', { drug: 'the blue one' }, 'antidepressant'],
    ['a name that is not known, added', { drug: 'the blue one', role: 'augmentation' }, 'augmentation'],
    ['no name', { drug: null }, 'antidepressant'],
  ])('is known of %s', (_name, recorded, kind) => {
    expect(aPrepared(recorded).kind).toBe(kind)
  })

  it.each<[string, Recorded, boolean]>([
    ['no role', {}, true],
    ['no role, added to nothing', { addedTo: [] }, true],
    ['no role, added to a trial', { addedTo: ['t2'] }, false],
    ['alone', { role: 'monotherapy' }, true],
    ['alone, whatever it was added to', { role: 'monotherapy', addedTo: ['t2'] }, true],
    ['as augmentation', { role: 'augmentation' }, false],
    ['as combination', { role: 'combination' }, false],
  ])('was given alone or not: %s', (_name, recorded, alone) => {
    expect(isGivenAlone(aTrial(recorded))).toBe(alone)
  })

  it('is of one drug by what it counts as, by its own name, or by the record where it has none', () => {
    const key = (drug: string | null, id = 't1') => aPrepared({ drug, id }).drugKey
    expect(key('paroxetine CR')).toBe(key('Paxil'))
    expect(key('citalopram')).not.toBe(key('escitalopram'))
    expect(key(' The Blue one ')).toBe(key('the blue one', 't2'))
    expect(key('the blue one')).not.toBe(key('the red one'))
    expect(key(null, 't1')).not.toBe(key(null, 't2'))
    expect(key('paracetamol')).not.toBe(key('ibuprofen'))
  })
})

describe('what is recorded of a trial', () => {
  it.each<[string, Recorded, boolean]>([
    ['a start', { start: '2025' }, true],
    ['a stop', { stop: '2025' }, true],
    ['that it goes on', { ongoing: true }, true],
    ['that it does not', { ongoing: false }, false],
    ['the start of a later step', { doses: [{ mgPerDay: 25 }, { mgPerDay: 50, start: '2025' }] }, true],
    ['the stop of a step', { doses: [{ mgPerDay: 25, stop: '2025' }] }, true],
    ['a length', { weeks: 6, doses: [{ mgPerDay: 25, weeks: 6 }] }, false],
    ['dates that are not known', { start: null, stop: null, doses: [{ mgPerDay: 25, start: null }] }, false],
    ['nothing', { doses: undefined }, false],
  ])('are dates or none: %s', (_name, recorded, dates) => {
    expect(aPrepared(recorded).hasDates).toBe(dates)
  })

  it.each<[string, Recorded, { min: number; max: number } | null]>([
    ['50 and then 100 mg', { doses: [{ mgPerDay: 50 }, { mgPerDay: 100 }] }, { min: 100, max: 100 }],
    ['100 and then 50 mg', { doses: [{ mgPerDay: 100 }, { mgPerDay: 50 }] }, { min: 100, max: 100 }],
    [
      '50 to 100 and then 75 mg',
      { doses: [{ mgPerDay: { min: 50, max: 100 } }, { mgPerDay: 75 }] },
      { min: 75, max: 100 },
    ],
    ['no steps', { doses: [] }, null],
    ['nothing', { doses: undefined }, null],
  ])('gives the highest dose: %s', (_name, recorded, dose) => {
    expect(aPrepared(recorded).highestDose).toEqual(dose)
  })

  it('holds no dose over ten times the highest named one: 200 mg of sertraline, so 2000 mg and no more', () => {
    const said = 'A dose is over 10 times the highest that a label or source names, 200 mg/day.'
    expect(aPrepared({ doses: [{ mgPerDay: 2000 }] })).toMatchObject({
      contradictions: [],
      highestDose: { min: 2000, max: 2000 },
    })
    expect(aPrepared({ doses: [{ mgPerDay: 2001 }] })).toMatchObject({
      contradictions: [said],
      highestDose: { min: 0, max: Infinity },
    })
    expect(aPrepared({ doses: [{ mgPerDay: { min: 100, max: 5000 } }] }).contradictions).toEqual([])
    expect(aPrepared({ doses: [{ mgPerDay: 50 }, { mgPerDay: 9999 }] }).contradictions).toEqual([said])
    expect(aPrepared({ drug: 'the blue one', doses: [{ mgPerDay: 9999 }] }).contradictions).toEqual([])
  })

  it('names the unit that a dose is wanted in, where any step has another', () => {
    const patch = (...doses: NonNullable<Recorded['doses']>) =>
      aPrepared({ drug: 'selegiline transdermal', doses }).wantedUnit
    expect(patch({ amount: 6, unit: 'mg/24h' })).toBeNull()
    expect(patch({ amount: 6, unit: 'mg/24h' }, { mgPerDay: 6 })).toBe('mg/24h')
    expect(aPrepared().wantedUnit).toBeNull()
  })

  const LATE = 'A score, a fill or a level is dated after the day of assessment.'
  it.each<[string, Recorded, readonly string[]]>([
    ['a score of 20 November', { outcome: { endpointOn: '2026-11-20' } }, []],
    ['a score of November', { outcome: { endpointOn: '2026-11' } }, []],
    ['a score of 21 November', { outcome: { endpointOn: '2026-11-21' } }, [LATE]],
    ['a baseline of 21 November', { outcome: { baselineOn: '2026-11-21' } }, [LATE]],
    ['a score of no known day', { outcome: { baselineOn: null, endpointOn: null } }, []],
    ['a fill of 21 November', { dispenses: [{ date: '2026-11-21', daysSupply: 30 }] }, [LATE]],
    ['a fill of 20 November', { dispenses: [{ date: '2026-11-20', daysSupply: 30 }] }, []],
    ['a level of 21 November', { plasmaLevels: [{ on: '2026-11-21', value: 1, unit: 'ng/mL' }] }, [LATE]],
    ['a level of 20 November', { plasmaLevels: [{ on: '2026-11-20', value: 1, unit: 'ng/mL' }] }, []],
  ])('is late or not on 20 November 2026: %s', (_name, recorded, contradictions) => {
    expect(aPrepared(recorded).contradictions).toEqual(contradictions)
  })

  it('names what contradicts of days, adherence and outcome', () => {
    const { contradictions } = aPrepared({
      ...{ start: '2025-02-01', stop: '2025-01-01' },
      ...{ adherence: { proportion: 0.9, category: 'poor' }, outcome: { scale: 'PHQ-9', baseline: 99, endpoint: 5 } },
    })
    expect(contradictions.slice(0, 2)).toEqual([
      'The stop is before the start.',
      'The proportion and the category of adherence exclude each other.',
    ])
    expect(contradictions).toHaveLength(3)
  })

  it.each<[string, Recorded, string, boolean]>([
    ['nothing', {}, 'depression', true],
    ['depression', { indication: 'depression' }, 'depression', false],
    ['another use', { indication: 'other' }, 'other', false],
    ['that nobody knows', { indication: 'unknown' }, 'unknown', false],
    ['nothing, at a dose for sleep', { drug: 'trazodone', doses: [{ mgPerDay: 100 }] }, 'unknown', false],
    [
      'depression, at a dose for sleep',
      { drug: 'trazodone', doses: [{ mgPerDay: 100 }], indication: 'depression' },
      'depression',
      false,
    ],
    ['nothing, of a name not known', { drug: 'the blue one' }, 'depression', true],
  ])('is for depression, another use or not known: %s', (_name, recorded, indication, isIndicationAssumed) => {
    expect(aPrepared(recorded)).toMatchObject({ indication, isIndicationAssumed })
  })

  it.each<[string, Recorded, string]>([
    ['lost', { lostResponse: true }, 'met'],
    ['stopped as it was lost', { stopReason: 'lossOfResponse' }, 'met'],
    ['stopped as it was lost, and said not to be', { stopReason: 'lossOfResponse', lostResponse: false }, 'met'],
    ['not known', { lostResponse: null }, 'unknown'],
    ['not lost', { lostResponse: false }, 'notMet'],
    ['nothing', {}, 'notMet'],
  ])('is a response that was lost or not: %s', (_name, recorded, verdict) => {
    expect(judgeLoss(aPrepared(recorded))).toBe(verdict)
  })
})

describe('a case', () => {
  const dated = { start: '2025-01-01', stop: '2025-06-30' }
  const added = (id: string, start: string) =>
    aFairTrial({
      id,
      drug: 'aripiprazole',
      doses: [{ mgPerDay: 10 }],
      role: 'augmentation',
      addedTo: ['t1'],
      start,
      stop: '2025-06-30',
    })
  const prepared = (facts: NonNullable<Parameters<typeof aCaseFile>[0]>['case'] = {}, isAssumed = false) =>
    prepareCase(
      aCaseFile({
        case: facts,
        trials: [
          aFairTrial(dated),
          anotherFairTrial({ ...dated, start: '2025-01-02' }),
          added('a', '2025-05-01'),
          added('b', '2025-04-01'),
        ],
      }),
      aDay('2026-11-20'),
      isAssumed,
    )

  it('tells when another drug was first added to a trial, and of no other', () => {
    const { addition } = prepared()
    const april = addition('t1')
    expect(april).not.toBeNull()
    expect(addition('t1')).toBe(april)
    // 1 April 2025 is day 20,179 since 1970-01-01.
    expect(april).toMatchObject({ first: 20_179, last: 20_179 })
    expect(addition('other')).toBeNull()
    expect(addition('nobody')).toBeNull()
  })

  it('tells of an antipsychotic only where there were psychotic features, and of antidepressants', () => {
    expect(prepared().antipsychotic('t1')).toBeNull()
    expect(prepared({ diagnosis: { psychoticFeatures: 'absent' } }).antipsychotic('t1')).toBeNull()
    const { antipsychotic } = prepared({ diagnosis: { psychoticFeatures: 'present' } })
    expect(antipsychotic('t1')).not.toBeNull()
    expect(antipsychotic('a')).toBeNull()
    expect(antipsychotic('nobody')).toBeNull()
  })

  it('tells what makes exposure uncertain, and nothing of a trial that is not there', () => {
    const { exposures } = prepared({ otherDrugs: [{ drug: 'carbamazepine', ongoing: true, start: '2024' }] })
    expect(exposures('t1')).toHaveLength(1)
    expect(exposures('nobody')).toEqual([])
    expect(prepared().exposures('t1')).toEqual([])
  })

  it('holds the day, the onset and what is assumed', () => {
    // 20 November 2026 is day 20,777 since 1970-01-01; 1 and 28 February 2025 are days 20,120 and 20,147.
    expect(prepared({ episode: { onset: '2025-02' } }, true)).toMatchObject({
      today: 20_777,
      assumeAdherence: true,
      onset: { first: 20_120, last: 20_147 },
    })
    expect(prepared({ episode: { onset: null } }).onset).toBeNull()
    expect(prepared({ episode: {} }).onset).toBeNull()
    expect(prepared()).toMatchObject({ onset: null, assumeAdherence: false, courses: [], startedTogether: [] })
  })
})
