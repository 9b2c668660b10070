import { type OtherTreatment, otherTreatmentSchema } from '@/lib/domain/case-file'
import { capitalize } from '../describe-number'
import { type FormVersion, listDifferences } from '../forms/compare-versions'
import { TREATMENT_KIND_LABELS } from '../labels'
import { describeValue } from '../re-runs/field-words'
import { isSame } from '../re-runs/is-same'
import { type ChangedField, toChangedField } from './changed-field'

type Treatments = readonly OtherTreatment[] | undefined

const { id: _, ...FIELDS } = otherTreatmentSchema.shape
const IN_PARTS = ['outcome']

/** In what the other treatments of two states of a case differ; one that came or went is shown whole. */
export function listTreatmentFields(before: Treatments, after: Treatments): readonly ChangedField[] {
  const [then, now] = [before ?? [], after ?? []]
  const ids = [...new Set([...now, ...then].map(({ id }) => id))]
  const fields = ids.flatMap((id) => listFieldsOf(find(then, id), find(now, id)))
  if (fields.length > 0 || isSame(before, after)) return fields
  return [
    toChangedField({
      what: 'Other treatments',
      field: '',
      canBeBoth: false,
      mine: toLines(after),
      saved: toLines(before),
    }),
  ]
}

function find(treatments: readonly OtherTreatment[], id: string): OtherTreatment | undefined {
  return treatments.find((treatment) => treatment.id === id)
}

function listFieldsOf(was: OtherTreatment | undefined, is: OtherTreatment | undefined): ChangedField[] {
  const named = is ?? was
  if (named === undefined) return []
  const name = capitalize(TREATMENT_KIND_LABELS[named.kind])
  if (was === undefined || is === undefined) {
    const toWhole = (treatment: OtherTreatment | undefined) =>
      treatment === undefined ? ['not recorded'] : [describeTreatment(treatment)]
    return [{ what: name, before: toWhole(was), after: is === undefined ? ['deleted'] : toWhole(is) }]
  }
  return listDifferences(toVersion(is), toVersion(was), IN_PARTS).map((difference) =>
    toChangedField({ ...difference, what: `${name}: ${difference.what.toLowerCase()}` }),
  )
}

function toVersion(treatment: OtherTreatment): FormVersion {
  const facts: Readonly<Record<string, unknown>> = treatment
  return {
    record: Object.fromEntries(Object.keys(FIELDS).map((field) => [field, facts[field]])),
    values: {},
    words: {},
  }
}

function toLines(treatments: Treatments): readonly string[] {
  if (treatments === undefined) return ['not recorded']
  return treatments.length === 0 ? ['none'] : treatments.map(describeTreatment)
}

function describeTreatment({ id: _id, ...facts }: OtherTreatment): string {
  return describeValue(facts, [], Number.POSITIVE_INFINITY)
}
