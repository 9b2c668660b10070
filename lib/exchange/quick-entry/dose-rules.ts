import type { DoseStep } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import { FREQUENCY, readFrequency, toStepUnit, UNIT } from './dose-words'

/** What is known of the drug: where its name ends, whether a bare number is mg, and whether it is given in sessions. */
export type DoseReading = { readonly drugEnd: number; readonly isBareMg: boolean; readonly isPerSession: boolean }

type Groups = Readonly<Record<string, string | undefined>>
export type DoseRule = {
  readonly pattern: RegExp
  /** How far it was taken, where not simply: `reached` from below, `upTo`: the most that was taken. */
  readonly how?: 'reached' | 'upTo'
  /** The steps, nothing where the words say no dose after all, `refused` where they say one that is none a day. */
  readonly read: (groups: Groups, reading: DoseReading, whole: string) => readonly DoseStep[] | 'refused' | null
}

const NUMBER = '\\d+(?:\\.\\d+)?'
const START = '(?<![a-z0-9.,/])'
const COUNT = '(?<count>\\d+(?:\\.\\d+)?|one half|half|1/2|\u00bd|one|two|three|four|a)'
const COUNTS: Readonly<Record<string, number>> = {
  'one half': 0.5,
  half: 0.5,
  '1/2': 0.5,
  '\u00bd': 0.5,
  one: 1,
  a: 1,
  two: 2,
  three: 3,
  four: 4,
}
const FORM = '(?: ?(?:po|by mouth|orally|oral|tablets?|tabs?|capsules?|caps?|pills?|patch))*'
const MG = ' ?mg'
/** Words before a dose that follows another. */
export const LATER =
  '(?:(?:and )?then|increased to|incr\\.? to|raised to|titrated(?: up)? to|uptitrated to|up to|to|followed by|decreased to|reduced to|lowered to|>)'
const NOT_A_DOSE =
  '(?! ?(?:%|x ?\\d|tab|cap|pill|session|infusion|dose|time|item|st\\b|nd\\b|rd\\b|th\\b))(?![\\d.,/]*\\d)'
/** A number that is a dose in milligrams, since nothing else is written after it. */
export const BARE = `(?<low>${NUMBER})(?:-(?<high>${NUMBER}))?${NOT_A_DOSE}${FORM}${FREQUENCY}`

