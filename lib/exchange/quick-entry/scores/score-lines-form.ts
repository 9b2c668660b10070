import { joinWords } from '../../describe-number'
import type { FormValues } from '../../forms/form-values'
import type { ReadForm } from '../../forms/settle-form'
import { readSeenText, refuseLines } from '../lines-form'
import type { ReadingDay } from '../read-dates'
import { findScoreProblem } from './describe-scores'
import { readScoreLines, type Score, type ScoreLine, toScore } from './score-lines'

const HOW_TO = 'Write at least one score, such as: PHQ-9 19, 27 Feb 2024.'

/** The scores of the form, every line understood whole; otherwise what has to be put right first, and in which lines. */
export function readScoreLinesForm(values: FormValues, day: ReadingDay): ReadForm<readonly Score[]> {
  const text = readSeenText(values, HOW_TO)
  if (!text.ok) return text
  const lines = readScoreLines(text.value, day, [])
  const [open, ...others] = lines.filter((line) => findScoreProblem(line) !== null)
  const problem = open === undefined ? null : findScoreProblem(open)
  if (problem !== null) return refuseLines(`${problem}${describeOthers(others)}`)
  return { ok: true, value: lines.flatMap(({ entry }) => entry.scores.flatMap((score) => toScore(score) ?? [])) }
}

// Under each line stands what it lacks.
function describeOthers(lines: readonly ScoreLine[]): string {
  if (lines.length === 0) return ''
  return ` Look under ${lines.length === 1 ? 'line' : 'lines'} ${joinWords(lines.map(({ number }) => String(number)))} too.`
}
