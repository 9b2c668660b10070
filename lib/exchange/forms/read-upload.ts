import { CASE_FILE_MAX_BYTES, type CaseFile, type FieldError } from '@/lib/domain/case-file'
import { createLineSplitter } from '../line-splitter'
import { parseCaseBytes, TOO_LARGE } from '../parse-case-text'

export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array }

/** What is wrong in an upload, one sentence each: which file, which line, which field, and how to put it right. */
export type Upload =
  | { readonly ok: true; readonly files: readonly CaseFile[] }
  | { readonly ok: false; readonly errors: readonly string[] }

const MAX_ERRORS = 50
const LINES_FILE = /\.(?:jsonl|ndjson)$/i

/** How many cases of an upload were read so far. */
export type ReadSoFar = { readonly read: number; readonly of: number }

/** Reads every case of an upload: files of one case each, or of one case per line. All of them, or none. */
export function readUpload(uploaded: readonly UploadedFile[]): Upload {
  const steps = readUploadInSteps(uploaded)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** The same, case by case, for whoever wants to say how far it is, and to do other things in between. */
export function* readUploadInSteps(uploaded: readonly UploadedFile[]): Generator<ReadSoFar, Upload> {
  if (uploaded.length === 0) return { ok: false, errors: ['Choose one or more case files.'] }
  const pieces = uploaded.flatMap(splitFile)
  const files: CaseFile[] = []
  const errors: string[] = []
  for (const [index, piece] of pieces.entries()) {
    const read = readPiece(piece)
    files.push(...read.cases)
    errors.push(...read.errors)
    yield { read: index + 1, of: pieces.length }
  }
  if (errors.length > MAX_ERRORS) {
    return { ok: false, errors: [...errors.slice(0, MAX_ERRORS), `And ${errors.length - MAX_ERRORS} more like these.`] }
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, files }
}

/** What holds one case; `bytes` is `null` where it is too large, and `problem` says what else is wrong with it. */
type Piece = { readonly where: string; readonly bytes: Uint8Array | null; readonly problem: string | null }
type ReadPiece = { readonly cases: readonly CaseFile[]; readonly errors: readonly string[] }

function splitFile({ name, bytes }: UploadedFile): readonly Piece[] {
  const isLines = LINES_FILE.test(name) || (hasCasePerLine(bytes) && !parseCaseBytes(bytes).ok)
  if (!isLines) return [{ where: name, bytes, problem: null }]
  const splitter = createLineSplitter(CASE_FILE_MAX_BYTES)
  const lines = [...splitter.push(bytes), ...splitter.end()].filter(
    (line) => line.bytes === null || !isBlank(line.bytes),
  )
  if (lines.length === 0) return [{ where: name, bytes, problem: 'Empty: put one case on each line.' }]
  return lines.map((line) => ({ where: `${name}, line ${line.number}`, bytes: line.bytes, problem: null }))
}

function readPiece({ where, bytes, problem }: Piece): ReadPiece {
  if (problem !== null) return { cases: [], errors: [`${where}: ${problem}`] }
  if (bytes === null) return { cases: [], errors: [`${where}: ${TOO_LARGE}`] }
  const parsed = parseCaseBytes(bytes)
  return parsed.ok ? { cases: [parsed.value], errors: [] } : { cases: [], errors: describeErrors(where, parsed.errors) }
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

function describeErrors(where: string, errors: readonly FieldError[]): string[] {
  return errors.map(({ path, message }) => (path === '' ? `${where}: ${message}` : `${where}, ${path}: ${message}`))
}
