type Props = {
  readonly name: 'displayName' | 'username' | 'password'
  readonly label: string
  readonly hint: string
  readonly autoComplete: 'name' | 'username' | 'new-password'
  readonly typed: string
  readonly problem: string | null
}

export function AccountField({ name, label, hint, autoComplete, typed, problem }: Props) {
  const describedBy = problem === null ? `${name}-hint` : `${name}-hint ${name}-problem`
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {problem !== null && (
        <p className="field-error" id={`${name}-problem`}>
          {problem}
        </p>
      )}
      <input
        className="input"
        id={name}
        name={name}
        type={name === 'password' ? 'password' : 'text'}
        defaultValue={typed}
        autoComplete={autoComplete}
        autoCapitalize={name === 'username' ? 'none' : undefined}
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={describedBy}
      />
    </div>
  )
}
