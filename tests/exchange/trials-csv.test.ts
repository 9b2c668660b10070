import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardCell, unguardCell } from '@/lib/exchange/csv-cell'
import { NOTICE } from '@/lib/exchange/summary'
import { COLUMNS, toTrialsCsv } from '@/lib/exchange/trials-csv'
import { aCaseFile, anEvaluation } from './fixture'

/** A reader of its own, so that the writer is not its own witness: quotes, commas and line breaks of RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? ''
    if (isQuoted && character === '"' && text[index + 1] === '"') {
      cell += '"'
      index++
    } else if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && character === ',') {
      row.push(cell)
      cell = ''
    } else if (!isQuoted && character === '\r' && text[index + 1] === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
      index++
    } else cell += character
  }
  return rows
}

function readCells(csv: string): Record<string, string>[] {
  const [head = [], ...rows] = readCsv(csv.replace(/^\uFEFF/, ''))
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])))
}

const NUMBER = /^-?\d+(\.\d+)?$/
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/

const hostile = fc.oneof(
  // A case holds no null character and no half of a surrogate pair.
  fc.string({ unit: 'binary' }).filter((text) => !/[\0\p{Cs}]/u.test(text)),
  fc
    .tuple(
      fc.array(fc.constantFrom(' ', '\t', '\n', '\r', '\u00A0', '\u3000', '\u200B', '\uFEFF', "'"), { maxLength: 4 }),
      fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', 'x', '-5', '7'),
      fc.string(),
    )
    .map(([before, sign, after]) => before.join('') + sign + after),
)

describe('a guarded cell', () => {
  it('T17: never starts with what a spreadsheet runs, unless it is a plain number', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const cell = guardCell(text)
        if (NUMBER.test(cell)) return
        expect(cell.replace(/^[ \u00A0\u3000\u200B\uFEFF]+/u, '')).not.toMatch(FORMULA)
      }),
      { numRuns: 5000 },
    )
  })

  it('gives back what it held', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(unguardCell(guardCell(text))).toBe(text)
      }),
      { numRuns: 5000 },
    )
  })

  it.each(['-5', '0', '12.5', 'sertraline', '≥ 50 mg', 'a=b', ''])('leaves %j alone', (text) => {
    expect(guardCell(text)).toBe(text)
  })

  it.each(['=1+1', ' =1+1', '\n=1+1', '＝1+1', '+1', '-1+2', '@SUM(A1)', '\tx', "'=1", '-5 mg'])(
    'guards %j',
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`)
    },
  )
})

describe('the CSV of the trials', () => {
  it('has one row a trial, and each carries what the case was judged with', () => {
    const rows = readCells(toTrialsCsv(aCaseFile(), anEvaluation(), 'six-week'))
    expect(rows.map((row) => row.drug)).toEqual(['sertraline', 'venlafaxine XR', 'bupropion XL', 'escitalopram'])
    for (const row of rows) {
      expect(row.rulesVersion).toBe('2026.11')
      expect(row.assessedOn).toBe('2026-11-20')
      expect(row.definition).toBe('Six weeks (decided here)')
      expect(row.assumptions).toContain('All four trials were given for depression.')
      expect(row.notKnown).toContain('whether it reached 42 is not known')
      expect(row.inputHash).toMatch(/^sha256:/)
      expect(row.notice).toBe(NOTICE)
    }
  })

  it('shows value, threshold, source and evidence mark of each finding, a recalled one as recalled', () => {
    const [, venlafaxine] = readCells(toTrialsCsv(aCaseFile(), anEvaluation(), 'six-week'))
    expect(venlafaxine).toMatchObject({
      doseVerdict: 'met',
      doseThreshold: '150',
      doseEvidence: 'recalled',
      durationVerdict: 'not known',
      durationObservedMin: '21',
      durationObservedMax: '42',
    })
  })

  it('keeps to its columns and carries the case even without trials', () => {
    const rows = readCells(toTrialsCsv(aCaseFile({ trials: [] }), anEvaluation(), 'six-week'))
    expect(rows).toHaveLength(1)
    expect(Object.keys(rows[0] ?? {})).toEqual(COLUMNS)
    expect(rows[0]).toMatchObject({ case: 'A-1042', trial: '', notice: NOTICE })
  })

  it('T17: leaves no cell that could run, whatever was typed', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (label, drug, comment) => {
        fc.pre(label !== '' && drug !== '')
        const file = aCaseFile({ case: { label }, trials: [{ id: 't1', drug, comment }] })
        const cells = readCsv(toTrialsCsv(file, anEvaluation(), 'six-week').replace(/^\uFEFF/, '')).flat()
        for (const cell of cells) if (!NUMBER.test(cell)) expect(cell.replace(/^[\s\u200B]+/u, '')).not.toMatch(FORMULA)
      }),
      { numRuns: 300 },
    )
  })
})
