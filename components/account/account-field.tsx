type Props = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly autoComplete: 'name' | 'username' | 'new-password' | 'current-password' | 'organization' | 'off'
  readonly typed?: string
  readonly problem: string | null
}

/** One box of a form about an account; what was typed as a password never comes back. */
export function AccountField({ name, label, hint, autoComplete, typed = '', problem }: Props) {
  const described = [hint === undefined ? null : `${name}-hint`, problem === null ? null : `${name}-problem`]
  const isPassword = autoComplete.endsWith('password')
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem !== null && (
        <p className="field-error" id={`${name}-problem`}>
          {problem}
        </p>
      )}
      <input
        className="input"
        id={name}
        name={name}
        type={isPassword ? 'password' : 'text'}
        defaultValue={isPassword ? '' : typed}
        autoComplete={autoComplete}
        autoCapitalize={autoComplete === 'username' ? 'none' : undefined}
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={described.filter((id) => id !== null).join(' ') || undefined}
      />
    </div>
  )
}
