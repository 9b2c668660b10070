import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DateOrder } from '@/lib/exchange/quick-entry/date-order'
import { type ReadScore, readScoreLine } from '@/lib/exchange/quick-entry/scores/read-score-line'
import { aDay } from '../../../rules/builders'
import { WRITTEN_SCORES } from './written-scores'

function read(line: string, dateOrder: DateOrder | null = null, asOf = '2026-11-20') {
  return readScoreLine(line, { asOf: aDay(asOf), dateOrder })
}

const LINES = WRITTEN_SCORES.map(([line, scores, notUnderstood = []]) => ({ line, scores, notUnderstood }))

const toWritten = ({ scale, total, date }: ReadScore) => [scale ?? '-', total === undefined ? '-' : total, date ?? '-']

describe('a line of scores as a clinician writes it', () => {
  it('is tried in at least 60 ways', () => {
    expect(new Set(WRITTEN_SCORES.map(([line]) => line)).size).toBeGreaterThanOrEqual(60)
  })

  it.each(LINES)('$line', ({ line, scores, notUnderstood }) => {
    const entry = read(line)
    expect(entry.scores.map(toWritten)).toEqual(scores)
    expect(entry.notUnderstood.map(({ written }) => written)).toEqual(notUnderstood)
  })

  it.each(LINES)('says of every score what is missing: $line', ({ line }) => {
    for (const { scale, total, date, missing } of read(line).scores) {
      const left = Object.entries({ scale, total, date }).filter(([, value]) => value === undefined)
      expect(missing).toEqual(left.map(([field]) => field))
    }
  })
})

describe('a name that can be of several scales', () => {
  it('is shown beside the scale that it is read as', () => {
    expect(read('QIDS 15, May 2024').scores).toMatchObject([{ scale: 'QIDS-SR16', scaleText: 'QIDS' }])
    expect(read('IDS 40, May 2024').scores).toMatchObject([{ scale: 'IDS-SR30', scaleText: 'IDS' }])
    expect(read('QIDS-SR16 15, May 2024').scores[0]).not.toHaveProperty('scaleText')
  })

  it('is asked about where the versions differ, with the one that a case holds', () => {
    expect(read('HAM-D 24, May 2024').notUnderstood).toEqual([
      { written: 'HAM-D', why: 'This has several versions; a case holds the HAM-D17.', suggested: 'HAM-D17' },
    ])
    expect(read('BDI 24, May 2024').notUnderstood).toEqual([
      { written: 'BDI', why: 'This has several versions; a case holds the BDI-II.', suggested: 'BDI-II' },
    ])
  })

  it('is said to be none of the six where it is another scale', () => {
    expect(read('GAD-7 12, May 2024').notUnderstood[0]?.why).toBe('Not one of the six scales of a case.')
  })
})

describe('a date that can be two days', () => {
  it('is read in the order that the practice has set, and otherwise says how to write it', () => {
    expect(read('PHQ-9 18, 03/04/2024').notUnderstood).toEqual([
      { written: '03/04/2024', why: 'This can be two days: write the month by name.' },
    ])
    expect(read('PHQ-9 18, 03/04/2024', 'dayFirst').scores[0]?.date).toBe('2024-04-03')
    expect(read('PHQ-9 18, 03/04/2024', 'monthFirst').scores[0]?.date).toBe('2024-03-04')
  })

  it('says why the total is missing where a number stands right before the month', () => {
    expect(read('PHQ-9 19 Feb 2024').scores[0]?.hint).toMatch(/write a comma after the total/)
    expect(read('PHQ-9 (Feb 2024)').scores[0]).not.toHaveProperty('hint')
  })
})

describe('the word today', () => {
  it('is the day on which the line is read, across the end of a year as well', () => {
    expect(read('PHQ-9 18 today', null, '2025-01-01').scores[0]?.date).toBe('2025-01-01')
    expect(read('PHQ-9 18 yesterday', null, '2025-01-01').scores[0]?.date).toBe('2024-12-31')
  })
})

/** What may stand in a line beside what is listed as not understood, stated anew. */
const UNDERSTOOD = [
  'phq-? ?9|phq|qids([- ]?sr)?(-?16)?|ids([- ]?sr)?(-?30)?|madrs|(ham-?d|hdrs|hrsd)-? ?17|bdi-? ?(ii|2)',
  'january|february|march|april|may|june|july|august|september|october|november|december',
  'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|st|nd|rd|th|last|this|month|year|today|yesterday',
  'at least|at most|up to|or more|or less|between|out of|not known|unknown|n/k',
  'scored?|scores|totals?|of|was|is|were|at|on|in|the|a|from|points?|pts?|dated?|self-report',
  'went|rose|fell|dropped|improved|worsened|decreased|increased|down|up|to|and|then|until|till?|through|thru',
].join('|')
const REST = new RegExp(`(?<![a-z])(?:${UNDERSTOOD})(?![a-z])|[\\d\\s,;:.()\\[\\]{}"“”=&|/•·@'*+?<>≤≥→➜⇒‐-―−-]`, 'gi')

function listLost(line: string): string {
  let rest = line
  for (const { written } of read(line).notUnderstood) {
    const at = rest.indexOf(written)
    if (at === -1) return `${written} is not in the line`
    rest = `${rest.slice(0, at)} ${rest.slice(at + written.length)}`
  }
  return rest.replace(REST, '')
}

describe('any line', () => {
  it('loses nothing: every character is understood or stands in what was not', () => {
    for (const [line] of WRITTEN_SCORES) expect([line, listLost(line)]).toEqual([line, ''])
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (line) => listLost(line) === ''))
  })

  it('loses nothing where pieces of lines stand in any order', () => {
    const pieces = [
      'PHQ-9',
      'HAM-D',
      'QIDS',
      'GAD-7',
      '18',
      '31',
      '18-20',
      '19/27',
      '?',
      'about 7',
      '27 Feb 2024',
      '2/2024',
    ]
    const more = [
      '03/04/2024',
      'Mar',
      'xyzzy',
      'ÄÖ',
      '!!',
      '→',
      ',',
      ';',
      ':',
      '(',
      ')',
      'and',
      'today',
      '2.5',
      '-',
      '%',
    ]
    const line = fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 12 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(line, (written) => listLost(written) === ''),
      { numRuns: 2000 },
    )
  })

  it('keeps a word that no rule reads, wherever it stands', () => {
    const words = fc.constantFrom('xyzzy', 'clinic', 'ÄÖ', '!!', 'moderate')
    const at = fc.nat({ max: 5 })
    fc.assert(
      fc.property(words, at, (word, index) => {
        const parts = ['PHQ-9', '18', ',', '3', 'Mar', '2024']
        const line = [...parts.slice(0, index), word, ...parts.slice(index)].join(' ')
        return read(line).notUnderstood.some(({ written }) => written.includes(word))
      }),
    )
  })
})
