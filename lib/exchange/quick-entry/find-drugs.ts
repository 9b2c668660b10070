import type { Formulation } from '@/lib/domain/case-file'
import { getAgent } from '@/lib/rules/antidepressants'
import { ALIASES, type ResolvedDrug, resolveDrug, toAliasKey } from '@/lib/rules/resolve-drug'
import { FORMULATION_LABELS } from '../labels'
import { type Found, type Line, TAKEN } from './line'
import { suggestDrugs } from './suggest-drug'

/** What the words before a name say of it: the drug of the line, one it was added to, one that came after, … */
export type Mention = 'taken' | 'base' | 'next' | 'before'

/** A known drug in a line, as written. */
export type FoundDrug = Found<{ readonly name: string; readonly mention: Mention }>

const MOST_WORDS = 6
/** Names that are words of their own as well; they name a drug only at the start of a line. */
const ALSO_WORDS = new Set([
  'same',
  'iron',
  'zinc',
  'inh',
  'asa',
  'epa',
  'b12',
  'nac',
  'hrt',
  'ocp',
  'coc',
  'kava',
  'li',
])
const SHORTEST_IN_LINE = 4

const BASE_WORDS =
  'added (?:on )?to|add-on to|adjunct(?:ive)? to|adjunct(?:ive)? with|on top of|augmentation (?:of|to)|augmenting|while on|while taking|in addition to|combined onto'
const BEFORE_WORDS = 'switched from|changed from|cross-?taper(?:ed)? from|after|following'
const NEXT_WORDS =
  'switched to|changed to|replaced (?:by|with)|cross-?taper(?:ed)? to|swapped (?:to|for)|moved to|switch to|change to'

const BASE = new RegExp(`(?:${BASE_WORDS}) ?$`)
const BEFORE = new RegExp(`(?:${BEFORE_WORDS}) ?$`)
const NEXT = new RegExp(`(?:${NEXT_WORDS}) ?$`)
/** The words right before a drug that is only mentioned, which say how. */
export const BEFORE_MENTION = new RegExp(`(?:(?:and )?(?:then )?(?:${BASE_WORDS}|${BEFORE_WORDS}|${NEXT_WORDS})) ?$`)

/** Every drug in a line, known or not, in the order in which they stand. */
export function findDrugs(line: Line): readonly FoundDrug[] {
  const known = findKnownDrugs(line)
  return [...known, ...findUnknownDrugs(line, known)].sort((a, b) => a.from - b.from)
}

