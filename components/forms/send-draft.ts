import { DRAFT_NUMBER, DRAFT_SAVE_ACTION } from '@/lib/exchange/forms/form-draft'

/** What became of a draft that was sent. */
export type DraftSent =
  | { readonly kind: 'kept'; readonly savedAt: string }
  | { readonly kind: 'notKept'; readonly message: string; readonly isSignedOut: boolean; readonly canRetry: boolean }

// A browser sends no more than this after its page is gone.
const KEEPALIVE_BYTES = 60_000

const OFFLINE =
  'Draft not saved: the server cannot be reached. Go on typing and leave this page open; it is saved as soon as there is a connection.'
const FAILED = 'Draft not saved: the server could not answer. Go on typing and leave this page open; it is tried again.'
const SIGNED_OUT =
  'Draft not saved: you are signed out. Go on typing, and sign in in another tab; then it is saved here.'

/** Sends what stands in a form to be kept as its draft; `isLast` while the page goes away. Never throws. */
export async function sendDraft(body: URLSearchParams, number: number, isLast: boolean): Promise<DraftSent> {
  const sent = new URLSearchParams(body)
  sent.set(DRAFT_NUMBER, String(number))
  const keepalive = isLast && sent.toString().length < KEEPALIVE_BYTES
  let response: Response
  try {
    const headers = { Accept: 'application/json' }
    response = await fetch(DRAFT_SAVE_ACTION, { method: 'POST', body: sent, headers, keepalive })
  } catch {
    return notKept(OFFLINE, { canRetry: true })
  }
  if (response.status === 401) return notKept(SIGNED_OUT, { isSignedOut: true, canRetry: true })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok && isKept(answer)) return { kind: 'kept', savedAt: answer.savedAt }
  if (response.status >= 500 || !hasMessage(answer)) return notKept(FAILED, { canRetry: true })
  const isAnother = response.status === 403
  return notKept(answer.message, { isSignedOut: isAnother, canRetry: isAnother })
}

function notKept(message: string, { isSignedOut = false, canRetry = false }): DraftSent {
  return { kind: 'notKept', message, isSignedOut, canRetry }
}

function isKept(answer: unknown): answer is { readonly savedAt: string } {
  return typeof answer === 'object' && answer !== null && 'savedAt' in answer && typeof answer.savedAt === 'string'
}

function hasMessage(answer: unknown): answer is { readonly message: string } {
  return typeof answer === 'object' && answer !== null && 'message' in answer && typeof answer.message === 'string'
}
