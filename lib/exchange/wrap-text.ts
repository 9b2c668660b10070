/** The columns that plain text keeps to, so that it pastes into record systems without breaking. */
export const TEXT_COLUMNS = 80

// What turns text around, or moves a cursor, has no place in a line that is read or pasted.
const TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A text on one line: line breaks and control characters become spaces, marks that turn text around go. */
export function toPlainLine(text: string): string {
  return text
    .replace(TURNS, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
}

/** Breaks a text into lines of at most 80 columns; the lines after the first are indented. */
export function wrapText(text: string, first = '', rest = first): string[] {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of toPlainLine(text)
    .split(' ')
    .filter((part) => part !== '')) {
    if (!empty && line.length + 1 + word.length > TEXT_COLUMNS) {
      lines.push(line)
      line = rest
      empty = true
    }
    line = empty ? `${line}${word}` : `${line} ${word}`
    empty = false
  }
  return empty ? lines : [...lines, line]
}

const ASCII: readonly (readonly [RegExp, string])[] = [
  [/≥/g, '>='],
  [/≤/g, '<='],
  [/→/g, '->'],
  [/µ/g, 'u'],
  [/[“”]/g, '"'],
  [/[‘’]/g, "'"],
  [/[–—−]/g, '-'],
  [/·/g, '-'],
  [/…/g, '...'],
]

/** The same text with our own signs in plain ASCII; what people typed in other alphabets stays. */
export function toAsciiSigns(text: string): string {
  return ASCII.reduce((folded, [sign, plain]) => folded.replace(sign, plain), text)
}
