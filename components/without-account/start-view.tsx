import { EntryGrammar } from '@/components/entry/entry-grammar'
import { QuickEntryForm } from '@/components/entry/quick-entry-form'
import type { CaseFile } from '@/lib/domain/case-file'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'
import { OpenFile } from './open-file'
import { EXAMPLE_BASE, LINES, NEW_TRIAL } from './place'
import type { Drafts } from './use-drafts'

export type Example = { readonly title: string; readonly file: CaseFile }

type Props = {
  readonly day: ReadingDay
  readonly examples: readonly Example[]
  readonly drafts: Drafts
  readonly onOpen: (file: CaseFile) => void
}

/** Before there is a case: write trials, open an example, or open a file. */
export function StartView({ day, examples, drafts, onOpen }: Props) {
  return (
    <>
      <h1>Try it without an account</h1>
      <QuickEntryForm
        action={LINES}
        cancelHref={null}
        formHref={NEW_TRIAL}
        typed={{ values: drafts.get(LINES) ?? {}, errors: {} }}
        day={day}
        saveLabel="Judge these trials"
      />
      <EntryGrammar />
      <div className="columns">
        <section className="card" aria-labelledby="examples-title">
          <h2 className="card-title" id="examples-title">
            Or open an example
          </h2>
          <ol className="lines">
            {examples.map(({ title }, index) => (
              <li key={title}>
                <a href={`${EXAMPLE_BASE}${index}`}>{title}</a>
              </li>
            ))}
          </ol>
          <p className="quiet small">All of them are made up.</p>
        </section>
        <section className="card" aria-labelledby="open-title">
          <h2 className="card-title" id="open-title">
            Or open a file
          </h2>
          <OpenFile onOpen={onOpen} />
        </section>
      </div>
    </>
  )
}
