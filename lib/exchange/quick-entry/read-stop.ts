import type { AntidepressantTrial, StopReason } from '@/lib/domain/case-file'
import { type Line, TAKEN, wholeWords } from './line'
import { ALSO_ILLNESS, SERIOUS, SIDE_EFFECTS } from './side-effect-words'

type SideEffect = NonNullable<AntidepressantTrial['sideEffects']>[number]

/** Why a drug was stopped and what it did besides, as far as a line says it. */
export type FoundStop = {
  readonly stopReasons: readonly StopReason[]
  readonly sideEffects?: readonly SideEffect[]
  readonly isStopped: boolean
}

const VERB =
  "(?:self-?)?(?:(?:stopped|stop|quit)(?! working)|d/c'?e?d?|dc'?e?d?|discontinued?|discontinuation|came off|taken off|ended|halted|ceased|withdrawn|abandoned|gave up)(?: (?:it|taking|the drug|medication|med|by (?:patient|pt|prescriber|doctor|pcp)))?"
const BECAUSE = `[ ${TAKEN}:(-]*(?:,? ?(?=reason))?(?:due to|because of|because|b/c|2/2|secondary to|d/t|for|from|owing to|after|as|since|when|once|reason:?|with|on account of|/t)?[ :]*(?:it (?:was|is|had) )?`

