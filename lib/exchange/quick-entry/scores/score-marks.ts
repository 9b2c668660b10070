import type { PartialDate } from '@/lib/domain/calendar-date'
import type { Scale } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import { readQuantity } from '../../forms/read-quantity'
import { toPlain } from '../line'
import { DATE, EDGE, MONTH, NO_YEAR, type ReadingDay, UNTIL, withYearOf } from '../read-dates'
import { findScale, OTHER_SCALES, SCALE_NAMES, SHARED_NAMES } from '../scale-names'
import { readWrittenDate } from './written-date'

/** What a mark says. A date or total without a value could not be read, and `why` says what to do. */
export type Said =
  | { readonly kind: 'scale'; readonly scale: Scale | null; readonly suggested?: Scale }
  | { readonly kind: 'total'; readonly total?: Quantity; readonly outOf?: number; readonly why?: string }
  | { readonly kind: 'date'; readonly date?: PartialDate; readonly why?: string }
  | { readonly kind: 'otherScale' | 'word' | 'arrow' | 'separator' | 'colon' | 'plain' }

/** A part of a line: where it stands (`to` is the first character after it) and what it says. */
export type Mark = Said & { readonly from: number; readonly to: number }

const START = "(?<![a-z0-9/.'-])"
const END_OF_NAME = '(?![a-z0-9]|-[a-z0-9])'
const NUMBER = '\\d{1,3}'
const END_OF_NUMBER = `(?![a-z0-9/%]|[.,]\\d|-\\d| ?\\?)`
const names = (all: readonly (readonly [string, Scale])[]) => all.map(([words]) => words).join('|')
const sticky = (source: string) => new RegExp(source, 'y')

const PATTERNS = {
  plain: /[\s()[\]{}"“”.]+/y,
  bullet: /^\s*(?:[-*•·–]|\d{1,2}[.)](?=\s))/y,
  otherScale: sticky(`(?<![a-z-])(?:${OTHER_SCALES.join('|')})${END_OF_NAME}`),
  scale: sticky(`(?<![a-z-])(?:${names(SCALE_NAMES)})${END_OF_NAME}`),
  sharedName: sticky(`(?<![a-z-])(?:${names(SHARED_NAMES)})${END_OF_NAME}`),
  period: sticky(`${START}(?:from |between )?(${DATE}|${NO_YEAR}) ?${UNTIL} ?(${DATE})${EDGE}`),
  date: sticky(`${START}(?:${DATE}|today|yesterday)${EDGE}`),
  withoutYear: sticky(`${START}(?:${NO_YEAR})(?![a-z0-9]|,? ?'?\\d)`),
  vague: sticky(
    `(?:(?:about|around|approx(?:imately|\\.)?|ca\\.?|circa|roughly|almost|nearly|over|under) ?|[~≈])${NUMBER}(?!\\d)`,
  ),
  outOf: sticky(`${START}(${NUMBER}) ?(?:/|of|out of) ?(${NUMBER})(?![a-z0-9/%.-]| ?${MONTH})`),
  range: sticky(`(?:between ${NUMBER} and ${NUMBER}|${START}${NUMBER}-${NUMBER})${END_OF_NUMBER}`),
  total: sticky(
    `${START}(?:(?:>=|<=|≥|≤|at least|at most|up to) ?)?${NUMBER}(?:\\+| or more| or less)?${END_OF_NUMBER}`,
  ),
  notKnown: /(?<![a-z0-9?])(?:\?(?=$|[\s,;)])|not known|unknown|n\/k)(?![a-z0-9])/y,
  arrow: /(?:-+>|>|(?<![a-z0-9])(?:to|down to|up to)(?![a-z0-9]))/y,
  separator: /[,;&|/•·-]+|(?<![a-z0-9])(?:and|then)(?![a-z0-9])/y,
  colon: /[:=]/y,
  filler:
    /(?<![a-z0-9-])(?:@|(?:(?:total )?scored?|scores|totals?|of|was|is|were|at|on|in|the|a|from|points?|pts?|dated?|self-report|went|rose|fell|dropped|improved|worsened|decreased|increased|down|up)(?![a-z0-9-]))/y,
  figure: /(?<![a-z])\d[^\s,;:()]*/y,
  word: /[^\s,;:()]+|./y,
} as const

const RANGE_OR_DAY = new RegExp(`^ ?${MONTH}`)
const NO_YEAR_WHY = 'Add the year to this date.'
const NO_FIGURE = 'Write the total as a whole number, and the date with its year.'
const RANGE_OR_DAY_WHY = 'This can be a range or a day: put the date in brackets.'

