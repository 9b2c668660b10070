import { describeDate } from '@/lib/domain/calendar-date'
import { describeQuantity } from '@/lib/domain/quantity'
import { capitalize, joinWords } from '../../describe-number'
import type { LineScore, ScoreLine } from './score-lines'

/** A part of a score as it is shown under its line. */
export type ScoreChip = { readonly what: string; readonly text: string }

/** What a line says of one score: scale, total, date. */
export function listScoreChips({ scale, scaleText, total, date }: LineScore): readonly ScoreChip[] {
  return [
    ...(scale === undefined ? [] : [{ what: 'Scale', text: scaleText ? `${scale} (${scaleText})` : scale }]),
    ...(total === undefined ? [] : [{ what: 'Total', text: describeQuantity(total) }]),
    ...(date === undefined ? [] : [{ what: 'Date', text: describeDate(date) }]),
  ]
}

/** What keeps a score from being saved, or from being saved again; `null` where nothing does. */
export function describeState({ state, missing, hint, problem = '' }: LineScore): string | null {
  switch (state) {
    case 'new':
      return null
    case 'recorded':
      return 'Already recorded; it is not added again.'
    case 'repeated':
      return 'Written twice; it is added once.'
    case 'impossible':
      return capitalize(problem)
    case 'incomplete':
      return `Missing: ${joinWords(missing)}.${hint === undefined ? '' : ` ${hint}`}`
  }
}

/** What has to be put right in a line before it can be saved; `null` where nothing has. */
export function findScoreProblem({ number, entry }: ScoreLine): string | null {
  const { scores, notUnderstood } = entry
  const [unread] = notUnderstood
  if (unread !== undefined) return `Line ${number}: “${unread.written}” is not understood. ${unread.why ?? NO_PLACE}`
  const open = scores.find(({ state }) => state === 'incomplete' || state === 'impossible')
  if (open?.state === 'impossible') return `Line ${number}, ${open.problem}`
  if (open !== undefined)
    return `Line ${number}: the ${joinWords(open.missing)} ${open.missing.length === 1 ? 'is' : 'are'} missing.`
  return scores.length === 0 ? `Line ${number} holds no score.` : null
}

const NO_PLACE = 'A score has no place for a comment: take it out, or write it as the comment of a trial.'

/** How many of some lines were read, in one sentence for those who do not see the lines. */
export function describeScoreReading(lines: readonly ScoreLine[]): string {
  const scores = lines.flatMap(({ entry }) => entry.scores)
  const parts = lines.reduce((sum, { entry }) => sum + entry.notUnderstood.length, 0)
  const countOf = (...states: readonly LineScore['state'][]) =>
    scores.filter(({ state }) => states.includes(state)).length
  const [ready, known, twice] = [countOf('new'), countOf('recorded'), countOf('repeated')]
  const open = countOf('incomplete', 'impossible')
  const said = [
    `${ready} ${ready === 1 ? 'score' : 'scores'} to save`,
    ...(known === 0 ? [] : [`${known} recorded already`]),
    ...(twice === 0 ? [] : [`${twice} written twice`]),
    ...(open === 0 ? [] : [`${open} not complete`]),
    ...(parts === 0 ? [] : [`${parts} ${parts === 1 ? 'part' : 'parts'} not understood`]),
  ]
  return `${said.join(', ')}.`
}
