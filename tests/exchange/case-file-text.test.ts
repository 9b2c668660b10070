import { describe, expect, it } from 'vitest'
import { isCalendarDate } from '@/lib/domain/calendar-date'
import { parseCaseFile } from '@/lib/domain/case-file'
import { toCaseFileLine, toCaseFileText, withAssessment } from '@/lib/exchange/case-file-text'
import { assessCase } from '@/lib/rules/assess-case'
import { aCaseFile, RECORDED } from './fixture'

function day(text: string) {
  if (!isCalendarDate(text)) throw new Error(text)
  return text
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}

describe('a case file as text', () => {
  it('reads back as the same case', () => {
    const file = aCaseFile()
    const parsed = parseCaseFile(JSON.parse(toCaseFileText(file)))
    expect(parsed).toEqual({ ok: true, value: file })
  })

  it('is the same text whatever the order in which the fields came', () => {
    const other = parseCaseFile(reversed(RECORDED))
    expect(other.ok && toCaseFileText(other.value)).toBe(toCaseFileText(aCaseFile()))
  })

  it('starts with the format and the label, indented by two, and ends in a line break', () => {
    const text = toCaseFileText(aCaseFile())
    expect(text.startsWith('{\n  "format": "fair-trial/case@1",\n  "case": {\n    "label": "A-1042",\n')).toBe(true)
    expect(text.endsWith('}\n')).toBe(true)
  })

  it('takes one line in a file of many cases', () => {
    const file = aCaseFile({ trials: [{ id: 't1', drug: 'sertraline', comment: 'first\nsecond' }] })
    expect(toCaseFileLine(file).split('\n')).toHaveLength(2)
  })

  it('repeats an assessment on any later day, with the same input hash', () => {
    const assessed = withAssessment(aCaseFile(), { assessedOn: day('2026-11-20'), assumeAdherence: true })
    const before = assessCase(assessed, { today: day('2026-11-20') })
    const parsed = parseCaseFile(JSON.parse(toCaseFileText(assessed)))
    const later = parsed.ok ? assessCase(parsed.value, { today: day('2027-05-01') }) : null
    expect(later).toEqual(before)
    expect(later?.assumeAdherence).toBe(true)
  })
})
