import {
  ADHERENCE_CATEGORIES,
  ADHERENCE_METHODS,
  type AntidepressantTrial,
  CAP_REASONS,
  EPISODES,
  FORMULATIONS,
  INDICATIONS,
  ROLES,
  SIDE_EFFECT_SEVERITIES,
  SOURCES,
  STOP_REASONS,
  trialSchema,
  YES_NO_UNKNOWN,
} from '@/lib/domain/case-file'
import { doseBox } from './dose-box'
import {
  checklistField,
  choiceField,
  dateField,
  type Field,
  flagField,
  percentField,
  quantityField,
  stopReasonField,
  textField,
} from './fields'
import type { FormValues } from './form-values'
import { groupField, lengthBox, readFields, rowsField, writeFields } from './groups'
import { outcomeField } from './outcome-form'
import { type ReadForm, settleForm } from './settle-form'

const MG = ['mg/day', 'mg a day', 'mg'] as const

/** A cap in which "?" stands alone is not known; one with a reason is a cap of unknown height. */
const cap: Field = {
  read: (form, name) => {
    const mgPerDay = quantityField({ units: MG }).read(form, `${name}.mgPerDay`)
    const reason = choiceField(CAP_REASONS).read(form, `${name}.reason`)
    if (reason === undefined && mgPerDay !== undefined && mgPerDay !== null) {
      form.errors[`${name}.reason`] = 'Choose why this patient’s dose is capped.'
    }
    if (reason !== undefined && mgPerDay === undefined && form.errors[`${name}.mgPerDay`] === undefined) {
      form.errors[`${name}.mgPerDay`] = 'Enter the highest dose for this patient, or ? when it is not known.'
    }
    if (reason === undefined) return mgPerDay === null ? null : undefined
    return { mgPerDay, reason }
  },
  write: (value, name, to) => {
    if (value === null) to[`${name}.mgPerDay`] = ['?']
    else groupField({ mgPerDay: quantityField(), reason: choiceField(CAP_REASONS) }).write(value, name, to)
  },
}

const period = { start: dateField(), stop: dateField() }

const doseStep = groupField({ ingredient: textField(), ...period }, [doseBox, lengthBox])

const dispense = groupField({
  date: dateField({
    required: 'Enter the date of the dispense, at least the year.',
    known: 'Enter the date of the dispense, at least the year; without one it shows nothing.',
  }),
  daysSupply: quantityField({ units: ['days', 'day', 'd'] }),
  mgPerDay: quantityField({ units: MG }),
})

const sideEffect = groupField({
  effect: textField({
    required: 'Name the side effect, such as nausea, or empty the row.',
    known: 'Name the side effect in your own words, such as "not known which".',
  }),
  severity: choiceField(SIDE_EFFECT_SEVERITIES),
  doseLimiting: flagField(),
})

const plasmaLevel = groupField({
  on: dateField(),
  analyte: textField(),
  value: quantityField(),
  unit: textField(),
  hoursAfterDose: quantityField({ units: ['hours', 'h'] }),
  inRange: flagField(),
  detectable: flagField(),
  note: textField(),
})

type TrialFields = Readonly<Record<Exclude<keyof AntidepressantTrial, 'id' | 'weeks' | 'days'>, Field>>

/** Every field of a trial but its id; the whole length is one box. */
export const TRIAL_FIELDS: TrialFields = {
  drug: textField({ required: 'Enter the drug as you would write it, or ? when nobody remembers which.' }),
  drugText: textField(),
  formulation: choiceField(FORMULATIONS),
  role: choiceField(ROLES),
  addedTo: checklistField(),
  indication: choiceField(INDICATIONS),
  episode: choiceField(EPISODES),
  ...period,
  ongoing: flagField(),
  doses: rowsField(doseStep),
  maximumTolerated: choiceField(YES_NO_UNKNOWN),
  cap,
  adherence: groupField({
    method: choiceField(ADHERENCE_METHODS),
    proportion: percentField(),
    category: choiceField(ADHERENCE_CATEGORIES),
  }),
  dispenses: rowsField(dispense),
  outcome: outcomeField,
  lostResponse: flagField(),
  sideEffects: rowsField(sideEffect),
  stopReason: stopReasonField(STOP_REASONS),
  plasmaLevels: rowsField(plasmaLevel),
  antipsychoticAtTheTime: choiceField(YES_NO_UNKNOWN),
  prescriber: textField(),
  source: choiceField(SOURCES),
  comment: textField(),
}

/** A recorded trial as it stands in the form. */
export function toTrialValues(trial: AntidepressantTrial): FormValues {
  const values: Record<string, readonly string[]> = {}
  writeFields(trial, '', values, TRIAL_FIELDS, [lengthBox])
  return values
}

/** Reads the form of a trial; what cannot be read is named by box. */
export function readTrialForm(values: FormValues, id: string): ReadForm<AntidepressantTrial> {
  const form = { values, errors: {} }
  const recorded = readFields(form, '', TRIAL_FIELDS, [lengthBox])
  return settleForm(trialSchema, { id, ...recorded }, form.errors)
}
