import { describe, expect, it } from 'vitest'
import { DEFAULT_CRISIS_LINE, getSafetyNotice, listSafetyLines } from '@/lib/exchange/safety'
import { summaryText } from '@/lib/exchange/summary-text'
import { aCaseFile, anEvaluation, RECORDED } from './fixture'

const concerned = aCaseFile({ case: { ...RECORDED.case, safety: { suicidality: 'present', psychosis: 'unknown' } } })

describe('a recorded safety concern', () => {
  it('is named, with where to turn: 988 in the US unless the practice names another line', () => {
    expect(listSafetyLines(getSafetyNotice(concerned))).toEqual([
      'Recorded as present: suicidality. See to this before any judgement about past trials.',
      'In a crisis: 988 Suicide & Crisis Lifeline (US): call or text 988, at any hour.',
    ])
    expect(getSafetyNotice(concerned, 'Call 116 123.')?.crisisLine).toBe('Call 116 123.')
    expect(DEFAULT_CRISIS_LINE).toMatch(/988/)
  })

  it('is none where nothing is recorded as present', () => {
    const absent = { suicidality: 'absent', psychosis: 'absent', mania: 'unknown' }
    expect(getSafetyNotice(aCaseFile({ case: { ...RECORDED.case, safety: absent } }))).toBeNull()
    expect(listSafetyLines(null)).toEqual([])
  })

  it('names psychotic features once, whether recorded with the diagnosis or as a concern', () => {
    const diagnosis = { psychoticFeatures: 'present' }
    const both = aCaseFile({ case: { ...RECORDED.case, diagnosis, safety: { psychosis: 'present' } } })
    expect(getSafetyNotice(both)?.present).toMatch(/present: psychosis\./)
    expect(getSafetyNotice(aCaseFile({ case: { ...RECORDED.case, diagnosis } }))?.present).toMatch(
      /: psychotic features\./,
    )
  })

  it('stands in the text before the verdict', () => {
    const text = summaryText(concerned, anEvaluation(), 'six-week', { crisisLine: 'Call 116 123.' })
    expect(text).toContain('SAFETY FIRST\n- Recorded as present: suicidality.')
    expect(text).toContain('- In a crisis: Call 116 123.')
    expect(text.indexOf('SAFETY FIRST')).toBeLessThan(text.indexOf('The recorded trials'))
    expect(summaryText(aCaseFile(), anEvaluation(), 'six-week')).not.toContain('SAFETY')
  })

  it('or none, the text says whom it is for', () => {
    expect(summaryText(aCaseFile(), anEvaluation(), 'six-week')).toContain(
      'For clinicians. Supports, does not replace, clinical judgement.',
    )
  })
})
