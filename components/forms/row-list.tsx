'use client'
import { type ReactNode, useContext, useRef, useState } from 'react'
import { countRows, type FormValues } from '@/lib/exchange/forms/form-values'
import { FormContext, RowContext } from './form-context'
import { RemovedRow } from './removed-row'

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

type Row = { readonly key: number; readonly from: string | null; readonly held: FormValues | null }
type Removed = { readonly row: Row; readonly position: number }

/** Rows that can be added and removed by keyboard; without script the same buttons send the form and come back. */
export function RowList({ list, rowLabel, addLabel, emptyRows, isTall = false, children }: Props) {
  const { values, errors, dropErrors, changed } = useContext(FormContext)
  const [rows, setRows] = useState<readonly Row[]>(() => {
    const asked = Math.min(Number(values[`${list}.rows`]?.[0]) || 0, 200)
    const filled = countRows(values, list)
    const shown = Math.max(asked, filled === 0 ? emptyRows : filled)
    return Array.from({ length: shown }, (_, key) => ({ key, from: `${list}.${key}`, held: null }))
  })
  const [removed, setRemoved] = useState<readonly Removed[]>([])
  const nextKey = useRef(1000)
  const box = useRef<HTMLDivElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const undoButton = useRef<HTMLButtonElement>(null)

  function add() {
    nextKey.current += 1
    setRows((before) => [...before, { key: nextKey.current, from: null, held: null }])
    changed()
    requestAnimationFrame(() => focusRow(box.current, -1))
  }

  function remove(row: Row, position: number) {
    const held = readRow(addButton.current?.form ?? null, `${list}.${position}.`)
    setRemoved((before) => [...before, { row: { ...row, held }, position }])
    setRows((before) => before.filter(({ key }) => key !== row.key))
    dropErrors(list)
    changed()
    requestAnimationFrame(() => undoButton.current?.focus())
  }

  function undo() {
    const last = removed.at(-1)
    if (last === undefined) return
    setRemoved(removed.slice(0, -1))
    setRows((before) => before.toSpliced(last.position, 0, last.row))
    dropErrors(list)
    changed()
    requestAnimationFrame(() => focusRow(box.current, last.position))
  }

  return (
    <div className={isTall ? 'rows rows-tall' : 'rows'} id={list} ref={box}>
      <input type="hidden" name={`${list}.rows`} value={rows.length} />
      {rows.map((row, position) => {
        const name = `${list}.${position}`
        const label = `${rowLabel} ${position + 1}`
        const isKept = row.held ? row.held.kept !== undefined : values[`${row.from}.kept`] !== undefined
        return (
          <RowContext.Provider key={row.key} value={{ name, from: row.from, label, held: row.held }}>
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
                  remove(row, position)
                }}
              >
                <span aria-hidden="true">×</span>
              </button>
              {errors[name] !== undefined && <p className="field-error">{errors[name]}</p>}
            </div>
          </RowContext.Provider>
        )
      })}
      <RemovedRow
        what={removed.at(-1) === undefined ? null : `${rowLabel} ${(removed.at(-1)?.position ?? 0) + 1}`}
        button={undoButton}
        onUndo={undo}
      />
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

function focusRow(box: HTMLElement | null, position: number) {
  const row = [...(box?.querySelectorAll('.row') ?? [])].at(position)
  const field = row?.querySelector('input:not([type=hidden]), select, textarea')
  if (field instanceof HTMLElement) field.focus()
}

/** What stands in the boxes of a row, by their names in it. */
function readRow(form: HTMLFormElement | null, start: string): FormValues {
  const held = new Map<string, string[]>()
  for (const [name, value] of form === null ? [] : new FormData(form)) {
    if (!name.startsWith(start) || typeof value !== 'string') continue
    const field = name.slice(start.length)
    held.set(field, [...(held.get(field) ?? []), value])
  }
  return Object.fromEntries(held)
}
