/** What the sign-in page says of single sign-on that did not end in a session. */
export type SignOnNotice = 'not-connected' | 'sign-on-failed' | 'sign-on-cancelled' | 'sign-on-away'

/** What the account page says of single sign-on. */
export type SignOnDone =
  | 'connected'
  | 'disconnected'
  | 'taken'
  | 'sign-on-failed'
  | 'sign-on-cancelled'
  | 'sign-on-away'

/** What the sign-in page says, in a sentence; `undefined` for other notices. */
export function describeSignOnNotice(notice: string, name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  const sentences: Readonly<Record<SignOnNotice, string>> = {
    'not-connected': `Your ${name} account is not connected to an account here. Sign in with your password and connect it on your account page.`,
    'sign-on-failed': `Signing in with ${name} did not work. Try again, or sign in with your password.`,
    'sign-on-cancelled': `Signing in with ${name} was cancelled.`,
    'sign-on-away': `${name} does not answer. Try again later, or sign in with your password.`,
  }
  return new Map(Object.entries(sentences)).get(notice)
}

/** What the account page says, in a sentence; `undefined` for everything else. */
export function describeSignOnDone(done: string, name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  const sentences: Readonly<Record<SignOnDone, string>> = {
    connected: `Your account is connected with ${name}.`,
    disconnected: `Your account is no longer connected with ${name}.`,
    taken: `This ${name} account is connected to another account here, so nothing was changed.`,
    'sign-on-failed': `Connecting with ${name} did not work, so nothing was changed. Try again.`,
    'sign-on-cancelled': `Connecting with ${name} was cancelled, so nothing was changed.`,
    'sign-on-away': `${name} does not answer, so nothing was changed. Try again later.`,
  }
  return new Map(Object.entries(sentences)).get(done)
}
