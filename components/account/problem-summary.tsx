type Props = {
  readonly problems: Readonly<Record<string, string>>
  /** The boxes of the form, in their order. */
  readonly fields: readonly string[]
}

/** What has to be put right in a form about an account, heard first; nothing where nothing is wrong. */
export function ProblemSummary({ problems, fields }: Props) {
  const wrong = fields.filter((name) => problems[name] !== undefined)
  if (wrong.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: what needs correcting is heard first
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <h2>Please correct</h2>
      <ul>
        {wrong.map((name) => (
          <li key={name}>
            <a href={`#${name}`}>{problems[name]}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
