import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isCalendarDate } from '@/lib/domain/calendar-date'
import { type CaseFile, parseCaseFile } from '@/lib/domain/case-file'
import { type CaseSummary, getCaseSummary } from '@/lib/exchange/summary'
import { toSummaryText } from '@/lib/exchange/summary-text'
import { assessCase } from '@/lib/rules/assess-case'
import { listDefinitions } from '@/lib/rules/definitions'

const FOLDER = new URL('../vignettes/', import.meta.url)
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

function readCase(name: string): CaseFile {
  const vignette: { readonly file: unknown } = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
  const parsed = parseCaseFile(vignette.file)
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.errors)}`)
  return parsed.value
}

function summarize(name: string, assumeAdherence: boolean): CaseSummary[] {
  const today = '2026-11-20'
  if (!isCalendarDate(today)) throw new Error('a day')
  const file = readCase(name)
  const evaluation = assessCase(file, { today, assumeAdherence })
  return listDefinitions().map(({ id }) => {
    const summary = getCaseSummary(file, evaluation, id)
    if (summary === null) throw new Error('every definition was assessed')
    return summary
  })
}

/** Every sentence of a summary that this program worded itself. */
function ownSentences(summary: CaseSummary): string[] {
  return [
    summary.verdict,
    ...(summary.provisional === null ? [] : [summary.provisional]),
    ...(summary.why === '' ? [] : [summary.why]),
    ...summary.questions.map(({ question, ask }) => `${question} ${ask}`),
    ...summary.trials.flatMap((trial) => [...trial.cells.map((cell) => cell.sentence), ...trial.reasons]),
    ...summary.trials.flatMap((trial) => (trial.completion === null ? [] : [trial.completion])),
    ...summary.assumptions,
    ...summary.unknowns,
    ...summary.contradictions,
    ...summary.dateAlarms,
  ]
}

describe.each(NAMES)('the summary of %s', (name) => {
  const summaries = [...summarize(name, false), ...summarize(name, true)]

  it('is made of whole sentences without ids, gaps or praise', () => {
    for (const sentence of summaries.flatMap(ownSentences)) {
      expect(sentence).toMatch(/\.$/)
      expect(sentence).not.toMatch(/undefined|null|NaN|Infinity|\[object|\.\.| {2}| ,| ;|\(\)|!/)
      expect(sentence).not.toMatch(
        /criteriaMet|notResistant|pseudoResistance|outOfScope|notMet|doseBelowMinimum|lackOfEfficacy/,
      )
      expect(sentence).not.toMatch(/\b(increase|continue taking|stop taking|you should|must)\b/i)
    }
  })

  it('fits 80 columns as text', () => {
    for (const summary of summaries) {
      const wide = toSummaryText(summary)
        .split('\n')
        .filter((line) => line.length > 80 && line.trim().includes(' '))
      expect(wide).toEqual([])
    }
  })

  it('gives every number that decides a source, and every recalled one its mark', () => {
    for (const summary of summaries) {
      for (const cell of summary.trials.flatMap((trial) => trial.cells)) {
        if (cell.criterion !== 'dose') expect(cell.note).toMatch(/^\[\d+(, (recalled|second-hand))?\]$/)
      }
      for (const source of summary.sources) expect(source.caution === null).toBe(source.evidence !== 'recalled')
    }
  })
})
