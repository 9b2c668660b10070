import 'server-only'
import { WRITTEN_BY } from '@/lib/exchange/forms/form-draft'
import type { FormErrors, FormValues } from '@/lib/exchange/forms/form-values'
import { addRow, getTyped, removeRow, toFormValues } from '@/lib/exchange/forms/form-values'
import type { ReadForm } from '@/lib/exchange/forms/settle-form'
import type { Clinician } from './clinician'
import { deleteDraft, saveDraft } from './drafts'
import { log } from './log'
import { deleteRejectedForm, saveRejectedForm } from './rejected-forms'
import { isSameOrigin, readForm, redirectTo } from './request-guard'
import { askWho, type NotAllowed } from './require-clinician'
import { findStorageFailure } from './storage-failure'

/** The largest form that is read. Bytes. */
export const FORM_MAX_BYTES = 1_000_000

const RETRY_AFTER_SECONDS = '5'
const FORM_TYPE = 'application/x-www-form-urlencoded'
const ROW_ACTION = /^(add|remove):([A-Za-z]{1,40})(?:\.(\d{1,3}))?$/

/**
 * Where to go on, what has to be put right, where to choose because something else was saved meanwhile, or `null`: not
 * there, or another clinician's. While there is a conflict, what was typed stays in its draft.
 */
export type Saved =
  | { readonly location: string }
  | { readonly errors: FormErrors }
  | { readonly conflict: string }
  | null

/** Reads what was typed; says where the form is, and under which name to keep it while it is not saved. */
export type FormSchema<Params, T> = {
  readonly read: (values: FormValues) => ReadForm<T>
  readonly page: (params: Params) => string
  readonly key: (params: Params, values: FormValues) => string
}

type Save<Params, T> = (clinician: Clinician, value: T, params: Params, values: FormValues) => Promise<Saved>

/**
 * A handler for one clinical form: checks origin, session, type and size, reads, saves. A script gets the errors by box
 * as JSON; a browser without script is sent back to a page that shows what was typed.
 */
export function formHandler<Params, T>(schema: FormSchema<Params, T>, save: Save<Params, T>) {
  const handle = async (request: Request, context: { readonly params: Promise<Params> }): Promise<Response> => {
    const refused = refuseRequest(request)
    if (refused !== null) return refused
    const asked = await askWho('case.write')
    if (asked.refused !== null) return refuseWho(request, asked.refused)
    const { clinician } = asked
    const form = await readForm(request, FORM_MAX_BYTES)
    if (form === null) return refuse(request, 413, 'tooLarge')
    if (isWrittenByAnother(form, clinician)) return refuse(request, 403, 'otherClinician')
    const params = await context.params
    const values = toFormValues(form)
    const reply = { request, clinician, page: schema.page(params), key: schema.key(params, values) }
    const action = ROW_ACTION.exec(getTyped(values, 'rowAction'))
    if (action !== null) return showRows(reply, values, action)
    const read = schema.read(values)
    if (!read.ok) return showErrors(reply, values, read.errors)
    const saved = await save(clinician, read.value, params, values)
    if (saved === null) return refuse(request, 404, 'notFound')
    if ('errors' in saved) return showErrors(reply, values, saved.errors)
    if ('conflict' in saved) return showConflict(request, saved.conflict)
    await deleteRejectedForm(clinician, reply.key)
    await deleteDraft(clinician, reply.key, values)
    return wantsJson(request) ? Response.json({ location: saved.location }) : redirectTo(saved.location)
  }
  return (request: Request, context: { readonly params: Promise<Params> }) =>
    sayWhenNotStored(request, () => handle(request, context))
}

/** Answers a request that changes something; says in a sentence that it was not stored where the database cannot. */
export async function sayWhenNotStored(request: Request, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    const failure = findStorageFailure(error)
    if (failure === null) throw error
    log(failure === 'full' ? 'storage.full' : 'storage.away')
    const refused = failure === 'full' ? refuse(request, 507, 'storageFull') : refuse(request, 503, 'storageAway')
    refused.headers.set('Retry-After', RETRY_AFTER_SECONDS)
    return refused
  }
}

type Reply = {
  readonly request: Request
  readonly clinician: Clinician
  readonly page: string
  readonly key: string
}

