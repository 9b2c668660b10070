import type { TextStyle } from './pdf-lines'
import { INK, INK_2, type Sheet, type Tag } from './pdf-sheet'

export const BODY: TextStyle = { weight: 'regular', size: 9.5, color: INK }
export const STRONG: TextStyle = { weight: 'bold', size: 9.5, color: INK }
export const SMALL: TextStyle = { weight: 'regular', size: 8, color: INK_2 }
export const LABEL: TextStyle = { weight: 'bold', size: 8, color: INK_2 }

const HEADINGS = {
  H1: { style: { weight: 'bold', size: 20, color: INK }, before: 0, after: 2 },
  H2: { style: { weight: 'bold', size: 12.5, color: INK }, before: 16, after: 4 },
  H3: { style: { weight: 'bold', size: 10, color: INK }, before: 8, after: 1 },
} as const satisfies Record<string, { style: TextStyle; before: number; after: number }>

/** A heading longer than this is cut with an ellipsis. */
const MAX_HEADING_LINES = 3

type Placed = { readonly indent?: number; readonly type?: string; readonly parent?: Tag }

/** Sets lines from the top down, over as many pages as they need, as one structure element. */
export function setLines(
  sheet: Sheet,
  tag: Tag,
  type: string,
  lines: readonly string[],
  style: TextStyle,
  indent = 0,
): void {
  let rest = lines
  while (rest.length > 0) {
    sheet.need(sheet.heightOf(style))
    const room = Math.max(1, Math.floor((sheet.bottom - sheet.top()) / sheet.heightOf(style)))
    const here = rest.slice(0, room)
    sheet.mark(tag, type, () => {
      for (const line of here) {
        sheet.drawLine(line, sheet.left + indent, sheet.top(), style)
        sheet.skip(sheet.heightOf(style))
      }
    })
    rest = rest.slice(room)
  }
}

function clip(sheet: Sheet, lines: readonly string[], style: TextStyle): readonly string[] {
  const last = lines[MAX_HEADING_LINES - 1]
  if (lines.length <= MAX_HEADING_LINES || last === undefined) return lines
  return [...lines.slice(0, MAX_HEADING_LINES - 1), sheet.shorten(`${last} …`, style, sheet.width - style.size)]
}

/** A heading that never stands alone at the foot of a page. */
export function setHeading(sheet: Sheet, level: keyof typeof HEADINGS, text: string, next = 40): void {
  const { style, before, after } = HEADINGS[level]
  const lines = clip(sheet, sheet.lines(text, style, sheet.width), style)
  if (!sheet.need(before + lines.length * sheet.heightOf(style) + next)) sheet.skip(before)
  const tag = sheet.tag(sheet.root, level)
  setLines(sheet, tag, level, lines, style)
  tag.end()
  sheet.skip(after)
}

/** A paragraph; short ones stay on one page. */
export function setParagraph(
  sheet: Sheet,
  text: string,
  style: TextStyle,
  { indent = 0, type = 'P', parent }: Placed = {},
): void {
  const lines = sheet.lines(text, style, sheet.width - indent)
  if (lines.length === 0) return
  if (lines.length <= 4) sheet.need(lines.length * sheet.heightOf(style))
  const tag = sheet.tag(parent ?? sheet.root, type)
  setLines(sheet, tag, type, lines, style, indent)
  tag.end()
}

/** A list with a label before each item: a number or a dot. */
export function setList(
  sheet: Sheet,
  items: readonly string[],
  style: TextStyle,
  label: (index: number) => string,
  indent = 16,
): void {
  if (items.length === 0) return
  const list = sheet.tag(sheet.root, 'L')
  items.forEach((item, index) => {
    const lines = sheet.lines(item, style, sheet.width - indent)
    sheet.need(Math.min(lines.length, 3) * sheet.heightOf(style))
    const row = sheet.tag(list, 'LI')
    const head = sheet.tag(row, 'Lbl')
    sheet.mark(head, 'Lbl', () => sheet.drawLine(label(index), sheet.left, sheet.top(), style))
    const body = sheet.tag(row, 'LBody')
    setLines(sheet, body, 'LBody', lines, style, indent)
    sheet.skip(1.5)
  })
  list.end()
}

/** Draws page numbers, the case and the day at the foot of every page. */
export function setFooters(sheet: Sheet, left: string, notice: string): void {
  const { start, count } = sheet.doc.bufferedPageRange()
  for (let index = start; index < start + count; index++) {
    sheet.doc.switchToPage(index)
    const page = `Page ${index - start + 1} of ${count}`
    const pageWidth = sheet.widthOf(page, SMALL)
    sheet.rule(sheet.footerTop - 6)
    sheet.artifact(() => {
      sheet.drawLine(sheet.shorten(left, SMALL, sheet.width - pageWidth - 20), sheet.left, sheet.footerTop, SMALL)
      sheet.drawLine(page, sheet.right - pageWidth, sheet.footerTop, SMALL)
      sheet.drawLine(notice, sheet.left, sheet.footerTop + sheet.heightOf(SMALL), SMALL)
    }, 'Pagination')
  }
}
