import type { TextStyle } from './pdf-lines'
import { INK, INK_2, RULE, type Sheet } from './pdf-sheet'
import type { Axis } from './timeline/axis'
import { toExtent } from './timeline/bar-shapes'
import type { Timeline, TimelineBar, TimelineFact } from './timeline/model'
import { keepApart } from './timeline/place-labels'

/** Where the axis of time lies on the sheet. */
export type Plot = {
  readonly left: number
  readonly width: number
  readonly axis: Axis
  readonly first: number
  readonly last: number
  /** Where a share of the axis lies. */
  readonly at: (share: number) => number
}

export const HEAD_HEIGHT = 38
export const MARK: TextStyle = { weight: 'regular', size: 7, color: INK }
export const LABEL: TextStyle = { weight: 'regular', size: 6.5, color: INK_2 }
const PALE = '#d0d0d0'
export const SHADE = '#e4e4e4'
export const PLAIN = '#c8c8c8'
const WHITE = '#ffffff'

/** The plot beside the names of the rows. */
export function openPlot(sheet: Sheet, axis: Axis, { first, last }: Timeline, names: number): Plot {
  const left = sheet.left + names
  const width = sheet.width - names
  return { left, width, axis, first, last, at: (share) => left + share * width }
}

/** A text on white, so that no line runs through it. */
export function drawOnWhite(sheet: Sheet, text: string, x: number, top: number): void {
  const width = sheet.widthOf(text, LABEL)
  sheet.doc
    .rect(x - 1, top + 1, width + 2, sheet.heightOf(LABEL) - 2)
    .fillColor(WHITE)
    .fill()
  sheet.drawLine(text, x, top, LABEL)
}

