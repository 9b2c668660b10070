/** The columns that plain text keeps to, so that it pastes into record systems without breaking. */
export const TEXT_COLUMNS = 80

/** Breaks a text into lines of at most 80 columns; the lines after the first are indented. */
export function wrapText(text: string, first = '', rest = first): string[] {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
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
