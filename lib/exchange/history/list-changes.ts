import { capitalize } from '../describe-number'
import { type FormVersion, listDifferences, toConclusionVersion, toFactsVersion } from '../forms/compare-versions'
import { isSame } from '../re-runs/is-same'
import type { CaseVersion } from './case-version'
import { type ChangedField, toChangedField } from './changed-field'
import { listTreatmentFields } from './list-treatment-fields'
import { listTrialChanges } from './list-trial-changes'

/** What became of something that is recorded of a case. */
export type How = 'added' | 'changed' | 'deleted'

/** A part of a case that a change touched, which can be put back for itself. */
export type ChangedSubject = {
  /** Of a trial its key, of the rest one of `SUBJECTS`; the order of the trials cannot be put back. */
  readonly subject: string
  readonly title: string
  readonly inSentence: string
  readonly how: How
  readonly fields: readonly ChangedField[]
}

/** The parts of a case that are no trials. */
export const SUBJECTS = ['facts', 'treatments', 'conclusion'] as const
export type Subject = (typeof SUBJECTS)[number]

const NAMES: Readonly<Record<Subject, string>> = {
  facts: 'facts',
  treatments: 'other treatments',
  conclusion: 'conclusion',
}

/** In what two states of a case differ: part by part and field by field, in the order of the forms. */
export function listChanges(before: CaseVersion, after: CaseVersion): readonly ChangedSubject[] {
  if (isSame(before, after)) return []
  return [
    ...toSubject('facts', listFields(toFacts(before), toFacts(after))),
    ...listTrialChanges(before, after),
    ...toSubject('treatments', listTreatmentFields(before.file.otherTreatments, after.file.otherTreatments)),
    ...toSubject('conclusion', listConclusionFields(before, after)),
  ]
}

/** The name of a part of a case in the middle of a sentence: "the facts". */
export function nameSubject(subject: Subject): string {
  return `the ${NAMES[subject]}`
}

function toSubject(subject: Subject, fields: readonly ChangedField[]): ChangedSubject[] {
  if (fields.length === 0) return []
  const title = capitalize(NAMES[subject])
  return [{ subject, title, inSentence: nameSubject(subject), how: 'changed', fields }]
}

function listFields(before: FormVersion, after: FormVersion): ChangedField[] {
  return listDifferences(after, before).map(toChangedField)
}

function toFacts({ file }: CaseVersion): FormVersion {
  const { conclusion: _, ...facts } = file.case
  return toFactsVersion({ facts })
}

function listConclusionFields(before: CaseVersion, after: CaseVersion): ChangedField[] {
  const [then, now] = [before.file.case.conclusion, after.file.case.conclusion]
  const fields = listFields(toConclusionVersion(then), toConclusionVersion(now))
  if (fields.length > 0 || isSame(then, now)) return fields
  // Neither holds anything: one says that it is not known, or that it was asked for.
  const toLines = (conclusion: typeof then) => {
    if (conclusion === undefined) return ['not recorded']
    return [conclusion === null ? 'not known' : 'nothing in it']
  }
  return [{ what: 'Conclusion', before: toLines(then), after: toLines(now) }]
}
