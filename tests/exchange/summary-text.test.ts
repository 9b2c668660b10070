import { describe, expect, it } from 'vitest'
import { NOTICE } from '@/lib/exchange/summary'
import { summaryText } from '@/lib/exchange/summary-text'
import { aCaseFile, anEvaluation, RECORDED } from './fixture'

const lines = (text: string) => text.split('\n')

describe('the summary as plain text', () => {
  const text = summaryText(aCaseFile(), anEvaluation(), 'six-week')

  it('gives the answer, why, and the count in its first lines', () => {
    expect(lines(text).slice(0, 10)).toEqual([
      'A-1042: summary of antidepressant trials',
      'born 1984 · major depressive disorder · episode since February 2024, moderate ·',
      'depressed now',
      '',
      'The recorded trials cannot decide “two or more adequate failed trials”.',
      'One certainly counts. A second might: whether venlafaxine XR was taken long',
      'enough is not known. Two others were never a fair chance: one was not tolerated',
      'and one stayed below the minimum dose.',
      '1 to 2 of 2 required · definition: Six weeks (decided here) · assessed 20',
      'November 2026',
    ])
  })

  it('keeps to 80 columns', () => {
    for (const line of lines(text)) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('carries version, day, definition, assumptions, sources with marks, what is unknown, and the notice', () => {
    for (const part of [
      'Rules 2026.11 · assessed 20 November 2026',
      'DEFINITION: SIX WEEKS (DECIDED HERE)',
      'ASSUMPTIONS\n- All four trials were given for depression.',
      '[1] CANMAT 2023, Table 3.4 [read]',
      '[5] Pharmacology handbook (recalled) [recalled]',
      'NOT KNOWN\n- venlafaxine XR (trial 2): 21 to 42 days',
      'WHAT WOULD SETTLE IT\n1. How many weeks was venlafaxine XR at 150 mg or more? Pharmacy record,',
      NOTICE,
    ])
      expect(text).toContain(part)
  })

  it('shows the recalled mark beside the number that decides', () => {
    expect(text).toContain('- Dose, met: Reached 150 mg; minimum 150 mg. [5, recalled]')
  })

  it('names facts that contradict each other', () => {
    const evaluation = anEvaluation()
    const [first, ...rest] = evaluation.definitions
    const [trial, ...others] = first?.trials ?? []
    if (first === undefined || trial === undefined) throw new Error('the fixture has a trial')
    const contradictory = { ...trial, contradictions: ['Dates and weeks differ by 20 days.'] }
    const changed = { ...evaluation, definitions: [{ ...first, trials: [contradictory, ...others] }, ...rest] }
    expect(summaryText(aCaseFile(), changed, 'six-week')).toContain(
      'FACTS THAT CONTRADICT EACH OTHER\n- sertraline (trial 1): Dates and weeks differ by 20 days.',
    )
  })

  it('says that adherence is assumed wherever it shows a verdict', () => {
    const assumed = summaryText(aCaseFile(), anEvaluation({ assumeAdherence: true }), 'six-week')
    expect(assumed).toContain('Adherence is assumed where it is not recorded, as chosen.')
  })

  it('keeps ≥ and → unless plain signs are asked for', () => {
    const file = aCaseFile({ trials: [{ ...RECORDED.trials[0], comment: 'level ≥ 50 µg/L' }] })
    expect(summaryText(file, anEvaluation(), 'six-week')).toContain('level ≥ 50 µg/L')
    const plain = summaryText(file, anEvaluation(), 'six-week', { ascii: true })
    expect(plain).toContain('level >= 50 ug/L')
    expect(plain).toContain('PHQ-9 19 -> 16')
    expect(plain).not.toMatch(/[^\n\x20-\x7e]/)
  })

  it('says that no trials are recorded', () => {
    const evaluation = anEvaluation()
    const empty = { ...evaluation, definitions: evaluation.definitions.map((each) => ({ ...each, trials: [] })) }
    expect(summaryText(aCaseFile({ trials: [] }), empty, 'six-week')).toContain('TRIALS\nNo trials recorded.')
  })

  it('shows no id of a verdict, a reason or a recorded value', () => {
    expect(text).not.toMatch(
      /criteriaMet|indeterminate|pseudoResistance|notResistant|doseBelowMinimum|lackOfEfficacy|notMet/,
    )
  })
})
