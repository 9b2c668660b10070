import { listChips, listTreatmentChips, MISSING } from '@/lib/exchange/quick-entry/describe-entry'
import { OPEN_BOX } from '@/lib/exchange/quick-entry/entry-boxes'
import type { EntryLine } from '@/lib/exchange/quick-entry/read-entry-lines'
import type { PutLines } from './lines-box'

type Props = {
  readonly line: EntryLine
  readonly put: PutLines
}

/** How one line is read: what was understood, what was not, and what is missing. A chip saves and opens its box. */
export function EntryReading({ line, put }: Props) {
  const { number, written, entry } = line
  const { trial, otherTreatment, split, notUnderstood, missing, suggestions = [] } = entry
  return (
    <li className="entry-reading" value={number}>
      <p className="visually-hidden">Line {number}:</p>
      {trial !== null && (
        <ul className="chips" aria-label="Understood">
          {listChips(trial).map(({ box, what, text }) => (
            <li key={what}>
              <button
                type="submit"
                className="chip"
                name={OPEN_BOX}
                value={`${number} ${box}`}
                title="Save, then change this in the form"
              >
                <span className="chip-what">{what}</span> {text}
              </button>
            </li>
          ))}
        </ul>
      )}
      {otherTreatment !== undefined && (
        <ul className="chips" aria-label="Understood">
          {listTreatmentChips(otherTreatment).map(({ what, text }) => (
            <li key={what} className="chip">
              <span className="chip-what">{what}</span> {text}
            </li>
          ))}
        </ul>
      )}
      {split !== undefined && (
        <p className="entry-open">
          {split.length} trials in one line.{' '}
          <button type="button" className="button button-small" onClick={() => put(number, split)}>
            Put each on a line of its own
          </button>
        </p>
      )}
      {suggestions.length > 0 && trial?.drug && (
        <p className="entry-open">
          “{trial.drug}” is in no table of drugs. Did you mean{' '}
          {suggestions.map((name) => (
            <button
              key={name}
              type="button"
              className="button button-small"
              onClick={() => put(number, [written.replace(trial.drug ?? '', name)])}
            >
              {name}
            </button>
          ))}
          ?
        </p>
      )}
      {notUnderstood.length > 0 && (
        <p className="entry-open">
          Not understood, kept as a comment: {notUnderstood.map((part) => `“${part}”`).join(', ')}
        </p>
      )}
      {missing.length > 0 && (
        <p className="entry-missing">Not recorded: {missing.map((asked) => MISSING[asked].text).join(', ')}</p>
      )}
    </li>
  )
}
