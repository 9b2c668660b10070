type Props = { readonly problems: readonly { readonly name: string; readonly problem: string }[] }

/** What has to be put right in a form about an account, heard first; nothing where nothing is wrong. */
export function ProblemSummary({ problems }: Props) {
  if (problems.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: what needs correcting is heard first
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <h2>Please correct</h2>
      <ul>
        {problems.map(({ name, problem }) => (
          <li key={name}>
            <a href={`#${name}`}>{problem}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
