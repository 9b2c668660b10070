import 'server-only'
import type { Clinician } from '../clinician'
import { toRejectedEntryCookie } from '../rejected-entry'
import { redirectTo } from '../request-guard'
import { toSessionCookie } from '../session-cookie'
import { renewSession, type SessionToken } from '../sessions'
import { refuseForNow } from '../sign-in-answers'
import { tryAgain } from '../try-again'
import type { FactorChange, FactorProblems } from './enrolment'
import { SECOND_FACTOR_PAGE } from './second-factor-page'
import { toShownCodesCookie } from './shown-codes'

type Asked = { readonly clinician: Clinician; readonly token: SessionToken }

/** What a page says was done, and what the record of who did what calls it. */
const CHANGES = {
  on: 'account.secondFactorOn',
  off: 'account.secondFactorOff',
  codes: 'account.recoveryCodesMade',
} as const

/** What was typed in a form that changes the second factor. */
export function readChange(form: URLSearchParams | null): { readonly current: string; readonly code: string } {
  return { current: form?.get('current') ?? '', code: form?.get('code') ?? '' }
}

/**
 * Answers a form that changes the second factor. Codes and passwords that are tried here are counted as those of signing
 * in. What was typed never comes back. After a change the session has another id, and the clinician's others have ended.
 */
export async function answerChange(
  request: Request,
  { clinician, token }: Asked,
  done: keyof typeof CHANGES,
  change: () => Promise<FactorChange>,
): Promise<Response> {
  let problems: FactorProblems = {}
  const tried = await tryAgain(request, clinician, CHANGES[done], async () => {
    const changed = await change()
    if (changed.ok) return changed.codes
    problems = changed.problems
    return null
  })
  if (tried.kind === 'wait') return refuseForNow(tried.seconds)
  if (tried.result === null) {
    const entry = toRejectedEntryCookie(request, SECOND_FACTOR_PAGE, {
      typed: { form: done },
      problems: { ...problems },
    })
    return redirectTo(`${SECOND_FACTOR_PAGE}?done=wrong`, [entry])
  }
  const now = new Date()
  const renewed = await renewSession(clinician, token, now)
  if (renewed === null) return redirectTo('/sign-in')
  const session = await toSessionCookie(request, renewed.token, renewed.endsAt, now)
  const codes = tried.result.length === 0 ? [] : [await toShownCodesCookie(request, clinician, tried.result)]
  return redirectTo(`${SECOND_FACTOR_PAGE}?done=${done}`, [session, ...codes])
}
