'use client'
import { useEffect, useRef, useState } from 'react'
import type { CaseFile } from '@/lib/domain/case-file'
import { readUpload } from '@/lib/exchange/forms/read-upload'

type Props = { readonly onOpen: (file: CaseFile) => void }

const ONE_ONLY = 'This page holds one case at a time: choose a file with one case.'

/** Opens a case file. One that cannot be read changes nothing and says which field. */
export function OpenFile({ onOpen }: Props) {
  const [errors, setErrors] = useState<readonly string[]>([])
  const summary = useRef<HTMLDivElement>(null)

  async function read(chosen: HTMLInputElement) {
    const [file] = chosen.files ?? []
    if (file === undefined) return
    const upload = readUpload([{ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }])
    // The same file, once corrected, can be chosen again.
    chosen.value = ''
    const [only, ...more] = upload.ok ? upload.files : []
    if (only !== undefined && more.length === 0) return onOpen(only)
    setErrors(upload.ok ? [ONE_ONLY] : upload.errors)
  }

  useEffect(() => {
    if (errors.length > 0) summary.current?.focus()
  }, [errors])

  return (
    <>
      {errors.length > 0 && (
        <div className="error-summary" role="alert" tabIndex={-1} ref={summary} aria-labelledby="file-errors">
          <h3 id="file-errors">Nothing was opened</h3>
          <ul className="import-errors">
            {errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        </div>
      )}
      <label className="field-label" htmlFor="file">
        A case file
      </label>
      <p className="hint" id="file-hint">
        As this page or an account exports it (.json). It is read here and sent nowhere.
      </p>
      <input
        className="file-input"
        id="file"
        type="file"
        accept=".json,.jsonl,.ndjson,application/json"
        aria-describedby="file-hint"
        onChange={(event) => void read(event.currentTarget)}
      />
    </>
  )
}
