type Props = {
  /** A code of six digits, a recovery code, or either. */
  readonly takes: 'code' | 'recoveryCode' | 'either'
  readonly label: string
  readonly hint: string
  /** What else says what is wrong, by its id. */
  readonly problemId?: string
  readonly problem?: string | null
}

const KEYBOARDS = { code: 'numeric', recoveryCode: 'text', either: 'text' } as const
const COMPLETIONS = { code: 'one-time-code', recoveryCode: 'off', either: 'one-time-code' } as const

/** The box for a code of the second factor. What was typed never comes back: no code counts twice. */
export function CodeField({ takes, label, hint, problemId, problem = null }: Props) {
  const described = ['code-hint', problem === null ? undefined : 'code-problem', problemId]
  return (
    <div className="field">
      <label htmlFor="code">{label}</label>
      <p className="hint" id="code-hint">
        {hint}
      </p>
      {problem !== null && (
        <p className="field-error" id="code-problem">
          {problem}
        </p>
      )}
      <input
        className={takes === 'code' ? 'input code-input' : 'input'}
        id="code"
        name="code"
        type="text"
        inputMode={KEYBOARDS[takes]}
        autoComplete={COMPLETIONS[takes]}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={takes === 'code' ? 20 : 100}
        required
        aria-invalid={problem !== null || problemId !== undefined}
        aria-describedby={described.filter((id) => id !== undefined).join(' ')}
      />
    </div>
  )
}
