import { describe, expect, it } from 'vitest'
import { aFairTrial } from './builders'
import { familiesOf, familyOf, mapOf } from './strategy-builders'

const NOT_JUDGED = { tried: 'met', adequately: null, isAsked: true }

describe('a drug without a minimum that was taken for depression', () => {
  it.each([
    ['zuranolone', 'zuranolone'],
    ['brexanolone', 'brexanolone'],
    ['flupentixol', 'flupentixol'],
    ['St John’s wort', 'St John’s wort'],
    ['Deanxit', 'Deanxit'],
    ['psilocybin', 'psilocybin'],
    ['perphenazine-amitriptyline', 'perphenazine-amitriptyline'],
  ])('is on the map as another drug on its own, and its adequacy is not judged: %s', (drug, what) => {
    const trial = aFairTrial({ id: 'a', drug, doses: [] })
    expect(familiesOf('a', [trial])).toEqual(['otherAlone'])
    expect(familyOf('otherAlone', [trial])).toMatchObject({
      ...NOT_JUDGED,
      items: [{ id: 'a', what, tried: 'met', adequacy: null }],
    })
  })

  it.each(['lithium', 'quetiapine', 'levothyroxine', 'lorazepam'])(
    'is there too when it is usually added, and was given by itself for depression: %s',
    (drug) => {
      const trial = aFairTrial({ id: 'a', drug, doses: [], role: 'monotherapy', indication: 'depression' })
      expect(familiesOf('a', [trial])).toEqual(['otherAlone'])
      expect(familyOf('otherAlone', [trial])).toMatchObject(NOT_JUDGED)
    },
  )

  it.each([
    ['zuranolone', { role: 'augmentation' }, 'otherAugmentation'],
    ['brexanolone', { role: 'combination' }, 'otherAugmentation'],
    ['zuranolone', { addedTo: ['t1'] }, 'otherAugmentation'],
    ['flupentixol', { addedTo: ['t1'] }, 'antipsychotic'],
    ['lorazepam', { role: 'combination' }, 'otherAugmentation'],
    ['lorazepam', { addedTo: ['t1'] }, 'otherAugmentation'],
    ['zuclopenthixol', { role: 'combination' }, 'antipsychotic'],
    ['zuranolone', { role: 'monotherapy', addedTo: ['t1'] }, 'otherAlone'],
  ] as const)('is filed with what was added when it was: %s %o', (drug, recorded, family) => {
    const trial = aFairTrial({ id: 'a', drug, doses: [], ...recorded })
    expect(familiesOf('a', [aFairTrial(), trial])).toEqual([family])
    expect(familyOf(family, [aFairTrial(), trial]).tried).toBe('met')
  })

  it('is called neither adequate nor inadequate when it was added and no criterion is verified', () => {
    const trial = aFairTrial({ id: 'a', drug: 'zuranolone', doses: [{ mgPerDay: 50 }], days: 14, addedTo: ['t1'] })
    expect(familyOf('otherAugmentation', [aFairTrial(), trial])).toMatchObject({
      tried: 'met',
      adequately: 'unknown',
      items: [{ adequacy: null }],
    })
  })

  it.each([
    ['esketamine', {}],
    ['ketamine', { role: 'augmentation', addedTo: ['t1'] }],
  ] as const)('stays in its own family when it is %s, alone or added', (drug, recorded) => {
    const trial = aFairTrial({ id: 'a', drug, doses: [], ...recorded })
    expect(familiesOf('a', [aFairTrial(), trial])).toEqual(['esketamineOrKetamine'])
  })

  it('is not there when it was for another use, and is open when nobody knows the use', () => {
    const flupentixol = { id: 'a', drug: 'flupentixol', doses: [] }
    expect(familyOf('otherAlone', [aFairTrial({ ...flupentixol, indication: 'other' })])).toMatchObject({
      tried: 'notMet',
      items: [],
    })
    // Above 3 mg a day flupentixol usually is for psychosis, so that its use has to be asked for.
    expect(familyOf('otherAlone', [aFairTrial({ ...flupentixol, doses: [{ mgPerDay: 6 }] })]).tried).toBe('unknown')
  })

  it('may be one of the antidepressants when its dose cannot be judged', () => {
    const trial = aFairTrial({ id: 'a', drug: 'naltrexone-bupropion', doses: [], indication: 'depression' })
    expect(familiesOf('a', [trial])).toEqual(['optimization'])
    expect(familiesOf('a', [trial, aFairTrial()])).toEqual(['optimization', 'sameClass', 'otherClass'])
    expect(familyOf('otherClass', [trial, aFairTrial()]).tried).toBe('unknown')
  })
})

