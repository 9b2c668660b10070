import type { FormErrors } from '@/lib/exchange/forms/form-values'
import { readLines } from './read-lines'

/** How far an import is, as the server tells it. */
export type ImportStep = { readonly step: 'reading' | 'storing'; readonly done: number; readonly of: number }

/** What became of an import: where its cases are, or why there is none. */
export type ImportResult =
  | { readonly kind: 'imported'; readonly location: string }
  | { readonly kind: 'refused'; readonly sentences: readonly string[] }
  | { readonly kind: 'lost' }

const OFFLINE = 'The server cannot be reached. Check the connection and import again.'
const FAILED = 'The server could not answer. Wait a moment and import again.'

/** Sends case files and reports how far the server is; never throws for want of a connection. */
export async function sendImport(body: FormData, report: (step: ImportStep) => void): Promise<ImportResult> {
  let response: Response
  try {
    const headers = { Accept: 'application/jsonl' }
    response = await fetch('/api/cases/import', { method: 'POST', body, headers })
  } catch {
    return { kind: 'refused', sentences: [OFFLINE] }
  }
  if (!response.ok || response.body === null) return { kind: 'refused', sentences: [await readRefusal(response)] }
  try {
    for await (const line of readLines(response.body)) {
      const said = readLine(line)
      if ('step' in said) report(said)
      else return said
    }
  } catch {
    return { kind: 'lost' }
  }
  return { kind: 'lost' }
}

async function readRefusal(response: Response): Promise<string> {
  const text = (await response.text()).split('\n')[0]?.trim()
  return text || FAILED
}

function readLine(line: string): ImportStep | ImportResult {
  const said: unknown = JSON.parse(line)
  if (typeof said !== 'object' || said === null) return { kind: 'lost' }
  if ('location' in said && typeof said.location === 'string') return { kind: 'imported', location: said.location }
  if ('errors' in said) return { kind: 'refused', sentences: Object.values(toErrors(said.errors)) }
  if ('step' in said && 'done' in said && 'of' in said) {
    return { step: said.step === 'storing' ? 'storing' : 'reading', done: Number(said.done), of: Number(said.of) }
  }
  return { kind: 'lost' }
}

function toErrors(errors: unknown): FormErrors {
  const entries = typeof errors === 'object' && errors !== null ? Object.entries(errors) : []
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
