import { AccountField } from '../account/account-field'
import { ProblemSummary } from '../account/problem-summary'

type Props = {
  readonly name: string
  readonly problems: Readonly<Record<string, string>>
  readonly requiresSecondFactor: boolean
  /** How many members that are switched on have none. */
  readonly withoutFactor: number
}

/** What the practice is called, and what it asks of its members. */
export function PracticeSettings({ name, problems, requiresSecondFactor, withoutFactor }: Props) {
  return (
    <>
      <section className="card stack account-form" aria-labelledby="practice-name">
        <h2 id="practice-name">Name of the practice</h2>
        <ProblemSummary problems={problems} fields={['name']} />
        <form method="post" action="/api/practice/name">
          <AccountField
            name="name"
            label="Name"
            hint="Invitations say it."
            autoComplete="organization"
            typed={name}
            problem={problems.name ?? null}
          />
          <div className="actions">
            <button type="submit" className="button">
              Save the name
            </button>
          </div>
        </form>
      </section>
      <section className="card stack" aria-labelledby="requirement">
        <h2 id="requirement">Second factor</h2>
        <p>
          {requiresSecondFactor
            ? 'Required: who has none sets one up before anything else.'
            : 'Each member decides: the password alone signs in who has none.'}{' '}
          {describeWithout(withoutFactor)}
        </p>
        <form method="post" action="/api/practice/second-factor">
          <input type="hidden" name="required" value={requiresSecondFactor ? 'no' : 'yes'} />
          <button type="submit" className="button">
            {requiresSecondFactor ? 'Require it no longer' : 'Require it of everybody'}
          </button>
        </form>
      </section>
    </>
  )
}

function describeWithout(count: number): string {
  if (count === 0) return 'Everybody has one.'
  return count === 1 ? '1 member has none.' : `${count} members have none.`
}
