import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountField } from '@/components/account/account-field'
import { ProblemSummary } from '@/components/account/problem-summary'
import { PageShell } from '@/components/shell/page-shell'
import { WithoutAccountLink } from '@/components/shell/without-account-link'
import { hasAccounts } from '@/lib/server/accounts'
import { PASSWORD_HINT } from '@/lib/server/password-rules'
import { getRejectedEntry } from '@/lib/server/rejected-entry'

export const metadata: Metadata = { title: 'Welcome' }

const FIELDS = ['displayName', 'username', 'password'] as const

export default async function WelcomePage() {
  if (await hasAccounts()) redirect('/sign-in')
  const entry = await getRejectedEntry()
  const problemOf = (name: string) => entry?.problems[name] ?? null

  return (
    <PageShell clinician={null} width="narrow">
      <section className="card stack door">
        <h1>Welcome</h1>
        <p>
          Nobody has an account here yet: make the first. What you enter is stored where Fair Trial runs, and nowhere
          else.
        </p>
        <ProblemSummary problems={entry?.problems ?? {}} fields={FIELDS} />
        <form method="post" action="/api/account/first">
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
        <WithoutAccountLink />
      </section>
    </PageShell>
  )
}
