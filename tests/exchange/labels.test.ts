import { describe, expect, it } from 'vitest'
import {
  ADHERENCE_CATEGORIES,
  ADHERENCE_METHODS,
  BIPOLAR_SCREENS,
  CAP_REASONS,
  CASE_VERDICTS,
  CONTRIBUTOR_STATUSES,
  CURRENT_STATUSES,
  DIAGNOSES,
  DOSE_UNITS,
  EPISODES,
  FORMULATIONS,
  INDICATIONS,
  OUTCOME_BANDS,
  PRESENCES,
  ROLES,
  SCALES,
  SEVERITIES,
  SIDE_EFFECT_SEVERITIES,
  SOURCES,
  STOP_REASONS,
  TREATMENT_KINDS,
  YES_NO_UNKNOWN,
} from '@/lib/domain/case-file'
import { describeReason, describeReasonTag } from '@/lib/exchange/describe-reason'
import * as labels from '@/lib/exchange/labels'
import { listDefinitions } from '@/lib/rules/definitions'
import { CRITERIA, REASONS } from '@/lib/rules/evaluation'

const ENUMS: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>])[] = [
  ['presence', PRESENCES, labels.PRESENCE_LABELS],
  ['yes or no', YES_NO_UNKNOWN, labels.YES_NO_UNKNOWN_LABELS],
  ['diagnosis', DIAGNOSES, labels.DIAGNOSIS_LABELS],
  ['bipolar screen', BIPOLAR_SCREENS, labels.BIPOLAR_SCREEN_LABELS],
  ['severity', SEVERITIES, labels.SEVERITY_LABELS],
  ['current status', CURRENT_STATUSES, labels.CURRENT_STATUS_LABELS],
  ['contributor status', CONTRIBUTOR_STATUSES, labels.CONTRIBUTOR_STATUS_LABELS],
  ['formulation', FORMULATIONS, labels.FORMULATION_LABELS],
  ['role', ROLES, labels.ROLE_LABELS],
  ['indication', INDICATIONS, labels.INDICATION_LABELS],
  ['episode', EPISODES, labels.EPISODE_LABELS],
  ['dose unit', DOSE_UNITS, labels.DOSE_UNIT_LABELS],
  ['cap reason', CAP_REASONS, labels.CAP_REASON_LABELS],
  ['adherence method', ADHERENCE_METHODS, labels.ADHERENCE_METHOD_LABELS],
  ['adherence category', ADHERENCE_CATEGORIES, labels.ADHERENCE_CATEGORY_LABELS],
  ['scale', SCALES, labels.SCALE_LABELS],
  ['outcome band', OUTCOME_BANDS, labels.OUTCOME_BAND_LABELS],
  ['stop reason', STOP_REASONS, labels.STOP_REASON_LABELS],
  ['source', SOURCES, labels.SOURCE_LABELS],
  ['treatment', TREATMENT_KINDS, labels.TREATMENT_KIND_LABELS],
  ['side effect severity', SIDE_EFFECT_SEVERITIES, labels.SIDE_EFFECT_SEVERITY_LABELS],
  ['case verdict', CASE_VERDICTS, labels.CASE_VERDICT_LABELS],
  ['criterion', CRITERIA, labels.CRITERION_LABELS],
  ['criterion sentence', CRITERIA, labels.CRITERION_SENTENCES],
  ['definition title', listDefinitions().map(({ id }) => id), labels.DEFINITION_TITLES],
  ['definition sentence', listDefinitions().map(({ id }) => id), labels.DEFINITION_SENTENCES],
]

describe('the words for recorded values', () => {
  it.each(ENUMS)('name every %s', (_, values, words) => {
    expect(Object.keys(words).sort()).toEqual([...values].sort())
    for (const value of values) expect(words[value]).toMatch(/\S/)
  })

  it('never show the id of a case verdict, and never call a patient resistant', () => {
    for (const id of CASE_VERDICTS) {
      expect(labels.CASE_VERDICT_LABELS[id]).not.toContain(id)
      expect(labels.CASE_VERDICT_LABELS[id]).not.toMatch(/resistan/i)
    }
  })

  it('mark definitions of others as informed by them, never as theirs', () => {
    const published = listDefinitions().filter(({ id }) => /^(mgh|athf|delphi|canada)/.test(id))
    expect(published).toHaveLength(5)
    for (const { id } of published) expect(labels.DEFINITION_TITLES[id]).toMatch(/-informed/)
  })

  it('give each reason one sentence and one tag', () => {
    for (const reason of REASONS) {
      expect(describeReason(reason)).toMatch(/^[A-Z][^!]*\.$/)
      expect(describeReasonTag(reason)).toMatch(/^\S[^.!]*$/)
    }
  })
})

describe('the tone', () => {
  it('neither praises, exclaims nor orders', () => {
    const words = [
      ...ENUMS.flatMap(([, , each]) => Object.values(each)),
      ...REASONS.map(describeReason),
      ...Object.values(labels.EVIDENCE_SENTENCES),
    ]
    for (const text of words) expect(text).not.toMatch(/!|\b(great|good news|please|increase|should|must)\b/i)
  })
})