/** A straight line; dashed where it stands for what is only possible. */
export function drawStroke(
  { doc }: Sheet,
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  look: { readonly weight: number; readonly color?: string; readonly dash?: readonly [number, number] },
): void {
  doc.moveTo(x1, y1).lineTo(x2, y2).lineWidth(look.weight)
  if (look.dash !== undefined) doc.dash(look.dash[0], { space: look.dash[1] })
  doc.strokeColor(look.color ?? INK).stroke()
  if (look.dash !== undefined) doc.undash()
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A filled box; what might count is hatched, what does not is white. */
export function drawBox({ doc }: Sheet, { x, y, width, height }: Box, tone: TimelineBar['tone']): void {
  const fills = { met: INK, notMet: WHITE, unknown: WHITE, plain: PLAIN } as const
  doc.rect(x, y, width, height).fillColor(fills[tone]).fill()
  if (tone !== 'unknown') return
  doc.save()
  doc.rect(x, y, width, height).clip()
  // From the corner of the page, so that neighboring boxes share their hatching.
  for (let k = Math.floor((x - height - y) / 3) * 3; k < x + width - y; k += 3)
    doc.moveTo(k + y, y).lineTo(k + y + height, y + height)
  doc.lineWidth(0.7).strokeColor(INK).stroke()
  doc.restore()
}

function phrase({ what, when }: TimelineFact): string {
  return `${what} ${when}`
}

function drawOnset(sheet: Sheet, plot: Plot, { onset }: Timeline, top: number, height: number): void {
  if (onset === null) return
  const { from, to } = toExtent(onset.days, plot.axis)
  const isDay = onset.days.first === onset.days.last
  const look = isDay ? { weight: 1 } : ({ weight: 0.7, dash: [3, 2] } as const)
  drawStroke(sheet, [plot.at(from), top], [plot.at(from), top + height], look)
  if (!isDay) drawStroke(sheet, [plot.at(to), top + 12], [plot.at(to), top + height], look)
  const text = phrase(onset.fact)
  const isLate = from > 0.45
  const x = isLate ? plot.at(from) - 3 - sheet.widthOf(text, MARK) : plot.at(from) + 3
  sheet.drawLine(text, x, top, MARK)
}

/** The head of the figure, and the lines that run down from it through all rows. */
export function drawHead(sheet: Sheet, plot: Plot, timeline: Timeline, top: number, height: number): void {
  const { axis, at } = plot
  const bold: TextStyle = { ...MARK, weight: 'bold' }
  for (const tick of axis.ticks)
    drawStroke(sheet, [at(tick.at), top + 24], [at(tick.at), top + height], { weight: 0.4, color: PALE })
  const labels = axis.ticks.map((tick) => {
    const style = tick.isYear ? bold : MARK
    const from = at(tick.at) + 2
    return { ...tick, style, from, to: from + sheet.widthOf(tick.label, style) + 3 }
  })
  for (const { label, from, to, style } of keepApart(labels))
    if (to < at(1)) sheet.drawLine(label, from, top + 26, style)
  drawOnset(sheet, plot, timeline, top, height)
  const end = at(axis.at(timeline.last + 1))
  drawStroke(sheet, [end, top + 12], [end, top + height], { weight: 1 })
  const assessed = phrase(timeline.assessed)
  sheet.drawLine(assessed, end - 3 - sheet.widthOf(assessed, MARK), top + 11, MARK)
  drawStroke(sheet, [sheet.left, top + HEAD_HEIGHT], [sheet.right, top + HEAD_HEIGHT], { weight: 0.5, color: RULE })
}

type Sign = { readonly words: string; readonly draw: (sheet: Sheet, box: Box) => void }

function outline({ doc }: Sheet, { x, y, width, height }: Box): void {
  doc.rect(x, y, width, height).lineWidth(0.8).strokeColor(INK).stroke()
}

function swatch(words: string, tone: TimelineBar['tone']): Sign {
  return {
    words,
    draw: (sheet, box) => {
      drawBox(sheet, box, tone)
      outline(sheet, box)
    },
  }
}

const RAIL = 1.6

function drawRail(sheet: Sheet, { x, y, width, height }: Box, dash?: readonly [number, number]): void {
  const rail = y + height - RAIL / 2
  drawStroke(sheet, [x, rail], [x + width, rail], dash === undefined ? { weight: RAIL } : { weight: RAIL, dash })
}

const LONG_ENOUGH: Sign = {
  words: 'shaded: at or above the minimum, long enough',
  draw: (sheet, box) => {
    sheet.doc.rect(box.x, box.y, box.width, box.height).fillColor(SHADE).fill()
    drawRail(sheet, box)
  },
}

const PERHAPS_LONG_ENOUGH: Sign = {
  words: 'perhaps long enough',
  draw: (sheet, box) => drawRail(sheet, box, [2, 1.5]),
}

function listSigns(timeline: Timeline): readonly Sign[] {
  const lanes = [...timeline.drugs, ...timeline.treatments]
  const bars = lanes.flatMap((lane) => lane.bars)
  const runs = lanes.flatMap((lane) => lane.runs)
  const has = (tone: TimelineBar['tone']) => bars.some((bar) => bar.tone === tone)
  const middle = ({ y, height }: Box) => y + height / 2
  return [
    ...(has('met') ? [swatch('counts', 'met')] : []),
    ...(has('unknown') ? [swatch('might count', 'unknown')] : []),
    ...(has('notMet') ? [swatch('does not count', 'notMet')] : []),
    ...(has('plain') ? [swatch('other treatment', 'plain')] : []),
    {
      words: 'dashed: not certain',
      draw: (sheet, box) =>
        drawStroke(sheet, [box.x, middle(box)], [box.x + box.width, middle(box)], { weight: 0.9, dash: [2, 1.5] }),
    },
    ...(runs.some(({ certain }) => certain.length > 0) ? [LONG_ENOUGH] : []),
    ...(runs.some(({ certain }) => certain.length === 0) ? [PERHAPS_LONG_ENOUGH] : []),
    ...(lanes.some(({ hasMinimum }) => hasMinimum)
      ? [
          {
            words: 'dotted: minimum effective dose',
            draw: (sheet: Sheet, box: Box) =>
              drawStroke(sheet, [box.x, middle(box)], [box.x + box.width, middle(box)], MINIMUM_LINE),
          },
        ]
      : []),
  ]
}

export const MINIMUM_LINE = { weight: 0.6, color: '#606060', dash: [0.8, 1.6] } as const

const SIGN = { width: 16, height: 7, gap: 10 } as const

function placeSigns(sheet: Sheet, timeline: Timeline) {
  let x = 0
  let line = 0
  return listSigns(timeline).map((sign) => {
    const width = SIGN.width + 4 + sheet.widthOf(sign.words, LABEL)
    if (x > 0 && x + width > sheet.width) {
      x = 0
      line += 1
    }
    const place = { sign, x, line }
    x += width + SIGN.gap
    return place
  })
}

/** The height of the key, with the space before it. */
export function heightOfKey(sheet: Sheet, timeline: Timeline): number {
  const lines = (placeSigns(sheet, timeline).at(-1)?.line ?? 0) + 1
  return 10 + lines * 11
}

/** What the signs mean. */
export function drawKey(sheet: Sheet, timeline: Timeline, top: number): void {
  for (const { sign, x, line } of placeSigns(sheet, timeline)) {
    const y = top + line * 11
    sign.draw(sheet, { x: sheet.left + x, y: y + 1, width: SIGN.width, height: SIGN.height })
    sheet.drawLine(sign.words, sheet.left + x + SIGN.width + 4, y, LABEL)
  }
}
