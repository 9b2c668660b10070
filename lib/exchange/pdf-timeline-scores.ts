import { drawOnWhite, drawStroke, LABEL, type Plot } from './pdf-plot'
import { INK, RULE, type Sheet } from './pdf-sheet'
import { toExtent } from './timeline/bar-shapes'
import type { ScoreTrack } from './timeline/model'
import { keepApart } from './timeline/place-labels'

export const SCORE_HEIGHT = 36
const TOP = 10
const BASE = SCORE_HEIGHT - 5
const DASH = [1.6, 1.3] as const
const WHITE = '#ffffff'

/** The totals of one scale as a row of the figure. */
export function drawScores(sheet: Sheet, plot: Plot, { points, maximum }: ScoreTrack, top: number): void {
  const y = (total: number) => top + BASE - (Math.min(total, maximum) / maximum) * (BASE - TOP)
  const placed = points.map((point) => {
    const { from, to } = toExtent(point, plot.axis)
    const { min, max } = point.total ?? { min: 0, max: 0 }
    const x = plot.at((from + to) / 2)
    return { point, left: plot.at(from), right: plot.at(to), x, y: y((min + Math.min(max, maximum)) / 2), min, max }
  })
  const known = placed.filter(({ point }) => point.total !== null)
  known.slice(1).forEach((next, index) => {
    const before = known[index] ?? next
    drawStroke(sheet, [before.x, before.y], [next.x, next.y], { weight: 0.8 })
  })
  for (const { point, left, right, x, y: middle, min, max } of placed) {
    if (point.first !== point.last) drawStroke(sheet, [left, middle], [right, middle], { weight: 0.8, dash: DASH })
    if (min !== max) drawStroke(sheet, [x, y(max)], [x, y(min)], { weight: 0.8, dash: DASH })
    const circle = sheet.doc.circle(x, middle, 1.8).lineWidth(0.7)
    circle.fillAndStroke(point.total === null ? WHITE : INK, INK)
  }
  const labels = placed.map(({ point, x, y: middle }) => {
    const half = sheet.widthOf(point.label, LABEL) / 2
    return { text: point.label, from: x - half, to: x + half, y: middle }
  })
  for (const { text, from, y: middle } of keepApart(labels)) drawOnWhite(sheet, text, from, middle - 11)
  drawStroke(sheet, [sheet.left, top + SCORE_HEIGHT], [sheet.right, top + SCORE_HEIGHT], { weight: 0.25, color: RULE })
}
