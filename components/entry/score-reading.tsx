import { describeState, listScoreChips } from '@/lib/exchange/quick-entry/scores/describe-scores'
import type { LineScore, ScoreLine } from '@/lib/exchange/quick-entry/scores/score-lines'
import type { PutLines } from './lines-box'

/** How one line is read: each score with its scale, total and date, and what was not understood. */
export function ScoreReading({ line, put }: { readonly line: ScoreLine; readonly put: PutLines }) {
  const { number, written, entry } = line
  const { scores, notUnderstood } = entry
  return (
    <li className="entry-reading" value={number}>
      <p className="visually-hidden">Line {number}:</p>
      {scores.map((score, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: scores of one line stand in its order
        <ReadScoreLine key={index} score={score} />
      ))}
      {notUnderstood.map(({ written: part, why, suggested }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line stand in its order
        <p key={index} className="entry-open">
          Not understood: “{part}”{why === undefined ? '' : `. ${why}`}
          {suggested !== undefined && (
            <button
              type="button"
              className="button button-small"
              onClick={() => put(number, [written.replace(part, suggested)])}
            >
              It is the {suggested}
            </button>
          )}
        </p>
      ))}
      {scores.length === 0 && notUnderstood.length === 0 && <p className="entry-open">No score in this line.</p>}
    </li>
  )
}

function ReadScoreLine({ score }: { readonly score: LineScore }) {
  const said = describeState(score)
  const isKnown = score.state === 'recorded' || score.state === 'repeated'
  return (
    <div className="score-reading">
      <ul className="chips" aria-label="Understood">
        {listScoreChips(score).map(({ what, text }) => (
          <li key={what} className="chip">
            <span className="chip-what">{what}</span> {text}
          </li>
        ))}
      </ul>
      {said !== null && <p className={isKnown ? 'entry-missing' : 'entry-open'}>{said}</p>}
    </div>
  )
}