/** Takes a line apart from left to right; every character belongs to one mark. */
export function listMarks(written: string, day: ReadingDay): readonly Mark[] {
  const line = toPlain(written)
  const marks: Mark[] = []
  let from = 0
  while (from < line.length) {
    const found = findMarks(line, from, day)
    marks.push(...found)
    from = found.at(-1)?.to ?? line.length
  }
  return marks
}

function findMarks(line: string, from: number, day: ReadingDay): readonly Mark[] {
  const find = (name: keyof typeof PATTERNS) => {
    PATTERNS[name].lastIndex = from
    return PATTERNS[name].exec(line)
  }
  const mark = (match: RegExpExecArray, said: Said): Mark[] => [{ ...said, from, to: from + match[0].length }]
  const simple = (
    name: keyof typeof PATTERNS,
    kind: 'plain' | 'separator' | 'otherScale' | 'arrow' | 'colon' | 'word',
  ) => {
    const match = find(name)
    return match === null ? null : mark(match, { kind })
  }
  const named = find('scale')
  return (
    simple('plain', 'plain') ??
    simple('bullet', 'separator') ??
    simple('otherScale', 'otherScale') ??
    (named === null ? null : mark(named, { kind: 'scale', scale: findScale(named[0]) })) ??
    markSharedName(find('sharedName'), mark) ??
    markPeriod(find('period'), day) ??
    markDate(find('date'), mark, day) ??
    markWithout(find('withoutYear'), mark, { kind: 'date', why: NO_YEAR_WHY }) ??
    markTotal(find, mark, line) ??
    simple('arrow', 'arrow') ??
    simple('separator', 'separator') ??
    simple('colon', 'colon') ??
    simple('filler', 'plain') ??
    markWithout(find('figure'), mark, { kind: 'total', why: NO_FIGURE }) ??
    simple('word', 'word') ??
    []
  )
}

type MakeMark = (match: RegExpExecArray, said: Said) => Mark[]

function markSharedName(match: RegExpExecArray | null, mark: MakeMark): Mark[] | null {
  const suggested = SHARED_NAMES.find(([words]) => new RegExp(`^(?:${words})$`).test(match?.[0] ?? ''))?.[1]
  return match === null || suggested === undefined ? null : mark(match, { kind: 'scale', scale: null, suggested })
}

/** Two dates; in "Jan to Mar 2023" the first has the year of the second, or the year before. */
function markPeriod(match: RegExpExecArray | null, day: ReadingDay): Mark[] | null {
  const [whole = '', from = '', to = ''] = match ?? []
  const end = readWrittenDate(to, day)
  const both = match === null || end?.date === undefined ? null : toBoth(from, end.date, day)
  if (match === null || both === null) return null
  const middle = match.index + whole.indexOf(from) + from.length
  const next = match.index + whole.length - to.length
  return [
    { kind: 'date', date: both.start, from: match.index, to: middle },
    { kind: 'arrow', from: middle, to: next },
    { kind: 'date', date: both.stop, from: next, to: match.index + whole.length },
  ]
}

function toBoth(from: string, stop: PartialDate, day: ReadingDay) {
  const begin = readWrittenDate(from, day)
  if (begin === null) return withYearOf(from, stop, day)
  return begin.date === undefined ? null : { start: begin.date, stop }
}

/** What stands where a total or a date does, and is none. */
function markWithout(match: RegExpExecArray | null, mark: MakeMark, said: Said): Mark[] | null {
  return match === null ? null : mark(match, said)
}

function markDate(match: RegExpExecArray | null, mark: MakeMark, day: ReadingDay): Mark[] | null {
  const read = match === null ? null : readWrittenDate(match[0], day)
  return match === null || read === null ? null : mark(match, { kind: 'date', ...read })
}

function markTotal(
  find: (name: keyof typeof PATTERNS) => RegExpExecArray | null,
  mark: MakeMark,
  line: string,
): Mark[] | null {
  const notKnown = find('notKnown')
  if (notKnown !== null) return mark(notKnown, { kind: 'total', total: null })
  const outOf = find('outOf')
  if (outOf !== null) return mark(outOf, { kind: 'total', total: Number(outOf[1]), outOf: Number(outOf[2]) })
  const range = find('range')
  if (range !== null && RANGE_OR_DAY.test(line.slice(range.index + range[0].length)))
    return mark(range, { kind: 'total', why: RANGE_OR_DAY_WHY })
  const written = find('vague') ?? range ?? find('total')
  if (written === null) return null
  const reading = readQuantity(written[0])
  if (reading.kind === 'value') return mark(written, { kind: 'total', total: reading.value })
  return mark(written, { kind: 'total', why: reading.kind === 'problem' ? reading.message : '' })
}
