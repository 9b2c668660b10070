import { type FoundDrug, findDrugs } from './find-drugs'
import { createLine } from './line'

/** Words between two trials that belong to neither; those that say that a drug was added stay with it. */
const BETWEEN =
  /[\s;,.|/]*(?:(?:and )?then|followed by|next|later|after that|and|&|switched to|changed to|switch to|replaced (?:by|with)|->|→|>)?[\s:]*$/i
const ADDED_BEFORE =
  /(?:\+|plus|with|and then added|then added|added|adding|augmented with|augmented by|augmentation with|combined with|in combination with)\s*$/i
/** What makes a second name a trial of its own rather than a word about the first. */
const HAS_FACTS = /\d/

/** The parts of a line that holds several trials, each from its drug on; `null` for a line of one trial. */
export function splitLine(written: string): readonly string[] | null {
  const drugs = listTrials(written)
  if (drugs.length < 2) return splitAgain(written, drugs[0])
  const starts = drugs.map((drug, index) => (index === 0 ? 0 : findStart(written, drug)))
  return starts.map((start, index) => {
    const part = written.slice(start, starts[index + 1])
    return index === drugs.length - 1 ? part.trim() : part.replace(BETWEEN, '').trim()
  })
}

const AGAIN =
  /[\s,;.]+(?:and |then )?(?=(?:retried|re-?trial|rechallenged?|tried again|second trial|2nd trial)(?![a-z]).*\d)/i

/** A drug that was tried once more: the second part carries its name. */
function splitAgain(written: string, drug: FoundDrug | undefined): readonly string[] | null {
  const again = drug === undefined ? null : AGAIN.exec(written.slice(drug.to))
  if (drug === undefined || again === null) return null
  const at = drug.to + again.index
  return [written.slice(0, at).trim(), `${drug.value.name} ${written.slice(at + again[0].length).trim()}`]
}

/** The drugs that the line says were taken; the same drug named again, as in "Zoloft (sertraline)", is one. */
function listTrials(written: string): readonly FoundDrug[] {
  const found = findDrugs(createLine(written))
  return found.filter((drug, index) => {
    const { mention } = drug.value
    if (mention === 'taken') return true
    const end = found[index + 1]?.from ?? written.length
    return mention === 'next' && HAS_FACTS.test(written.slice(drug.to, end))
  })
}

function findStart(written: string, { from }: FoundDrug): number {
  const added = ADDED_BEFORE.exec(written.slice(0, from))
  return added === null ? from : added.index
}
