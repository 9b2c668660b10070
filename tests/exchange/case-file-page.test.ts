import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  ADHERENCE_METHODS,
  BIPOLAR_SCREENS,
  CAP_REASONS,
  CASE_FILE_MAX_BYTES,
  CONTRIBUTOR_STATUSES,
  CURRENT_STATUSES,
  caseFactsSchema,
  DIAGNOSES,
  DOSE_UNITS,
  FORMULATIONS,
  MAX_TEXT,
  MAX_TRIALS,
  OUTCOME_BANDS,
  otherTreatmentSchema,
  SCALES,
  SEVERITIES,
  SOURCES,
  STOP_REASONS,
  TREATMENT_KINDS,
  trialSchema,
} from '@/lib/domain/case-file'
import { parseCaseText } from '@/lib/exchange/parse-case-text'

const page = readFileSync('docs/case-file.md', 'utf8')
const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => text ?? '')

describe('the page about the case file', () => {
  it.each(examples.filter((text) => text.includes('fair-trial/case@1')))(
    'shows a case that is accepted: %s',
    (text) => {
      expect(parseCaseText(text)).toMatchObject({ ok: true })
    },
  )

  it.each([
    ...Object.keys(caseFactsSchema.shape),
    ...Object.keys(trialSchema.shape),
    ...Object.keys(otherTreatmentSchema.shape),
    ...[DIAGNOSES, BIPOLAR_SCREENS, SEVERITIES, CURRENT_STATUSES, CONTRIBUTOR_STATUSES, FORMULATIONS].flat(),
    ...[DOSE_UNITS, CAP_REASONS, ADHERENCE_METHODS, SCALES, OUTCOME_BANDS, STOP_REASONS, SOURCES].flat(),
    ...TREATMENT_KINDS,
  ])('names %s', (word) => {
    expect(page).toContain(`\`${word}`)
  })

  it('states the limits that hold', () => {
    expect(page).toContain(`over ${CASE_FILE_MAX_BYTES / 1e6} MB`)
    expect(page).toContain(`over ${MAX_TEXT.toLocaleString('en')} characters`)
    expect(page).toContain(`more than ${MAX_TRIALS} trials`)
  })
})
