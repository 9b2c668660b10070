import { TAKEN } from './line'

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
export function isTaken(before: string, isFirst: boolean): boolean {
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

/** Whether what a line says apart from its doses makes them none that were taken every day. */
export function isNotEveryDay(rest: string): boolean {
  return NOT_EVERY_DAY.test(rest) || SEVERAL_TABLETS.test(rest)
}
