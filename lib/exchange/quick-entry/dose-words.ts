/** How often in a day; the longer words first. */
const TIMES_A_DAY: readonly (readonly [string, number])[] = [
  [
    'twice daily|twice a day|two times a day|two times daily|2 times a day|2 times daily|bid|b\\.i\\.d\\.?|bd|2 ?x ?/ ?day|x ?2 ?/ ?day|2 ?/ ?day|q12h',
    2,
  ],
  [
    'three times a day|three times daily|3 times a day|3 times daily|tid|t\\.i\\.d\\.?|tds|3 ?x ?/ ?day|x ?3 ?/ ?day|3 ?/ ?day|q8h',
    3,
  ],
  ['four times a day|four times daily|4 times a day|4 times daily|qid|q\\.i\\.d\\.?|qds|4 ?x ?/ ?day|4 ?/ ?day|q6h', 4],
  [
    'once daily|once a day|once per day|daily|every day|each day|a day|per day|/ ?day|/ ?d|qd|od|qday|q24h|qam|q am|qpm|q pm|qhs|q hs|hs|nocte|mane|om|nightly|every night|every morning|every evening|at night|at bedtime|in the morning|in the evening|am|pm',
    1,
  ],
]

const WEEKLY = 'once weekly|once a week|weekly|per week|a week|every week|q week|qweek|/ ?week|/ ?wk'

/** Not a dose a day: taken as needed, not every day alike, or so many times with no word how often. */
const NOT_DAILY = [
  '(?:at night |at bedtime |qhs |hs |daily |bid |tid )?(?:prn|as needed|when needed|as required|if needed|sos)',
  'every other day|every second day|every 2 days|every third day|every 3 days|every other night|every other week|(?:on )?alternate days|qod|q\\.o\\.d\\.?|eod|q2d|mwf',
  'twice weekly|twice a week|2 ?x ?/ ?(?:week|wk)|three times (?:weekly|a week)|biweekly|monthly|every [2-9] weeks',
  'x ?\\d+(?! ?(?:mg|mcg|g|sessions?|treatments?|infusions?|doses)\\b)',
].join('|')

const EVERY = TIMES_A_DAY.map(([words]) => words).join('|')
/** The dose of a day, taken in parts. */
const DIVIDED = `(?:in )?(?:\\d |two |three )?divided(?: doses?)?(?: (?:${EVERY}))?`

/** How often, as one pattern: at most one match, in the group `frequency`. */
export const FREQUENCY = `(?: ?\\(?(?:taken )?(?<frequency>${DIVIDED}|${NOT_DAILY}|${EVERY}|${WEEKLY})(?![a-z0-9]))?`

function says(words: string, written: string): boolean {
  return new RegExp(`^(?:${words})$`).test(written)
}

/** What a word of frequency says: so many times a day, once a week, or neither. */
export function readFrequency(written: string): { readonly timesADay: number } | 'weekly' | 'notDaily' {
  if (says(DIVIDED, written)) return { timesADay: 1 }
  const times = TIMES_A_DAY.find(([words]) => says(words, written))
  if (times !== undefined) return { timesADay: times[1] }
  return says(WEEKLY, written) ? 'weekly' : 'notDaily'
}

/** The units of a dose as they are written, in the group `unit`. */
export const UNIT =
  '(?<unit>mg ?/ ?kg|mg ?/ ?24 ?(?:hours|hrs|hr|h)|mg ?/ ?(?:week|wk)|mg ?/ ?(?:session|treatment)|mg ?/ ?(?:day|d)(?![a-z])|(?:mgs|mg|milligrams?)(?![a-z/])|(?:mcg|ug|micrograms?)(?: ?/ ?(?:day|d)(?![a-z]))?(?![a-z/])|(?:grams?|g)(?: ?/ ?(?:day|d)(?![a-z]))?(?![a-z/])|(?:mmol|meq) ?/ ?l(?![a-z]))'

/** A dose step with its unit: what a number with a unit and a word of frequency come to; `null` where they give no dose a day. */
export function toStepUnit(unit: string, frequency: string | undefined, isPerSession: boolean) {
  const plain = unit.replaceAll(' ', '')
  if (plain.startsWith('mmol') || plain.startsWith('meq')) return { unit: 'mmol/L', times: 1 } as const
  if (plain.startsWith('mg/kg')) return { unit: 'mg/kg', times: 1 } as const
  if (plain.startsWith('mg/24')) return { unit: 'mg/24h', times: 1 } as const
  if (/^mg\/(?:session|treatment)/.test(plain) || isPerSession) return { unit: 'mg/session', times: 1 } as const
  if (/^mg\/w/.test(plain)) return { unit: 'mg/week', times: 1 } as const
  const often = frequency === undefined ? { timesADay: 1 } : readFrequency(frequency)
  if (often === 'notDaily') return null
  const isMicrograms = /^(?:mcg|ug|microgram)/.test(plain)
  if (often === 'weekly') return isMicrograms || /^g/.test(plain) ? null : ({ unit: 'mg/week', times: 1 } as const)
  const timesADay = plain.includes('/') ? 1 : often.timesADay
  if (isMicrograms) return { unit: 'mcg/day', times: timesADay } as const
  return { unit: 'mg', times: /^g/.test(plain) ? timesADay * 1000 : timesADay } as const
}
