import type { FieldError } from '@/lib/domain/case-file'

const MAX_DEPTH = 32
const MAX_ERRORS = 20
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const WORD = /true|false|null/y
const TAB = 9
const NEW_LINE = 10
const RETURN = 13
const SPACE = 32
const QUOTE = 34
const BACKSLASH = 92

/** What `JSON.parse` does not say: the line and column of the first fault, and every field that is given twice. */
export function checkJson(text: string): readonly FieldError[] {
  const errors: FieldError[] = []
  const path: (string | number)[] = []
  let at = 0

  function fault(message: string): false {
    const before = text.slice(0, at)
    const line = before.split('\n').length
    const column = at - before.lastIndexOf('\n')
    errors.push({ path: '', message: `Not JSON at line ${line}, column ${column}: ${message}` })
    return false
  }

  function skipSpace(): void {
    for (;;) {
      const code = text.charCodeAt(at)
      if (code !== SPACE && code !== NEW_LINE && code !== RETURN && code !== TAB) return
      at += 1
    }
  }

  function skipString(): boolean {
    at += 1
    for (;;) {
      if (at >= text.length) return fault('close the text with a quotation mark.')
      const code = text.charCodeAt(at)
      if (code === QUOTE) break
      if (code < SPACE) return fault('write a line break or tab within a text as \\n or \\t.')
      at += code === BACKSLASH ? 2 : 1
    }
    at += 1
    return true
  }

  function skipPattern(pattern: RegExp, message: string): boolean {
    pattern.lastIndex = at
    if (!pattern.test(text)) return fault(message)
    at = pattern.lastIndex
    return true
  }

  function readKey(): string | null {
    skipSpace()
    if (text[at] !== '"') {
      fault('put the name of a field here, in double quotation marks; no comma after the last field.')
      return null
    }
    const from = at
    if (!skipString()) return null
    const raw = text.slice(from, at)
    if (!raw.includes('\\')) return raw.slice(1, -1)
    try {
      return String(JSON.parse(raw))
    } catch {
      at = from
      fault('this name holds a wrong escape.')
      return null
    }
  }

  function skipObject(depth: number): boolean {
    const keys = new Set<string>()
    at += 1
    skipSpace()
    if (text[at] === '}') {
      at += 1
      return true
    }
    for (;;) {
      const key = readKey()
      if (key === null) return false
      path.push(key)
      if (keys.has(key) && errors.length < MAX_ERRORS)
        errors.push({ path: path.join('.'), message: 'This field is given twice: keep one.' })
      keys.add(key)
      skipSpace()
      if (text[at] !== ':') return fault('put a colon after the name of the field.')
      at += 1
      if (!skipValue(depth)) return false
      path.pop()
      skipSpace()
      if (text[at] === '}') break
      if (text[at] !== ',') return fault('put a comma between two fields, or close the braces.')
      at += 1
    }
    at += 1
    return true
  }

  function skipArray(depth: number): boolean {
    at += 1
    skipSpace()
    if (text[at] === ']') {
      at += 1
      return true
    }
    for (let index = 0; ; index += 1) {
      path.push(index)
      if (!skipValue(depth)) return false
      path.pop()
      skipSpace()
      if (text[at] === ']') break
      if (text[at] !== ',') return fault('put a comma between two entries, or close the bracket.')
      at += 1
    }
    at += 1
    return true
  }

  function skipValue(depth: number): boolean {
    skipSpace()
    if (depth > MAX_DEPTH) return fault(`at most ${MAX_DEPTH} levels of brackets are read.`)
    const first = text[at]
    if (first === '{') return skipObject(depth + 1)
    if (first === '[') return skipArray(depth + 1)
    if (first === '"') return skipString()
    if (first === undefined) return fault('the text ends too early.')
    if (first === 't' || first === 'f' || first === 'n') return skipPattern(WORD, 'put true, false or null here.')
    return skipPattern(NUMBER, 'put a number, a text in double quotation marks, a list or a field list here.')
  }

  if (skipValue(0)) {
    skipSpace()
    if (at < text.length) fault('remove what follows the case; one text holds one case.')
  }
  return errors
}
