'use client'
import { useRef, useState } from 'react'
import { ProgressLine } from '../progress-line'
import { fetchExport } from './fetch-export'

type State =
  | { readonly kind: 'ready' }
  | { readonly kind: 'running'; readonly done: number }
  | { readonly kind: 'done'; readonly done: number }
  | { readonly kind: 'failed'; readonly sentence: string }

type Props = { readonly total: number; readonly address: string; readonly label: string; readonly isMain?: boolean }

/** Exports all cases and shows how far it is. Without script it is a link, and the browser shows the download itself. */
export function ExportCases({ total, address, label, isMain = false }: Props) {
  const [state, setState] = useState<State>({ kind: 'ready' })
  const stop = useRef<AbortController | null>(null)
  const isRunning = state.kind === 'running'

  async function run() {
    const controller = new AbortController()
    stop.current = controller
    setState({ kind: 'running', done: 0 })
    const result = await fetchExport(address, controller.signal, (done) => setState({ kind: 'running', done }))
    switch (result.kind) {
      case 'stopped':
        return setState({ kind: 'ready' })
      case 'failed':
        return setState({ kind: 'failed', sentence: result.sentence })
      case 'file':
        saveFile(result.file, result.name)
        return setState({ kind: 'done', done: result.cases })
    }
  }

  return (
    <div className="stack">
      {isRunning && <ProgressLine label="Exporting" done={state.done} of={Math.max(total, state.done)} unit="cases" />}
      <p role="status" className={state.kind === 'failed' ? 'field-error' : undefined}>
        {state.kind === 'done' &&
          `Exported: ${state.done.toLocaleString('en')} ${state.done === 1 ? 'case' : 'cases'}.`}
        {state.kind === 'failed' && state.sentence}
      </p>
      <p className="actions">
        {isRunning ? (
          <button type="button" className="button" onClick={() => stop.current?.abort()}>
            Stop
          </button>
        ) : (
          <a
            className={isMain ? 'button button-primary' : 'button'}
            href={address}
            download
            onClick={(event) => {
              event.preventDefault()
              void run()
            }}
          >
            {label}
          </a>
        )}
      </p>
    </div>
  )
}

function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
