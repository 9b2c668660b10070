import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CONCLUSION_REASONS, getConcluded, listConclusionLines } from '@/lib/exchange/conclusion'
import { summaryText } from '@/lib/exchange/summary-text'
import { aCaseFile, aDefinition, anEvaluation, RECORDED } from './fixture'

const evaluation = anEvaluation()
const withConclusion = (conclusion: object) => aCaseFile({ case: { ...RECORDED.case, conclusion } })
const conclude = (conclusion: object) => getConcluded(withConclusion(conclusion), evaluation, aDefinition())

describe('a clinician’s own conclusion', () => {
  it('stands beside the computed verdict, with its day and the reason for differing', () => {
    const conclusion = {
      verdict: 'criteriaMet',
      reasonCode: 'factsNotRecorded',
      note: 'The pharmacy confirms 9 weeks.',
      on: '2026-11-20',
    }
    expect(listConclusionLines(conclude(conclusion))).toEqual([
      'The clinician’s own: Meets, recorded on 20 November 2026.',
      `Computed under Six weeks (decided here) on ${conclude(conclusion)?.computedOn}: Cannot decide, 1 to 2 of 2 required.`,
      'They differ: Facts that I know are not in the record.',
      'Note: The pharmacy confirms 9 weeks.',
    ])
  })

  it('says so where no reason for differing is recorded', () => {
    expect(listConclusionLines(conclude({ verdict: 'criteriaMet' }))).toContain('They differ: no reason recorded.')
  })

  it('that agrees is not said to differ', () => {
    const agreed = conclude({ verdict: 'indeterminate', on: '2026-11-20' })
    expect(agreed?.differs).toBe(false)
    expect(listConclusionLines(agreed).join(' ')).not.toMatch(/differ/)
  })

  it('may be a note without a verdict', () => {
    expect(listConclusionLines(conclude({ note: 'Wait for the level.' }))[0]).toBe(
      'The clinician’s own: no verdict recorded.',
    )
  })

  it('keeps a code of a file that is not on our list, as it was written', () => {
    expect(conclude({ verdict: 'criteriaMet', reasonCode: 'localCode7' })?.reason).toBe('localCode7')
    expect(conclude({ verdict: 'criteriaMet', reasonCode: 'constructor' })?.reason).toBe('constructor')
  })

  it('is none where none is recorded', () => {
    expect(getConcluded(aCaseFile(), evaluation, aDefinition())).toBeNull()
    expect(listConclusionLines(null)).toEqual([])
  })

  it('leaves the computed verdict where it stands in the text', () => {
    const text = summaryText(withConclusion({ verdict: 'criteriaMet' }), evaluation, 'six-week')
    expect(text).toContain('The recorded trials cannot decide')
    expect(text).toContain('They differ: no reason recorded.')
  })
})

describe('the reasons for differing', () => {
  it('are a closed list, and the page on the case file names every one', () => {
    const page = readFileSync(new URL('../../docs/case-file.md', import.meta.url), 'utf8')
    for (const code of Object.keys(CONCLUSION_REASONS)) expect(page).toContain(`\`${code}\``)
  })
})
