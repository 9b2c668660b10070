import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { AccountField } from '@/components/account/account-field'
import { ProblemSummary } from '@/components/account/problem-summary'
import { ClosedLink } from '@/components/practice/closed-link'
import { PageShell } from '@/components/shell/page-shell'
import { getCallerAddress } from '@/lib/server/caller-address'
import { PASSWORD_HINT } from '@/lib/server/password-rules'
import { getResetLink } from '@/lib/server/practice/use-account-link'
import { getRejectedEntry } from '@/lib/server/rejected-entry'
import { tryLink } from '@/lib/server/sign-in-limits'

export const metadata: Metadata = { title: 'New password', robots: { index: false } }

type Props = { readonly params: Promise<{ readonly token: string }> }

export default async function ResetPage({ params }: Props) {
  const { token } = await params
  const tried = await tryLink(getCallerAddress(await headers()), 'account.passwordReset', () =>
    getResetLink(token, new Date()),
  )
  const link = tried.kind === 'tried' ? tried.result : null
  const entry = await getRejectedEntry()
  return (
    <PageShell clinician={null} width="narrow">
      {link === null ? (
        <ClosedLink />
      ) : (
        <section className="card stack door">
          <h1>New password</h1>
          <p>
            For {link.displayName}, username <strong>{link.username}</strong>. Every open session ends; the second
            factor stays as it is.
          </p>
          <ProblemSummary problems={entry?.problems ?? {}} fields={['password']} />
          <form method="post" action="/api/account/reset">
            <input type="hidden" name="token" value={token} />
            <AccountField
              name="password"
              label="New password"
              hint={PASSWORD_HINT}
              autoComplete="new-password"
              problem={entry?.problems.password ?? null}
            />
            <div className="actions">
              <button type="submit" className="button button-primary">
                Set the password
              </button>
            </div>
          </form>
        </section>
      )}
    </PageShell>
  )
}
