import { CASE_FILE_MAX_BYTES, type CaseFile, type FieldError, type Parsed, parseCaseFile } from '@/lib/domain/case-file'
import { checkJson } from './check-json'

/** What to say of a case file over the limit. */
export const TOO_LARGE = `Larger than ${CASE_FILE_MAX_BYTES / 1_000_000} MB, the most that is read of one case: split it.`

const decoder = new TextDecoder('utf-8', { fatal: true })

/** A case that could not be read at all, and why. */
export function refuseText(message: string): Parsed<CaseFile> {
  return { ok: false, errors: [{ path: '', message }] }
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

/** Reads a case from the text of a case file; never throws. */
export function parseCaseText(text: string): Parsed<CaseFile> {
  if (text.trim() === '') return refuseText('Empty: put one case here.')
  const errors: readonly FieldError[] = checkJson(text)
  if (errors.some((error) => error.path === '')) return { ok: false, errors }
  const json = parseJson(text)
  if (json === null) return refuseText('Not JSON: a text in it holds a wrong escape.')
  const parsed = parseCaseFile(json.value)
  if (errors.length === 0) return parsed
  return { ok: false, errors: parsed.ok ? errors : [...errors, ...parsed.errors] }
}

/** Reads a case from the bytes of a case file, with or without a byte order mark; never throws. */
export function parseCaseBytes(bytes: Uint8Array): Parsed<CaseFile> {
  if (bytes.length > CASE_FILE_MAX_BYTES) return refuseText(TOO_LARGE)
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    return refuseText('Not UTF-8 text: save the file as UTF-8.')
  }
  return parseCaseText(text)
}
