import { LABEL } from './pdf-blocks'
import type { TextStyle } from './pdf-lines'
import type { Sheet, Tag } from './pdf-sheet'

/** A piece of a cell: its own line or lines, in its own style. */
export type CellPart = { readonly text: string; readonly style: TextStyle }

export type TableColumn = { readonly head: string; readonly share: number }
/** The first cell of a row heads it. */
export type TableRow = readonly (readonly CellPart[])[]

const GAP = 8
const PAD = 5
/** A cell longer than this is cut with an ellipsis; what is cut stands in full elsewhere. */
const MAX_LINES = 12
/** A table starts on a page that has room for this many rows, or for so many points of them. */
const FIRST_ROWS = 3
const START_ROOM = 180

type SetCell = readonly { readonly text: string; readonly style: TextStyle }[]

function setCell(sheet: Sheet, parts: readonly CellPart[], width: number): SetCell {
  const lines = parts.flatMap(({ text, style }) =>
    sheet.lines(text, style, width).map((line) => ({ text: line, style })),
  )
  if (lines.length <= MAX_LINES) return lines
  const last = lines[MAX_LINES - 1]
  return last === undefined
    ? lines
    : [
        ...lines.slice(0, MAX_LINES - 1),
        { ...last, text: sheet.shorten(`${last.text} …`, last.style, width - last.style.size) },
      ]
}

function heightOfCell(sheet: Sheet, cell: SetCell): number {
  return cell.reduce((height, line) => height + sheet.heightOf(line.style), 0)
}

function drawCell(sheet: Sheet, cell: SetCell, x: number, top: number): void {
  let y = top
  for (const line of cell) {
    sheet.drawLine(line.text, x, y, line.style)
    y += sheet.heightOf(line.style)
  }
}

/** Sets a table whose rows are never cut; the head is repeated on each page. */
export function setTable(sheet: Sheet, columns: readonly TableColumn[], rows: readonly TableRow[]): void {
  const total = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => (column.share / total) * (sheet.width - GAP * (columns.length - 1)))
  const lefts = widths.map(
    (_, index) => sheet.left + widths.slice(0, index).reduce((sum, width) => sum + width + GAP, 0),
  )
  const table = sheet.tag(sheet.root, 'Table')
  const widthAt = (index: number) => widths[index] ?? 0
  const leftAt = (index: number) => lefts[index] ?? sheet.left
  const head = columns.map((column, index) => setCell(sheet, [{ text: column.head, style: LABEL }], widthAt(index)))
  const headHeight = Math.max(...head.map((cell) => heightOfCell(sheet, cell))) + PAD

  const drawHead = (isFirst: boolean) => {
    const top = sheet.top()
    const row = isFirst ? sheet.tag(table, 'TR') : null
    head.forEach((cell, index) => {
      const draw = () => drawCell(sheet, cell, leftAt(index), top)
      // Readers hear the head once; on later pages it is decoration.
      if (row === null) sheet.artifact(draw, 'Pagination')
      else sheet.mark(sheet.tag(row, 'TH', 'Column'), 'TH', draw)
    })
    sheet.moveTo(top + headHeight)
    sheet.rule(sheet.top(), 0.75)
  }

  const drawRow = (cells: readonly SetCell[], height: number) => {
    if (sheet.need(height + 2 * PAD)) drawHead(false)
    const top = sheet.top() + PAD
    const row = sheet.tag(table, 'TR')
    cells.forEach((cell, index) => {
      const tag: Tag = index === 0 ? sheet.tag(row, 'TH', 'Row') : sheet.tag(row, 'TD')
      sheet.mark(tag, index === 0 ? 'TH' : 'TD', () => drawCell(sheet, cell, leftAt(index), top))
    })
    sheet.moveTo(top + height + PAD)
    sheet.rule(sheet.top())
  }

  const set = rows.map((row) => row.map((parts, index) => setCell(sheet, parts, widthAt(index))))
  const heights = set.map((cells) => Math.max(0, ...cells.map((cell) => heightOfCell(sheet, cell))))
  const first = heights.slice(0, FIRST_ROWS).reduce((sum, height) => sum + height + 2 * PAD, 0)
  const least = headHeight + (heights[0] ?? 0) + 2 * PAD
  sheet.need(Math.max(least, Math.min(headHeight + first, START_ROOM)))
  drawHead(true)
  set.forEach((cells, index) => {
    drawRow(cells, heights[index] ?? 0)
  })
  table.end()
}
