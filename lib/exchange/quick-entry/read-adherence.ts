import type { Adherence } from '@/lib/domain/case-file'
import { readPercent } from '../forms/read-percent'
import { type Line, wholeWords } from './line'

const SHARE =
  '(?<share>(?:>=|<=|≥|≤|>|<|at least |at most |over |under )? ?\\d{1,3}(?:\\.\\d+)?(?: ?%)?(?: ?(?:-|to) ?\\d{1,3}(?:\\.\\d+)?)? ?(?:%|percent))'
const WORD = '(?:adherence|adherent|compliance|compliant)'

const SHARES: readonly RegExp[] = [
  new RegExp(`(?<![a-z])${WORD}(?: (?:was|of|at|is|rate))*[ :=]*${SHARE}`),
  new RegExp(
    `(?<![a-z0-9.])${SHARE} ?(?:${WORD}|of (?:the )?(?:doses|tablets|pills|days|time)(?: taken)?|taken|pdc|mpr|days covered)(?![a-z])`,
  ),
  new RegExp(
    `(?<![a-z])(?:took|taken|takes|taking)(?: about)? ${SHARE}(?: of (?:the |his |her )?(?:doses|tablets|pills|days|time))?`,
  ),
  new RegExp(
    `(?<![a-z])(?<how>pdc|mpr|refill(?: adherence)?|pill count|fill rate)(?: (?:was|of|at|is))*[ :=]*(?:${SHARE}|(?<proportion>[01]?\\.\\d+))`,
  ),
]

const METHOD_WORDS: readonly (readonly [RegExp, NonNullable<Adherence['method']>])[] = [
  [
    /(?:per|by|from|on|according to|with)? ?(?:the )?(?:pharmacy (?:refill |fill )?(?:records?|fills?|refills?|data)|refill (?:records?|history|data)|refills?|fill history|pdc|mpr|dispensing records?)(?: (?:confirmed?|checked|ok|verified))?/,
    'refillRecord',
  ],
  [/(?:by |per |from )?pill counts?/, 'pillCount'],
  [
    /(?:by |per |from )?self-?(?: )?report(?:ed|s)?|(?:by|per) (?:patient|pt)(?:'s)? report|(?:patient|pt) reports?(?:ed)?|by report|per (?:pt|patient)/,
    'selfReport',
  ],
  [/(?:in my|my|clinician'?s?) (?:impression|judge?ment|view)/, 'clinicianImpression'],
]

const METHODS = METHOD_WORDS.map(([words, method]) => ({ words: wholeWords(words), method }))

const CATEGORY_WORDS: readonly (readonly [RegExp, NonNullable<Adherence['category']> | null])[] = [
  [
    new RegExp(
      `${WORD}(?: is| was)?[: ]*(?:unknown|not known|unclear|not recorded|not documented|n/k|\\?|unsure)|unknown ${WORD}|unsure (?:about |of )?${WORD}`,
    ),
    null,
  ],
  [
    new RegExp(
      `(?:poor|bad|low|terrible|very poor|minimal)(?:ly)? ${WORD}|${WORD}[: ]+(?:was |is )?(?:poor|bad|low)|non-?(?:adherent|compliant|adherence|compliance)|not (?:adherent|compliant)|(?:rarely|hardly|barely|seldom) (?:took|taken|takes|took it|adherent)(?: it| them)?`,
    ),
    'poor',
  ],
  [new RegExp(`partial(?:ly)? ${WORD}|${WORD}[: ]+(?:was |is )?partial`), 'partial'],
  [
    new RegExp(
      `(?:good|excellent|full|fully|great|perfect|very good|strict|complete|high|strong|reliable)(?:ly)? ${WORD}|${WORD}[: ]+(?:was |is )?(?:good|excellent|full|great|perfect|high|very good|ok|100 ?%)|(?<!non-|non|not |poorly |partially |fully |un)(?:adherent|compliant)(?! \\d)|(?:took|taken|takes|taking)(?: it| them| meds?| tablets?)? (?:as (?:prescribed|directed)|every day|regularly|reliably|consistently|faithfully|well|religiously)|never missed(?: a dose| any(?: doses?)?| doses?)?|(?:no|rarely|hardly|seldom) (?:any )?missed(?: a)?(?: doses?)?|missed no doses|adherence (?:good|ok)`,
    ),
    'good',
  ],
]

const CATEGORIES = CATEGORY_WORDS.map(([words, category]) => ({ words: wholeWords(words), category }))

/** Shares of doses taken; read before the other numbers of a line. */
export function readAdherenceShare(line: Line): Adherence {
  for (const pattern of SHARES) {
    const found = line.takeFirst(pattern, ({ groups = {}, index, input }) => {
      if (
        /(?:~|about|around|approx\.?|roughly) ?$/.test(input.slice(0, index)) ||
        /(?:about|~)/.test(groups.share ?? '')
      )
        return null
      const proportion = groups.proportion === undefined ? toProportion(groups.share ?? '') : Number(groups.proportion)
      if (proportion === null) return null
      const method =
        groups.how === undefined
          ? {}
          : { method: groups.how === 'pill count' ? ('pillCount' as const) : ('refillRecord' as const) }
      return { proportion, ...method }
    })
    if (found !== undefined) return found.value
  }
  return {}
}

function toProportion(written: string) {
  const reading = readPercent(
    written
      .replace(/percent/, '%')
      .replace(/^\s*(?:>|over)(?!=)\s*/, '>=')
      .replace(/^\s*(?:<|under)(?!=)\s*/, '<='),
  )
  return reading.kind === 'value' ? reading.value : null
}

/** Adherence in words, and how it is known; `null` where it was asked and is not known. */
export function readAdherence(line: Line, share: Adherence): Adherence | null | undefined {
  const found = CATEGORIES.flatMap(({ words, category }) => line.take(words, () => ({ category })))
  const categories = new Set(found.map(({ value }) => value.category))
  if (categories.size > 1) {
    for (const { from, to } of found) line.release(from, to)
    return share.proportion === undefined ? undefined : share
  }
  const [category] = categories
  const isRecorded = (category !== undefined && category !== null) || share.proportion !== undefined
  if (!isRecorded) return category === null ? null : undefined
  const method = readMethod(line)
  return {
    ...(method === undefined ? {} : { method }),
    ...(category === undefined || category === null ? {} : { category }),
    ...share,
  }
}

/** The first way of knowing that the line names. */
function readMethod(line: Line): Adherence['method'] {
  for (const { words, method } of METHODS) if (line.takeFirst(words, () => true) !== undefined) return method
  return undefined
}
