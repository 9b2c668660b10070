import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { AccountField } from '@/components/account/account-field'
import { ProblemSummary } from '@/components/account/problem-summary'
import { ClosedLink } from '@/components/practice/closed-link'
import { PageShell } from '@/components/shell/page-shell'
import { ROLE_LABELS } from '@/lib/domain/permissions'
import { getCallerAddress } from '@/lib/server/caller-address'
import { PASSWORD_HINT } from '@/lib/server/password-rules'
import { getInvitation } from '@/lib/server/practice/use-account-link'
import { getRejectedEntry } from '@/lib/server/rejected-entry'
import { tryLink } from '@/lib/server/sign-in-limits'

export const metadata: Metadata = { title: 'Invitation', robots: { index: false } }

type Props = { readonly params: Promise<{ readonly token: string }> }

const FIELDS = ['displayName', 'username', 'password'] as const

export default async function InvitationPage({ params }: Props) {
  const { token } = await params
  const tried = await tryLink(getCallerAddress(await headers()), 'practice.invitationUsed', () =>
    getInvitation(token, new Date()),
  )
  const invitation = tried.kind === 'tried' ? tried.result : null
  const entry = await getRejectedEntry()
  const problemOf = (name: string) => entry?.problems[name] ?? null
  return (
    <PageShell clinician={null} width="narrow">
      {invitation === null ? (
        <ClosedLink />
      ) : (
        <section className="card stack door">
          <h1>Join {invitation.practiceName ?? 'the practice'}</h1>
          <p>
            {invitation.invitedBy} invites you, as {ROLE_LABELS[invitation.role].toLowerCase()}. Choose a username and a
            password; nobody else sees the password.
          </p>
          <ProblemSummary problems={entry?.problems ?? {}} fields={FIELDS} />
          <form method="post" action="/api/account/join">
            <input type="hidden" name="token" value={token} />
            <AccountField
              name="displayName"
              label="Your name"
              hint="As colleagues know you."
              autoComplete="name"
              typed={entry?.typed.displayName ?? ''}
              problem={problemOf('displayName')}
            />
            <AccountField
              name="username"
              label="Username"
              hint="For signing in: 3 to 64 letters, digits, dots or hyphens."
              autoComplete="username"
              typed={entry?.typed.username ?? ''}
              problem={problemOf('username')}
            />
            <AccountField
              name="password"
              label="Password"
              hint={PASSWORD_HINT}
              autoComplete="new-password"
              problem={problemOf('password')}
            />
            <div className="actions">
              <button type="submit" className="button button-primary">
                Create the account
              </button>
            </div>
          </form>
        </section>
      )}
    </PageShell>
  )
}
