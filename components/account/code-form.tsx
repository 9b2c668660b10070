import { CodeField } from './code-field'

type Props = {
  readonly takes: 'code' | 'recoveryCode'
  readonly returnPath: string
  /** The same page for the other kind of code. */
  readonly otherPath: string
  readonly isWrong: boolean
}

const WORDS = {
  code: {
    title: 'Enter the code',
    label: 'Code',
    hint: 'Six digits, from the authenticator app that you set up for Fair Trial.',
    wrong: 'This code does not count. Enter the one that the app shows now; each code counts once.',
    other: 'Use a recovery code',
    before: 'The phone is not here? ',
  },
  recoveryCode: {
    title: 'Enter a recovery code',
    label: 'Recovery code',
    hint: 'One of those that you kept when you turned the second factor on. It is used up by this.',
    wrong: 'This recovery code does not count. Check it, or enter another one; each counts once.',
    other: 'Use the authenticator app',
    before: 'The phone is here after all? ',
  },
} as const

/** The second step of signing in. */
export function CodeForm({ takes, returnPath, otherPath, isWrong }: Props) {
  const words = WORDS[takes]
  return (
    <section className="card stack door">
      <h1>{words.title}</h1>
      {isWrong && (
        // biome-ignore lint/a11y/noAutofocus: what went wrong is heard first
        <div className="error-summary" role="alert" id="problem" tabIndex={-1} autoFocus>
          <p>
            <a href="#code">{words.wrong}</a>
          </p>
        </div>
      )}
      <form method="post" action="/api/account/sign-in/code">
        <input type="hidden" name="next" value={returnPath} />
        {takes === 'recoveryCode' && <input type="hidden" name="with" value="recovery" />}
        <CodeField takes={takes} label={words.label} hint={words.hint} {...(isWrong ? { problemId: 'problem' } : {})} />
        <div className="actions">
          <button type="submit" className="button button-primary">
            Sign in
          </button>
        </div>
      </form>
      <p className="small">
        {words.before}
        <a href={otherPath}>{words.other}</a>
      </p>
      <p className="small">
        <a href="/sign-in">Start again</a> as someone else.
      </p>
    </section>
  )
}
