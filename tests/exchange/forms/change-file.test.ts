import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@/lib/domain/case-file'
import { MAX_TRIALS } from '@/lib/domain/case-file'
import {
  anEmptyCase,
  TOO_MANY_TRIALS,
  withConclusionForm,
  withFactsForm,
  withLinesForm,
  withoutTrial,
  withScoreLinesForm,
  withTrialForm,
} from '@/lib/exchange/forms/change-file'
import { toCaseFormValues } from '@/lib/exchange/forms/facts-form'
import type { FormValues } from '@/lib/exchange/forms/form-values'
import type { ReadForm } from '@/lib/exchange/forms/settle-form'
import { toTrialValues } from '@/lib/exchange/forms/trial-form'
import { LINES_BOX, SEEN_BOX } from '@/lib/exchange/quick-entry/entry-boxes'
import { aCaseFile, aTrial } from '../../factories'
import { aDay } from '../../rules/builders'

const TODAY = aDay('2026-11-20')
const DAY = { asOf: TODAY, dateOrder: null }

function readOf<T>(read: ReadForm<T>): T {
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return read.value
}

function errorsOf(read: ReadForm<unknown>) {
  return read.ok ? null : read.errors
}

const lines = (text: string): FormValues => ({ [LINES_BOX]: [text], [SEEN_BOX]: [text] })

describe('a trial as entered in its form', () => {
  const file = aCaseFile({
    trials: [aTrial(), aTrial({ id: 't2', drug: 'lithium', role: 'augmentation', addedTo: ['t1'] })],
  })

  it('is added at the end under an id of its own, or takes the place of the one that was edited', () => {
    const added = readOf(withTrialForm(file, null, { drug: ['mirtazapine'] }, TODAY))
    expect(added.trials.map(({ id, drug }) => `${id} ${drug}`)).toEqual([
      't1 sertraline',
      't2 lithium',
      't3 mirtazapine',
    ])
    const edited = readOf(withTrialForm(file, 't1', { drug: ['paroxetine'] }, TODAY))
    expect(edited.trials.map(({ id, drug }) => `${id} ${drug}`)).toEqual(['t1 paroxetine', 't2 lithium'])
  })

  it('is refused by box when it cannot be read, and when it cannot be so', () => {
    expect(errorsOf(withTrialForm(file, null, {}, TODAY))).toHaveProperty('drug')
    const typed = { drug: ['paroxetine'], start: ['Mar 2025'], stop: ['Jan 2025'] }
    expect(errorsOf(withTrialForm(file, null, typed, TODAY))).toHaveProperty('stop')
    expect(errorsOf(withTrialForm(file, null, { drug: ['paroxetine'], start: ['21 Nov 2026'] }, TODAY))).toHaveProperty(
      'start',
    )
    expect(withTrialForm(file, null, { drug: ['paroxetine'], start: ['20 Nov 2026'] }, TODAY).ok).toBe(true)
  })

  it('is the same trial when nothing in its form was changed', () => {
    for (const trial of file.trials)
      expect(readOf(withTrialForm(file, trial.id, toTrialValues(trial), TODAY))).toEqual(file)
  })

  it('is refused in a case that is full, while one that is there can still be edited', () => {
    const trials = (count: number) => Array.from({ length: count }, (_, index) => aTrial({ id: `t${index + 1}` }))
    const full = aCaseFile({ trials: trials(MAX_TRIALS) })
    expect(errorsOf(withTrialForm(full, null, { drug: ['paroxetine'] }, TODAY))).toEqual({ drug: TOO_MANY_TRIALS })
    expect(withTrialForm(full, 't1', { drug: ['paroxetine'] }, TODAY).ok).toBe(true)
    expect(withTrialForm(aCaseFile({ trials: trials(MAX_TRIALS - 1) }), null, { drug: ['x'] }, TODAY).ok).toBe(true)
    expect(errorsOf(withLinesForm(full, lines('sertraline 100 mg'), DAY))?.[LINES_BOX]).toContain(
      `${MAX_TRIALS} are recorded`,
    )
  })

  it('takes the links of others to it along when it is removed, and nothing else', () => {
    const left = withoutTrial(file, 't1')
    expect(left.trials).toEqual([aTrial({ id: 't2', drug: 'lithium', role: 'augmentation' })])
    expect(withoutTrial(file, 't2').trials).toEqual([file.trials[0]])
  })
})

