import type { Fact } from './describe-case'
import { VERDICT_MARKS } from './labels'
import { BODY, SMALL, STRONG, setFooters, setHeading, setList, setParagraph } from './pdf-blocks'
import { type Faces, getFaces, NO_GLYPH } from './pdf-fonts'
import { INK, openSheet, type Paper, RULE, type Sheet } from './pdf-sheet'
import { type CellPart, setTable } from './pdf-table'
import { setTimeline } from './pdf-timeline'
import { type CaseSummary, FOR_WHOM } from './summary'
import type { SummaryCell, SummaryTrial } from './summary-trial'
import type { Timeline } from './timeline/model'

const ANSWER = { weight: 'bold', size: 13.5, color: INK } as const
const DOT = () => '•'
const CIRCLE = 18
const MAX_CIRCLES = 12
/** Room for the bar beside the answer. */
const BAR = 14
const PAPER_WHITE = '#ffffff'

function drawCircle(sheet: Sheet, summary: CaseSummary, index: number, x: number, y: number): void {
  const isCertain = index < summary.countMin
  const circle = sheet.doc.circle(x, y, CIRCLE / 2 - 0.5)
  if (isCertain) circle.fillColor(INK).fill()
  else if (index < summary.countMax) circle.lineWidth(1).dash(2.5, { space: 2 }).strokeColor(INK).stroke().undash()
  else circle.lineWidth(0.5).strokeColor(RULE).stroke()
  if (index >= summary.countMax) return
  const style = { ...STRONG, color: isCertain ? PAPER_WHITE : INK }
  const text = isCertain ? String(index + 1) : '?'
  sheet.drawLine(text, x - sheet.widthOf(text, style) / 2, y - 7, style)
}

/** The count, drawn: solid circles count, dashed ones might, empty ones are missing. */
function setCount(sheet: Sheet, summary: CaseSummary): void {
  const shown = Math.min(Math.max(summary.countMax, summary.required), MAX_CIRCLES)
  sheet.need(CIRCLE + 8)
  const top = sheet.top() + 6
  sheet.artifact(() => {
    for (let index = 0; index < shown; index++) {
      drawCircle(sheet, summary, index, sheet.left + BAR + index * (CIRCLE + 5) + CIRCLE / 2, top + CIRCLE / 2)
    }
  })
  const text = `${summary.count} · ${summary.definition} · assessed ${summary.assessedOn}`
  sheet.moveTo(top + (CIRCLE - sheet.heightOf(SMALL)) / 2)
  setParagraph(sheet, text, SMALL, { indent: BAR + shown * (CIRCLE + 5) + 6 })
  sheet.moveTo(Math.max(sheet.top(), top + CIRCLE))
}

function setAnswer(sheet: Sheet, summary: CaseSummary): void {
  setHeading(sheet, 'H1', summary.label)
  setParagraph(sheet, summary.title, STRONG)
  setParagraph(sheet, summary.who, SMALL)
  setSection(sheet, 'Safety first', summary.safety)
  sheet.skip(14)
  const start = sheet.top()
  const pages = sheet.doc.bufferedPageRange().count
  const verdict = `${VERDICT_MARKS[summary.mark]} ${summary.verdict}`
  setParagraph(sheet, verdict, ANSWER, { indent: BAR, type: 'H2' })
  for (const text of [summary.why, summary.provisional, summary.adherenceAssumption]) {
    if (text !== null && text !== '') setParagraph(sheet, text, BODY, { indent: BAR })
  }
  setCount(sheet, summary)
  if (sheet.doc.bufferedPageRange().count > pages) return
  sheet.artifact(() => {
    sheet.doc
      .rect(sheet.left, start, 3, sheet.top() - start)
      .fillColor(INK)
      .fill()
  })
}

function toCellParts(cell: SummaryCell): CellPart[] {
  const detail = [cell.word, cell.against].filter((part) => part !== '').join(' · ')
  return [
    { text: `${VERDICT_MARKS[cell.mark]} ${cell.observed}`, style: STRONG },
    { text: `${detail} ${cell.note}`, style: SMALL },
  ]
}

function toTrialRow(trial: SummaryTrial): CellPart[][] {
  const about = [trial.drugClass, trial.period].filter((part) => part !== null).join(' · ')
  return [
    [
      { text: `${trial.number}. ${trial.drug}`, style: STRONG },
      ...(trial.role === null ? [] : [{ text: trial.role, style: SMALL }]),
      { text: about, style: SMALL },
    ],
    ...trial.cells.map(toCellParts),
    [
      { text: `${VERDICT_MARKS[trial.result.mark]} ${trial.result.label}`, style: STRONG },
      { text: trial.result.why, style: SMALL },
    ],
  ]
}

const TRIAL_COLUMNS = [
  { head: 'Trial', share: 19 },
  { head: 'Dose', share: 16 },
  { head: 'Days at dose', share: 15 },
  { head: 'Adherence', share: 16 },
  { head: 'Outcome', share: 17 },
  { head: 'Result', share: 17 },
] as const

function setTrials(sheet: Sheet, summary: CaseSummary): void {
  setHeading(sheet, 'H2', 'Trials', 190)
  if (summary.trials.length === 0) {
    setParagraph(sheet, 'No trials recorded.', BODY)
    return
  }
  setTable(sheet, TRIAL_COLUMNS, summary.trials.map(toTrialRow))
  sheet.skip(4)
  setParagraph(
    sheet,
    '✓ met, ✕ not met, ? not known. On the outcome, ✓ means that the trial failed to bring a response. Numbers in brackets are sources.',
    SMALL,
  )
}