const REASON_WORDS: readonly (readonly [RegExp, StopReason])[] = [
  [/partial(?:ly)? (?:response|responded|benefit|effect|improvement)/, 'partialResponse'],
  [
    /lost (?:response|effect|efficacy|benefit)|loss of (?:response|effect|efficacy|benefit)|stopped working|poop(?:ed)?[- ]?out|wore off|tachyphylaxis/,
    'lossOfResponse',
  ],
  [
    /(?:no|lack of|without|inadequate|insufficient|poor|little|minimal|low|not enough) (?:any |clinical |significant |clear |therapeutic |sufficient |adequate )?(?:benefit|effect|efficacy|response|improvement|help|relief|change)|ineffective(?:ness)?|inefficacy|not effective|not helpful|not helping|(?:did ?n(?:o|')t|did not|didnt|was ?n'?t|not) (?:work|help|respond|working|responding)(?:ing|ed)?|loe|failed|failure|no better|worse(?:ning)?(?: (?:depression|mood))?|non-?response/,
    'lackOfEfficacy',
  ],
  [/(?:hypo)?mani(?:a|c)(?: (?:switch|episode))?|switch(?:ed)? into mania|activation into mania/, 'maniaOrHypomania'],
  [/suicid(?:al|ality|e)(?: (?:ideation|thoughts|attempt))?|(?<![a-z])si(?![a-z])/, 'suicidality'],
  [/(?:drug )?interactions?(?: with)?/, 'interaction'],
  [/contra-?indicat(?:ed|ions?)/, 'contraindication'],
  [/non-?(?:adherence|compliance|adherent|compliant)|forgot|not taking(?: it)?|kept forgetting/, 'nonAdherence'],
  [
    /cost|price|expensive|too expensive|insurance(?: (?:denied|denial|refused))?|coverage|could ?n'?t afford|not covered|formulary/,
    'cost',
  ],
  [/pregnan(?:t|cy)|trying to conceive|breast-?feeding/, 'pregnancy'],
  [
    /(?:patient|pt|own|her|his|personal)(?:'s)? (?:preference|choice|decision|request|wish)|preference|did ?n'?t (?:like|want)(?: it| to take it)?|refused/,
    'patientPreference',
  ],
  [
    /remission|remitted|recovered|(?:felt |was |were )?well|felt (?:well|better|fine|good)|feeling (?:well|better)|got better|improved|was well/,
    'remission',
  ],
  [
    /switch(?:ed)?(?: by (?:the )?(?:prescriber|doctor|pcp|psychiatrist))?|(?:by|per) (?:the )?(?:prescriber|doctor|pcp|psychiatrist)|new (?:doctor|prescriber)/,
    'switchedByPrescriber',
  ],
  [
    /(?:reason )?(?:unknown|not known|unclear|not recorded|can'?t recall|does ?n'?t remember|n\/k)(?: reason)?/,
    'unknown',
  ],
]

const REASONS = REASON_WORDS.map(([words, reason]) => ({ words: wholeWords(words), reason }))

const EFFECT = `(?:${SIDE_EFFECTS.join('|')})`
const ANY_EFFECT = `(?:${[...SIDE_EFFECTS, ...ALSO_ILLNESS].join('|')})`
// A clause ends at a comma, but for a list of side effects.
const REASON = `(?<reason>[^;.,${TAKEN}]*(?:, ?(?:and )?${ANY_EFFECT}(?![a-z]))*)`
const CLAUSE = new RegExp(`(?<![a-z])(?:${VERB})(?![a-z])${BECAUSE}${REASON}`)
const BECAUSE_ONLY = new RegExp(`(?<![a-z])(?:due to|because of|b/c of|2/2|secondary to|d/t) ${REASON}`)
const SEVERITY = '(?:(?<severity>mild|moderate|severe|intolerable|bad|terrible|significant|some|bothersome) )?'
const NEGATED = /(?:no|not|denie[ds]|denying|without|w\/o|never had|for|of|treats?) $/
const NOT_TOLERATED =
  /(?<![a-z])(?:not tolerated|could ?n(?:o|')t tolerate(?: it)?|could not tolerate(?: it)?|couldnt tolerate(?: it)?|can(?:no|')t tolerate|unable to tolerate(?: it)?|intolerable|intolerant|intolerance|did ?n(?:o|')t tolerate(?: it)?|did not tolerate(?: it)?|poorly tolerated|tolerability|(?:bad|adverse) reaction)(?![a-z])/
const WELL_TOLERATED =
  /(?<![a-z])(?:(?:well[- ]|fairly well )tolerated|tolerated (?:it )?(?:well|fine|ok)|(?:no|denie[sd]|without|w\/o|zero) (?:any |significant )?(?:side[- ]?effects?|ses?|adverse (?:effects?|events?)|aes?)|no (?:tolerability )?(?:issues|problems))(?![a-z])/
const UNNAMED = /(?:side[- ]?effects?|s\/es?|ses?|adverse (?:effects?|events?|reactions?)|aes?)/
const LIST = new RegExp(
  `(?<![a-z/])(?:side[- ]?effects?|s/es?|ses?|adverse (?:effects?|events?)|aes?|caused|causing|c/o)(?: of| included?| were|:)? ?(?<list>${SEVERITY.replace('?<severity>', '')}${ANY_EFFECT}(?:(?: and | & |/|, ?)${ANY_EFFECT})*)(?![a-z])`,
)

const SEVERITIES: Readonly<Record<string, SideEffect['severity']>> = {
  mild: 'mild',
  moderate: 'moderate',
  severe: 'severe',
  intolerable: 'severe',
}

/** Reads why a drug was stopped, then the side effects that remain in the line. */
export function readStop(line: Line): FoundStop {
  const effects: SideEffect[] = []
  const reasons: StopReason[] = []
  const isTolerated = line.take(WELL_TOLERATED, () => true).length > 0
  const isStopped = new RegExp(`(?<![a-z])${VERB}(?![a-z])`).test(line.written.toLowerCase())

  for (const pattern of [CLAUSE, BECAUSE_ONLY]) {
    for (const clause of line.rest().matchAll(new RegExp(pattern.source, 'g'))) {
      const reason = clause.groups?.reason ?? ''
      const reasonFrom = clause.index + clause[0].length - reason.length
      const found = readReason(reason)
      if (isStopped) reasons.push(...found.reasons)
      effects.push(
        ...found.effects.map(({ from, to, severity }) => ({
          effect: line.written.slice(reasonFrom + from, reasonFrom + to),
          ...(severity === undefined ? {} : { severity }),
        })),
      )
      if (pattern === CLAUSE || found.spans.length > 0) line.mark(clause.index, reasonFrom)
      for (const { from, to } of found.spans) line.mark(reasonFrom + from, reasonFrom + to)
    }
  }
  if (line.take(NOT_TOLERATED, () => true).length > 0) reasons.push('sideEffects')
  line.take(LIST, ({ index, groups, 0: whole }) => {
    const list = groups?.list ?? ''
    const from = index + whole.lastIndexOf(list)
    effects.push(...findEffects(list, ANY_EFFECT).map((effect) => toEffect(line.written.slice(from), effect)))
    return true
  })
  for (const effect of findEffects(line.rest(), EFFECT)) {
    effects.push(toEffect(line.written, effect))
    line.mark(effect.from, effect.to)
  }
  if (
    effects.length === 0 &&
    line.take(new RegExp(`(?<![a-z/])(?:some )?${UNNAMED.source}(?![a-z])`), () => true).length > 0
  )
    effects.push({ effect: 'side effects' })
  const unique = effects.filter(({ effect }, at) => effects.findIndex((other) => other.effect === effect) === at)
  return {
    stopReasons: [...new Set(reasons)],
    isStopped,
    ...(unique.length > 0 || isTolerated ? { sideEffects: unique } : {}),
  }
}

type Effect = {
  readonly from: number
  readonly to: number
  readonly nameFrom: number
  readonly severity?: SideEffect['severity']
}

function findEffects(text: string, words: string): readonly Effect[] {
  return [...text.matchAll(new RegExp(`(?<![a-z])${SEVERITY}(?<name>${words})(?![a-z])`, 'g'))].flatMap((match) => {
    if (NEGATED.test(text.slice(0, match.index))) return []
    const name = match.groups?.name ?? ''
    const to = match.index + match[0].length
    const severity = SEVERITIES[match.groups?.severity ?? '']
    return [{ from: match.index, to, nameFrom: to - name.length, ...(severity === undefined ? {} : { severity }) }]
  })
}

function toEffect(written: string, { nameFrom, to, severity }: Effect): SideEffect {
  return { effect: written.slice(nameFrom, to), ...(severity === undefined ? {} : { severity }) }
}

/** What a clause after "stopped" gives as reasons: every one that it names. */
function readReason(text: string) {
  const named = REASONS.flatMap(({ words, reason }) => {
    const match = words.exec(text)
    return match === null ? [] : [{ reason, from: match.index, to: match.index + match[0].length }]
  })
  // "lost response" holds "response", and "no improvement" holds "improvement": the longer words stand.
  const standing = named.filter(
    (one) => !named.some((other) => other !== one && other.from <= one.from && other.to >= one.to),
  )
  const effects = findEffects(text, ANY_EFFECT)
  const unnamed = new RegExp(`(?<![a-z/])${UNNAMED.source}(?![a-z])`).exec(text)
  const isIntolerance = effects.length > 0 || unnamed !== null
  const isSerious = effects.some(({ from, to }) => SERIOUS.test(text.slice(from, to)))
  return {
    reasons: [
      ...standing.map(({ reason }) => reason),
      ...(isIntolerance ? [isSerious ? ('seriousReaction' as const) : ('sideEffects' as const)] : []),
    ],
    effects: [
      ...effects.map(({ nameFrom, to, severity }) => ({ from: nameFrom, to, severity })),
      ...(effects.length === 0 && unnamed !== null
        ? [{ from: unnamed.index, to: unnamed.index + unnamed[0].length, severity: undefined }]
        : []),
    ],
    spans: [
      ...standing,
      ...effects,
      ...(unnamed === null ? [] : [{ from: unnamed.index, to: unnamed.index + unnamed[0].length }]),
    ],
  }
}
