'use client'
import { useRef, useState } from 'react'
import type { FormErrors } from '@/lib/exchange/forms/form-values'
import { sendForm } from './send-form'

type Props = { readonly errors: FormErrors; readonly maxBytes: number }

const BYTES_PER_MB = 1_000_000

/** Chooses case files and sends them; nothing is stored unless every case in them can be. */
export function ImportForm({ errors: found, maxBytes }: Props) {
  const [errors, setErrors] = useState<readonly string[]>(Object.values(found))
  const [isSending, setIsSending] = useState(false)
  const summary = useRef<HTMLDivElement>(null)

  function show(sentences: readonly string[]) {
    setErrors(sentences)
    setIsSending(false)
    requestAnimationFrame(() => summary.current?.focus())
  }

  async function send(form: HTMLFormElement) {
    const body = new FormData(form)
    const bytes = body.getAll('files').reduce((sum, file) => sum + (file instanceof File ? file.size : 0), 0)
    if (bytes > maxBytes) {
      const chosen = (bytes / BYTES_PER_MB).toFixed(1)
      show([
        `These files hold ${chosen} MB; one upload holds at most ${maxBytes / BYTES_PER_MB} MB. Choose fewer files.`,
      ])
      return
    }
    setIsSending(true)
    const sent = await sendForm('/api/cases/import', body)
    switch (sent.kind) {
      case 'saved':
      case 'conflict':
        window.location.assign(sent.location)
        return
      case 'rejected':
        return show(Object.values(sent.errors))
      case 'notSaved':
        return show([sent.message])
    }
  }

  return (
    <>
      {errors.length > 0 && (
        <div className="error-summary" role="alert" tabIndex={-1} ref={summary} aria-labelledby="import-errors">
          <h2 id="import-errors">Nothing was imported</h2>
          <ul className="import-errors">
            {errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        </div>
      )}
      <form
        method="post"
        action="/api/cases/import"
        encType="multipart/form-data"
        className="card stack import-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isSending) void send(event.currentTarget)
        }}
      >
        <div>
          <label className="field-label" htmlFor="files">
            Case files
          </label>
          <p className="hint" id="files-hint">
            One or several: a file with one case (.json), or with one case on each line (.jsonl). At most 5 MB a case
            and {maxBytes / BYTES_PER_MB} MB in all. If anything in them cannot be read, nothing is stored.
          </p>
          <input
            className="file-input"
            id="files"
            name="files"
            type="file"
            multiple
            accept=".json,.jsonl,.ndjson,application/json"
            aria-describedby="files-hint"
          />
        </div>
        <p className="actions">
          <button type="submit" className="button button-primary" aria-disabled={isSending || undefined}>
            {isSending ? 'Importing …' : 'Import'}
          </button>
          <a className="button button-quiet" href="/cases">
            Cancel
          </a>
        </p>
      </form>
    </>
  )
}
