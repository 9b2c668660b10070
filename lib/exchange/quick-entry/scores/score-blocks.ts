import type { Mark } from './score-marks'

/** The marks that make up one score; what is not said has none. */
export type ScoreMarks = { readonly scale?: Mark; readonly total?: Mark; readonly date?: Mark }

/** A name, or a word that no rule reads, and what follows up to the next one. */
type Block = { readonly head: Mark | null; items: readonly Mark[] }

const HEADS: readonly Mark['kind'][] = ['scale', 'otherScale', 'word']
const LETTERS: Readonly<Partial<Record<Mark['kind'], string>>> = {
  total: 'T',
  date: 'D',
  arrow: '>',
  separator: ',',
  colon: ':',
}

/** Which total and date belong to which scale. A word that no rule reads parts what stands before from what follows. */
export function listBlocks(marks: readonly Mark[]): readonly ScoreMarks[] {
  const [first, ...rest] = toBlocks(marks)
  if (first === undefined) return []
  const scores: ScoreMarks[] = []
  let dates = readBeginning(first, rest[0], scores)
  rest.forEach((block, index) => {
    const next = rest[index + 1]?.head ?? null
    if (block.head === null || block.head.kind === 'word') {
      dates = []
      return
    }
    const begun = takeNextDate(block, next, dates.length > 0)
    if (block.head.kind === 'scale') scores.push(...readScale({ ...block, items: begun.items }, dates))
    dates = begun.date === null ? dates : [begun.date]
  })
  return scores
}

function toBlocks(marks: readonly Mark[]): readonly Block[] {
  const blocks: { head: Mark | null; items: Mark[] }[] = [{ head: null, items: [] }]
  for (const mark of marks) {
    if (HEADS.includes(mark.kind)) blocks.push({ head: mark, items: [] })
    else if (LETTERS[mark.kind] !== undefined) blocks.at(-1)?.items.push(mark)
  }
  return blocks
}

function spell(items: readonly Mark[]): string {
  return items.map(({ kind }) => LETTERS[kind] ?? '').join('')
}

const only = (items: readonly Mark[], kind: 'total' | 'date') => items.filter((item) => item.kind === kind)

/** What stands before the first name: dates for all that follows, one total of that scale, or scores without a scale. */
function readBeginning(first: Block, next: Block | undefined, scores: ScoreMarks[]): readonly Mark[] {
  const [totals, dates] = [only(first.items, 'total'), only(first.items, 'date')]
  const isScale = next?.head?.kind === 'scale'
  if (totals.length === 0 && next !== undefined) return next.head?.kind === 'word' ? [] : dates
  const [total] = totals
  if (
    total !== undefined &&
    totals.length === 1 &&
    dates.length === 0 &&
    isScale &&
    only(next.items, 'total').length === 0
  ) {
    next.items = [total, ...next.items]
    return []
  }
  if (next?.head?.kind !== 'word') scores.push(...pairUp(first.items))
  return []
}

/** "…, 10 June 2024: QIDS 14": a date that stands before the next name and belongs to what follows. */
function takeNextDate({ items }: Block, next: Mark | null, isDateFirst: boolean) {
  const none = { items, date: null }
  if (next === null || next.kind === 'word') return none
  const spelt = spell(items)
  const isBegun = /D:$/.test(spelt) || (isDateFirst && /,D$/.test(spelt))
  if (isBegun) {
    const date = items.findLast(({ kind }) => kind === 'date') ?? null
    return { items: items.slice(0, spelt.lastIndexOf('D')), date }
  }
  // A comma before it and none after it: the date can belong to either side, and belongs to none.
  return /,D$/.test(spelt) ? { items: items.slice(0, -1), date: null } : none
}

function readScale({ head, items }: Block, dates: readonly Mark[]): readonly ScoreMarks[] {
  const scale = head ?? undefined
  const named = (score: ScoreMarks) => ({ ...(scale && { scale }), ...score })
  const [totals, own] = [only(items, 'total'), only(items, 'date')]
  if (dates.length === 0) {
    const found = pairUp(items)
    return found.length === 0 ? [named({})] : found.map(named)
  }
  // A date in front and one of its own: neither is surely meant.
  if (own.length > 0) return totals.map((total) => named({ total }))
  if (totals.length === 0) return [named(dates.length === 1 ? withDate(dates[0]) : {})]
  const isEach = totals.length === dates.length && (totals.length === 1 || /^[,:]*T(?:>T)+[,:]*$/.test(spell(items)))
  return totals.map((total, index) => named({ total, ...(isEach ? withDate(dates[index]) : {}) }))
}

function withDate(date: Mark | undefined): ScoreMarks {
  return date === undefined ? {} : { date }
}

const TOTALS_FIRST = /^[,:]*T(?:>T)+[,:]*D(?:[>,]D)+[,:]*$/
const DATES_FIRST = /^[,:]*D(?:[>,]D)+[,:]*T(?:>T)+[,:]*$/

/** Totals with their dates: one beside the other, or as many dates as totals, in their order. */
function pairUp(items: readonly Mark[]): readonly ScoreMarks[] {
  const [totals, dates] = [only(items, 'total'), only(items, 'date')]
  const spelt = spell(items)
  const isBeside = /^(?:(?:TD)+|(?:DT)+)$/.test(spelt.replace(/[^TD]/g, ''))
  const isInOrder = (TOTALS_FIRST.test(spelt) || DATES_FIRST.test(spelt)) && totals.length === dates.length
  if (isBeside || isInOrder) return totals.map((total, index) => ({ total, ...withDate(dates[index]) }))
  return splitClauses(items).flatMap((clause) => pairClause(only(clause, 'total'), only(clause, 'date')))
}

function splitClauses(items: readonly Mark[]): readonly (readonly Mark[])[] {
  const clauses: Mark[][] = [[]]
  for (const item of items) {
    if (item.kind === 'separator' || item.kind === 'arrow') clauses.push([])
    else clauses.at(-1)?.push(item)
  }
  return clauses
}

function pairClause(totals: readonly Mark[], dates: readonly Mark[]): readonly ScoreMarks[] {
  const [total] = totals
  const [date] = dates
  if (totals.length === 0) return dates.length === 1 && date !== undefined ? [{ date }] : []
  if (totals.length === 1 && dates.length === 1 && total !== undefined) return [{ total, ...withDate(date) }]
  return totals.map((each) => ({ total: each }))
}
