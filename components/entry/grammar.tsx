import type { ReactNode } from 'react'

type Props = {
  readonly ways: readonly { readonly what: string; readonly how: string; readonly examples: readonly string[] }[]
  /** What is never read into a line. */
  readonly never: readonly string[]
  /** What becomes of the parts that are not understood. */
  readonly children: ReactNode
}

/** How lines may be written, folded away until it is asked for. */
export function Grammar({ ways, never, children }: Props) {
  return (
    <details className="entry-grammar">
      <summary>How to write a line</summary>
      <dl>
        {ways.map(({ what, how, examples }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {how}:{' '}
              {examples.map((example, index) => (
                <span key={example}>
                  {index > 0 && ' · '}
                  <code>{example}</code>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p>{children}</p>
      <ul>
        {never.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  )
}