describe('every trial recorded for depression', () => {
  it.each([
    'zuranolone',
    'brexanolone',
    'esketamine',
    'flupentixol',
    'hypericum',
    'lithium',
    'lisdexamfetamine',
    'naltrexone-bupropion',
    'olanzapine-fluoxetine',
    'some tablet',
    'lorazepam',
  ])('stands somewhere on the map, whatever its role: %s', (drug) => {
    for (const role of [undefined, 'monotherapy', 'combination', 'augmentation'] as const) {
      const recorded = role === undefined ? {} : { role }
      const trial = aFairTrial({ id: 'a', drug, doses: [], indication: 'depression', ...recorded })
      expect(familiesOf('a', [aFairTrial(), trial])).not.toEqual([])
    }
  })
})

describe('a drug recorded as not tried', () => {
  it.each([
    ['esketamine', 'esketamineOrKetamine'],
    ['ketamine', 'esketamineOrKetamine'],
    ['zuranolone', 'otherAlone'],
    ['brexanolone', 'otherAlone'],
    ['St John’s wort', 'otherAlone'],
    ['lithium', 'lithium'],
    ['liothyronine', 'thyroid'],
    ['levothyroxine', 'thyroid'],
    ['aripiprazole', 'antipsychotic'],
    ['paliperidone', 'antipsychotic'],
    ['Symbyax', 'antipsychotic'],
    ['lamotrigine', 'otherAugmentation'],
    ['lisdexamfetamine', 'otherAugmentation'],
    [' Vagus nerve stimulation ', 'vns'],
    ['VNS', 'vns'],
    ['CBT', 'psychotherapy'],
    ['Psychotherapy', 'psychotherapy'],
    ['Cognitive behavioral therapy', 'psychotherapy'],
    ['cognitive behavioural therapy', 'psychotherapy'],
    ['TMS', 'rtms'],
    ['rTMS', 'rtms'],
    ['transcranial magnetic stimulation', 'rtms'],
    ['ECT', 'ect'],
    ['Electroconvulsive therapy', 'ect'],
  ])('is named in its family: %s', (drug, family) => {
    const facts = { notTried: [{ drug, reason: 'patientPreference' }] }
    const named = mapOf([], [], facts).filter(({ notTried }) => notTried.length > 0)
    expect(named.map((entry) => entry.family)).toEqual([family])
    expect(named[0]?.notTried).toEqual([{ what: drug, reason: 'patientPreference' }])
  })

  it.each(['sertraline', 'naltrexone-bupropion', 'some tablet'])(
    'is named in none when it is an antidepressant, which belongs to no family alone, or not known: %s',
    (drug) => {
      expect(mapOf([], [], { notTried: [{ drug }] }).flatMap(({ notTried }) => notTried)).toEqual([])
    },
  )

  it('has no reason where none is recorded, and its note where only that is', () => {
    const facts = { notTried: [{ drug: 'ECT' }, { drug: 'ECT', note: 'no access' }] }
    expect(familyOf('ect', [], [], facts).notTried).toEqual([
      { what: 'ECT', reason: null },
      { what: 'ECT', reason: 'no access' },
    ])
  })
})
