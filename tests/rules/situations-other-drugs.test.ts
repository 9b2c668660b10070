import { describe, expect, it } from 'vitest'
import { DEFINITIONS, listDefinitions } from '@/lib/rules/definitions'
import { aFairTrial, anotherFairTrial, assess, assessFirst, assessUnder, findingOf } from './builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const EVERY_DEFINITION = listDefinitions().map(({ id }) => id)

/** Eight weeks at 100 mg, taken and without effect; for an antidepressant of the tables it would count. */
const given = (drug: string, recorded: Recorded = {}) =>
  aFairTrial({ id: 'x', drug, indication: 'depression', stopReason: 'lackOfEfficacy', ...recorded })

const NONE = { min: 0, max: 0 }

const GIVEN_ALONE = [
  'flupentixol',
  'Deanxit',
  "St John's wort",
  'Triavil',
  'Limbitrol',
  'Parstelin',
  'amisulpride',
  'sulpiride',
  'S-adenosylmethionine',
  'omega-3',
  'lurasidone',
]

const ADDED = [
  'paliperidone',
  'armodafinil',
  'lisdexamfetamine',
  'levothyroxine',
  'L-methylfolate',
  'creatine',
  'minocycline',
  'celecoxib',
]

describe('a product without a minimum in any instrument, given alone for depression', () => {
  it.each([...GIVEN_ALONE, ...ADDED])('%s never counts, and has its own counter', (drug) => {
    for (const definition of EVERY_DEFINITION) {
      const alone = assessUnder(definition, [given(drug, { role: 'monotherapy' })])
      expect([alone.countMin, alone.countMax]).toEqual([0, 0])
      expect(alone.verdict).toBe('notResistant')
      expect(alone.trials[0]?.counts).toBe('notMet')
      expect(alone.trials[0]?.distances).toEqual([])
      expect(alone.apparentFailures).toEqual(NONE)
      expect(alone.beside.notScored).toEqual({ min: 1, max: 1 })
      expect(alone.beside.augmentations).toEqual(NONE)
      expect(alone.beside.countedApart).toBe(0)
      expect(alone.beside.lifetimeCount).toEqual(NONE)
      expect(alone.beside.classesCounted).toEqual(NONE)
    }
  })

  it.each(GIVEN_ALONE)('%s is counted apart and says why', (drug) => {
    const alone = assessFirst([given(drug)])
    expect(alone.reasons).toContain('countedApart')
    expect(alone.notes).toContain('Not scored: no instrument gives a minimum for it.')
    expect(findingOf(alone, 'dose')).toMatchObject({ threshold: null, source: 'no source gives a minimum' })
  })

  it('leaves a case of one fair trial where it was, and is no class', () => {
    const both = [aFairTrial(), given('hypericum')]
    expect(assessUnder('six-week', both)).toMatchObject({ countMin: 1, countMax: 1, verdict: 'notResistant' })
    expect(assess(both).beside.classes).toBe(1)
    expect(assessUnder('six-week', [...both, anotherFairTrial()])).toMatchObject({
      countMin: 2,
      verdict: 'criteriaMet',
    })
  })

  it('has no distance from a definition, whatever else fell short', () => {
    const halfTaken = given('hypericum', { adherence: { method: 'selfReport', proportion: 0.5 } })
    expect(assessFirst([halfTaken])).toMatchObject({ adequacy: 'notMet', distances: [] })
  })

  it('makes no partially responsive depression with an antidepressant', () => {
    const partly = { outcome: { band: 'partial' as const } }
    const both = [aFairTrial(partly), given('hypericum', { ...partly, stopReason: undefined })]
    expect(assessUnder('six-week', both).beside.partiallyResponsive).toBe('notMet')
  })

  it('still helped before', () => {
    const helped = given('Fluanxol', { outcome: { band: 'response' }, stopReason: undefined })
    expect(assess([helped]).beside.whatHelpedBefore).toMatchObject([{ trial: 'x', drug: 'Fluanxol' }])
  })
})

