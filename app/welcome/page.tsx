import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageShell } from '@/components/shell/page-shell'
import { hasAccounts } from '@/lib/server/accounts'
import { PASSWORD_MIN_CHARACTERS } from '@/lib/server/password-rules'
import { getRejectedEntry } from '@/lib/server/rejected-entry'
import { AccountField } from './account-field'

export const metadata: Metadata = { title: 'Welcome' }

const FIELDS = ['displayName', 'username', 'password'] as const

export default async function WelcomePage() {
  if (await hasAccounts()) redirect('/sign-in')
  const entry = await getRejectedEntry()
  const problems = FIELDS.flatMap((name) => {
    const problem = entry?.problems[name]
    return problem === undefined ? [] : [{ name, problem }]
  })
  const problemOf = (name: string) => entry?.problems[name] ?? null

  return (
    <PageShell clinicianName={null} width="narrow">
      <section className="card stack door">
        <h1>Welcome</h1>
        <p>
          Nobody has an account here yet: make the first. What you enter is stored where Fair Trial runs, and nowhere
          else.
        </p>
        {problems.length > 0 && (
          // biome-ignore lint/a11y/noAutofocus: what needs correcting is heard first
          <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
            <h2>Please correct</h2>
            <ul>
              {problems.map(({ name, problem }) => (
                <li key={name}>
                  <a href={`#${name}`}>{problem}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
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
            hint={`At least ${PASSWORD_MIN_CHARACTERS} characters. Three or four unrelated words are easy to keep and hard to guess; pasting from a password manager is welcome.`}
            autoComplete="new-password"
            typed=""
            problem={problemOf('password')}
          />
          <div className="actions">
            <button type="submit" className="button button-primary">
              Create the account
            </button>
          </div>
        </form>
      </section>
    </PageShell>
  )
}