async function showErrors({ request, clinician, page, key }: Reply, values: FormValues, errors: FormErrors) {
  if (wantsJson(request)) return Response.json({ errors }, { status: 422 })
  const now = new Date()
  await saveDraft(clinician, key, values, { sequence: null, now })
  const id = await saveRejectedForm(clinician, key, { values, errors }, now)
  return redirectTo(`${page}?rejected=${id}`)
}

function showConflict(request: Request, location: string) {
  return wantsJson(request) ? Response.json({ location }, { status: 409 }) : redirectTo(location)
}

/** Without script, a row is added or removed by sending the form; nothing is saved then and nothing is lost. */
async function showRows({ clinician, page, key }: Reply, values: FormValues, action: RegExpExecArray) {
  const [, verb, list = '', row] = action
  const { rowAction: _, ...typed } = values
  const changed = verb === 'add' ? addRow(typed, list) : removeRow(typed, list, Number(row))
  const now = new Date()
  await saveDraft(clinician, key, changed, { sequence: null, now })
  const id = await saveRejectedForm(clinician, key, { values: changed, errors: {} }, now)
  return redirectTo(`${page}?rejected=${id}#${list}`)
}

/** Whether a form was opened by one clinician and sent after another one had signed in in the same browser. */
export function isWrittenByAnother(form: URLSearchParams, clinician: Clinician): boolean {
  const writer = form.get(WRITTEN_BY)
  return writer !== null && writer !== clinician.id
}

/** What is refused before anybody's name is looked up or a byte of the form is read. */
export function refuseRequest(request: Request, type = FORM_TYPE): Response | null {
  if (request.method !== 'POST') {
    return new Response(MESSAGES.wrongMethod, { status: 405, headers: { Allow: 'POST' } })
  }
  if (!isSameOrigin(request)) return refuse(request, 403, 'foreign')
  const isType = request.headers.get('content-type')?.split(';')[0]?.trim() === type
  return isType ? null : refuse(request, 415, 'wrongType')
}

const MESSAGES = {
  wrongMethod: 'Send this form with its own button.',
  foreign: 'This form was not sent from a page of Fair Trial, so nothing was saved. Reload the page and try again.',
  wrongType: 'This is not a form of Fair Trial, so nothing was saved.',
  signedOut:
    'Not saved: you are signed out. Sign in in another tab, come back to this one and save again; nothing you typed is lost.',
  noSecondFactor:
    'Not saved: your practice requires a second factor. Set it up on the page of your account in another tab, then save again; what you typed stays here.',
  notAllowed: 'Not saved: your role in the practice does not allow it. Its owner can change that.',
  otherClinician:
    'Not saved: someone else has signed in in this browser. Sign in as yourself in another tab, then save again; what you typed stays here.',
  tooLarge: `Not saved: a form holds at most ${FORM_MAX_BYTES / 1_000_000} MB. Shorten the comments and notes.`,
  uploadTooLarge:
    'Not imported: one upload holds at most 20 MB, and one case 5 MB. Choose fewer files and import the rest afterwards.',
  brokenUpload: 'Not imported: the upload did not arrive whole. Nothing was stored; choose the files and try again.',
  storageFull:
    'Not saved: the disk of the server is full. What you typed stays here; have space made on it, then save again.',
  storageAway: 'Not saved: the database does not answer. What you typed stays here; wait a moment and save again.',
  notFound: 'Not saved: this case or trial is no longer there. Copy what you need, then go back to your cases.',
} as const

/** The answer to somebody who is not signed in, has no second factor though one is required, or whose role may not. */
export function refuseWho(request: Request, refused: NotAllowed): Response {
  return refuse(request, refused === 'signedOut' ? 401 : 403, refused)
}

/** An answer that saves nothing and says so, to a script or to a person. */
export function refuse(request: Request, status: number, reason: keyof typeof MESSAGES): Response {
  const message = MESSAGES[reason]
  if (wantsJson(request)) return Response.json({ message }, { status })
  return new Response(`${message}\n\nThe Back button of the browser returns to the form.\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

/** Whether our own script sent this, rather than the browser itself. */
export function wantsJson(request: Request): boolean {
  return request.headers.get('accept') === 'application/json'
}
