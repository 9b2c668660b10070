import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { type Faces, getFaces, NO_GLYPH } from '@/lib/exchange/pdf-fonts'
import { PAPERS } from '@/lib/exchange/pdf-sheet'
import { type CaseSummary, getCaseSummary, NOTICE } from '@/lib/exchange/summary'
import { toSummaryPdf } from '@/lib/exchange/summary-pdf'
import type { Timeline } from '@/lib/exchange/timeline/model'
import { getTimeline } from '@/lib/exchange/timeline/timeline'
import { aCaseFile, aDefinition, anEvaluation, RECORDED } from './fixture'

function aSummary(changes: Partial<CaseSummary> = {}): CaseSummary {
  const file = aCaseFile({
    case: { ...RECORDED.case, contributors: [{ code: 'anemia', status: 'present', note: 'ferritin ≥ 12 µg/L' }] },
  })
  const summary = getCaseSummary(file, anEvaluation(), 'six-week')
  if (summary === null) throw new Error('the fixture holds the definition')
  return { ...summary, ...changes }
}

const TIMELINE = getTimeline(aCaseFile(), aDefinition(), anEvaluation().assessedOn)

/** Nothing to draw, where a test counts what the sentences say. */
const NO_TIMELINE: Timeline = { ...TIMELINE, drugs: [], treatments: [], tracks: [], notPlaced: [] }

/** The summary with 40 trials: the four of the fixture, ten times. */
function fortyTrials(): CaseSummary {
  const { trials } = aSummary()
  const many = Array.from({ length: 10 }, () => trials).flat()
  return aSummary({ trials: many.map((trial, index) => ({ ...trial, number: index + 1, drug: `drug-${index + 1}` })) })
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: bytes.slice(), verbosity: 0 }).promise
}

async function readPages(pdf: PDFDocumentProxy): Promise<string[]> {
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    // Otherwise the reader turns the micro sign into the Greek letter.
    const content = await (await pdf.getPage(number)).getTextContent({ disableNormalization: true })
    const text = content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('')
    pages.push(text.replaceAll('\u00A0', ' ').replace(/\s+/g, ' '))
  }
  return pages
}

type Node = { readonly role?: string; readonly id?: string; readonly children?: readonly Node[] }

/** The roles of a page's elements; those with all their content on other pages are left out. */
function rolesOf(node: Node): string[] {
  const inside = (node.children ?? []).flatMap(rolesOf)
  const hasContent = inside.length > 0 || (node.children ?? []).some((child) => child.id !== undefined)
  return hasContent && node.role !== undefined ? [node.role, ...inside] : inside
}

async function readRoles(pdf: PDFDocumentProxy): Promise<string[]> {
  const trees: Node[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const tree: Node | null = await (await pdf.getPage(number)).getStructTree()
    if (tree !== null) trees.push(tree)
  }
  return trees.flatMap(rolesOf)
}

const countOf = (text: string, sign: string) => text.split(sign).length - 1

/** What the PDF says of the summary, once: the numbered lists and cells that are printed. */
function wordsOf(summary: CaseSummary): string {
  const trial = summary.trials.flatMap((each) => [
    ...each.cells.flatMap((cell) => [cell.observed, cell.against, cell.sentence]),
    each.recorded,
    each.period,
    each.result.why,
    ...each.reasons,
    ...each.notes,
  ])
  const facts = [...summary.contributors, ...summary.beside, ...summary.facts].map(({ value }) => value)
  return [
    summary.verdict,
    summary.why,
    ...trial,
    ...facts,
    ...summary.unknowns,
    ...summary.parameters.map(({ what }) => what),
  ].join(' ')
}

