'use client'
import { useRef, useState } from 'react'
import { ProgressLine } from '../progress-line'
import { fetchExport } from './fetch-export'

type State =
  | { readonly kind: 'ready' }
  | { readonly kind: 'running'; readonly done: number }
  | { readonly kind: 'done'; readonly done: number }
  | { readonly kind: 'failed'; readonly sentence: string }

const ADDRESS = '/api/cases/export'

/** Exports all cases and shows how far it is. Without script it is a link, and the browser shows the download itself. */
export function ExportCases({ total }: { readonly total: number }) {
  const [state, setState] = useState<State>({ kind: 'ready' })
  const stop = useRef<AbortController | null>(null)
  const isRunning = state.kind === 'running'

  async function run() {
    const controller = new AbortController()
    stop.current = controller
    setState({ kind: 'running', done: 0 })
    const result = await fetchExport(ADDRESS, controller.signal, (done) => setState({ kind: 'running', done }))
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
            className="button button-primary"
            href={ADDRESS}
            download
            onClick={(event) => {
              event.preventDefault()
              void run()
            }}
          >
            Export all cases
          </a>
        )}
        <a className="button button-quiet" href="/cases">
          Back to the list
        </a>
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
