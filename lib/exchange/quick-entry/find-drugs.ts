import type { Formulation } from '@/lib/domain/case-file'
import { getAgent } from '@/lib/rules/antidepressants'
import { ALIASES, type ResolvedDrug, resolveDrug, toAliasKey } from '@/lib/rules/resolve-drug'
import { FORMULATION_LABELS } from '../labels'
import type { Found, Line } from './line'

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

const BASE =
  /(?:added (?:on )?to|add-on to|adjunct(?:ive)? to|adjunct(?:ive)? with|on top of|augmentation (?:of|to)|augmenting|while on|while taking|in addition to|combined onto) ?$/
const BEFORE = /(?:switched from|changed from|cross-?taper(?:ed)? from|after|following) ?$/
const NEXT =
  /(?:switched to|changed to|replaced (?:by|with)|cross-?taper(?:ed)? to|swapped (?:to|for)|moved to|switch to|change to) ?$/

/** Every known drug in a line, by the longest name at each place. */
export function findDrugs(line: Line): readonly FoundDrug[] {
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
