import type { Difference } from '@/lib/exchange/forms/compare-versions'
import type { FormErrors, FormValues } from '@/lib/exchange/forms/form-values'

type Props = {
  readonly action: string
  /** Back to the form, where what was typed still stands. */
  readonly formHref: string
  readonly hidden: Readonly<Record<string, string>>
  /** The start of the names of the choices, and the name of the buttons that choose all of one side. */
  readonly names: { readonly choice: string; readonly all: string }
  readonly differences: readonly Difference[]
  /** What was chosen before, where something was left out. */
  readonly typed: { readonly values: FormValues; readonly errors: FormErrors }
}

/** Two versions of one record, field by field; a native form, so that it can be answered without script. */
export function ConflictForm({ action, formHref, hidden, names, differences, typed }: Props) {
  const errors = Object.entries(typed.errors)
  return (
    <form method="post" action={action} className="conflict-form">
      {errors.length > 0 && (
        <div className="error-summary" role="alert" aria-labelledby="error-summary-title">
          <h2 id="error-summary-title">Not saved: choose for each</h2>
          <ul>
            {errors.map(([name, message]) => (
              <li key={name}>
                <a href={`#${name}.mine`}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="card conflict-card">
        {differences.map((difference) => (
          <ConflictField
            key={difference.field}
            name={`${names.choice}.${difference.field}`}
            difference={difference}
            chosen={typed.values[`${names.choice}.${difference.field}`]?.[0] ?? null}
          />
        ))}
      </div>
      <div className="save-bar conflict-bar">
        <button type="submit" className="button" name={names.all} value="mine" formNoValidate>
          Keep all of mine
        </button>
        <button type="submit" className="button" name={names.all} value="saved" formNoValidate>
          Keep all that was saved
        </button>
        <a className="button button-quiet" href={formHref}>
          Back to the form
        </a>
        <button type="submit" className="button button-primary">
          Save what I chose
        </button>
      </div>
    </form>
  )
}

type FieldProps = { readonly name: string; readonly difference: Difference; readonly chosen: string | null }

function ConflictField({ name, difference, chosen }: FieldProps) {
  const { what, mine, saved, canBeBoth } = difference
  const option = { name, chosen }
  return (
    <fieldset className="conflict-field">
      <legend>{what}</legend>
      <div className="conflict-options">
        <ConflictOption {...option} value="mine" label="Yours" lines={mine} />
        <ConflictOption {...option} value="saved" label="Saved meanwhile" lines={saved} />
        {canBeBoth && <ConflictOption {...option} value="both" label="Both, one after the other" lines={[]} />}
      </div>
    </fieldset>
  )
}

type OptionProps = {
  readonly name: string
  readonly value: string
  readonly label: string
  readonly lines: readonly string[]
  readonly chosen: string | null
}

function ConflictOption({ name, value, label, lines, chosen }: OptionProps) {
  return (
    <label className="conflict-option">
      <input
        type="radio"
        id={`${name}.${value}`}
        name={name}
        value={value}
        defaultChecked={chosen === value}
        required
      />
      <span>
        <span className="conflict-side">{label}</span>{' '}
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one record, never reordered
          <span key={index} className="conflict-line">
            {line}
          </span>
        ))}
      </span>
    </label>
  )
}
