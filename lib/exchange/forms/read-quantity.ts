import type { Quantity } from '@/lib/domain/quantity'
import { NOT_KNOWN, type Reading, saysNotKnown, toPlainText } from './reading'

type Known = Exclude<Quantity, null>

export type QuantityRules = {
  /** Words that may stand after the number, such as "mg". */
  readonly units?: readonly string[]
  readonly allowNegative?: boolean
  readonly maximum?: number
  readonly tooLarge?: string
  /** Moves the decimal point of what was typed: -2 reads percent into a proportion. */
  readonly decimalShift?: number
}

/** What may stand after a daily dose. */
export const DOSE_WORDS = ['mg/day', 'mg a day', 'mg per day', 'mg daily', 'mg/d', 'milligrams', 'mg'] as const

const NUMBER = String.raw`-?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?`
const ONE = new RegExp(`^${NUMBER}$`)
const RANGE = new RegExp(`^(?:between )?(${NUMBER}) ?(?:-|to|and|\\.\\.\\.?) ?(${NUMBER})$`)
const AT_LEAST = new RegExp(`^(?:>=|=>|≥|at least|min\\.?) ?(${NUMBER})$`)
const AT_LEAST_AFTER = new RegExp(`^(${NUMBER}) ?(?:\\+|or more|and more)$`)
const AT_MOST = new RegExp(`^(?:<=|=<|≤|at most|up to|max\\.?) ?(${NUMBER})$`)
const AT_MOST_AFTER = new RegExp(`^(${NUMBER}) ?(?:or less|or fewer)$`)
const VAGUE = /^(?:~|≈|about|around|approx(?:imately|\.)?|ca\.?|circa|roughly)/
const STRICT = /^(?:>|<|more than|over|less than|under|below|above)/
const HOW_TO = 'Write a number such as 8, a range such as 6-8, >=6, or ? when it is not known.'

/** Reads a quantity as typed: "8", "6-8", "6 to 8", ">=6", "6,5", "?". Never guesses. */
export function readQuantity(text: string, rules: QuantityRules = {}): Reading<Known> {
  const plain = withoutUnits(toPlainText(text), rules.units ?? [])
  if (plain === '') return { kind: 'leftOut' }
  if (saysNotKnown(plain)) return { kind: 'notKnown' }
  if (VAGUE.test(plain)) return problem('Give a range instead of an estimate, such as 5-7.')
  const ends = readEnds(plain)
  if (ends === null) return problem(STRICT.test(plain) ? `Include the end itself: >=6 or <=8. ${HOW_TO}` : HOW_TO)
  return check(ends, plain, rules)
}

type Ends = { readonly only: string } | { readonly min?: string; readonly max?: string }

function readEnds(plain: string): Ends | null {
  if (ONE.test(plain)) return { only: plain }
  const [, min, max] = RANGE.exec(plain) ?? []
  if (min !== undefined && max !== undefined) return { min, max }
  const least = (AT_LEAST.exec(plain) ?? AT_LEAST_AFTER.exec(plain))?.[1]
  if (least !== undefined) return { min: least }
  const most = (AT_MOST.exec(plain) ?? AT_MOST_AFTER.exec(plain))?.[1]
  return most === undefined ? null : { max: most }
}

function check(ends: Ends, plain: string, rules: QuantityRules): Reading<Known> {
  if (/[1-9]\d{0,2},\d{3}(?!\d)/.test(plain)) {
    return problem('A comma before three digits can mean two numbers: write 1200 or 1.2, without the comma.')
  }
  const value = toValue(ends, rules.decimalShift ?? 0)
  const numbers = typeof value === 'number' ? [value] : [value.min, value.max].filter((end) => end !== undefined)
  if (!rules.allowNegative && numbers.some((number) => number < 0)) return problem('Enter 0 or more.')
  const maximum = rules.maximum ?? 1e9
  if (numbers.some((number) => Math.abs(number) > maximum)) {
    return problem(rules.tooLarge ?? 'This number is too large: check its digits and its unit.')
  }
  if (typeof value !== 'number' && value.min !== undefined && value.max !== undefined && value.min > value.max) {
    return problem(`Put the smaller number first: ${value.max}-${value.min}.`)
  }
  return { kind: 'value', value }
}

function toValue(ends: Ends, decimalShift: number): Known {
  if ('only' in ends) return toNumber(ends.only, decimalShift)
  const min = ends.min === undefined ? {} : { min: toNumber(ends.min, decimalShift) }
  return ends.max === undefined ? min : { ...min, max: toNumber(ends.max, decimalShift) }
}

// The point moves in the text: 7 % is then 0.07 and not 0.07000000000000001.
function toNumber(text: string, decimalShift: number): number {
  const [digits = '', exponent = '0'] = text.replace(',', '.').split('e')
  const number = Number(`${digits}e${Number(exponent) + decimalShift}`)
  return number === 0 ? 0 : number
}

function withoutUnits(plain: string, units: readonly string[]): string {
  const unit = units.find((candidate) => plain.endsWith(candidate) && /[\d\s+]$/.test(before(plain, candidate)))
  return unit === undefined ? plain : before(plain, unit).trim()
}

function before(text: string, end: string): string {
  return text.slice(0, text.length - end.length)
}

function problem(message: string): Reading<never> {
  return { kind: 'problem', message }
}

/** A quantity as it stands in a box; what is read back is the same quantity. */
export function formatQuantity(quantity: Quantity | undefined, toText: (number: number) => string = String): string {
  if (quantity === undefined) return ''
  if (quantity === null) return NOT_KNOWN
  if (typeof quantity === 'number') return toText(quantity)
  const { min, max } = quantity
  if (min !== undefined && max !== undefined) return `${toText(min)} to ${toText(max)}`
  return min === undefined ? `at most ${toText(max ?? 0)}` : `at least ${toText(min)}`
}