describe('the summary as PDF', () => {
  it.each(['≥', 'µ', '→'])('says every %s that the summary says', async (sign) => {
    const summary = aSummary()
    const pages = await readPages(await open(await toSummaryPdf(summary, NO_TIMELINE, 'a4')))
    const expected = countOf(wordsOf(summary), sign)
    expect(expected).toBeGreaterThan(0)
    expect(countOf(pages.join(' '), sign)).toBe(expected)
  })

  it('says every sentence on every finding', async () => {
    const summary = aSummary()
    const text = (await readPages(await open(await toSummaryPdf(summary, TIMELINE, 'letter')))).join(' ')
    const sentences = summary.trials.flatMap((trial) =>
      trial.cells.map((cell) => `${cell.head}, ${cell.word}: ${cell.sentence}`),
    )
    expect(sentences).toHaveLength(16)
    for (const sentence of sentences) expect(text).toContain(sentence)
  })

  it('carries version, day, definition, assumptions, sources with marks and what is unknown', async () => {
    const text = (await readPages(await open(await toSummaryPdf(aSummary(), TIMELINE, 'a4')))).join(' ')
    for (const part of [
      'Rules 2026.11 · assessed 20 November 2026 · input sha256:',
      'Definition: Six weeks (decided here)',
      'All four trials were given for depression.',
      'CANMAT 2023, Table 3.4 [read]',
      '[5, recalled]',
      'escitalopram (trial 4): Adherence not recorded. Outcome not recorded.',
      'How many weeks was venlafaxine XR at 150 mg or more? Pharmacy record, patient.',
    ])
      expect(text).toContain(part)
  })

  it('puts what has to be seen to first before the verdict, and the conclusion beside it', async () => {
    const conclusion = { verdict: 'criteriaMet', reasonCode: 'factsNotRecorded', on: '2026-11-20' }
    const file = aCaseFile({ case: { ...RECORDED.case, safety: { suicidality: 'present' }, conclusion } })
    const summary = getCaseSummary(file, anEvaluation(), 'six-week', 'Call 116 123.')
    if (summary === null) throw new Error('the fixture holds the definition')
    const text = (await readPages(await open(await toSummaryPdf(summary, TIMELINE, 'a4')))).join(' ')
    expect(text).toContain('Recorded as present: suicidality.')
    expect(text).toContain('In a crisis: Call 116 123.')
    expect(text.indexOf('Safety first')).toBeLessThan(text.indexOf('The recorded trials'))
    expect(text).toContain('The clinician’s own: Meets, recorded on 20 November 2026.')
    expect(text).toContain('They differ: Facts that I know are not in the record.')
    expect(text).toContain('For clinicians. Supports, does not replace, clinical judgement.')
  })

  it.each(['a4', 'letter'] as const)(
    'is printed on %s, with case, day, notice and page number on each page',
    async (paper) => {
      const pdf = await open(await toSummaryPdf(aSummary(), TIMELINE, paper))
      const [width, height] = PAPERS[paper]
      const pages = await readPages(pdf)
      expect(pages.length).toBeGreaterThan(1)
      for (const [index, text] of pages.entries()) {
        const { view } = await pdf.getPage(index + 1)
        expect([view[2], view[3]].map((side) => Math.round(Number(side)))).toEqual([width, height].map(Math.round))
        expect(text).toContain('A-1042 · assessed 20 November 2026')
        expect(text).toContain(`Page ${index + 1} of ${pages.length}`)
        expect(text).toContain(NOTICE)
      }
    },
  )

  it('is tagged: title, language, headings, and a table with head cells', async () => {
    const pdf = await open(await toSummaryPdf(aSummary(), TIMELINE, 'a4'))
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: 'A-1042: summary of antidepressant trials', Language: 'en' })
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    const roles = await readRoles(pdf)
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
    expect(roles.filter((role) => role === 'Table')).toHaveLength(2)
    // Six column heads and four trials; four column heads and two definitions.
    expect(roles.filter((role) => role === 'TH')).toHaveLength(6 + 4 + 4 + 2)
    expect(roles).toEqual(expect.arrayContaining(['Document', 'H2', 'H3', 'P', 'L', 'LI', 'TR', 'TD']))
  })

  it('is the same file for the same summary', async () => {
    const [first, second] = [
      await toSummaryPdf(aSummary(), TIMELINE, 'a4'),
      await toSummaryPdf(aSummary(), TIMELINE, 'a4'),
    ]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  it('loses "≥" in a font that does not have it, so that the test above can fail', async () => {
    const blind = { hasGlyphForCodePoint: (codePoint: number) => codePoint < 0x2000 }
    const faces = getFaces()
    const without = (name: keyof Faces) => ({ ...faces[name], font: blind })
    const lacking: Faces = {
      regular: without('regular'),
      bold: without('bold'),
      regularFallback: without('regularFallback'),
      boldFallback: without('boldFallback'),
    }
    const text = (await readPages(await open(await toSummaryPdf(aSummary(), TIMELINE, 'a4', lacking)))).join(' ')
    expect(countOf(text, '≥')).toBe(0)
    expect(text).toContain('stands for a character that cannot be printed here')
  })
})

