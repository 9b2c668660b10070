import { AccountField } from './account-field'
import { CodeField } from './code-field'
import { ProblemSummary } from './problem-summary'

const FIELDS = ['code', 'current'] as const
const FEW_CODES = 3
const EITHER_HINT = 'Six digits from the app, or a recovery code, which is used up by this.'

/** What is about to be changed of a second factor that is on. */
export type FactorChoice = 'codes' | 'off' | null

type Props = {
  readonly since: string
  readonly codesLeft: number
  readonly choice: FactorChoice
  readonly page: string
  readonly problems: Readonly<Record<string, string>>
}

/** A second factor that is on: what is left of its codes, and what can be changed. */
export function FactorOn({ since, codesLeft, choice, page, problems }: Props) {
  return (
    <section className="card stack account-form" aria-labelledby="factor-on">
      <h2 id="factor-on">It is on</h2>
      <p>
        Since {since}, signing in asks for a code after the password. {describeCodesLeft(codesLeft)}
      </p>
      {codesLeft <= FEW_CODES && (
        <p className="notice notice-unknown">Make new recovery codes, so that a lost phone does not lock you out.</p>
      )}
      {choice === null && (
        <p className="actions">
          <a className="button" href={`${page}?change=codes`}>
            Make new recovery codes
          </a>
          <a className="button" href={`${page}?change=off`}>
            Turn it off
          </a>
        </p>
      )}
      {choice !== null && <ProblemSummary problems={problems} fields={FIELDS} />}
      {choice === 'codes' && (
        <form method="post" action="/api/account/second-factor/recovery-codes">
          <p>With new recovery codes, the earlier ones no longer count, and your other sessions end.</p>
          <CodeField takes="either" label="Code" hint={EITHER_HINT} problem={problems.code ?? null} />
          <Actions page={page} label="Make new recovery codes" />
        </form>
      )}
      {choice === 'off' && (
        <form method="post" action="/api/account/second-factor/off">
          <p>
            Without a second factor, the password alone signs in. For another phone, turn it off here and set it up
            again there.
          </p>
          <CodeField takes="either" label="Code" hint={EITHER_HINT} problem={problems.code ?? null} />
          <AccountField
            name="current"
            label="Present password"
            autoComplete="current-password"
            problem={problems.current ?? null}
          />
          <Actions page={page} label="Turn the second factor off" />
        </form>
      )}
    </section>
  )
}

function Actions({ page, label }: { readonly page: string; readonly label: string }) {
  return (
    <div className="actions">
      <button type="submit" className="button button-primary">
        {label}
      </button>
      <a className="button" href={page}>
        Leave it as it is
      </a>
    </div>
  )
}

/** How many recovery codes are left, in a sentence. */
export function describeCodesLeft(count: number): string {
  if (count === 0) return 'No recovery code is left.'
  return count === 1 ? '1 recovery code is left.' : `${count} recovery codes are left.`
}
