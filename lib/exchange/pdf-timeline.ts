import { setHeading, setList } from './pdf-blocks'
import type { TextStyle } from './pdf-lines'
import { drawHead, drawKey, HEAD_HEIGHT, heightOfKey, openPlot, type Plot } from './pdf-plot'
import { INK, INK_2, type Sheet } from './pdf-sheet'
import { drawLane } from './pdf-timeline-lane'
import { drawScores, SCORE_HEIGHT } from './pdf-timeline-scores'
import { toAxis } from './timeline/axis'
import { nameFact, type Timeline, type TimelineFact } from './timeline/model'

const NAME: TextStyle = { weight: 'bold', size: 8, color: INK }
const DETAIL: TextStyle = { weight: 'regular', size: 6.5, color: INK_2 }
const SMALL: TextStyle = { weight: 'regular', size: 8, color: INK_2 }

type Row = {
  readonly title: string
  readonly detail: string
  readonly height: number
  readonly facts: readonly TimelineFact[]
  readonly draw: (top: number) => void
}

/** Rows become lower as they become more, so that a long history stays on one page. */
function laneHeightOf(lanes: number): number {
  if (lanes <= 8) return 26
  if (lanes <= 14) return 21
  return lanes <= 32 ? 16 : 14.5
}

function countRows({ drugs, treatments, tracks }: Timeline): number {
  return drugs.length + treatments.length + tracks.length
}

/** Name and minimum stand in one line then, and need more room. */
const NAMES = { plain: 96, dense: 124 } as const
const isDense = (timeline: Timeline) => laneHeightOf(countRows(timeline)) < 20

function listRows(sheet: Sheet, plot: Plot, timeline: Timeline): readonly Row[] {
  const { drugs, treatments, tracks } = timeline
  const height = laneHeightOf(countRows(timeline))
  const lanes = [...drugs, ...treatments].map((lane): Row => {
    const facts = [...lane.runs, ...lane.bars].map(({ fact }) => fact)
    return { ...lane, height, facts, draw: (top) => drawLane(sheet, plot, lane, { top, height }) }
  })
  const scores = tracks.map((track): Row => {
    const facts = track.points.map(({ fact }) => fact)
    return { ...track, height: SCORE_HEIGHT, facts, draw: (top) => drawScores(sheet, plot, track, top) }
  })
  return [...lanes, ...scores]
}

function drawName(sheet: Sheet, plot: Plot, { title, detail, height }: Row, top: number): void {
  const room = plot.left - sheet.left - 6
  const isTall = height >= sheet.heightOf(NAME) + sheet.heightOf(DETAIL)
  const lines = isTall ? sheet.heightOf(NAME) + sheet.heightOf(DETAIL) : sheet.heightOf(NAME)
  const start = top + (height - lines) / 2
  const name = sheet.shorten(title, NAME, isTall ? room : room * 0.7)
  sheet.drawLine(name, sheet.left, start, NAME)
  if (isTall) sheet.drawLine(sheet.shorten(detail, DETAIL, room), sheet.left, start + sheet.heightOf(NAME), DETAIL)
  else {
    const from = sheet.widthOf(name, NAME) + 3
    const dose = sheet.shorten(detail.replace('minimum ', 'min. '), DETAIL, room - from)
    sheet.drawLine(dose, sheet.left + from, start + 1.7, DETAIL)
  }
}

/** As many rows as a page holds, from the first on. */
function takePage(rows: readonly Row[], room: number): readonly Row[] {
  let height = 0
  const last = rows.findIndex((row) => {
    height += row.height
    return height > room
  })
  return last === -1 ? rows : rows.slice(0, Math.max(1, last))
}

function describeFigure(timeline: Timeline, rows: readonly Row[]): string {
  const { onset, assessed } = timeline
  const facts = [...(onset === null ? [] : [onset.fact]), assessed, ...rows.flatMap((row) => row.facts)]
  return `Timeline. ${facts.map(nameFact).join('; ')}.`
}

function setFigure(sheet: Sheet, plot: Plot, timeline: Timeline, rows: readonly Row[], key: number): void {
  const height = HEAD_HEIGHT + rows.reduce((sum, row) => sum + row.height, 0) + key
  sheet.need(height)
  const top = sheet.top()
  const figure = sheet.figure(sheet.root, describeFigure(timeline, rows), top, height)
  sheet.mark(figure, 'Figure', () => {
    drawHead(sheet, plot, timeline, top, height - key)
    let y = top + HEAD_HEIGHT
    for (const row of rows) {
      drawName(sheet, plot, row, y)
      row.draw(y)
      y += row.height
    }
    if (key > 0) drawKey(sheet, timeline, y + 6)
  })
  figure.end()
  sheet.moveTo(top + height)
}

/** The timeline as a figure with its facts as alternative text, over several pages where it has to be. */
export function setTimeline(sheet: Sheet, timeline: Timeline): void {
  const plot = openPlot(sheet, toAxis(timeline), timeline, isDense(timeline) ? NAMES.dense : NAMES.plain)
  const all = listRows(sheet, plot, timeline)
  if (all.length + timeline.notPlaced.length === 0) return
  const key = heightOfKey(sheet, timeline)
  const whole = HEAD_HEIGHT + all.reduce((sum, row) => sum + row.height, 0) + key
  setHeading(sheet, 'H2', 'Timeline', Math.min(whole, sheet.pageHeight - 60))
  const room = sheet.pageHeight - HEAD_HEIGHT - key - 40
  let rest = all
  while (rest.length > 0) {
    const rows = takePage(rest, room)
    rest = rest.slice(rows.length)
    setFigure(sheet, plot, timeline, rows, rest.length === 0 ? key : 0)
  }
  if (timeline.notPlaced.length === 0) return
  setHeading(sheet, 'H3', 'Not on the timeline', 20)
  const lines = timeline.notPlaced.map(({ fact, why }) => `${nameFact(fact)} (${why})`)
  setList(sheet, lines, SMALL, () => '•', 10)
}
