import type { Metadata } from 'next'
import { AccountField } from '@/components/account/account-field'
import { describeCodesLeft } from '@/components/account/factor-on'
import { ProblemSummary } from '@/components/account/problem-summary'
import { SessionList } from '@/components/account/session-list'
import { SingleSignOnSection } from '@/components/account/single-sign-on'
import { PageShell } from '@/components/shell/page-shell'
import { getUsername } from '@/lib/server/accounts'
import { getEnvironment } from '@/lib/server/env'
import { PASSWORD_HINT } from '@/lib/server/password-rules'
import { getRejectedEntry } from '@/lib/server/rejected-entry'
import { requireSession } from '@/lib/server/require-clinician'
import { getSecondFactor } from '@/lib/server/second-factor/enrolment'
import { SECOND_FACTOR_PAGE } from '@/lib/server/second-factor/second-factor-page'
import { ABSOLUTE_HOURS, IDLE_MINUTES } from '@/lib/server/session-limits'
import { listSessions } from '@/lib/server/sessions'
import { getConnectedAt } from '@/lib/server/single-sign-on/identities'
import { describeSignOnDone } from '@/lib/server/single-sign-on/sign-on-notices'
import { describeMoment } from '@/lib/server/today'

export const metadata: Metadata = { title: 'Your account' }

type Props = { readonly searchParams: Promise<{ readonly done?: string | string[] }> }

const FIELDS = ['current', 'password'] as const
const DONE: ReadonlyMap<string, string> = new Map([
  ['password', 'Your password is changed, and your other sessions have ended.'],
  ['ended', 'Ended. Who comes back there has to sign in again.'],
])

export default async function AccountPage({ searchParams }: Props) {
  const { clinician, token } = await requireSession('account.own')
  const { done } = await searchParams
  const entry = done === 'wrong' ? await getRejectedEntry() : null
  const problemOf = (name: string) => entry?.problems[name] ?? null
  const { singleSignOn } = getEnvironment()
  const said = typeof done === 'string' ? (DONE.get(done) ?? describeSignOnDone(done, singleSignOn?.name)) : undefined
  const now = new Date()
  const sessions = (await listSessions(clinician, token, now)).map(({ key, startedAt, lastActivityAt, isThis }) => {
    return { key, isThis, started: describeMoment(startedAt, now), lastUsed: describeMoment(lastActivityAt, now) }
  })
  const factor = await getSecondFactor(clinician, now)
  const connectedAt = singleSignOn && (await getConnectedAt(clinician, singleSignOn.issuer))
  return (
    <PageShell clinician={clinician} current="account" width="narrow">
      <h1>Your account</h1>
      {said !== undefined && (
        <p className="notice" role="status">
          {said}
        </p>
      )}
      <p>
        {clinician.displayName}, username <strong>{await getUsername(clinician)}</strong>
      </p>
      <section className="card stack account-form" aria-labelledby="change-password">
        <h2 id="change-password">Change the password</h2>
        <ProblemSummary problems={entry?.problems ?? {}} fields={FIELDS} />
        <form method="post" action="/api/account/password">
          <AccountField
            name="current"
            label="Present password"
            autoComplete="current-password"
            problem={problemOf('current')}
          />
          <AccountField
            name="password"
            label="New password"
            hint={PASSWORD_HINT}
            autoComplete="new-password"
            problem={problemOf('password')}
          />
          <div className="actions">
            <button type="submit" className="button button-primary">
              Change the password
            </button>
          </div>
        </form>
      </section>
      <section className="card stack" aria-labelledby="second-factor">
        <h2 id="second-factor">Second factor</h2>
        <p>
          {factor.kind === 'on'
            ? `On: signing in asks for a code after the password. ${describeCodesLeft(factor.recoveryCodesLeft)}`
            : 'Off: no code is asked for when you sign in.'}
        </p>
        <p>
          <a className="button" href={SECOND_FACTOR_PAGE}>
            {factor.kind === 'on' ? 'Change the second factor' : 'Set up a second factor'}
          </a>
        </p>
      </section>
      {singleSignOn !== null && (
        <SingleSignOnSection
          name={singleSignOn.name}
          since={connectedAt && describeMoment(connectedAt, now)}
          problems={entry?.problems ?? {}}
        />
      )}
      <section className="card stack" aria-labelledby="sessions">
        <h2 id="sessions">Where you are signed in</h2>
        <p className="small">
          A session ends after {IDLE_MINUTES} minutes without activity, and after {ABSOLUTE_HOURS} hours in any case.
        </p>
        <SessionList sessions={sessions} endAction="/api/account/session/end" />
        {sessions.length > 2 && (
          <form method="post" action="/api/account/session/end">
            <input type="hidden" name="session" value="others" />
            <button type="submit" className="button">
              End all others
            </button>
          </form>
        )}
      </section>
    </PageShell>
  )
}
