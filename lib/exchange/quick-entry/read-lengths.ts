import { type Length, readLength } from '../forms/read-length'
import type { Found, Line } from './line'

/** A length in a line: `isTotal` where the words say that it is the whole, `isAfter` where it ends what stood before. */
export type FoundLength = Found<{
  readonly length: Length
  readonly isTotal: boolean
  readonly isAfter: boolean
  readonly isSoFar: boolean
  /** So long on each of the doses. */
  readonly isEach: boolean
}>

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const NUMBER = `(?:\\d+(?:\\.\\d+)?|(?:${WORDS.join('|')}|(?<=(?:for|lasted|lasting|past|last|after) )(?:a|an))(?=[ -][a-z]{2}))`
const UNIT = '(?:weeks|week|wks|wk|w|days|day|d|months|month|mths|mth|mos|mo|m|years|year|yrs|yr|y)'
const VAGUE =
  /(?:about|around|~|approx\.?|approximately|roughly|circa|ca\.?|almost|nearly|maybe|perhaps|probably|\?) ?$/

const LENGTH = new RegExp(
  [
    '(?<![a-z0-9.,/])',
    '((?:(?:total(?: of)?|altogether|in total|overall)[: ]+)?)',
    '((?:x ?|for (?:the )?(?:past |last )?|during (?:the )?(?:past |last )?|lasted |lasting |duration:? ?|took (?:it )?(?:for )?|(?:the )?(?:past|last) |after |over )?)',
    '((?:>=|\u2265|at least |min(?:imum)? |more than |over |>|<=|\u2264|at most |up to |less than |under |<)? ?)',
    `(${NUMBER})((?: ?(?:-|to|or) ?${NUMBER})?)( ?\\+?) ?-?(${UNIT}|/52)(?![a-z0-9/])`,
    '((?: ?\\+| or more| plus| at least)?)',
    '((?: (?:in )?total| altogether| overall)?)',
    '((?: so far| to date)?)',
    '((?: each)?)',
  ].join(''),
)

/** What may stand right before the length of a course; after any other word it is the length of something else. */
const MAY_PRECEDE =
  /(?:^|[^a-z ]|(?<![a-z])(?:mg|mcg|g|l|kg|h|hr|hrs|hours|d|day|week|wk|sessions?|qod|eod|prn|needed|daily|nightly|weekly|qd|od|bd|bid|tid|tds|qid|qam|qpm|hs|qhs|am|pm|nocte|mane|po|tabs?|tablets?|caps?|capsules?|patch|doses?|it|taken|took|tried|trial|given|used|prescribed|on|and|then|was|the|of|night|bedtime|morning|evening|monotherapy|augmentation|adjunct(?:ive)?|adjunctively|combination|divided|currently|ongoing|stopped|discontinued|ended|quit|continued|treated|course|duration|length|total|altogether|overall|depression|mdd)) *$/
/** What follows says that it is no length of a course. */
const MAY_NOT_FOLLOW =
  /^ ?(?:ago|off|gap|break|washout|wash-out|without|later|before|into|between|apart|supply|(?:of )?(?:nausea|headaches?|insomnia|side|benefit|response|improvement|relief|remission))(?![a-z])/

const UNIT_WORDS: Readonly<Record<string, string>> = { '/52': 'weeks', mos: 'months' }
const BOUNDS: Readonly<Record<string, string>> = {
  '>=': '>=',
  '\u2265': '>=',
  'at least': '>=',
  min: '>=',
  minimum: '>=',
  '<=': '<=',
  '\u2264': '<=',
  'at most': '<=',
  'up to': '<=',
}

/** Every length that can be read exactly; about so long, a few weeks and the like are left where they stand. */
export function readLengths(line: Line): readonly FoundLength[] {
  return line.take(LENGTH, (match) => {
    const [
      whole,
      total = '',
      lead = '',
      bound = '',
      low = '',
      high = '',
      plus = '',
      unit = '',
      more = '',
      end = '',
      soFar = '',
      each = '',
    ] = match
    const [before, after] = [line.rest().slice(0, match.index), line.rest().slice(match.index + whole.length)]
    if (VAGUE.test(before) || !MAY_PRECEDE.test(before) || MAY_NOT_FOLLOW.test(after)) return null
    if (/^over/.test(lead)) return null
    const length = toLength({ low, high, unit, bound: bound.trim(), isOpen: plus.trim() !== '' || more.trim() !== '' })
    if (length === null || whole === '') return null
    return {
      length,
      isTotal: total !== '' || end !== '',
      isAfter: lead.startsWith('after'),
      isEach: each !== '',
      isSoFar: soFar !== '' || /past|last /.test(lead),
    }
  })
}

type Written = {
  readonly low: string
  readonly high: string
  readonly unit: string
  readonly bound: string
  readonly isOpen: boolean
}

function toLength({ low, high, unit, bound, isOpen }: Written): Length | null {
  const [first, second] = [toDigits(low), toDigits(high.replace(/^ ?(?:-|to|or) ?/, ''))]
  const words = UNIT_WORDS[unit] ?? unit
  if (isOpen && (second !== '' || bound !== '')) return null
  const end = isOpen ? '>=' : (BOUNDS[bound] ?? '')
  const reading = readLength(second === '' ? `${end}${first} ${words}` : `${first}-${second} ${words}`)
  if (reading.kind !== 'value') return null
  if (end !== '' || bound === '') return reading.value
  return second === '' ? beyond(reading.value, /^(?:more|over|>)/.test(bound)) : null
}

/** More or less than so long, the end itself left out: whole days. */
function beyond(length: Length, isMore: boolean): Length | null {
  const [amount, days] = 'weeks' in length ? [length.weeks, 7] : [length.days, 1]
  if (typeof amount !== 'number' || !Number.isInteger(amount * days)) return null
  return { days: isMore ? { min: amount * days + 1 } : { max: Math.max(0, amount * days - 1) } }
}

function toDigits(written: string): string {
  if (written === 'a' || written === 'an') return '1'
  const index = WORDS.indexOf(written)
  return index === -1 ? written : String(index + 1)
}
