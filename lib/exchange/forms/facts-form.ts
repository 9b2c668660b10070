import { z } from 'zod'
import {
  BIPOLAR_SCREENS,
  type CaseFacts,
  CONTRIBUTOR_STATUSES,
  CURRENT_STATUSES,
  caseFactsSchema,
  DIAGNOSES,
  EPISODES,
  type OtherTreatment,
  otherTreatmentSchema,
  PRESENCES,
  SCALES,
  SEVERITIES,
  TREATMENT_KINDS,
} from '@/lib/domain/case-file'
import {
  choiceField,
  dateField,
  dayField,
  type Field,
  flagField,
  quantityField,
  textField,
  wholeNumberField,
} from './fields'
import type { FormValues } from './form-values'
import { findFreeId } from './free-id'
import { groupField, lengthBox, readFields, rowsField, writeFields } from './groups'
import { outcomeField } from './outcome-form'
import { type ReadForm, settleForm } from './settle-form'

const period = { start: dateField(), stop: dateField() }
const presence = choiceField(PRESENCES)

const drug = textField({
  required: 'Enter the drug, or empty the row.',
  known: 'Enter the drug in your own words, such as "an antibiotic, name not known".',
})

const contributor = groupField({
  code: textField({ required: 'Choose what was assessed, or empty the row.', known: 'Choose what was assessed.' }),
  status: choiceField(CONTRIBUTOR_STATUSES, { required: 'Choose its status, or empty the row.' }),
  ...period,
  note: textField(),
})

const score = groupField({
  scale: choiceField(SCALES, { required: 'Choose the scale of this score.' }),
  date: dateField({
    required: 'Enter the date of this score, at least the year.',
    known: 'Enter the date of this score, at least the year.',
  }),
  total: quantityField({}, { required: 'Enter the total, or ? when it is not known.' }),
})

type FactFields = Readonly<Record<Exclude<keyof CaseFacts, 'conclusion'>, Field>>

/** Every field of a case's own facts, but for the conclusion, which has a form of its own. */
export const FACT_FIELDS: FactFields = {
  label: textField({
    required: 'Enter a label for this case, such as A-1042; no name.',
    known: 'Enter a label for this case, such as A-1042.',
  }),
  birthYear: wholeNumberField(1900, 2199, 'Enter the year of birth with four digits, for example 1984, or ?.'),
  assessedOn: dayField({ known: 'Enter the day of assessment, or leave it empty for today.' }),
  assumeAdherence: flagField(),
  diagnosis: groupField({
    primary: choiceField(DIAGNOSES),
    psychoticFeatures: presence,
    bipolarScreen: choiceField(BIPOLAR_SCREENS),
  }),
  episode: groupField({
    onset: dateField(),
    severity: choiceField(SEVERITIES),
    lifetimeEpisodes: quantityField({ units: ['episodes', 'episode'] }),
  }),
  currentStatus: choiceField(CURRENT_STATUSES),
  contributors: rowsField(contributor),
  safety: groupField({
    suicidality: presence,
    psychosis: presence,
    mania: presence,
    catatonia: presence,
    notEatingOrDrinking: presence,
  }),
  scores: rowsField(score),
  otherDrugs: rowsField(groupField({ drug, dose: textField(), ...period, ongoing: flagField() })),
  notTried: rowsField(groupField({ drug, reason: textField(), note: textField() })),
}

const treatments = {
  otherTreatments: rowsField(
    groupField(
      {
        id: textField(),
        kind: choiceField(TREATMENT_KINDS, { required: 'Choose the kind of treatment, or empty the row.' }),
        type: textField(),
        sessions: quantityField({ units: ['sessions', 'session'] }),
        laterality: textField(),
        ...period,
        ongoing: flagField(),
        episode: choiceField(EPISODES),
        outcome: outcomeField,
        comment: textField(),
      },
      [lengthBox],
    ),
  ),
} satisfies Readonly<Record<string, Field>>

const caseFormSchema = z.object({
  facts: caseFactsSchema,
  otherTreatments: z.array(otherTreatmentSchema).optional(),
})

/** A case's own facts, and the treatments that are not trials of a drug. */
export type CaseForm = {
  readonly facts: CaseFacts
  readonly otherTreatments?: OtherTreatment[] | undefined
}

/** Recorded facts as they stand in the form. */
export function toCaseFormValues({ facts, otherTreatments }: CaseForm): FormValues {
  const values: Record<string, readonly string[]> = {}
  writeFields(facts, '', values, FACT_FIELDS, [])
  writeFields({ otherTreatments }, '', values, treatments, [])
  return values
}

/** Reads the form of a case's own facts; `takenIds` are those of its trials. */
export function readCaseForm(values: FormValues, takenIds: readonly string[]): ReadForm<CaseForm> {
  const form = { values, errors: {} }
  const facts = readFields(form, '', FACT_FIELDS, [])
  const rows = readFields(form, '', treatments, []).otherTreatments
  const otherTreatments = Array.isArray(rows) ? giveIds(rows, takenIds) : undefined
  const read = settleForm(caseFormSchema, { facts, otherTreatments }, form.errors)
  if (read.ok) return read
  return {
    ok: false,
    errors: Object.fromEntries(Object.entries(read.errors).map(([box, text]) => [box.replace(/^facts\./, ''), text])),
  }
}

function giveIds(rows: readonly unknown[], takenIds: readonly string[]): unknown[] {
  const taken = new Set([...takenIds, ...rows.flatMap((row) => getId(row) ?? [])])
  return rows.map((row) => {
    if (typeof row !== 'object' || row === null || getId(row) !== null) return row
    const id = findFreeId('o', taken)
    taken.add(id)
    return { ...row, id }
  })
}

function getId(row: unknown): string | null {
  return typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string' ? row.id : null
}