describe('the facts as entered in their form', () => {
  it('replace those that were recorded, all but the conclusion, which has a form of its own', () => {
    const file = aCaseFile({ case: { birthYear: 1984, conclusion: { note: 'Mine.' } }, trials: [aTrial()] })
    const changed = readOf(withFactsForm(file, { label: ['B-2'] }, TODAY))
    expect(changed).toEqual(aCaseFile({ case: { label: 'B-2', conclusion: { note: 'Mine.' } }, trials: [aTrial()] }))
  })

  it('give another treatment an id that no trial has', () => {
    const file = aCaseFile({ trials: [aTrial({ id: 'o1' })] })
    const values = { ...toCaseFormValues({ facts: file.case }), 'otherTreatments.0.kind': ['ect'] }
    expect(readOf(withFactsForm(file, values, TODAY)).otherTreatments?.map(({ id }) => id)).toEqual(['o2'])
  })

  it('are refused by box: a case needs a label', () => {
    expect(errorsOf(withFactsForm(aCaseFile(), {}, TODAY))).toHaveProperty('label')
  })
})

describe('a conclusion as entered in its form', () => {
  it('needs a reason where it differs from the computed verdict, and is taken away when the form is emptied', () => {
    const file: CaseFile = aCaseFile()
    const differs = { verdict: ['criteriaMet'], on: ['20 Nov 2026'] }
    expect(errorsOf(withConclusionForm(file, differs, TODAY))).toHaveProperty('reasonCode')
    const concluded = readOf(withConclusionForm(file, { ...differs, reasonCode: ['recordDoubted'] }, TODAY))
    expect(concluded.case.conclusion).toMatchObject({ verdict: 'criteriaMet', reasonCode: 'recordDoubted', on: TODAY })
    expect(readOf(withConclusionForm(concluded, {}, TODAY))).toEqual(file)
  })
})

describe('lines', () => {
  it('become trials and treatments in their order, under ids that are free, each known by its line', () => {
    const file = aCaseFile({ trials: [aTrial({ id: 't2' })] })
    const added = readOf(
      withLinesForm(file, lines('sertraline 100 mg 8 weeks\n\nCBT 12 sessions 2023\nmirtazapine'), DAY),
    )
    expect(added.file.trials.map(({ id }) => id)).toEqual(['t2', 't1', 't3'])
    expect(added.file.otherTreatments?.map(({ id }) => id)).toEqual(['o1'])
    expect([...added.ids]).toEqual([
      [1, 't1'],
      [4, 't3'],
    ])
  })

  it('begin a case that has none, and change nothing when one of them cannot be', () => {
    expect(readOf(withLinesForm(anEmptyCase(), lines('sertraline 100 mg'), DAY)).file.trials).toHaveLength(1)
    expect(errorsOf(withLinesForm(anEmptyCase(), lines('x\nsertraline since Jan 2027'), DAY))).toHaveProperty(LINES_BOX)
    expect(errorsOf(withLinesForm(anEmptyCase(), lines(' '), DAY))).toHaveProperty(LINES_BOX)
  })

  it('of scores add each score once', () => {
    const file = aCaseFile({ case: { scores: [{ scale: 'PHQ-9', total: 19, date: '2024-02-27' }] } })
    const typed = lines('PHQ-9: 19 (27 Feb 2024), 16 (10 June 2024)')
    expect(readOf(withScoreLinesForm(file, typed, DAY)).case.scores?.map(({ total }) => total)).toEqual([19, 16])
  })
})