describe('a long history as PDF', () => {
  it('goes over pages without cutting a row or setting one line over another', async () => {
    const pdf = await open(await toSummaryPdf(fortyTrials(), TIMELINE, 'letter'))
    const pages = await readPages(pdf)
    expect(pages.length).toBeGreaterThan(8)
    for (let number = 1; number <= 40; number++) {
      const rows = pages.filter(
        (text) =>
          text.includes(` ${number}. drug-${number} SSRI`) ||
          text.includes(` ${number}. drug-${number} SNRI`) ||
          text.includes(` ${number}. drug-${number} NDRI`),
      )
      expect(rows, `the row of trial ${number}`).toHaveLength(1)
    }
    for (let number = 1; number <= pdf.numPages; number++) {
      const content = await (await pdf.getPage(number)).getTextContent()
      const boxes = content.items.flatMap((item) =>
        'str' in item && item.str.trim() !== ''
          ? [{ x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width, size: item.height }]
          : [],
      )
      for (const [index, a] of boxes.entries()) {
        expect(a.y).toBeGreaterThan(40)
        for (const b of boxes.slice(index + 1)) {
          const isBeside = a.x + a.width <= b.x + 0.5 || b.x + b.width <= a.x + 0.5
          const isApart = Math.abs(a.y - b.y) >= Math.min(a.size, b.size) * 0.9
          expect(isBeside || isApart, `two texts on page ${number} at ${a.x},${a.y} and ${b.x},${b.y}`).toBe(true)
        }
      }
    }
  })

  it('repeats the head of the table on each page, for the eye only', async () => {
    const pdf = await open(await toSummaryPdf(fortyTrials(), TIMELINE, 'a4'))
    const pages = await readPages(pdf)
    const heads = pages.filter((text) => text.includes('Trial Dose Days at dose Adherence Outcome Result'))
    expect(heads.length).toBeGreaterThan(3)
    expect((await readRoles(pdf)).filter((role) => role === 'TH')).toHaveLength(6 + 40 + 4 + 2)
  })

  it('takes very long names and comments, other alphabets, and characters that no font has', async () => {
    const [trial] = aSummary().trials
    if (trial === undefined) throw new Error('the fixture has a trial')
    const summary = aSummary({
      label: `Ωмега Łukasz ${'x'.repeat(300)}`,
      trials: [{ ...trial, drug: `漢字 ${'y'.repeat(2000)}`, comment: 'long words '.repeat(900) }],
    })
    const text = (await readPages(await open(await toSummaryPdf(summary, TIMELINE, 'a4')))).join(' ')
    expect(text).toContain('Ωмега Łukasz')
    expect(countOf(text, 'long words')).toBe(900)
    expect(text).toContain(`1. ${NO_GLYPH}${NO_GLYPH}`)
  })
})