describe('such a product added to an adequate antidepressant', () => {
  const added = { role: 'augmentation', addedTo: ['t1'], indication: undefined } as const

  it.each([...GIVEN_ALONE, ...ADDED])('%s is an augmentation of unknown dose, and never counts', (drug) => {
    for (const definition of EVERY_DEFINITION) {
      const result = assessUnder(definition, [aFairTrial(), given(drug, added)])
      const trial = result.trials.find(({ id }) => id === 'x')
      expect([result.countMin, result.countMax]).toEqual([1, 1])
      expect(trial?.counts).toBe('notMet')
      expect(trial?.reasons).toContain('augmentation')
      expect(findingOf(assessFirst([given(drug, added), aFairTrial()], definition), 'dose').verdict).toBe('unknown')
      expect(result.beside.notScored).toEqual(NONE)
      expect(result.beside.augmentations).toEqual({ min: 0, max: 1 })
      expect(result.beside.countedAugmentations).toEqual(NONE)
      expect(result.apparentFailures).toEqual({ min: 1, max: 1 })
    }
  })

  it('is told from an augmentation that the tables know, which counts where the definition says so', () => {
    expect(DEFINITIONS['mgh-atrq'].augmentationCounts.value).toBe(true)
    const aripiprazole = given('aripiprazole', { ...added, doses: [{ mgPerDay: 5 }] })
    expect(assessUnder('mgh-atrq', [aFairTrial(), aripiprazole]).countMax).toBe(2)
  })

  it('is an augmentation also where only the base is recorded, or no role for a drug that is never given alone', () => {
    const reasons = (drug: string, recorded: Recorded) => assessFirst([given(drug, recorded), aFairTrial()]).reasons
    expect(reasons('hypericum', { addedTo: ['t1'] })).toContain('augmentation')
    expect(reasons('hypericum', {})).toContain('countedApart')
    expect(reasons('lisdexamfetamine', {})).toContain('augmentation')
    expect(reasons('lisdexamfetamine', { role: 'monotherapy' })).toContain('notAnAntidepressant')
  })
})

describe('low doses', () => {
  const at = (drug: string, mgPerDay: number) => given(drug, { indication: undefined, doses: [{ mgPerDay }] })
  const counter = (drug: string, mgPerDay: number) => assessUnder('six-week', [at(drug, mgPerDay)]).beside.notScored

  it.each([
    ['flupentixol', 3, 4],
    ['amisulpride', 50, 51],
    ['sulpiride', 300, 301],
  ])('%s is taken as for depression up to %d mg, and asked for from %d mg', (drug, low, above) => {
    expect(counter(drug, low)).toEqual({ min: 1, max: 1 })
    expect(assessFirst([at(drug, low)]).reasons).not.toContain('indicationUnknown')
    expect(counter(drug, above)).toEqual({ min: 0, max: 1 })
    expect(assessFirst([at(drug, above)]).reasons).toContain('indicationUnknown')
  })

  it('of a drug recorded for another use are in no counter', () => {
    const forPsychosis = given('amisulpride', { indication: 'other', doses: [{ mgPerDay: 50 }] })
    expect(assessUnder('six-week', [forPsychosis]).beside.notScored).toEqual(NONE)
  })

  it('say nothing where no dose is recorded', () => {
    const unknown = given('amisulpride', { indication: undefined, doses: [{ mgPerDay: null }] })
    expect(assessFirst([unknown]).reasons).not.toContain('indicationUnknown')
  })
})

describe('products of two ingredients with amitriptyline', () => {
  it('are not amitriptyline: whatever their dose they do not count, and amitriptyline beside them does', () => {
    const amount = { amount: 150, unit: 'mg/day' as const, ingredient: 'amitriptyline' }
    const product = given('perphenazine/amitriptyline', { doses: [amount] })
    expect(assessUnder('six-week', [product]).countMax).toBe(0)
    const itself = given('amitriptyline', { id: 't2', doses: [{ mgPerDay: 150 }] })
    expect(assessUnder('six-week', [product, itself])).toMatchObject({ countMin: 1, countMax: 1 })
  })

  it('with perphenazine bring an antipsychotic of unknown dose to psychotic depression', () => {
    const diagnosis = { diagnosis: { primary: 'majorDepressiveDisorder', psychoticFeatures: 'present' } } as const
    const dates = { start: '2025-01-01', stop: '2025-06-30', antipsychoticAtTheTime: 'no' } as const
    const during = (drug: string) =>
      assessFirst(
        [aFairTrial(dates), given(drug, { ...dates, antipsychoticAtTheTime: undefined })],
        'six-week',
        diagnosis,
      ).reasons
    expect(during('Triavil')).not.toContain('psychoticWithoutAntipsychotic')
    expect(during('lurasidone')).not.toContain('psychoticWithoutAntipsychotic')
    expect(during('Limbitrol')).toContain('psychoticWithoutAntipsychotic')
  })

  it('with tranylcypromine are an MAOI to the date alarm', () => {
    const dates = { start: '2025-01-01', stop: '2025-06-30' }
    expect(assess([aFairTrial(dates), given('Parstelin', dates)]).dateAlarms).toHaveLength(1)
    expect(assess([aFairTrial(dates), given('Triavil', dates)]).dateAlarms).toEqual([])
  })

  it('with amitriptyline sound the date alarm beside an MAOI, as amitriptyline does', () => {
    const dates = { start: '2025-01-01', stop: '2025-06-30' }
    const phenelzine = aFairTrial({ drug: 'phenelzine', doses: [{ mgPerDay: 60 }], ...dates })
    const alarms = (drug: string) => assess([phenelzine, given(drug, dates)]).dateAlarms
    for (const drug of ['amitriptyline', 'Triavil', 'Limbitrol']) expect(alarms(drug)).toHaveLength(1)
    for (const drug of ['perphenazine', 'Deanxit']) expect(alarms(drug)).toEqual([])
  })
})

