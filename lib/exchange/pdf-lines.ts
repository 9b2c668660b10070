import { type FaceName, type Faces, NO_GLYPH } from './pdf-fonts'
import { toPlainLine } from './wrap-text'

/** How a piece of text looks. The size is in points. */
export type TextStyle = { readonly weight: 'regular' | 'bold'; readonly size: number; readonly color: string }

/** A stretch of text that one face can draw. */
export type Run = { readonly face: FaceName; readonly text: string }

/** How wide a run is, in points. */
export type MeasureRun = (run: Run, size: number) => number

const FALLBACK = { regular: 'regularFallback', bold: 'boldFallback' } as const
const NO_BREAK_SPACE = '\u00A0'
// A number and its unit stay on one line.
const NUMBER_AND_UNIT = /(\d) (?=(?:%|(?:mg|µg|days?|weeks?|of)(?![\p{L}])))/gu

// Drawn by the fallback, where both are as heavy as each other.
const SIGNS = '✓✕'

function faceOf(character: string, weight: TextStyle['weight'], faces: Faces): FaceName | null {
  const codePoint = character.codePointAt(0) ?? 0
  if (!SIGNS.includes(character) && faces[weight].font.hasGlyphForCodePoint(codePoint)) return weight
  const fallback = FALLBACK[weight]
  return faces[fallback].font.hasGlyphForCodePoint(codePoint) ? fallback : null
}

/** A text as runs, each in a face that has its characters; what no face has becomes a visible replacement. */
export function toRuns(text: string, weight: TextStyle['weight'], faces: Faces): Run[] {
  const runs: Run[] = []
  for (const character of text) {
    const face = faceOf(character, weight, faces)
    const run = { face: face ?? FALLBACK[weight], text: face === null ? NO_GLYPH : character }
    const last = runs.at(-1)
    if (last?.face === run.face) runs.splice(-1, 1, { face: run.face, text: last.text + run.text })
    else runs.push(run)
  }
  return runs
}

/** The text as it is set: line breaks and control characters become spaces, numbers keep their units. */
export function toSetText(text: string): string {
  return toPlainLine(text).replace(NUMBER_AND_UNIT, `$1${NO_BREAK_SPACE}`).replaceAll(' · ', `${NO_BREAK_SPACE}· `)
}

/** How wide a text is, in points. */
export function measureText(text: string, style: TextStyle, faces: Faces, measure: MeasureRun): number {
  return toRuns(text, style.weight, faces).reduce((width, run) => width + measure(run, style.size), 0)
}

/** Breaks a text into lines that fit a width, between words, or inside a word that is wider than a line. */
export function breakLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  const space = widthOf(' ')
  const lines: string[] = []
  let line = ''
  let lineWidth = 0
  const add = (word: string, wordWidth: number) => {
    const isFirst = line === ''
    if (!isFirst && lineWidth + space + wordWidth > width) {
      lines.push(line)
      line = word
      lineWidth = wordWidth
      return
    }
    line = isFirst ? word : `${line} ${word}`
    lineWidth += isFirst ? wordWidth : space + wordWidth
  }
  for (const word of toSetText(text).split(' ')) {
    const wordWidth = widthOf(word)
    if (wordWidth <= width) add(word, wordWidth)
    else for (const piece of splitWord(word, width, widthOf)) add(piece, widthOf(piece))
  }
  return line === '' ? lines : [...lines, line]
}

function splitWord(word: string, width: number, widthOf: (text: string) => number): string[] {
  const pieces: string[] = []
  let piece = ''
  let pieceWidth = 0
  for (const character of word) {
    const characterWidth = widthOf(character)
    if (piece !== '' && pieceWidth + characterWidth > width) {
      pieces.push(piece)
      piece = ''
      pieceWidth = 0
    }
    piece += character
    pieceWidth += characterWidth
  }
  return piece === '' ? pieces : [...pieces, piece]
}

/** A text on one line: shortened with an ellipsis when it is wider than the width. */
export function shorten(text: string, width: number, widthOf: (text: string) => number): string {
  const set = toSetText(text)
  if (widthOf(set) <= width) return set
  let characters = [...set]
  while (characters.length > 0 && widthOf(`${characters.join('')}…`) > width) characters = characters.slice(0, -1)
  return `${characters.join('').trimEnd()}…`
}
