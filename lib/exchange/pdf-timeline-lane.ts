import { drawBox, drawOnWhite, drawStroke, LABEL, MINIMUM_LINE, type Plot, SHADE } from './pdf-plot'
import { RULE, type Sheet } from './pdf-sheet'
import { AXIS_END, toHeight } from './timeline/axis'
import { type Block, leaveOut, toBarShape, toExtent } from './timeline/bar-shapes'
import type { TimelineBar, TimelineLane, TimelineRun } from './timeline/model'
import { placeLabels } from './timeline/place-labels'

type Place = { readonly top: number; readonly height: number }

const TOP = 3
const RAIL = 4.5

function drawRun(sheet: Sheet, plot: Plot, run: TimelineRun, { top, height }: Place): void {
  const y = top + height - 1.6
  for (const days of leaveOut(run.possible, run.certain)) {
    const { from, to } = toExtent(days, plot.axis)
    drawStroke(sheet, [plot.at(from), y], [plot.at(to), y], { weight: 1.6, dash: [2, 1.5] })
  }
  for (const days of run.certain) {
    const { from, to } = toExtent(days, plot.axis)
    const [left, right] = [plot.at(from), plot.at(to)]
    sheet.doc
      .rect(left, top + 0.5, right - left, height - 0.5)
      .fillColor(SHADE)
      .fill()
    drawStroke(sheet, [left, y], [right, y], { weight: 1.6 })
  }
}

function drawBar(sheet: Sheet, plot: Plot, bar: TimelineBar, base: number, reach: number): void {
  const shape = toBarShape(bar, plot.axis)
  const y = (share: number) => base - share * reach
  const box = ({ from, to, low, high }: Block) => ({
    x: plot.at(from),
    y: y(high),
    width: plot.at(to) - plot.at(from),
    height: (high - low) * reach,
  })
  for (const block of shape.possible) drawBox(sheet, box(block), 'notMet')
  for (const block of shape.sure) drawBox(sheet, box(block), bar.tone)
  for (const { from, to } of shape.gaps)
    drawStroke(sheet, [plot.at(from), base], [plot.at(to), base], { weight: 0.8, dash: [0.8, 1.6] })
  for (const { from, to } of shape.unknownDose)
    drawStroke(sheet, [plot.at(from), base], [plot.at(to), base], { weight: 1.6 })
  for (const { x1, y1, x2, y2, isSure } of shape.edges)
    drawStroke(
      sheet,
      [plot.at(x1), y(y1)],
      [plot.at(x2), y(y2)],
      isSure ? { weight: 0.8 } : { weight: 0.7, dash: [1.6, 1.3] },
    )
  if (bar.isOngoing) sheet.drawLine('▸', plot.at(shape.to) + 1, base - 8, LABEL)
}

/** One drug or kind of treatment as a row of the figure. */
export function drawLane(sheet: Sheet, plot: Plot, lane: TimelineLane, place: Place): void {
  const { top, height } = place
  const base = top + height - RAIL
  const reach = height - RAIL - TOP
  for (const run of lane.runs) drawRun(sheet, plot, run, place)
  if (lane.hasMinimum) {
    const y = base - toHeight(1) * reach
    const [from, to] = [plot.axis.at(plot.first), plot.axis.at(plot.last + 1)]
    drawStroke(sheet, [plot.at(from), y], [plot.at(to), y], MINIMUM_LINE)
  }
  for (const bar of lane.bars) drawBar(sheet, plot, bar, base, reach)
  const items = lane.bars.map((bar) => {
    const { from, to } = toBarShape(bar, plot.axis)
    return { id: bar.id, from: from * plot.width, to: to * plot.width, labels: bar.labels }
  })
  for (const { text, x, side } of placeLabels(items, plot.width * AXIS_END, (label) => sheet.widthOf(label, LABEL))) {
    const left = side === 'right' ? x : x - sheet.widthOf(text, LABEL)
    drawOnWhite(sheet, text, plot.left + left, base - 6.2)
  }
  drawStroke(sheet, [sheet.left, top + height], [sheet.right, top + height], { weight: 0.25, color: RULE })
}
