import { AccountField } from '../account/account-field'
import { ProblemSummary } from '../account/problem-summary'

type Problems = Readonly<Record<string, string>>

type BackUpProps = { readonly problems: Problems; readonly isAlone: boolean; readonly passphraseHint: string }

/** A backup of everything, for the owner of the only practice here. */
export function BackUpSection({ problems, isAlone, passphraseHint }: BackUpProps) {
  return (
    <section className="card stack account-form" aria-labelledby="back-up">
      <h2 id="back-up">Back up</h2>
      {isAlone ? (
        <>
          <p>
            One encrypted file with everything: cases, history, accounts and the audit record. It restores here, on
            another computer or on a server. Without the passphrase nobody opens it, and nobody can find it out.
          </p>
          <ProblemSummary problems={problems} fields={['passphrase', 'passphraseAgain', 'backupPassword']} />
          <form method="post" action="/api/practice/backup">
            <AccountField
              name="passphrase"
              label="Passphrase for the file"
              hint={passphraseHint}
              autoComplete="new-password"
              problem={problems.passphrase ?? null}
            />
            <AccountField
              name="passphraseAgain"
              label="The same passphrase again"
              autoComplete="new-password"
              problem={problems.passphraseAgain ?? null}
            />
            <OwnPassword name="backupPassword" problems={problems} />
            <div className="actions">
              <button type="submit" className="button button-primary">
                Download a backup
              </button>
            </div>
          </form>
        </>
      ) : (
        <p>
          Several practices are stored here, and a backup holds them all. Who runs Fair Trial makes it, by{' '}
          <code>npm run db:backup</code>. Your own cases you can export below.
        </p>
      )}
    </section>
  )
}

type ExportProps = { readonly problems: Problems; readonly exported: string | null }

/** Every case of the practice, in a file that other programs read. */
export function ExportSection({ problems, exported }: ExportProps) {
  return (
    <section className="card stack account-form" aria-labelledby="export-everything">
      <h2 id="export-everything">Export everything</h2>
      <p>
        Every case of the practice as a case file a line, also those that only named members see. Not encrypted: keep it
        where patients’ data belong. The audit record says that you took it.
      </p>
      {exported !== null && <p className="small">Last exported {exported}.</p>}
      <ProblemSummary problems={problems} fields={['exportPassword']} />
      <form method="post" action="/api/practice/export">
        <OwnPassword name="exportPassword" problems={problems} />
        <div className="actions">
          <button type="submit" className="button">
            Export every case
          </button>
        </div>
      </form>
    </section>
  )
}

type LeaveProps = {
  readonly problems: Problems
  readonly name: string | null
  /** What has to be done before, in a sentence; `null` where nothing has. */
  readonly before: string | null
  readonly keptUntil: string
}

/** Deletes every case and switches the others off. */
export function LeaveSection({ problems, name, before, keptUntil }: LeaveProps) {
  return (
    <section className="card stack account-form" aria-labelledby="leave">
      <h2 id="leave">Leave</h2>
      <p>
        Deletes every case of the practice and switches every other member off. Until {keptUntil} you can put everything
        back here; then it is removed for good. Backups that were made keep what they hold.
      </p>
      {before !== null || name === null ? (
        <p className="notice">
          {before ?? 'Give the practice a name first: typing it here confirms that you mean it.'}
        </p>
      ) : (
        <>
          <ProblemSummary problems={problems} fields={['practiceName', 'leavePassword']} />
          <form method="post" action="/api/practice/leave">
            <AccountField
              name="practiceName"
              label={`Name of the practice: ${name}`}
              hint="Type it, to confirm."
              autoComplete="off"
              problem={problems.practiceName ?? null}
            />
            <OwnPassword name="leavePassword" problems={problems} />
            <div className="actions">
              <button type="submit" className="button button-danger">
                Delete every case and leave
              </button>
            </div>
          </form>
        </>
      )}
    </section>
  )
}

type LeftProps = { readonly left: string; readonly keptUntil: string }

/** After leaving: everything can be put back for some days. */
export function LeftSection({ left, keptUntil }: LeftProps) {
  return (
    <section className="card stack" aria-labelledby="left">
      <h2 id="left">The practice has left</h2>
      <p>
        Every case was deleted {left}, and the other members are switched off. Until {keptUntil} everything can be put
        back as it was, the members too.
      </p>
      <form method="post" action="/api/practice/return">
        <button type="submit" className="button button-primary">
          Put everything back
        </button>
      </form>
    </section>
  )
}

function OwnPassword({ name, problems }: { readonly name: string; readonly problems: Problems }) {
  return (
    <AccountField name={name} label="Your password" autoComplete="current-password" problem={problems[name] ?? null} />
  )
}
