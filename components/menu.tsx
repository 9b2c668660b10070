import type { ReactNode } from 'react'

type Props = {
  readonly label: string
  readonly tone?: 'primary' | 'plain' | 'quiet'
  readonly children: ReactNode
}

const BUTTONS = { primary: 'button button-primary', plain: 'button', quiet: 'button button-quiet' } as const

/** A button that opens a list of links. Native, so it works before and without scripts. */
export function Menu({ label, tone = 'plain', children }: Props) {
  return (
    <details className="menu" name="menu">
      <summary className={BUTTONS[tone]}>
        {label}
        <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true" focusable="false">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </summary>
      <div className="menu-list">{children}</div>
    </details>
  )
}
