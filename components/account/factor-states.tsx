import { AccountField } from './account-field'
import { CodeField } from './code-field'
import { ProblemSummary } from './problem-summary'
import { QrCode } from './qr-code'

type Problems = Readonly<Record<string, string>>

const FIELDS = ['code', 'current'] as const

/** No second factor: what it is, and how to begin. */
export function FactorOff() {
  return (
    <section className="card stack" aria-labelledby="factor-off">
      <h2 id="factor-off">It is off</h2>
      <p>
        With a second factor, signing in asks for a code of six digits after the password. An authenticator app on your
        phone shows it, also without a network. Who learns the password alone then does not get in.
      </p>
      <form method="post" action="/api/account/second-factor/start">
        <div className="actions">
          <button type="submit" className="button button-primary">
            Set it up
          </button>
        </div>
      </form>
    </section>
  )
}

type SettingUpProps = {
  readonly secret: string
  readonly uri: string
  readonly minutes: number
  readonly problems: Problems
}

/** The key for the app, and the code that shows that the app holds it. */
export function FactorSettingUp({ secret, uri, minutes, problems }: SettingUpProps) {
  return (
    <section className="card stack account-form" aria-labelledby="factor-setting-up">
      <h2 id="factor-setting-up">Set it up</h2>
      <ProblemSummary problems={problems} fields={FIELDS} />
      <p>1. Scan this with an authenticator app. Any app for codes by time will do; most password managers have one.</p>
      <QrCode text={uri} label="QR code with the key for the authenticator app; the same key stands below as text" />
      <p>
        Without a camera, type the key: <code className="factor-key">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <p>2. Enter the code that the app then shows, within {minutes} minutes.</p>
      <form method="post" action="/api/account/second-factor/confirm">
        <CodeField takes="code" label="Code" hint="Six digits." problem={problems.code ?? null} />
        <AccountField
          name="current"
          label="Present password"
          autoComplete="current-password"
          problem={problems.current ?? null}
        />
        <div className="actions">
          <button type="submit" className="button button-primary">
            Turn the second factor on
          </button>
        </div>
      </form>
      <form method="post" action="/api/account/second-factor/start">
        <p className="small">
          Nothing was scanned yet?{' '}
          <button type="submit" className="link-button">
            Make another key
          </button>
        </p>
      </form>
    </section>
  )
}
