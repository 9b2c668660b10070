import type { DoseStep } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import { FREQUENCY, readFrequency, toStepUnit, UNIT } from './dose-words'
import { type Found, type Line, TAKEN } from './line'

/** A dose in a line; `reached` from below, `upTo`: the most that was taken, `byArrow`: it follows another by an arrow. */
export type FoundDose = Found<DoseStep> & { readonly how: 'taken' | 'reached' | 'upTo'; readonly byArrow: boolean }

/** What a line says of doses, and what looks like a dose and gives no dose a day. */
export type FoundDoses = { readonly doses: readonly FoundDose[]; readonly refused: readonly Found<string>[] }

/** What is known of the drug: where its name ends, whether a bare number is mg, and whether it is given in sessions. */
export type DoseReading = { readonly drugEnd: number; readonly isBareMg: boolean; readonly isPerSession: boolean }

type Groups = Readonly<Record<string, string | undefined>>
type Rule = {
  readonly pattern: RegExp
  readonly how?: FoundDose['how']
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
const LATER =
  '(?:(?:and )?then|increased to|incr\\.? to|raised to|titrated(?: up)? to|uptitrated to|up to|to|followed by|decreased to|reduced to|lowered to|>)'
const NOT_A_DOSE =
  '(?! ?(?:%|x ?\\d|tab|cap|pill|session|infusion|dose|time|item|st\\b|nd\\b|rd\\b|th\\b))(?![\\d.,/]*\\d)'
const BARE = `(?<low>${NUMBER})(?:-(?<high>${NUMBER}))?${NOT_A_DOSE}${FORM}${FREQUENCY}`

const RULES: readonly Rule[] = [
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

const NOT_KNOWN =
  /(?<![a-z])(?:(?:dose|dosage)(?: is| was)?:? ?(?:unknown|not known|unclear|n\/k|\?)|(?:unknown|unclear) (?:dose|dosage))(?![a-z])/
/** Said apart from the dose, it is meant of all of them. */
const NOT_EVERY_DAY =
  /(?<![a-z])(?:prn|as needed|when needed|as required|if needed|every other day|every second day|alternate days|qod|eod)(?![a-z])/

const SEVERAL = '(?:[2-9]|\\d+\\.\\d+|1/2|\u00bd|two|three|four|half)'
const TABLETS = '(?:tablets?|tabs?|capsules?|caps?|pills?)'
/** Words before a dose that do not say that it was taken. */
const NOT_TAKEN =
  /(?<![a-z])(?:not|never|(?:could|did|was)n'?t|couldnt|above|beyond|below|exceed(?:ing)?|unable|refused|declined|plan(?:ned)?|goal|target|consider(?:ed)?|offered|level|allowed|capped|if)(?![a-z])/
/** Words that may stand between a dose and the one before it. */
const BETWEEN_DOSES =
  /^(?:[^a-z]|(?<![a-z])(?:and|then|to|up|down|back|for|x|at|on|in|of|by|from|the|a|was|were|went|later|next|after|followed|finally|dose|daily|increased?|titrated?|uptitrated|raised?|bumped|pushed|reduced?|decreased?|lowered|tapered|max(?:imum)?|another|further|over|each|qd|bid|mg|tablets?|tabs?|trial|started|continued|thereafter|subsequently|until|before|during|while|with|week|weeks|month|months)(?![a-z]))*$/

/** Whether a dose was taken, by the words since the last thing that was understood or the last stop. */
function isTaken(before: string, isFirst: boolean): boolean {
  const words = before.slice(Math.max(...[TAKEN, ',', ';', '.', '('].map((sign) => before.lastIndexOf(sign))) + 1)
  return !NOT_TAKEN.test(words) && (isFirst || BETWEEN_DOSES.test(words))
}

/** So many tablets, said apart from their strength. */
const SEVERAL_TABLETS = new RegExp(
  [
    `(?<![a-z])(?:take|${TABLETS}) ?${SEVERAL}(?![a-z0-9%/.-]| ?(?:weeks?|wks?|w|days?|d|months?|mos?|m|years?|yrs?|y)(?![a-z]))`,
    `(?<![a-z0-9.])${SEVERAL}(?: an?)? ?${TABLETS}(?![a-z])`,
    `(?<![a-z0-9.])${SEVERAL} (?:qd|od|daily|a day|every|per day|nightly|qhs|hs|bid|tid)(?![a-z])`,
  ].join('|'),
)

/** Reads doses a day. What is taken as needed, on some days or so many times is refused, not computed by a guess. */
export function readDoses(line: Line, reading: DoseReading): FoundDoses {
  const doses: FoundDose[] = []
  const refused: Found<string>[] = []

  function note(
    from: number,
    to: number,
    steps: readonly DoseStep[] | 'refused',
    how: FoundDose['how'],
    byArrow: boolean,
  ) {
    if (steps === 'refused') refused.push({ from, to, value: line.written.slice(from, to).trim() })
    else
      steps.forEach((value, index) => {
        doses.push({ from: from + index, to, value, how, byArrow: byArrow || index > 0 })
      })
  }

  function takeBare(pattern: RegExp, which: 'first' | 'later'): boolean {
    const match = pattern.exec(line.rest())
    if (match === null) return false
    const { lead = '', ...groups } = match.groups ?? {}
    const [from, to] = [match.index + lead.length, match.index + match[0].length]
    const steps = readOne({ ...groups, unit: 'mg' }, reading)
    if (steps === null) return false
    note(from, to, steps, 'taken', />\s*$/.test(lead))
    line.mark(which === 'first' ? from : match.index, to)
    return true
  }

  for (const { pattern, read, how = 'taken' } of RULES) {
    const found = line.take(pattern, (match) => read(match.groups ?? {}, reading, match[0]))
    for (const { from, to, value } of found) note(from, to, value, how, />\s*$/.test(line.rest().slice(0, from)))
  }
  if (reading.isBareMg) {
    takeBare(new RegExp(`^(?<lead>[^]{${reading.drugEnd}}[ :(,@-]*(?:at )?)${BARE}`), 'first')
    while (doses.length > 0 && takeBare(new RegExp(`(?<lead>${TAKEN}[ ,;)]*${LATER} ?)${BARE}`), 'later'));
  }
  for (const dose of [...doses]) {
    if (isTaken(line.rest().slice(0, dose.from), dose.from === Math.min(...doses.map(({ from }) => from)))) continue
    doses.splice(doses.indexOf(dose), 1)
    refused.push({ from: dose.from, to: dose.to, value: line.written.slice(dose.from, dose.to).trim() })
  }
  for (const { from, to } of line.take(NOT_KNOWN, () => true)) note(from, to, [{ mgPerDay: null }], 'taken', false)
  const rest = line.rest()
  if (!NOT_EVERY_DAY.test(rest) && !SEVERAL_TABLETS.test(rest))
    return { doses: doses.sort((a, b) => a.from - b.from), refused }
  const written = doses.map(({ from, to }) => ({ from, to, value: line.written.slice(from, to).trim() }))
  return { doses: [], refused: [...refused, ...written] }
}

function readCounted({ strength, count = '', frequency }: Groups): readonly DoseStep[] | 'refused' {
  const often = frequency === undefined ? 'notDaily' : readFrequency(frequency)
  if (typeof often === 'string') return 'refused'
  return [{ mgPerDay: toMg(Number(strength) * (COUNTS[count] ?? Number(count)) * often.timesADay) }]
}

function readOne(
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
