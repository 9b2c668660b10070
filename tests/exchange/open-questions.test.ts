import { describe, expect, it } from 'vitest'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { openQuestions } from '@/lib/exchange/open-questions'
import { assessCase } from '@/lib/rules/assess-case'
import { aCaseFile, aTrial } from '../factories'
import { aDay } from '../rules/builders'

const FAILED = { doses: [{ mgPerDay: 200 }], adherence: { category: 'good' }, outcome: { band: 'none' } } as const

function failed(id: string, drug: string, recorded: Parameters<typeof aTrial>[0] = {}): AntidepressantTrial {
  return aTrial({ id, drug, weeks: 12, ...FAILED, ...recorded })
}

function ask(trials: readonly AntidepressantTrial[], diagnosis?: 'unknown') {
  const facts = diagnosis === undefined ? {} : { diagnosis: { primary: diagnosis } }
  const file = aCaseFile({ case: facts, trials })
  return openQuestions(assessCase(file, { today: aDay('2026-11-20') }), 'mgh-atrq', file)
}

function questions(trials: readonly AntidepressantTrial[], diagnosis?: 'unknown') {
  return ask(trials, diagnosis).map(({ question }) => question)
}

describe('open questions', () => {
  it('ask for what is unknown and could change the verdict, and say whom', () => {
    const vague = failed('t2', 'venlafaxine', { weeks: { min: 4, max: 8 }, formulation: 'XR' })
    expect(ask([failed('t1', 'sertraline'), vague])).toEqual([
      {
        trial: 't2',
        field: 'duration',
        question: 'How many weeks was venlafaxine XR at 150 mg or more?',
        ask: 'Pharmacy record, patient.',
        places: [{ trial: 't2', name: 'venlafaxine XR' }],
      },
    ])
  })

  it('ask only for the dose where the dose alone decides the days', () => {
    const { doses: _doses, ...noDose } = failed('t2', 'venlafaxine')
    expect(questions([failed('t1', 'sertraline'), noDose])).toEqual([
      'What was the highest dose of venlafaxine, and did it reach 150 mg?',
    ])
  })

  it('ask nothing where the verdict is already certain', () => {
    expect(questions([failed('t1', 'sertraline'), failed('t2', 'venlafaxine')])).toEqual([])
    expect(questions([failed('t1', 'sertraline', { weeks: { min: 4, max: 8 } })])).toEqual([])
  })

  it('ask for a diagnosis that is not known', () => {
    expect(questions([failed('t1', 'sertraline')], 'unknown')).toEqual(['What is the primary diagnosis?'])
  })

  it('ask what an augmentation was added to, and about that trial', () => {
    const lamotrigine = failed('t2', 'lamotrigine', { role: 'augmentation' })
    const short = failed('t1', 'sertraline', { weeks: { min: 4, max: 8 }, outcome: { band: 'response' } })
    const other = failed('t3', 'fluoxetine')
    // It may have been sertraline, whose length is not known.
    expect(questions([other, lamotrigine, short])).toEqual([
      'Which drug was lamotrigine added to?',
      'How many weeks was sertraline at 50 mg or more?',
    ])
    expect(questions([other, { ...lamotrigine, addedTo: ['t1'] }, short])).toEqual([
      'How many weeks was sertraline at 50 mg or more?',
    ])
  })

  it('ask which drug it was where the name is not recognized', () => {
    expect(questions([failed('t1', 'the blue one'), failed('t2', 'sertraline')])[0]).toBe(
      'Which drug was “the blue one”?',
    )
  })

  it('ask for an outcome that could name a third and fourth failure apparent', () => {
    const short = (id: string, drug: string, band: 'none' | undefined) =>
      aTrial({ id, drug, weeks: 2, ...(band === undefined ? {} : { outcome: { band } }) })
    expect(questions([short('t1', 'sertraline', 'none'), short('t2', 'fluoxetine', undefined)])).toEqual([])
  })

  it('give a choice as either and or, each with whom to ask, after what is asked in any case', () => {
    const dated = { weeks: undefined, start: '2025-03-01', stop: '2025-05-31' }
    const first = failed('t1', 'sertraline', { ...dated, outcome: {} })
    const file = aCaseFile({ case: { episode: { onset: '2025' } }, trials: [first, failed('t2', 'venlafaxine')] })
    const asked = openQuestions(assessCase(file, { today: aDay('2026-11-20') }), 'six-week', file)
    expect(asked.map(({ question, ask }) => `${question} ${ask}`)).toEqual([
      'How much better was the depression at the end of sertraline, on which scale? Chart, patient, informant.',
      'Either: Was sertraline taken in the current episode? Or: On which day did the current episode begin? Chart, patient. Or: Chart, patient, informant.',
    ])
    // The episode is recorded with the trial, the onset with the case.
    expect(asked.map(({ places }) => places)).toEqual([
      [{ trial: 't1', name: 'sertraline' }],
      [
        { trial: 't1', name: 'sertraline' },
        { trial: null, name: 'the case' },
      ],
    ])
  })

  it('ask for days where days are recorded, and for the doses of a length only where they are not known', () => {
    const dated = { weeks: undefined, start: '2025-03', stop: '2025-04' }
    expect(questions([failed('t1', 'sertraline', dated), failed('t2', 'venlafaxine')])).toEqual([
      'From which day to which day was sertraline at 50 mg or more?',
    ])
    const { doses: _doses, ...noDose } = failed('t1', 'sertraline', { weeks: { min: 4, max: 8 } })
    expect(questions([noDose, failed('t2', 'venlafaxine')])).toEqual([
      'What was the highest dose of sertraline, and did it reach 50 mg?',
      'How many weeks was sertraline taken, at which doses?',
    ])
  })

  it('say that an answer may not be enough where none settles the case whatever it is', () => {
    const first = failed('t1', 'sertraline', { weeks: undefined, start: '2025-03-01', stop: '2025-05-31' })
    const lithium = aTrial({ id: 'a', drug: 'lithium', role: 'augmentation', addedTo: ['t1'], start: '2025-03-20' })
    const file = aCaseFile({ trials: [first, lithium, failed('t2', 'venlafaxine')] })
    const asked = openQuestions(assessCase(file, { today: aDay('2026-11-20') }), 'six-week', file)
    expect(asked.map(({ ask }) => ask)).toEqual(['Chart, patient, informant. The answer may not be enough.'])
  })
})
