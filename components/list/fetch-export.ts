/** A whole file, or why there is none: a file that breaks off in the middle is never handed on. */
export type Exported =
  | { readonly kind: 'file'; readonly file: Blob; readonly name: string; readonly cases: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly sentence: string }

const LINE_END = 10
// Parts are joined into a larger one now and then, which the browser may put on disk.
const PARTS_AT_MOST = 200
const OFFLINE = 'The server cannot be reached, so no file was saved. Check the connection and export again.'
const NAME = /filename="([^"]+)"/

/** Reads the export of all cases, one a line, and reports how many have come. */
export async function fetchExport(
  address: string,
  signal: AbortSignal,
  report: (cases: number) => void,
): Promise<Exported> {
  let cases = 0
  try {
    const response = await fetch(address, { signal })
    if (!response.ok || response.body === null) return { kind: 'failed', sentence: (await response.text()).trim() }
    const type = response.headers.get('content-type') ?? ''
    const name = NAME.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'fair-trial-cases.jsonl'
    const reader = response.body.getReader()
    let parts: BlobPart[] = []
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      for (const byte of part.value) if (byte === LINE_END) cases += 1
      parts.push(part.value)
      if (parts.length >= PARTS_AT_MOST) parts = [new Blob(parts)]
      report(cases)
    }
    return { kind: 'file', file: new Blob(parts, { type }), name, cases }
  } catch {
    if (signal.aborted) return { kind: 'stopped' }
    const sentence = `The export broke off after ${cases.toLocaleString('en')} ${cases === 1 ? 'case' : 'cases'}, so no file was saved. Export again.`
    return { kind: 'failed', sentence: cases === 0 ? OFFLINE : sentence }
  }
}
