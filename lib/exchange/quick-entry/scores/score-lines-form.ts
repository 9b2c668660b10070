import type { FormValues } from '../../forms/form-values'
import type { ReadForm } from '../../forms/settle-form'
import { readSeenText, refuseLines } from '../lines-form'
import type { ReadingDay } from '../read-dates'
import { findScoreProblem } from './describe-scores'
import { readScoreLines, type Score, toScore } from './score-lines'

const HOW_TO = 'Write at least one score, such as: PHQ-9 19, 27 Feb 2024.'
const MOST_PROBLEMS = 5

/** The scores of the form, every line understood whole; what has to be put right otherwise, line by line. */
export function readScoreLinesForm(values: FormValues, day: ReadingDay): ReadForm<readonly Score[]> {
  const text = readSeenText(values, HOW_TO)
  if (!text.ok) return text
  const lines = readScoreLines(text.value, day, [])
  const problems = lines.map(findScoreProblem).filter((problem) => problem !== null)
  if (problems.length > 0) return refuseLines(problems.slice(0, MOST_PROBLEMS).join(' '))
  return { ok: true, value: lines.flatMap(({ entry }) => entry.scores.flatMap((score) => toScore(score) ?? [])) }
}
