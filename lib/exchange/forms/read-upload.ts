import { CASE_FILE_MAX_BYTES, type CaseFile, type FieldError } from '@/lib/domain/case-file'
import { createLineSplitter, type Line } from '../line-splitter'
import { parseCaseBytes, TOO_LARGE } from '../parse-case-text'

export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array }

/** What is wrong in an upload, one sentence each: which file, which line, which field, and how to put it right. */
export type Upload =
  | { readonly ok: true; readonly files: readonly CaseFile[] }
  | { readonly ok: false; readonly errors: readonly string[] }

const MAX_ERRORS = 50
const LINES_FILE = /\.(?:jsonl|ndjson)$/i

/** Reads every case of an upload: files of one case each, or of one case per line. All of them, or none. */
export function readUpload(uploaded: readonly UploadedFile[]): Upload {
  if (uploaded.length === 0) return { ok: false, errors: ['Choose one or more case files.'] }
  const read = uploaded.map(readFile)
  const errors = read.flatMap((file) => file.errors)
  if (errors.length > MAX_ERRORS) {
    return { ok: false, errors: [...errors.slice(0, MAX_ERRORS), `And ${errors.length - MAX_ERRORS} more like these.`] }
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, files: read.flatMap((file) => file.cases) }
}

type ReadFile = { readonly cases: readonly CaseFile[]; readonly errors: readonly string[] }

function readFile(file: UploadedFile): ReadFile {
  if (LINES_FILE.test(file.name)) return readLines(file)
  const whole = parseCaseBytes(file.bytes)
  if (whole.ok) return { cases: [whole.value], errors: [] }
  return hasCasePerLine(file.bytes) ? readLines(file) : { cases: [], errors: describeErrors(file.name, whole.errors) }
}

/** Whether the first line is JSON by itself and another line follows. */
function hasCasePerLine(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(10)
  if (end === -1 || end > CASE_FILE_MAX_BYTES) return false
  const text = new TextDecoder().decode(bytes.subarray(0, end)).trim()
  return text.startsWith('{') && text.endsWith('}') && !isBlank(bytes.subarray(end))
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || (byte >= 9 && byte <= 13))
}

function readLines({ name, bytes }: UploadedFile): ReadFile {
  const splitter = createLineSplitter(CASE_FILE_MAX_BYTES)
  const lines = [...splitter.push(bytes), ...splitter.end()].filter(
    (line) => line.bytes === null || !isBlank(line.bytes),
  )
  if (lines.length === 0) return { cases: [], errors: [`${name}: Empty: put one case on each line.`] }
  const read = lines.map((line) => readLine(name, line))
  return { cases: read.flatMap((line) => line.cases), errors: read.flatMap((line) => line.errors) }
}

function readLine(name: string, { number, bytes }: Line): ReadFile {
  const where = `${name}, line ${number}`
  if (bytes === null) return { cases: [], errors: [`${where}: ${TOO_LARGE}`] }
  const parsed = parseCaseBytes(bytes)
  return parsed.ok ? { cases: [parsed.value], errors: [] } : { cases: [], errors: describeErrors(where, parsed.errors) }
}

function describeErrors(where: string, errors: readonly FieldError[]): string[] {
  return errors.map(({ path, message }) => (path === '' ? `${where}: ${message}` : `${where}, ${path}: ${message}`))
}
