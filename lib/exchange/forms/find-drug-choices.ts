/** A drug to choose while typing. Nothing here resolves a name: that is done with what was written. */
export type DrugChoice = {
  /** What is put into the box, in plain letters. */
  readonly value: string
  readonly what: string
  readonly brand: string | null
  /** Other names, brands and abbreviations under which it is found. */
  readonly terms: readonly string[]
  /** One product or release form of a drug; found only by its own name. */
  readonly isProduct: boolean
}

/** A choice, and the other name by which it was found; `null` where that was its own. */
export type FoundChoice = { readonly choice: DrugChoice; readonly term: string | null }

type Entry = FoundChoice & { readonly isOwn: boolean; readonly key: string; readonly words: readonly string[] }

/** What is searched, prepared once. */
export type DrugIndex = readonly Entry[]

const MARKS = /[\u0300-\u036f]/g
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u
const FROM_LENGTH = 2

function toKey(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').replace(/\s+/g, ' ').trim().toLowerCase()
}

function toWords(key: string): readonly string[] {
  return key.split(BETWEEN_WORDS).filter(Boolean)
}

/** "bupropion/dextromethorphan" says no more than "dextromethorphan-bupropion". */
function isRespelt(words: readonly string[], { value }: DrugChoice): boolean {
  const own = toWords(toKey(value))
  return words.every((word) => own.includes(word) || word === 'and')
}

/** Prepares drugs for being searched. */
export function toDrugIndex(choices: readonly DrugChoice[]): DrugIndex {
  return choices.flatMap((choice) =>
    [choice.value, ...choice.terms].map((name, number) => {
      const key = toKey(name)
      const words = toWords(key)
      return { choice, term: number === 0 || isRespelt(words, choice) ? null : name, isOwn: number === 0, key, words }
    }),
  )
}

/** The drugs with a name that begins with what was typed, then those in which every word typed begins a word. */
export function findDrugChoices(index: DrugIndex, typed: string): readonly FoundChoice[] {
  const key = toKey(typed)
  if (key.length < FROM_LENGTH) return []
  const words = toWords(key)
  const best = new Map<DrugChoice, { readonly rank: number; readonly found: FoundChoice }>()
  for (const entry of index) {
    const rank = toRank(entry, key, words)
    const known = best.get(entry.choice)
    if (rank !== null && (known === undefined || rank < known.rank)) best.set(entry.choice, { rank, found: entry })
  }
  return [...best.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ found }) => ({ choice: found.choice, term: found.term }))
}

/** Own name first, then another name, then a word within a name; a product waits until more than its drug is typed. */
function toRank(entry: Entry, key: string, words: readonly string[]): number | null {
  const later = entry.choice.isProduct ? 1 : 0
  if (entry.key.startsWith(key)) {
    const isForm = entry.choice.isProduct && entry.words.length > 1
    if (isForm && words.length < 2) return null
    return (entry.isOwn ? 0 : 2) + later
  }
  const isWithin = words.length > 0 && words.every((word) => entry.words.some((own) => own.startsWith(word)))
  if (!isWithin || (later === 1 && words.length < 2)) return null
  return 4 + later
}