describe('other drugs', () => {
  it('brexanolone is counted apart whatever its role, with no distance from a definition', () => {
    const infusion = { doses: [], weeks: undefined, days: 3 }
    for (const role of ['monotherapy', 'augmentation'] as const) {
      const result = assessUnder('six-week', [given('Zulresso', { ...infusion, role, addedTo: ['t1'] }), aFairTrial()])
      expect(result.beside).toMatchObject({ countedApart: 1, notScored: NONE })
      expect(result.trials[0]).toMatchObject({ counts: 'notMet', distances: [] })
    }
  })

  it('that treat no depression are no trials of it, and in no counter', () => {
    const result = assessUnder('six-week', [given('lorazepam')])
    expect(result.trials[0]?.reasons).toContain('notAnAntidepressant')
    expect(result.beside).toMatchObject({ notScored: NONE, countedApart: 0 })
  })

  it('naltrexone-bupropion for depression may count, because its dose cannot be judged', () => {
    expect(assessUnder('six-week', [given('Contrave')])).toMatchObject({ countMin: 0, countMax: 1 })
  })
})

describe('the counters beside the verdict', () => {
  const beside = (recorded: Recorded, definition: 'six-week' | 'mgh-atrq' = 'six-week') =>
    assessUnder(definition, [aFairTrial(recorded)]).beside
  const ofUse = (count: (indication: 'depression' | 'other' | 'unknown') => unknown) =>
    (['depression', 'unknown', 'other'] as const).map(count)
  const ONE_MAYBE_NONE = [{ min: 1, max: 1 }, { min: 0, max: 1 }, NONE]

  it('count an intolerance, a loss of response and an augmentation where the drug was given for depression', () => {
    expect(ofUse((indication) => beside({ indication, days: 10, stopReason: 'sideEffects' }).intolerances)).toEqual(
      ONE_MAYBE_NONE,
    )
    expect(ofUse((indication) => beside({ indication, lostResponse: true }).lossesOfResponse)).toEqual(ONE_MAYBE_NONE)
    const quetiapine = { drug: 'quetiapine', doses: [{ mgPerDay: 150 }], role: 'augmentation' } as const
    expect(ofUse((indication) => beside({ ...quetiapine, indication }).augmentations)).toEqual(ONE_MAYBE_NONE)
  })

  it('leave out esketamine or ketamine that was given for something else', () => {
    const counted = (indication: 'depression' | 'other') => beside({ drug: 'ketamine', doses: [], indication })
    expect(counted('depression').countedApart).toBe(1)
    expect(counted('other').countedApart).toBe(0)
  })

  it('call a depression partially responsive for two antidepressants, not for one and a drug counted apart', () => {
    const partly = { outcome: { band: 'partial' as const } }
    const zuranolone = { drug: 'zuranolone', doses: [{ mgPerDay: 50 }] }
    const responsive = (second: Recorded) =>
      assessUnder('six-week', [aFairTrial(partly), anotherFairTrial({ ...partly, ...second })]).beside
        .partiallyResponsive
    expect(responsive({})).toBe('met')
    expect(responsive(zuranolone)).toBe('notMet')
    expect(responsive({ indication: 'other' })).toBe('notMet')
  })
})
