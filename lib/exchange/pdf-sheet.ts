import PDFDocument from 'pdfkit'
import { FACES, type Faces, NO_GLYPH } from './pdf-fonts'
import { breakLines, measureText, type Run, shorten, type TextStyle, toRuns } from './pdf-lines'

/** A structure element, such as a heading or a cell, that readers of a tagged PDF hear. */
export type Tag =
  InstanceType<typeof PDFDocument> extends { struct: (...args: never[]) => infer Element } ? Element : never

export const PAPERS = { a4: [595.28, 841.89], letter: [612, 792] } as const
export type Paper = keyof typeof PAPERS

/** Whether a text names a paper that summaries are printed on. */
export function isPaper(text: string): text is Paper {
  return Object.hasOwn(PAPERS, text)
}

export const INK = '#000000'
export const INK_2 = '#404040'
export const RULE = '#8c8c8c'
const MARGIN = 54
const FOOTER = 40
const LINE_HEIGHT = 1.4

export type SheetOptions = {
  readonly paper: Paper
  readonly faces: Faces
  readonly title: string
  readonly subject: string
  /** The day printed as the day of creation, so that the same summary makes the same file. */
  readonly createdOn: string
}

/** Opens a tagged document on one kind of paper, with what is needed to set lines of text on it from the top down. */
export function openSheet({ paper, faces, title, subject, createdOn }: SheetOptions) {
  const [width, height] = PAPERS[paper]
  const doc = new PDFDocument({
    size: [width, height],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    info: {
      Title: title,
      Subject: subject,
      Creator: 'Fair Trial',
      Producer: 'Fair Trial',
      CreationDate: new Date(`${createdOn}T12:00:00Z`),
    },
  })
  for (const face of FACES) doc.registerFont(face, faces[face].bytes)
  doc.addPage()
  const root = doc.struct('Document')
  doc.addStructure(root)
  const widths = new Map<string, number>()
  const bottom = height - MARGIN - FOOTER
  let y = MARGIN
  let isComplete = true

  const measure = (run: Run, size: number) => {
    const key = `${run.face} ${run.text}`
    const known = widths.get(key) ?? doc.font(run.face).fontSize(1000).widthOfString(run.text)
    widths.set(key, known)
    return (known * size) / 1000
  }
  const widthOf = (style: TextStyle) => (text: string) => measureText(text, style, faces, measure)
  const heightOf = (style: TextStyle) => style.size * LINE_HEIGHT

  const drawLine = (text: string, x: number, top: number, style: TextStyle) => {
    let left = x
    doc.fillColor(style.color)
    for (const run of toRuns(text, style.weight, faces)) {
      doc.font(run.face).fontSize(style.size)
      doc.text(run.text, left, top + style.size * 1.08, { lineBreak: false, baseline: 'alphabetic' })
      left += measure(run, style.size)
      isComplete &&= !run.text.includes(NO_GLYPH)
    }
  }
  const mark = (tag: Tag, type: string, draw: () => void) => {
    const content = doc.markStructureContent(type)
    draw()
    doc.endMarkedContent()
    tag.add(content)
  }
  const artifact = (draw: () => void, type: 'Layout' | 'Pagination' = 'Layout') => {
    doc.markContent('Artifact', { type })
    draw()
    doc.endMarkedContent()
  }
  const rule = (top: number, weight = 0.5) =>
    artifact(() => {
      doc
        .moveTo(MARGIN, top)
        .lineTo(width - MARGIN, top)
        .lineWidth(weight)
        .strokeColor(RULE)
        .stroke()
    })

  return {
    doc,
    root,
    left: MARGIN,
    right: width - MARGIN,
    width: width - 2 * MARGIN,
    bottom,
    footerTop: height - MARGIN - FOOTER / 2,
    pageHeight: bottom - MARGIN,
    top: () => y,
    /** False once a character was drawn that no face has. */
    isComplete: () => isComplete,
    moveTo: (top: number) => {
      y = top
    },
    skip: (points: number) => {
      y += points
    },
    /** Starts a page when less than this height is left. */
    need: (points: number) => {
      if (y + points <= bottom || y === MARGIN) return false
      doc.addPage()
      y = MARGIN
      return true
    },
    heightOf,
    lines: (text: string, style: TextStyle, room: number) => breakLines(text, room, widthOf(style)),
    shorten: (text: string, style: TextStyle, room: number) => shorten(text, room, widthOf(style)),
    widthOf: (text: string, style: TextStyle) => widthOf(style)(text),
    tag: (parent: Tag, type: string, scope?: 'Column' | 'Row') => {
      const options = scope === undefined ? {} : { scope, lang: 'en' }
      const tag = doc.struct(type, options)
      parent.add(tag)
      return tag
    },
    /** A figure from this height on, with what it shows in words. */
    figure: (parent: Tag, alt: string, top: number, points: number) => {
      const options = { alt, placement: 'Block', bbox: [MARGIN, top, width - MARGIN, top + points] }
      const tag = doc.struct('Figure', options)
      parent.add(tag)
      return tag
    },
    drawLine,
    mark,
    artifact,
    rule,
  }
}

export type Sheet = ReturnType<typeof openSheet>
