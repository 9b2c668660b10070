'use client'
import { useRef, useState } from 'react'
import { NEW_KEY_BOX } from '@/lib/exchange/forms/form-draft'
import type { FormErrors } from '@/lib/exchange/forms/form-values'
import { ProgressLine } from '../progress-line'
import { type ImportStep, sendImport } from './send-import'

type Props = { readonly errors: FormErrors; readonly maxBytes: number; readonly newKey: string }

const BYTES_PER_MB = 1_000_000
const STEPS = { reading: 'Reading', storing: 'Storing' } as const
const LOST =
  'The connection was lost before the end. Either every case was stored or none: look at the list before you import again.'

/** Chooses case files and sends them; nothing is stored unless every case in them can be. */
export function ImportForm({ errors: found, maxBytes, newKey }: Props) {
  const [errors, setErrors] = useState<readonly string[]>(Object.values(found))
  const [isSending, setIsSending] = useState(false)
  const [step, setStep] = useState<ImportStep | null>(null)
  const [isLost, setIsLost] = useState(false)
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
    setErrors([])
    setIsLost(false)
    setStep(null)
    setIsSending(true)
    const result = await sendImport(body, setStep)
    switch (result.kind) {
      case 'imported':
        window.location.assign(result.location)
        return
      case 'refused':
        return show(result.sentences)
      case 'lost':
        setIsLost(true)
        return show([LOST])
    }
  }

  return (
    <>
      {errors.length > 0 && (
        <div className="error-summary" role="alert" tabIndex={-1} ref={summary} aria-labelledby="import-errors">
          <h2 id="import-errors">{isLost ? 'Not known whether it was imported' : 'Nothing was imported'}</h2>
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
        <input type="hidden" name={NEW_KEY_BOX} value={newKey} />
        <div>
          <label className="field-label" htmlFor="files">
            Case files
          </label>
          <p className="hint" id="files-hint">
            One or several: a file with one case (.json), or with one case on each line (.jsonl). At most 5 MB a case
            and {maxBytes / BYTES_PER_MB} MB in all. If anything in them cannot be read, nothing is stored, and you are
            told which file and field.
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
        {isSending && (
          <ProgressLine
            label={step === null ? 'Sending the files' : STEPS[step.step]}
            done={step?.done ?? 0}
            of={step?.of ?? null}
            unit="cases"
          />
        )}
        <p className="actions">
          <button type="submit" className="button button-primary" aria-disabled={isSending || undefined}>
            {isSending ? 'Importing …' : 'Import'}
          </button>
          <a className="button button-quiet" href="/cases">
            {isSending ? 'Leave, and let the import go on' : 'Cancel'}
          </a>
        </p>
      </form>
    </>
  )
}
