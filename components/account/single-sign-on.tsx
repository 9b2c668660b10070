import { AccountField } from './account-field'
import { ProblemSummary } from './problem-summary'

type Props = {
  /** What people call the provider. */
  readonly name: string
  /** Since when the account is connected, in words; `null` where it is not. */
  readonly since: string | null
  readonly problems: Readonly<Record<string, string>>
}

/** Whether the account is connected with the provider of single sign-on, and how to change that. */
export function SingleSignOnSection({ name, since, problems }: Props) {
  return (
    <section className="card stack account-form" aria-labelledby="single-sign-on">
      <h2 id="single-sign-on">Single sign-on</h2>
      {since === null ? <NotConnected name={name} problems={problems} /> : <Connected name={name} since={since} />}
    </section>
  )
}

function Connected({ name, since }: { readonly name: string; readonly since: string }) {
  return (
    <>
      <p>
        Connected with {name} since {since}: who signs in there is let in here, and still gives the code of the second
        factor where it is on. The password goes on to work. A new password ends the connection.
      </p>
      <form method="post" action="/api/account/single-sign-on/disconnect">
        <button type="submit" className="button">
          Disconnect from {name}
        </button>
      </form>
    </>
  )
}

function NotConnected({ name, problems }: Pick<Props, 'name' | 'problems'>) {
  return (
    <>
      <ProblemSummary problems={problems} fields={['ownPassword']} />
      <p>Not connected. Once connected, you can sign in with {name} in place of the password.</p>
      <form method="post" action="/api/account/single-sign-on/connect">
        <AccountField
          name="ownPassword"
          label="Your password here"
          autoComplete="current-password"
          problem={problems.ownPassword ?? null}
        />
        <div className="actions">
          <button type="submit" className="button">
            Connect with {name}
          </button>
        </div>
      </form>
    </>
  )
}