/** Every way in which a dose a day is written, the more exact before the plainer. */
export const DOSE_RULES: readonly DoseRule[] = [
  // "50 mg tablet, take 2 tablets by mouth daily"
  {
    pattern: new RegExp(
      `${START}(?<strength>${NUMBER})${MG}(?: oral| po)? ?(?:er |xr |sr |dr |xl )?(?:tablets?|tabs?|capsules?|caps?)[ ,;:.-]*(?:sig:? ?)?take ${COUNT} ?(?:tablets?|tabs?|capsules?|caps?)?(?: ?\\(${NUMBER} ?mg(?: total)?\\))?${FORM}${FREQUENCY}`,
    ),
    read: readCounted,
  },
  // "2 x 75 mg daily"
  {
    pattern: new RegExp(`${START}${COUNT} ?x ?(?<strength>${NUMBER})${MG}${FORM}${FREQUENCY}`),
    read: readCounted,
  },
  // "75 mg qam and 150 mg qhs"
  {
    pattern: new RegExp(
      `${START}(?<first>${NUMBER})(?:${MG})? ?(?:qam|q am|am|in the morning|mane|every morning)[ ,]*(?:and|\\+|/|&)? ?(?<second>${NUMBER})(?:${MG})? ?(?:qpm|q pm|pm|qhs|q hs|hs|at night|at bedtime|in the evening|nocte)(?![a-z])`,
    ),
    read: ({ first, second }) => [{ mgPerDay: toMg(Number(first) + Number(second)) }],
  },
  // "20 mg alternating with 40 mg", "alternating 20 and 40 mg"
  ...[
    `${START}(?<first>${NUMBER})(?:${MG})? alternating with (?<second>${NUMBER})${MG}`,
    `(?<![a-z])alternating (?<first>${NUMBER})(?:${MG})? ?(?:and|/|with) ?(?<second>${NUMBER})${MG}`,
  ].map((pattern) => ({
    pattern: new RegExp(`${pattern}(?: (?:every other day|on alternate days|daily))?`),
    read: ({ first, second }: Groups) => [{ mgPerDay: toMg((Number(first) + Number(second)) / 2) }],
  })),
  // "50 > 100 > 150 mg"
  {
    pattern: new RegExp(
      `${START}${NUMBER}(?: ?mg)?(?: ?-?> ?${NUMBER}(?: ?mg(?![a-z/]))?)+(?: ?(?<=g)| ?${UNIT})?${FORM}${FREQUENCY}`,
    ),
    read: ({ unit, frequency }, reading, whole) =>
      whole.includes('mg') || unit !== undefined ? readChain(whole, unit, frequency, reading) : null,
  },
  // "50 to 100 to 150 mg"
  {
    pattern: new RegExp(`${START}${NUMBER}(?: ?mg)?(?: to ${NUMBER}(?: ?mg)?){2,} ?${UNIT}?${FORM}${FREQUENCY}`),
    read: ({ unit, frequency }, reading, whole) => readChain(whole, unit, frequency, reading),
  },
  // "increased from 50 to 150 mg"
  {
    pattern: new RegExp(
      `(?<![a-z])(?:increased|titrated|uptitrated|raised|up|went|decreased|reduced|tapered)(?: up| down)? from ${NUMBER}(?: ?mg)? (?:up )?to ${NUMBER} ?${UNIT}${FORM}${FREQUENCY}`,
    ),
    read: ({ unit, frequency }, reading, whole) => readChain(whole, unit, frequency, reading),
  },
  {
    pattern: new RegExp(
      `(?<![a-z])(?:titrated(?: up)? to|uptitrated to|increased(?: up)? to|raised to|got (?:up )?to|reached) (?<low>${NUMBER}) ?${UNIT}${FORM}${FREQUENCY}`,
    ),
    how: 'reached',
    read: readOne,
  },
  {
    pattern: new RegExp(
      `(?<![a-z])(?:up to(?: a)?(?: max(?:imum)?(?: of)?)?|max(?:imum)?(?: dose)?(?: of)?|highest dose(?: of)?|at most|\u2264|<=) ?:? ?(?<low>${NUMBER}) ?${UNIT}${FORM}${FREQUENCY}`,
    ),
    how: 'upTo',
    read: readOne,
  },
  // "50-150 mg"
  {
    pattern: new RegExp(`${START}(?<low>${NUMBER})(?: ?mg)? ?(?:-|to) ?(?<high>${NUMBER}) ?${UNIT}${FORM}${FREQUENCY}`),
    read: readOne,
  },
  { pattern: new RegExp(`${START}(?<low>${NUMBER}) ?${UNIT}${FORM}${FREQUENCY}`), read: readOne },
]

function readCounted({ strength, count = '', frequency }: Groups): readonly DoseStep[] | 'refused' {
  const often = frequency === undefined ? 'notDaily' : readFrequency(frequency)
  if (typeof often === 'string') return 'refused'
  return [{ mgPerDay: toMg(Number(strength) * (COUNTS[count] ?? Number(count)) * often.timesADay) }]
}

/** The step that one amount, or a range of it, is; `null` where the range is none. */
export function readOne(
  { low, high, unit = '', frequency }: Groups,
  reading: DoseReading,
): readonly DoseStep[] | 'refused' | null {
  if (high !== undefined && Number(low) > Number(high)) return null
  const value = high === undefined ? Number(low) : { min: Number(low), max: Number(high) }
  return toSteps([value], unit, frequency, reading)
}

function readChain(whole: string, unit: string | undefined, frequency: string | undefined, reading: DoseReading) {
  const withoutEnd = frequency === undefined ? whole : whole.slice(0, whole.lastIndexOf(frequency))
  const numbers = [...withoutEnd.replace(/24 ?h/g, '').matchAll(new RegExp(NUMBER, 'g'))].map(([number]) =>
    Number(number),
  )
  return toSteps(numbers, unit ?? 'mg', frequency, reading)
}

function toSteps(
  amounts: readonly Exclude<Quantity, null>[],
  written: string,
  frequency: string | undefined,
  { isPerSession }: DoseReading,
): readonly DoseStep[] | 'refused' {
  const meant = toStepUnit(written, frequency, isPerSession)
  if (meant === null) return 'refused'
  const { unit, times } = meant
  return amounts.map((amount) => {
    const value = multiply(amount, times)
    return unit === 'mg' ? { mgPerDay: value } : { amount: value, unit }
  })
}

function multiply(amount: Exclude<Quantity, null>, times: number): Exclude<Quantity, null> {
  if (typeof amount === 'number') return toMg(amount * times)
  const end = (value: number | undefined) => (value === undefined ? undefined : toMg(value * times))
  return { min: end(amount.min), max: end(amount.max) }
}

/** Without the last digits that computing adds: 0.15 g is 150 mg. */
function toMg(value: number): number {
  return Number(value.toPrecision(12))
}
