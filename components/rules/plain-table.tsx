import type { ReactNode } from 'react'

type Props = {
  /** What the box that scrolls is called. */
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly ReactNode[])[]
  /** For rows of many words: where the page is narrow they stand below each other, each cell with its head. */
  readonly isWordy?: boolean
}

/** A small table whose first cell names the row. */
export function PlainTable({ name, heads, rows, isWordy = false }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
    <section className="scroll-box" tabIndex={0} aria-label={`${name}, scrolls sideways`}>
      <table className={isWordy ? 'table wordy' : 'table'}>
        <thead>
          <tr>
            {heads.map((head, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the heads never move, and two may read the same
              <th key={index} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move, and two may begin alike
            <tr key={row}>
              <th scope="row">{first}</th>
              {others.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
                <td key={index} data-head={isWordy ? heads[index + 1] : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
