'use client'
import { type ReactNode, useContext, useRef, useState } from 'react'
import { countRows } from '@/lib/exchange/forms/form-values'
import { FormContext, RowContext } from './form-context'

type Props = {
  readonly list: string
  /** "Dose step", numbered for every row. */
  readonly rowLabel: string
  readonly addLabel: string
  /** Empty rows to begin with, so that the form also works without script. */
  readonly emptyRows: number
  /** Several lines of boxes in a row, which then lays them out itself. */
  readonly isTall?: boolean
  /** The boxes of one row. */
  readonly children: ReactNode
}

type Row = { readonly key: number; readonly from: string | null }

/** Rows that can be added and removed by keyboard; without script the same buttons send the form and come back. */
export function RowList({ list, rowLabel, addLabel, emptyRows, isTall = false, children }: Props) {
  const { values, errors, dropErrors } = useContext(FormContext)
  const [rows, setRows] = useState<readonly Row[]>(() => {
    const asked = Math.min(Number(values[`${list}.rows`]?.[0]) || 0, 200)
    const filled = countRows(values, list)
    const shown = Math.max(asked, filled === 0 ? emptyRows : filled)
    return Array.from({ length: shown }, (_, key) => ({ key, from: `${list}.${key}` }))
  })
  const nextKey = useRef(1000)
  const box = useRef<HTMLDivElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)

  function add() {
    nextKey.current += 1
    setRows((before) => [...before, { key: nextKey.current, from: null }])
    requestAnimationFrame(() => focusLastRow(box.current))
  }

  function remove(key: number) {
    setRows((before) => before.filter((row) => row.key !== key))
    dropErrors(list)
    addButton.current?.focus()
  }

  return (
    <div className={isTall ? 'rows rows-tall' : 'rows'} id={list} ref={box}>
      <input type="hidden" name={`${list}.rows`} value={rows.length} />
      {rows.map((row, position) => {
        const name = `${list}.${position}`
        const label = `${rowLabel} ${position + 1}`
        const isKept = row.from !== null && values[`${row.from}.kept`] !== undefined
        return (
          <RowContext.Provider key={row.key} value={{ name, from: row.from, label }}>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid row everywhere. */}
            <div className="row" role="group" aria-label={label}>
              <span className="row-number" aria-hidden="true">
                {position + 1}
              </span>
              <div className={isTall ? 'row-body' : 'boxes'}>{children}</div>
              {isKept && <input type="hidden" name={`${name}.kept`} value="1" />}
              <button
                type="submit"
                className="row-remove"
                name="rowAction"
                value={`remove:${name}`}
                formNoValidate
                aria-label={`Remove ${label.toLowerCase()}`}
                title="Remove"
                onClick={(event) => {
                  event.preventDefault()
                  remove(row.key)
                }}
              >
                <span aria-hidden="true">×</span>
              </button>
              {errors[name] !== undefined && <p className="field-error">{errors[name]}</p>}
            </div>
          </RowContext.Provider>
        )
      })}
      <button
        ref={addButton}
        type="submit"
        className="button button-quiet row-add"
        name="rowAction"
        value={`add:${list}`}
        formNoValidate
        onClick={(event) => {
          event.preventDefault()
          add()
        }}
      >
        + {addLabel}
      </button>
    </div>
  )
}

function focusLastRow(box: HTMLElement | null) {
  const rows = box?.querySelectorAll('.row')
  const field = rows?.[rows.length - 1]?.querySelector('input:not([type=hidden]), select, textarea')
  if (field instanceof HTMLElement) field.focus()
}
