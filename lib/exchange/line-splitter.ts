const NEW_LINE = 10

/** One line without its line break; `bytes` is `null` when it was longer than allowed. Lines count from 1. */
export type Line = { readonly number: number; readonly bytes: Uint8Array | null }

export type LineSplitter = {
  readonly push: (chunk: Uint8Array) => readonly Line[]
  readonly end: () => readonly Line[]
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces
  if (only !== undefined && pieces.length === 1) return only
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Cuts a stream of bytes into lines and never holds more than `maxBytes` and a chunk. */
export function createLineSplitter(maxBytes: number): LineSplitter {
  let pieces: Uint8Array[] = []
  let length = 0
  let number = 1

  function add(piece: Uint8Array): void {
    length += piece.length
    if (length > maxBytes) pieces = []
    else if (piece.length > 0) pieces.push(piece)
  }

  function take(): Line {
    const line: Line = { number, bytes: length > maxBytes ? null : join(pieces, length) }
    pieces = []
    length = 0
    number += 1
    return line
  }

  function push(chunk: Uint8Array): readonly Line[] {
    const lines: Line[] = []
    let from = 0
    for (let to = chunk.indexOf(NEW_LINE); to !== -1; to = chunk.indexOf(NEW_LINE, from)) {
      add(chunk.subarray(from, to))
      lines.push(take())
      from = to + 1
    }
    add(chunk.subarray(from))
    return lines
  }

  return { push, end: () => (length > 0 ? [take()] : []) }
}
