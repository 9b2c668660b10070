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
    expect(questions([other, lamotrigine, short])).toEqual(['Which drug was lamotrigine added to?'])
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
})