/** Every known drug in a line, by the longest name at each place. */
function findKnownDrugs(line: Line): readonly FoundDrug[] {
  const rest = line.rest()
  const words = [...rest.matchAll(/[a-z0-9][a-z0-9'.]*[a-z0-9)]|[a-z0-9]/g)]
  const found: FoundDrug[] = []
  let from = 0
  for (const [index, word] of words.entries()) {
    if (word.index < from || !/^[a-z5]/.test(word[0])) continue
    const end = findLongestName(line.written, words.slice(index, index + MOST_WORDS))
    if (end === null) continue
    const name = line.written.slice(word.index, end)
    const before = rest.slice(0, word.index)
    if (isOnlyAWord(name, before)) continue
    found.push({ from: word.index, to: end, value: { name, mention: readMention(before) } })
    from = end
  }
  return found
}

const RELEASE = '(?: (?:xr|xl|er|sr|cr|ir))?'
/** Where another drug may begin: after a stop, a plus or "then". */
const NEW_DRUG = new RegExp(
  `(?<=[,;.+&]\\s*|(?<![a-z])(?:then|and|by|plus|next|to) )([a-z][a-z'-]{4,}${RELEASE})(?= ?\\d+(?:\\.\\d+)?(?<unit> ?(?:mg|mcg)\\b)?)`,
  'g',
)
const FIRST_DRUG = new RegExp(`^([a-z][a-z'-]{3,}${RELEASE})(?= ?\\d+(?:\\.\\d+)?(?<unit> ?(?:mg|mcg)\\b)?)`)
const LEADING_WORDS =
  /^(?:[^a-z0-9]*(?:failed|tried|trial|of|on|took|taking|was|started|start|hx|h\/o|history|past|previous|previously|prior|current|currently|now|also|a|an|the|pt|patient|med|medication|rx|prescribed|given)(?![a-z])[ :]*)*[^a-z0-9]*/
/** Words that stand before a number of mg and name no drug. */
const NO_DRUG =
  /^(?:increased?|titrated?|uptitrated|raised?|reduced?|decreased?|lowered|tapered|stopped|started|restarted|reached|maximum|highest|total|about|around|approximately|roughly|almost|nearly|another|after|before|until|during|since|over|under|only|doses?|daily|tablets?|capsules?|january|february|march|april|june|july|august|september|october|november|december|sept|early|late|adherence|adherent|compliance|response|baseline|score|augment(?:ation|ed|ing)|adjunct(?:ive)?|monotherapy|combination|level|strength|currently|morning|evening|night|bedtime|once|twice|weekly|regularly|declined|refused|offered|considered|considering|planned|target|above|below|beyond|exceeded|exceeding|reaching|tolerated|bumped|pushed|went|back|further|later|finally|thereafter|subsequently)$/

/** Where the first name of a line may begin, after words such as "failed" or "trial of". */
export function skipLeadingWords(rest: string): number {
  return LEADING_WORDS.exec(rest)?.[0].length ?? 0
}

/** Names that no table holds and that stand before a dose where a drug would stand; a misspelt drug is still a drug. */
function findUnknownDrugs(line: Line, known: readonly FoundDrug[]): readonly FoundDrug[] {
  const hidden = known.reduce(
    (text, { from, to }) => text.slice(0, from) + TAKEN.repeat(to - from) + text.slice(to),
    line.rest(),
  )
  const start = skipLeadingWords(hidden)
  const first = hidden.slice(0, start).includes(TAKEN) ? null : FIRST_DRUG.exec(hidden.slice(start))
  const later = [...hidden.matchAll(NEW_DRUG)].map((match) => ({ match, from: match.index }))
  const all = [
    ...(first === null ? [] : [{ match: first, from: start }]),
    ...later.filter(({ from }) => from !== start),
  ]
  return all.flatMap(({ match, from }) => {
    const to = from + (match[1] ?? '').length
    const name = line.written.slice(from, to)
    const [word = ''] = (match[1] ?? '').split(' ')
    const isDrug = match.groups?.unit !== undefined || suggestDrugs(name).length > 0
    return NO_DRUG.test(word) || !isDrug ? [] : [{ from, to, value: { name, mention: 'taken' } }]
  })
}

function findLongestName(written: string, words: readonly RegExpMatchArray[]): number | null {
  const [first] = words
  if (first?.index === undefined) return null
  const start = first.index
  const ends = words.flatMap((word) => {
    const end = (word.index ?? 0) + word[0].length
    return written[end] === ')' ? [end, end + 1] : [end]
  })
  return ends.findLast((end) => ALIASES.has(toAliasKey(written.slice(start, end)))) ?? null
}

function isOnlyAWord(name: string, before: string): boolean {
  if (/^[^a-z0-9]*$/.test(before)) return false
  const key = toAliasKey(name)
  return ALSO_WORDS.has(key) || key.length < SHORTEST_IN_LINE
}

function readMention(before: string): Mention {
  if (BASE.test(before)) return 'base'
  if (NEXT.test(before)) return 'next'
  return BEFORE.test(before) && /[a-z0-9]/.test(before.replace(BEFORE, '')) ? 'before' : 'taken'
}

/** The fields that a name gives: the INN where it says all that the name as written says. */
export function toDrugFields(name: string) {
  const drug = resolveDrug(name)
  if (drug.kind === 'unresolved') return { drug: name }
  const stated = drug.kind === 'agent' ? drug.formulation : null
  const inns = drug.kind === 'agent' ? [getAgent(drug.agent.countsAs).name, drug.agent.name] : [drug.name]
  const named = name
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter(isFormulation)
  const formulations = stated === null ? [null, ...named] : [stated]
  const found = inns
    .flatMap((inn) => formulations.map((formulation) => ({ inn, formulation })))
    .find(({ inn, formulation }) => isSame(resolveDrug(inn, formulation), drug))
  const { inn = name, formulation = stated } = found ?? {}
  return {
    drug: inn,
    ...(toAliasKey(inn) === toAliasKey(name) ? {} : { drugText: name }),
    ...(formulation === null ? {} : { formulation }),
  }
}

function isSame(one: ResolvedDrug, other: ResolvedDrug): boolean {
  if (one.kind === 'agent' && other.kind === 'agent')
    return one.agent === other.agent && one.product === other.product && one.usuallyFor === other.usuallyFor
  return one.kind === 'other' && other.kind === 'other' && one.id === other.id
}

function isFormulation(word: string): word is Formulation {
  return Object.hasOwn(FORMULATION_LABELS, word)
}
