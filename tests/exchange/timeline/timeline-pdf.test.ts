import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { isCalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { getCaseSummary } from '@/lib/exchange/summary'
import { toSummaryPdf } from '@/lib/exchange/summary-pdf'
import { listDrawn, nameFact, type Timeline } from '@/lib/exchange/timeline/model'
import { getTimeline } from '@/lib/exchange/timeline/timeline'
import { assessCase } from '@/lib/rules/assess-case'
import { aCaseFile, aTrial } from '../../factories'

const ASSESSED_ON = '2026-11-20'

async function print(file: CaseFile): Promise<{ pdf: PDFDocumentProxy; timeline: Timeline }> {
  if (!isCalendarDate(ASSESSED_ON)) throw new Error('a day')
  const evaluation = assessCase(file, { today: ASSESSED_ON })
  const [definition] = evaluation.definitions
  const summary = getCaseSummary(file, evaluation, 'six-week')
  if (definition === undefined || summary === null) throw new Error('a definition')
  const timeline = getTimeline(file, definition, ASSESSED_ON)
  const bytes = await toSummaryPdf(summary, timeline, 'a4')
  return { pdf: await getDocument({ data: bytes.slice(), verbosity: 0 }).promise, timeline }
}

type Node = {
  readonly role?: string
  readonly id?: string
  readonly alt?: string
  readonly children?: readonly Node[]
}

function figuresIn(node: Node): Node[] {
  return [...(node.role === 'Figure' ? [node] : []), ...(node.children ?? []).flatMap(figuresIn)]
}

/** The figures with content, by page. */
async function figuresOf(pdf: PDFDocumentProxy): Promise<{ readonly page: number; readonly alt: string }[]> {
  const found: { page: number; alt: string }[] = []
  for (let page = 1; page <= pdf.numPages; page++) {
    const tree: Node | null = await (await pdf.getPage(page)).getStructTree()
    const here = tree === null ? [] : figuresIn(tree).filter(({ children = [] }) => children.length > 0)
    for (const { alt = '' } of here) found.push({ page, alt })
  }
  return found
}

async function textsOf(pdf: PDFDocumentProxy, page: number) {
  const content = await (await pdf.getPage(page)).getTextContent()
  return content.items.flatMap((item) =>
    'str' in item && item.str.trim() !== ''
      ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width }]
      : [],
  )
}

const dose = { doses: [{ mgPerDay: 50 }, { mgPerDay: 100 }] }

describe('the timeline in the PDF', () => {
  it('is one figure whose alternative text says everything that is drawn', async () => {
    const { pdf, timeline } = await print(
      aCaseFile({
        case: { episode: { onset: '2024-02' }, scores: [{ scale: 'PHQ-9', date: '2024-02-27', total: 19 }] },
        trials: [aTrial({ start: '2024-03-01', stop: '2024-06-14', ...dose })],
        otherTreatments: [{ id: 'o1', kind: 'ect', start: '2025-03' }],
      }),
    )
    const [figure, ...others] = await figuresOf(pdf)
    expect(others).toEqual([])
    for (const { fact } of listDrawn(timeline)) expect(figure?.alt).toContain(nameFact(fact))
    expect(figure?.alt).toContain('sertraline 50 → 100 mg, 1 March to 14 June 2024, 106 days')
  })

  it('stands before the trials, and shows names, doses, years and what the signs mean', async () => {
    const { pdf } = await print(aCaseFile({ trials: [aTrial({ start: '2024-03-01', stop: '2024-06-14', ...dose })] }))
    const texts = (await textsOf(pdf, 1)).map(({ text }) => text)
    const [timeline, name, trials] = ['Timeline', 'sertraline', 'Trials'].map((text) => texts.indexOf(text))
    expect(timeline).toBeGreaterThan(0)
    expect(name).toBeGreaterThan(timeline ?? 0)
    expect(trials).toBeGreaterThan(name ?? 0)
    for (const text of ['minimum 50 mg', 'Assessed 20 November 2026', '2025', 'dotted: minimum effective dose'])
      expect(texts.join('|')).toContain(text)
  })

  it('lists what has no dates below the figure', async () => {
    const { pdf } = await print(aCaseFile({ trials: [aTrial({ weeks: 8, ...dose })] }))
    const text = (await textsOf(pdf, 1)).map((item) => item.text).join(' ')
    expect(text).toContain('Not on the timeline')
    expect(text).toMatch(/dates not recorded, 56 days, .*\(no dates\)/)
    expect(await figuresOf(pdf)).toEqual([])
  })

  it('is left out where nothing is recorded', async () => {
    const { pdf } = await print(aCaseFile())
    expect((await textsOf(pdf, 1)).map(({ text }) => text)).not.toContain('Timeline')
  })

  it.each([40, 90])(
    'goes over as many pages as %i drugs need, and no text of it stands over another',
    async (count) => {
      const trials = Array.from({ length: count }, (_, index) =>
        aTrial({
          id: `t${index}`,
          drug: `synthetic drug ${index}`,
          start: `${1980 + (index % 45)}-02`,
          stop: `${1980 + (index % 45)}-09-11`,
          ...dose,
        }),
      )
      const { pdf } = await print(aCaseFile({ case: { episode: { onset: '2026-05-02' } }, trials }))
      const figures = await figuresOf(pdf)
      expect(figures).toHaveLength(count === 40 ? 1 : 3)
      const said = figures.map(({ alt }) => alt).join(' ')
      for (const { drug } of trials) expect(said).toContain(`${drug} 50 → 100 mg`)
      for (const { page } of figures) {
        const texts = await textsOf(pdf, page)
        for (const [index, a] of texts.entries()) {
          for (const b of texts.slice(index + 1)) {
            const isBeside = a.x + a.width <= b.x + 0.5 || b.x + b.width <= a.x + 0.5
            expect(isBeside || Math.abs(a.y - b.y) > 5, `“${a.text}” and “${b.text}” on page ${page}`).toBe(true)
          }
        }
      }
    },
  )
})
