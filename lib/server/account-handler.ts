import 'server-only'
import { wantsJson } from './form-handler'
import { log } from './log'
import { redirectTo } from './request-guard'
import { type NotAllowed, toSignInPath } from './require-clinician'
import { findStorageFailure } from './storage-failure'

const RETRY_AFTER_SECONDS = '5'

const SENTENCES = {
  full: {
    status: 507,
    message: 'The disk of the server is full, so nothing was changed. Have space made, then try again.',
  },
  away: { status: 503, message: 'The database does not answer, so nothing was changed. Wait a moment and try again.' },
} as const

const NOT_ALLOWED = {
  noSecondFactor: 'Your practice requires a second factor, so nothing was changed. Set it up first.',
  notAllowed: 'Your role in the practice does not allow this, so nothing was changed.',
} as const

/** The answer to a form of an account: whoever is not signed in is sent to sign in, and from there to the page of the form. */
export function refuseAccountForm(refused: NotAllowed, page: string): Response {
  if (refused === 'signedOut') return redirectTo(toSignInPath(page, 'ended'))
  return new Response(`${NOT_ALLOWED[refused]}\n\nThe Back button of the browser returns to the form.\n`, {
    status: 403,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

/** A handler for forms of accounts; says in a sentence that nothing was changed where the database cannot store. */
export function accountHandler(answer: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    try {
      return await answer(request)
    } catch (error) {
      const failure = findStorageFailure(error)
      if (failure === null) throw error
      log(`storage.${failure}`)
      return sayThatNothingChanged(request, SENTENCES[failure])
    }
  }
}

function sayThatNothingChanged(request: Request, { status, message }: (typeof SENTENCES)[keyof typeof SENTENCES]) {
  const headers = { 'Retry-After': RETRY_AFTER_SECONDS, 'Cache-Control': 'no-store' }
  if (wantsJson(request)) return Response.json({ message }, { status, headers })
  return new Response(`${message}\n\nThe Back button of the browser returns to the form.\n`, {
    status,
    headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
