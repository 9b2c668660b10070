import type { Sent } from '@/components/forms/send-form'
import type { CaseFile } from '@/lib/domain/case-file'
import {
  anEmptyCase,
  withConclusionForm,
  withFactsForm,
  withLinesForm,
  withScoreLinesForm,
  withTrialForm,
} from '@/lib/exchange/forms/change-file'
import { type FormErrors, type FormValues, getTyped, toFormValues } from '@/lib/exchange/forms/form-values'
import type { ReadForm } from '@/lib/exchange/forms/settle-form'
import { OPEN_BOX } from '@/lib/exchange/quick-entry/entry-boxes'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'
import { CASE, OWN_CONCLUSION, readPlace, TIMELINE, TRIALS, toTrialPlace } from './place'

/** The case as a form makes it, and what to tell the form. */
export type Answer = { readonly sent: Sent; readonly file: CaseFile | null }

/** Answers a form as the server does for a stored case: with errors by box, or with the changed case and where to go. */
export function answerForm(action: string, body: URLSearchParams, held: CaseFile | null, day: ReadingDay): Answer {
  const values = toFormValues(body)
  const file = held ?? anEmptyCase()
  const place = readPlace(action)
  switch (place.view) {
    case 'lines':
      return addLines(held, values, day)
    case 'scores':
      return settle(withScoreLinesForm(file, values, day), TIMELINE)
    case 'newTrial':
      return settle(withTrialForm(file, null, values, day.asOf), TRIALS)
    case 'trial':
      return settle(withTrialForm(file, place.trialId, values, day.asOf), TRIALS)
    case 'facts':
      return settle(withFactsForm(file, values, day.asOf), CASE)
    case 'conclusion':
      return settle(withConclusionForm(file, values, day.asOf), OWN_CONCLUSION)
    case 'case':
    case 'policies':
    case 'rules':
      throw new Error(`no form is sent to ${place.view}`)
  }
}

/** A chip that was pressed opens its box in the form of the trial. */
function addLines(held: CaseFile | null, values: FormValues, day: ReadingDay): Answer {
  const read = withLinesForm(held ?? anEmptyCase(), values, day)
  if (!read.ok) return reject(read.errors)
  const [number, box] = getTyped(values, OPEN_BOX).split(' ')
  const opened = read.value.ids.get(Number(number))
  const next = held === null ? CASE : TRIALS
  return settle({ ok: true, value: read.value.file }, opened === undefined ? next : `${toTrialPlace(opened)}#${box}`)
}

function settle(read: ReadForm<CaseFile>, location: string): Answer {
  return read.ok ? { sent: { kind: 'saved', location }, file: read.value } : reject(read.errors)
}

function reject(errors: FormErrors): Answer {
  return { sent: { kind: 'rejected', errors }, file: null }
}