function setEachTrial(sheet: Sheet, summary: CaseSummary): void {
  if (summary.trials.length === 0) return
  setHeading(sheet, 'H2', 'Trial by trial', 80)
  for (const trial of summary.trials) {
    setHeading(sheet, 'H3', `${trial.number}. ${trial.drug}: ${trial.result.label}`, 60)
    setParagraph(sheet, `Recorded: ${trial.recorded}`, SMALL)
    sheet.skip(2)
    const remarks = [
      ...trial.cells.map((cell) => `${cell.head}, ${cell.word}: ${cell.sentence} ${cell.note}`),
      ...trial.reasons,
      ...(trial.completion === null ? [] : [trial.completion]),
      ...trial.contradictions.map((sentence) => `Contradiction: ${sentence}`),
      ...trial.notes,
      ...(trial.comment === null ? [] : [`Comment: ${trial.comment}`]),
    ]
    setList(sheet, remarks, BODY, DOT, 10)
  }
}

function setSection(sheet: Sheet, title: string, items: readonly string[]): void {
  if (items.length === 0) return
  setHeading(sheet, 'H2', title)
  setList(sheet, items, BODY, DOT, 10)
}

function toSentences(facts: readonly Fact[]): string[] {
  return facts.map(({ term, value }) => `${term}: ${value}`)
}

function setDefinitions(sheet: Sheet, summary: CaseSummary): void {
  setHeading(sheet, 'H2', 'The same record, other definitions', 130)
  const columns = [
    { head: 'Definition', share: 30 },
    { head: 'Result', share: 30 },
    { head: 'Count', share: 22 },
    { head: 'Differs in', share: 30 },
  ]
  const rows = summary.definitions.map((definition) => [
    [{ text: definition.title, style: definition.id === summary.definitionId ? STRONG : BODY }],
    [{ text: `${VERDICT_MARKS[definition.mark]} ${definition.verdict}`, style: BODY }],
    [{ text: definition.count, style: BODY }],
    [{ text: definition.differs, style: SMALL }],
  ])
  setTable(sheet, columns, rows)
}

function setClosing(sheet: Sheet, summary: CaseSummary): void {
  setSection(sheet, 'Assumptions', summary.assumptions)
  setSection(sheet, 'Not known', summary.unknowns)
  setSection(sheet, 'Facts that contradict each other', summary.contradictions)
  setSection(sheet, 'Check these dates', summary.dateAlarms)
  const parameters = summary.parameters.map(({ what, source, evidence }) => `${what}. ${source} [${evidence}]`)
  setSection(sheet, `Definition: ${summary.definition}`, [summary.definitionSentence, ...parameters])
  if (summary.sources.length > 0) {
    setHeading(sheet, 'H2', 'Sources')
    const sources = summary.sources.map((source) => `${source.text} [${source.evidence}] ${source.caution ?? ''}`)
    setList(sheet, sources, SMALL, (index) => `[${index + 1}]`, 22)
    setParagraph(sheet, summary.evidenceLegend.join(' '), SMALL)
  }
  sheet.skip(8)
  setParagraph(
    sheet,
    `Rules ${summary.rulesVersion} · assessed ${summary.assessedOn} · input ${summary.inputHash}`,
    SMALL,
  )
  if (!sheet.isComplete())
    setParagraph(
      sheet,
      `${NO_GLYPH} stands for a character that cannot be printed here; the case file holds it.`,
      SMALL,
    )
  setParagraph(sheet, `${FOR_WHOM} ${summary.notice}`, STRONG)
}

/** The summary as a tagged PDF with embedded fonts, on A4 or letter paper. */
export function toSummaryPdf(
  summary: CaseSummary,
  timeline: Timeline,
  paper: Paper,
  faces: Faces = getFaces(),
): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = openSheet({
    paper,
    faces,
    title: `${summary.label}: ${summary.title.toLowerCase()}`,
    subject: summary.definition,
    createdOn: summary.assessedOnDate,
  })
  const chunks: Uint8Array[] = []
  const done = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    sheet.doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    sheet.doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    sheet.doc.on('error', reject)
  })
  setAnswer(sheet, summary)
  if (summary.questions.length > 0) {
    setHeading(sheet, 'H2', 'What would settle it')
    setList(
      sheet,
      summary.questions.map(({ question, ask }) => `${question} ${ask}`),
      BODY,
      (index) => `${index + 1}.`,
    )
  }
  setTimeline(sheet, timeline)
  setTrials(sheet, summary)
  setDefinitions(sheet, summary)
  setSection(sheet, 'Before calling it resistance', toSentences(summary.contributors))
  setSection(sheet, 'Beside the verdict', toSentences(summary.beside))
  setSection(sheet, 'Case', toSentences(summary.facts))
  setSection(sheet, 'Other treatments', toSentences(summary.otherTreatments))
  setSection(sheet, 'The clinician’s conclusion', summary.conclusion)
  setEachTrial(sheet, summary)
  setClosing(sheet, summary)
  sheet.root.end()
  setFooters(
    sheet,
    `${summary.label} · assessed ${summary.assessedOn} · rules ${summary.rulesVersion}`,
    `${FOR_WHOM} ${summary.notice}`,
  )
  sheet.doc.end()
  return done
}
