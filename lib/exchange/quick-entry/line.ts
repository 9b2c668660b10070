/** Something found in a line: where it stands (`to` is the first character after it) and what it says. */
export type Found<Value> = { readonly from: number; readonly to: number; readonly value: Value }

/** A line while it is read: what one reader has understood, the next ones no longer see. */
export type Line = {
  /** The line as it was written; positions count in it. */
  readonly written: string
  /** What is not yet understood, plain and in lower case; every understood character is a `TAKEN`. */
  readonly rest: () => string
  /** Finds a pattern and notes as understood whatever it gives a value for. */
  readonly take: <Value>(pattern: RegExp, read: (match: RegExpExecArray) => Value | null) => readonly Found<Value>[]
  /** Finds the first place that gives a value, and leaves the others. */
  readonly takeFirst: <Value>(
    pattern: RegExp,
    read: (match: RegExpExecArray) => Value | null,
  ) => Found<Value> | undefined
  readonly mark: (from: number, to: number) => void
  /** Takes back that something was understood. */
  readonly release: (from: number, to: number) => void
}

/** Stands where something has been understood; no pattern matches it by accident. */
export const TAKEN = '\u0001'

const PLAIN_CHARACTERS: Readonly<Record<string, string>> = {
  '\u2192': '>',
  '\u279c': '>',
  '\u21d2': '>',
  '\u00d7': 'x',
  '\u2019': "'",
  '\u2018': "'",
  '\u00b5': 'u',
  '\u03bc': 'u',
}

/** The same line, character for character: one kind of dash, arrow, space and letter case. */
export function toPlain(written: string): string {
  return written.split('').map(toPlainCharacter).join('')
}

function toPlainCharacter(character: string): string {
  const plain = PLAIN_CHARACTERS[character]
  if (plain !== undefined) return plain
  if (/[\u2010-\u2015\u2212]/.test(character)) return '-'
  if (/\s/.test(character)) return ' '
  const lower = character.toLowerCase()
  return lower.length === 1 ? lower : character
}

const GLOBAL = new WeakMap<RegExp, RegExp>()

function toGlobal(pattern: RegExp): RegExp {
  const known = GLOBAL.get(pattern) ?? new RegExp(pattern.source, 'g')
  GLOBAL.set(pattern, known)
  return known
}

/** The same words, and only where they are not part of a longer one. */
export function wholeWords(words: RegExp): RegExp {
  return new RegExp(`(?<![a-z-])(?:${words.source})(?![a-z])`)
}

/** Begins to read a line. */
export function createLine(written: string): Line {
  const plain = toPlain(written)
  const characters = plain.split('')

  function mark(from: number, to: number): void {
    characters.fill(TAKEN, from, to)
  }

  function take<Value>(pattern: RegExp, read: (match: RegExpExecArray) => Value | null): Found<Value>[] {
    const found: Found<Value>[] = []
    for (const match of characters.join('').matchAll(toGlobal(pattern))) {
      const value = read(match)
      if (value === null || match[0] === '') continue
      const [from, to] = [match.index, match.index + match[0].length]
      found.push({ from, to, value })
      mark(from, to)
    }
    return found
  }

  function takeFirst<Value>(pattern: RegExp, read: (match: RegExpExecArray) => Value | null) {
    let isFound = false
    const [first] = take(pattern, (match) => {
      const value = isFound ? null : read(match)
      isFound ||= value !== null
      return value
    })
    return first
  }

  function release(from: number, to: number): void {
    for (let index = from; index < to; index++) characters[index] = plain.charAt(index)
  }

  return { written, rest: () => characters.join(''), take, takeFirst, mark, release }
}

const EMPTY_WORDS = [
  'and|then|for|at|of|on|in|to|from|by|the|a|an|was|were|is|with|but|or|it|had|x|po|pt|patient|he|she|they|trial|tried|took|taken',
  'taking|used|using|given|prescribed|rx|hx|h/o',
].join('|')
const EMPTY_AT_START = new RegExp(`^(?:[ ./:&)\\-+|>]+|(?:${EMPTY_WORDS})(?![a-z0-9]))+`)
const EMPTY_AT_END = new RegExp(`(?:[ ./:&(\\-+|>]+|(?<![a-z0-9])(?:${EMPTY_WORDS}))+$`)

const PARTS = new RegExp(`(?:[^${TAKEN};,]|(?<=\\d),(?=\\d))+`, 'g')

/** What of a line was not understood, as it was written, without the words that say nothing by themselves. */
export function listNotUnderstood(line: Line): readonly Found<string>[] {
  const rest = line.rest()
  return [...rest.matchAll(PARTS)].flatMap((match) => {
    const start = EMPTY_AT_START.exec(match[0])?.[0].length ?? 0
    const end = EMPTY_AT_END.exec(match[0].slice(start))?.index ?? match[0].length - start
    if (end <= 0) return []
    const [from, to] = [match.index + start, match.index + start + end]
    return [{ from, to, value: line.written.slice(from, to) }]
  })
}
