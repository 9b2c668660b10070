import 'server-only'
import { DRAFT_FORM, DRAFT_NUMBER } from '@/lib/exchange/forms/form-draft'
import { type FormValues, toFormValues } from '@/lib/exchange/forms/form-values'
import type { Clinician } from './clinician'
import { FORM_MAX_BYTES, isWrittenByAnother, refuse, refuseRequest, refuseWho } from './form-handler'
import { readForm } from './request-guard'
import { askWho } from './require-clinician'

/** A form as it is kept while it is not saved. */
export type SentDraft = {
  readonly clinician: Clinician
  readonly formKey: string
  readonly values: FormValues
  /** Which sending this is, as the form counts; `null` where it does not. */
  readonly sequence: number | null
}

const MOST = 2_000_000_000

/** Reads what one of our forms sent to be kept, or says why not; asks origin, session, writer and size first. */
export async function readDraft(request: Request): Promise<SentDraft | Response> {
  const refused = refuseRequest(request)
  if (refused !== null) return refused
  const asked = await askWho('case.write')
  if (asked.refused !== null) return refuseWho(request, asked.refused)
  const { clinician } = asked
  const form = await readForm(request, FORM_MAX_BYTES)
  if (form === null) return refuse(request, 413, 'tooLarge')
  if (isWrittenByAnother(form, clinician)) return refuse(request, 403, 'otherClinician')
  const number = form.get(DRAFT_NUMBER) ?? ''
  return {
    clinician,
    formKey: form.get(DRAFT_FORM) ?? '',
    values: toFormValues(form),
    sequence: /^\d{1,10}$/.test(number) ? Math.min(Number(number), MOST) : null,
  }
}
