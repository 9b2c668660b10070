/** A line of a text of several, counted from 1, and what it says. */
export type WrittenLine<Entry> = { readonly number: number; readonly written: string; readonly entry: Entry }

/** Reads every line of a text that holds something. */
export function readLines<Entry>(text: string, read: (written: string) => Entry): readonly WrittenLine<Entry>[] {
  return text.split('\n').flatMap((line, index) => {
    const written = line.trim()
    return written === '' ? [] : [{ number: index + 1, written, entry: read(written) }]
  })
}

/** The text with one line put in the place of another, or several in its place. */
export function replaceLine(text: string, number: number, lines: readonly string[]): string {
  return text
    .split('\n')
    .flatMap((line, index) => (index + 1 === number ? lines : [line]))
    .join('\n')
}
