import type { FormErrors } from '@/lib/exchange/forms/form-values'

/** What became of a form that was sent. */
export type Sent =
  | { readonly kind: 'saved'; readonly location: string }
  | { readonly kind: 'conflict'; readonly location: string }
  | { readonly kind: 'rejected'; readonly errors: FormErrors }
  | { readonly kind: 'notSaved'; readonly message: string; readonly isSignedOut: boolean }

const OFFLINE =
  'Not saved: the server cannot be reached. Everything you typed is still here; check the connection and save again.'
const FAILED =
  'Not saved: the server could not answer. Everything you typed is still here; wait a moment and save again.'

/** Sends a form to its handler and says what became of it; never throws for want of a connection. */
export async function sendForm(action: string, body: URLSearchParams | FormData): Promise<Sent> {
  let response: Response
  try {
    response = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } })
  } catch {
    return notSaved(OFFLINE)
  }
  const answer = await readAnswer(response)
  if (response.status === 409 && typeof answer.location === 'string') {
    return { kind: 'conflict', location: answer.location }
  }
  if (response.ok && typeof answer.location === 'string') return { kind: 'saved', location: answer.location }
  if (response.status === 422) return { kind: 'rejected', errors: toErrors(answer.errors) }
  const message = typeof answer.message === 'string' ? answer.message : FAILED
  return { kind: 'notSaved', message, isSignedOut: response.status === 401 }
}

/** What stands in a form, as a browser without script would send it. */
export function toBody(form: HTMLFormElement, pressed: HTMLElement | null = null): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form, pressed)) if (typeof value === 'string') body.append(name, value)
  return body
}

function notSaved(message: string): Sent {
  return { kind: 'notSaved', message, isSignedOut: false }
}

async function readAnswer(response: Response): Promise<Readonly<Record<string, unknown>>> {
  try {
    const answer: unknown = await response.json()
    return typeof answer === 'object' && answer !== null ? { ...answer } : {}
  } catch {
    return {}
  }
}

function toErrors(errors: unknown): FormErrors {
  const entries = typeof errors === 'object' && errors !== null ? Object.entries(errors) : []
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
