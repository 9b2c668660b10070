import type { OutcomeBand, TrialOutcome } from '@/lib/domain/case-file'
import { type Line, wholeWords } from './line'
import { findScale, SCALE_NAMES } from './scale-names'

const SCALE = `(?<![a-z])(?<scale>${SCALE_NAMES.map(([words]) => words).join('|')})(?![a-z])`
const TOTAL = '(?<TO>\\d{1,2})(?![\\d%/])(?! ?(?:mg|wk|week|day|month))'
const total = (name: string) => TOTAL.replace('TO', name)
const SCORE_SIGN = '(?: ?(?:score|total|was|of|:|=|from|went|dropped|fell|improved|decreased))*'

const PAIR = new RegExp(
  `${SCALE}${SCORE_SIGN} ?(?:baseline |start |pre )?${total('baseline')} ?(?:-?>|-|/|to|down to|then|at start,?|at baseline,?|baseline,?|pre,?|before,?)+ ?(?:(?:and|end|post|after) )?${total('endpoint')}(?: (?:at (?:end|endpoint|exit)|after|post))?`,
)
const BASELINE = new RegExp(
  `(?:(?:baseline|initial|starting|pre) ${SCALE}${SCORE_SIGN} ?${total('baseline')}|${SCALE.replace('<scale>', '<other>')}${SCORE_SIGN} ?(?:at )?(?:baseline|start|pre)[:= ]* ?${total('first')})`,
)
const ENDPOINT = new RegExp(
  `(?:(?:end|endpoint|final|last|exit|post) ${SCALE}${SCORE_SIGN} ?${total('endpoint')}|${SCALE.replace('<scale>', '<other>')}${SCORE_SIGN} ?(?:at )?(?:end|endpoint|exit|last|post)[:= ]* ?${total('last')})`,
)
const CGI = /(?<![a-z])cgi-?i?(?: improvement)?[ :=-]*(?:score )?(?<score>[1-7])(?!\d)/
const IMPROVED =
  /(?<![a-z0-9])(?<sign>(?:>=|<=|≥|≤)? ?)(?<low>\d{1,3}(?:\.\d+)?)(?: ?%)?(?: ?(?:-|to) ?(?<high>\d{1,3}(?:\.\d+)?))? ?(?:%|percent) (?<what>better|improved|improvement|reduction|response|worse|decrease|benefit|relief)/
const IMPROVED_BY =
  /(?<![a-z])(?:improved|improvement|better|benefit)(?: by| of|:)? (?<sign>(?:>=|<=|≥|≤)? ?)(?<low>\d{1,3}(?:\.\d+)?)(?: ?%)?(?: ?(?:-|to) ?(?<high>\d{1,3}(?:\.\d+)?))? ?(?:%|percent)/

