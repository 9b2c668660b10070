import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageShell } from '@/components/shell/page-shell'
import { WithoutAccountLink } from '@/components/shell/without-account-link'
import { hasAccounts } from '@/lib/server/accounts'
import { getEnvironment } from '@/lib/server/env'
import { getRejectedEntry } from '@/lib/server/rejected-entry'
import { getClinician } from '@/lib/server/require-clinician'
import { toReturnPath } from '@/lib/server/return-path'
import { PROOF_MINUTES } from '@/lib/server/second-factor/sign-in-proof'
import { IDLE_MINUTES } from '@/lib/server/session-limits'
import { describeSignOnNotice } from '@/lib/server/single-sign-on/sign-on-notices'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

const NOTICES: ReadonlyMap<string, string> = new Map([
  [
    'ended',
    `Your session has ended, as every session does after ${IDLE_MINUTES} minutes without activity. Sign in to go on.`,
  ],
  ['too-late', `The code has to follow within ${PROOF_MINUTES} minutes of the password. Enter the password again.`],
  ['signed-out', 'You are signed out.'],
  ['joined', 'Your account is made. Sign in with it.'],
  ['new-password', 'Your new password is set, and every session has ended. Sign in with it.'],
  ['exists', 'An account exists already. Sign in with it.'],
])

export default async function SignInPage({ searchParams }: Props) {
  const { next, notice } = await searchParams
  const returnPath = toReturnPath(typeof next === 'string' ? next : null)
  if (await getClinician()) redirect(returnPath)
  if (!(await hasAccounts())) redirect('/welcome')
  const isWrong = notice === 'wrong'
  const { singleSignOn } = getEnvironment()
  const signOnSaid = typeof notice === 'string' ? describeSignOnNotice(notice, singleSignOn?.name) : undefined
  const said = typeof notice === 'string' ? NOTICES.get(notice) : undefined
  const username = isWrong ? ((await getRejectedEntry())?.typed.username ?? '') : ''

  return (
    <PageShell clinician={null} width="narrow">
      <section className="card stack door">
        <h1>Sign in</h1>
        {isWrong && (
          // biome-ignore lint/a11y/noAutofocus: what went wrong is heard first
          <div className="error-summary" role="alert" id="problem" tabIndex={-1} autoFocus>
            <p>
              <a href="#username">The username and the password do not belong together. Check both and try again.</a>
            </p>
          </div>
        )}
        {said !== undefined && <p className="notice">{said}</p>}
        {signOnSaid !== undefined && (
          // biome-ignore lint/a11y/noAutofocus: what went wrong is heard first
          <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
            <p>{signOnSaid}</p>
          </div>
        )}
        <form method="post" action="/api/account/sign-in">
          <input type="hidden" name="next" value={returnPath} />
          <div className="field">
            <label htmlFor="username">Username</label>
            <input
              className="input"
              id="username"
              name="username"
              defaultValue={username}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              aria-describedby={isWrong ? 'problem' : undefined}
            />
          </div>
          <div className="field">
            <label htmlFor="password">Password</label>
            <input
              className="input"
              id="password"
              name="password"
              type="password"
              autoComplete="current-password"
              required
              aria-describedby={isWrong ? 'problem' : undefined}
            />
          </div>
          <div className="actions">
            <button type="submit" className="button button-primary">
              Sign in
            </button>
          </div>
        </form>
        {singleSignOn !== null && (
          <form method="post" action="/api/account/single-sign-on">
            <input type="hidden" name="next" value={returnPath} />
            <button type="submit" className="button">
              Sign in with {singleSignOn.name}
            </button>
          </form>
        )}
        <p className="hint">
          Locked out? On the computer that Fair Trial runs on: stop it, run <code>npm run account:reset</code>, and
          start it again.
        </p>
        <WithoutAccountLink />
      </section>
    </PageShell>
  )
}
