import { describeDate } from '@/lib/domain/calendar-date'
import { SCALES } from '@/lib/domain/case-file'
import { CLINICAL_CHANGES } from '@/lib/rules/clinical-changes'
import { CONTRIBUTORS } from '@/lib/rules/contributor-codes'
import type { Evidence } from '@/lib/rules/evaluation'
import { REFERENCES, type ReferenceId } from '@/lib/rules/references'
import { ADULT_FROM_YEARS } from '@/lib/rules/scope'
import { joinWords } from './describe-number'

/** How far a source attribute goes into a verdict. */
export const ATTRIBUTE_USE_LABELS = {
  given: 'given here',
  used: 'used',
  besideOnly: 'beside the verdict only',
  notUsed: 'not used',
} as const

/** One of the thirteen attributes: what the regulation asks, and the answer for these rules. */
export type SourceAttribute = {
  /** Its number under 45 CFR 170.315(b)(11)(iv)(A). */
  readonly number: number
  readonly words: string
  readonly use: keyof typeof ATTRIBUTE_USE_LABELS
  readonly answer: string
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
}

type Answer = readonly [words: string, use: SourceAttribute['use'], answer: string]

const STANDARDS = 'as expressed in the standards in § 170.213'

function notRecorded(what: string): Answer {
  return [`Use of ${what} ${STANDARDS}`, 'notUsed', 'Not used. A case has no field for it, and no rule reads it.']
}

function describeRelease(): string {
  const versions = [...new Set(CLINICAL_CHANGES.map(({ rulesVersion }) => rulesVersion))]
  const dated = versions.map((version) => {
    const day = CLINICAL_CHANGES.find(({ rulesVersion }) => rulesVersion === version)?.from
    return day === undefined ? version : `${version} on ${describeDate(day)}`
  })
  const [current, ...earlier] = dated
  const before = earlier.length === 0 ? 'It is the first release.' : `Earlier: ${joinWords(earlier)}.`
  return `Current release ${current}. ${before} Editions and years of the sources stand in the bibliography, the day on which each policy was read beside it.`
}

/** The thirteen source attributes of an evidence-based decision support rule, answered from the data of the rules. */
export function listSourceAttributes(): readonly SourceAttribute[] {
  const publications = Object.values(REFERENCES).filter(
    ({ evidence }) => evidence === 'read' || evidence === 'secondary',
  )
  const answers: readonly Answer[] = [
    [
      'Bibliographic citation of the intervention (clinical research or guideline)',
      'given',
      `${publications.length} publications, in the bibliography below; every number that decides names its own, with the place in it and how it was seen.`,
    ],
    [
      'Developer of the intervention (translation from clinical research or guideline)',
      'given',
      'The authors of Fair Trial turned the publications into tables. No clinician outside the project has reviewed them yet.',
    ],
    [
      'Funding source of the technical implementation for the intervention(s) development',
      'given',
      'None is recorded: the project names no grant, sponsor or manufacturer.',
    ],
    ['Release and, if applicable, revision dates of the intervention or reference source', 'given', describeRelease()],
    notRecorded('race'),
    notRecorded('ethnicity'),
    notRecorded('language'),
    notRecorded('sexual orientation'),
    notRecorded('gender identity'),
    [
      `Use of sex ${STANDARDS}`,
      'notUsed',
      `Not used. A case has no field for it. A clinician may record “${CONTRIBUTORS.premenstrual_perinatal.name}” or “${CONTRIBUTORS.hypogonad.name}” among what to check, which changes no verdict.`,
    ],
    [
      `Use of date of birth ${STANDARDS}`,
      'used',
      `Only the year of birth: certainly under ${ADULT_FROM_YEARS} is out of scope, left out means adult is assumed and listed. Some policies set an age of their own. No dose or length depends on age; a cap for this patient is entered by the clinician.`,
    ],
    [
      `Use of social determinants of health data ${STANDARDS}`,
      'besideOnly',
      `“${CONTRIBUTORS.stressors.name}” (${CONTRIBUTORS.stressors.check.toLowerCase()}) is asked for in everyone and shown beside the verdict; it changes no finding, count or verdict.`,
    ],
    [
      `Use of health status assessments data ${STANDARDS}`,
      'used',
      `Scores on ${joinWords(SCALES)} and CGI-I decide the outcome of a trial. Diagnosis and current status decide the verdict; severity, psychotic features and current scores decide policies and staging. “${CONTRIBUTORS.smoking.name}” and “${CONTRIBUTORS.pregnancy.name}” mark how much of a drug arrived as uncertain and change no count.`,
    ],
  ]
  return answers.map(([words, use, answer], index) => ({
    number: index + 1,
    words,
    use,
    answer,
    source: 'dsiAttributes',
    locator: `(A)(${index + 1})`,
    evidence: 'secondary',
  }))
}
