import { describe, expect, it } from 'vitest'
import { describeScoreReading, describeState } from '@/lib/exchange/quick-entry/scores/describe-scores'
import { readScoreLines, type Score } from '@/lib/exchange/quick-entry/scores/score-lines'
import { readScoreLinesForm } from '@/lib/exchange/quick-entry/scores/score-lines-form'
import { aDay } from '../../../rules/builders'

const DAY = { asOf: aDay('2026-11-20'), dateOrder: null }
const RECORDED: readonly Score[] = [{ scale: 'PHQ-9', date: aDay('2024-02-05'), total: 19 }]

const listStates = (text: string, recorded: readonly Score[] = []) =>
  readScoreLines(text, DAY, recorded).flatMap(({ entry }) => entry.scores.map(({ state }) => state))
const readForm = (lines: string) => readScoreLinesForm({ lines: [lines], seen: [lines] }, DAY)

describe('scores beside those that are recorded', () => {
  it('are not added again where scale, date and total are the same, and only there', () => {
    const text = 'PHQ-9 19 (5 Feb 2024), 18 (5 Feb 2024), 19 (3/2024)\nQIDS 19 (5 Feb 2024)'
    expect(listStates(text, RECORDED)).toEqual(['recorded', 'new', 'new', 'new'])
  })

  it('are added once where they are written twice', () => {
    expect(listStates('PHQ-9 18 (3/2024)\n3/2024: PHQ9 18')).toEqual(['new', 'repeated'])
  })

  it('are counted in one sentence, with what is left to do', () => {
    const lines = readScoreLines('PHQ-9 19 (5 Feb 2024), 16 (4/2024)\nMADRS 20 xyzzy', DAY, RECORDED)
    expect(describeScoreReading(lines)).toBe(
      '1 score to save, 1 recorded already, 1 not complete, 1 part not understood.',
    )
  })
})

describe('a score that cannot be', () => {
  it.each([
    ['PHQ-9 28, Mar 2024', 'Total: The PHQ-9 ends at 27: correct the total or the scale.'],
    ['MADRS 61, Mar 2024', 'Total: The MADRS ends at 60: correct the total or the scale.'],
    ['QIDS 20-30, Mar 2024', 'Total: The QIDS-SR16 ends at 27: correct the total or the scale.'],
    ['HAM-D17 53, Mar 2024', 'Total: The HAM-D17 ends at 52: correct the total or the scale.'],
    ['PHQ-9 18, Jan 2027', 'Date: This date is after today, 20 November 2026: correct the day or the year.'],
  ])('names its field and what to do: %s', (line, said) => {
    const [score] = readScoreLines(line, DAY, [])[0]?.entry.scores ?? []
    expect(score && describeState(score)).toBe(said)
  })

  it.each([
    'PHQ-9 27, Mar 2024',
    'MADRS 60, Mar 2024',
    'HAM-D17 52, Mar 2024',
    'PHQ-9 0, Mar 2024',
    'PHQ-9 18, Nov 2026',
  ])('is not one at the end of its scale or of time: %s', (line) => expect(listStates(line)).toEqual(['new']))
})

describe('the form of scores', () => {
  it('gives the scores of lines that are understood whole', () => {
    expect(readForm('PHQ-9 ?, 5 Feb 2024\n\n3 Mar 2024: MADRS 30-32')).toEqual({
      ok: true,
      value: [
        { scale: 'PHQ-9', total: null, date: '2024-02-05' },
        { scale: 'MADRS', total: { min: 30, max: 32 }, date: '2024-03-03' },
      ],
    })
  })

  it.each([
    ['', /^Write at least one score/],
    ['PHQ-9 19', /^Line 1: the date is missing\.$/],
    ['PHQ-9', /^Line 1: the total and date are missing\.$/],
    ['PHQ-9 19, Mar 2024\n19, Mar 2024', /^Line 2: the scale is missing\.$/],
    ['PHQ-9 30, Mar 2024', /^Line 1, total: The PHQ-9 ends at 27/],
    ['PHQ-9 19, Mar 2024, tired', /^Line 1: “tired” is not understood. A score has no place for a comment/],
    ['HAMD 19, Mar 2024', /^Line 1: “HAMD” is not understood. This has several versions; a case holds the HAM-D17\.$/],
    ['PHQ-9 19\n\nQIDS 3', /^Line 1: the date is missing\. Look under line 3 too\.$/],
    ['PHQ-9 19\nQIDS 3\nIDS 40', /^Line 1: the date is missing\. Look under lines 2 and 3 too\.$/],
    ['and then', /^Line 1 holds no score\.$/],
  ])('refuses the whole, with the line and the fix: %j', (lines, message) => {
    expect(readForm(lines)).toEqual({ ok: false, errors: { lines: expect.stringMatching(message) } })
  })

  it('refuses without an error what was not shown as it is read', () => {
    const values = { lines: ['PHQ-9 19, Mar 2024'], seen: [''] }
    expect(readScoreLinesForm(values, DAY)).toEqual({ ok: false, errors: {} })
  })
})