const BAND_WORDS: readonly (readonly [RegExp, OutcomeBand])[] = [
  [/(?:full |complete |achieved |reached |in )?remission|remitted|fully recovered/, 'remission'],
  [
    /(?:partial(?:ly)?|incomplete) (?:response|responded|responder|benefit|improvement|effect|relief|remission)|partial(?![a-z -]*(?:adher|compl))/,
    'partial',
  ],
  [
    /(?:minimal(?:ly)?|slight(?:ly)?|little|marginal|minor) (?:response|benefit|improvement|improved|effect|relief|change|help|better)|helped (?:a little|slightly)/,
    'minimal',
  ],
  [
    /(?:no|zero|without|w\/o|lack of|absent) (?:any |significant |clinical |clinically significant |real |apparent |therapeutic )?(?:response|benefit|effect|improvement|change|help|relief)(?: at all| whatsoever)?|(?:did ?n(?:o|')t|did not|didnt|does ?n'?t|has not|hasn't|never) (?:really )?help(?:ed)?(?: at all)?|no help|unchanged|non-?response|non-?responder|no better/,
    'none',
  ],
  [/(?:got |became |felt |feeling |much )?worse(?:ned|ning)?(?: (?:depression|mood))?/, 'worse'],
  [
    /(?:inadequate|insufficient|poor|suboptimal|sub-optimal) (?:response|effect|benefit|efficacy|improvement)|(?:did ?n(?:o|')t|did not|didnt|never) (?:work|respond)(?:ed)?|not working|ineffective|not effective|failed(?: trial)?|failure|inefficacy|lack of efficacy|loe|not helpful|unhelpful|useless/,
    'failed',
  ],
  [
    /(?:good|full|great|excellent|robust|complete|strong|clear|positive|initial|had a|had) (?:response|responder)|responded(?: (?:well|initially))?|(?<!non-|non)responder|response(?! (?:unknown|not|unclear|to))/,
    'response',
  ],
  [/worked (?:well|great)|very effective|effective/, 'notFailed'],
]

const BANDS = BAND_WORDS.map(([words, band]) => ({ words: wholeWords(words), band }))

const UNKNOWN =
  /(?:outcome|response|benefit|effect|efficacy)(?: is| was|:)? ?(?:unknown|not known|unclear|not recorded|not documented|unsure|n\/k|\?)|unknown (?:outcome|response|benefit)|unsure if (?:it )?helped/
const LOST =
  /(?<![a-z])(?:then )?(?:lost (?:response|effect|efficacy|benefit)|(?:pooped|poop(?:ed)?-?) ?out|poop-?out|stopped working|wore off|tachyphylaxis|loss of (?:response|effect|efficacy)|(?:then )?relapsed(?: on it| on (?:the )?(?:drug|med|medication))?|quit working)(?![a-z])/

/** Scores are read before anything else in a line: their numbers are neither doses nor dates. */
export function readScores(line: Line): TrialOutcome {
  const pair = line.takeFirst(PAIR, ({ groups = {} }) => toScores(groups.scale, groups.baseline, groups.endpoint))
  if (pair !== undefined) return pair.value
  const baseline = line.takeFirst(BASELINE, ({ groups = {} }) =>
    toScores(groups.scale ?? groups.other, groups.baseline ?? groups.first, undefined),
  )
  const endpoint = line.takeFirst(ENDPOINT, ({ groups = {} }) => {
    const found = toScores(groups.scale ?? groups.other, undefined, groups.endpoint ?? groups.last)
    const isSame = baseline === undefined || found?.scale === baseline.value.scale
    return isSame ? found : null
  })
  return { ...baseline?.value, ...endpoint?.value }
}

function toScores(written: string | undefined, baseline: string | undefined, endpoint: string | undefined) {
  const scale = findScale(written ?? '')
  if (scale === null) return null
  return {
    scale,
    ...(baseline === undefined ? {} : { baseline: Number(baseline) }),
    ...(endpoint === undefined ? {} : { endpoint: Number(endpoint) }),
  }
}

/** CGI-I and improvement in percent; read before doses and lengths. */
export function readImprovement(line: Line): TrialOutcome {
  const cgiI = line.takeFirst(CGI, ({ groups }) => Number(groups?.score))?.value
  const readImproved = ({ groups = {} }: RegExpExecArray) => toPercent(groups)
  const improvement = (line.takeFirst(IMPROVED, readImproved) ?? line.takeFirst(IMPROVED_BY, readImproved))?.value
  return { ...(cgiI === undefined ? {} : { cgiI }), ...(improvement === undefined ? {} : { improvement }) }
}

function toPercent({ sign = '', low, high, what }: Readonly<Record<string, string | undefined>>) {
  const [first, second] = [Number(low), high === undefined ? undefined : Number(high)]
  if (first > 100 || (second !== undefined && (second > 100 || sign.trim() !== '' || second < first))) return null
  if (what === 'worse') return second === undefined && sign.trim() === '' ? -first : null
  if (second !== undefined) return { min: first, max: second }
  if (/>|≥/.test(sign)) return { min: first }
  return /<|≤/.test(sign) ? { max: first } : first
}

/** Bands whose words say that it helped; "not" before or after them says that it did not, and not how little. */
const SAYS_HELP: readonly OutcomeBand[] = ['remission', 'response', 'notFailed', 'partial', 'minimal']
const DENIED_BEFORE =
  /(?<![a-z])(?:not|no|never|without|nor|hardly|(?:did|was|is|has|had)n'?t|if|unless|until|hoped for) (?:in |an? |any |yet |really |quite |full |complete |sustained |clear |reach(?:ed)? |achieved? )*$/
const DENIED_AFTER = /^ ?(?:was |were |is )?(?:not|never|unlikely|expected|doubtful)(?![a-z])/

/** What a band leaves open, and what says it more closely: "failed, no response" is no response. */
const NARROWER: Partial<Record<OutcomeBand, readonly OutcomeBand[]>> = {
  failed: ['partial', 'minimal', 'none', 'worse'],
  notFailed: ['response', 'remission'],
  response: ['remission'],
}

/** Whether a response was lost; read before "stopped", which may be "stopped working". */
export function readLostResponse(line: Line): boolean {
  return line.take(LOST, () => true).length > 0
}

/** The outcome in words; `null` where it was asked and is not known. */
export function readOutcome(line: Line): TrialOutcome | null | undefined {
  const unknown = line.take(UNKNOWN, () => true).length > 0
  const found = BANDS.flatMap(({ words, band }) =>
    line.take(words, ({ index, input, 0: whole }) => {
      const isDenied = DENIED_BEFORE.test(input.slice(0, index)) || DENIED_AFTER.test(input.slice(index + whole.length))
      return SAYS_HELP.includes(band) && isDenied ? null : band
    }),
  )
  const bands = [...new Set(found.map(({ value }) => value))]
  const [band, ...others] = bands.filter((one) => !bands.some((other) => NARROWER[one]?.includes(other)))
  if (others.length > 0) {
    for (const { from, to } of found) line.release(from, to)
    return undefined
  }
  if (band !== undefined) return { band }
  return unknown ? null : undefined
}
