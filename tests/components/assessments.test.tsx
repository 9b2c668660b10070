import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ChangeNotice } from '@/components/case/assessments/change-notice'
import { KeptSection } from '@/components/case/assessments/kept-section'
import { KeptTable } from '@/components/case/assessments/kept-table'
import { KeptView } from '@/components/case/assessments/kept-view'
import { toCasePaths } from '@/components/case/case-paths'
import { toKeptLine } from '@/lib/exchange/re-runs/describe-kept'
import { toKeptOfCase } from '@/lib/exchange/re-runs/describe-kept-of-case'
import type { OpenedAssessment } from '@/lib/exchange/re-runs/kept-assessment'
import { compareWithPresent } from '@/lib/exchange/re-runs/list-compared'
import { listSaidTrials } from '@/lib/exchange/re-runs/list-findings'
import { aDay, aRecord, kept, SERTRALINE, TODAY, withFinding } from '../exchange/re-runs/fixture'
import { aTrial } from '../factories'

const AN_INSTANT = new Date('2026-03-05T10:00:00Z')
const LATER = new Date('2026-03-07T10:00:00Z')
const onDay = (instant: Date) => aDay(instant.toISOString().slice(0, 10))

/** Kept under rules of May 2025, in which sertraline had to reach 100 mg; the record did not change. */
function anAssessment(changes: Partial<OpenedAssessment> = {}): OpenedAssessment {
  const now = kept(aRecord(), '2025.05')
  const older = { verdict: 'notMet', threshold: 100, source: 'An older table', evidence: 'recalled' } as const
  const result = { ...withFinding(now.result, 'dose', older, { counts: 'notMet' }), countMin: 0, countMax: 0 }
  return {
    ...now,
    ...{ id: 'kept-1', keptAt: AN_INSTANT, lastKeptAt: AN_INSTANT, keptBy: 'Dr Example', occasions: ['pdf'] },
    ...{ definition: 'six-week', assumeAdherence: false, inputHash: 'sha256:0' },
    result,
    ...changes,
  }
}

function changeOf(latest: OpenedAssessment, present = aRecord()) {
  const { change } = toKeptOfCase({ count: 1, latest, present, today: TODAY, listPath: '/cases/c1/assessments' })
  if (change === null) throw new Error('there is nothing to tell')
  return change
}

describe('the notice of a change', () => {
  it('says what was said then, why it is otherwise, and leads to the comparison', () => {
    render(<ChangeNotice change={changeOf(anAssessment())} />)
    const notice = within(screen.getByRole('region', { name: 'What changed since 5 March 2026' }))
    expect(notice.getByText(/^On 5 March 2026, under rules 2025.05, it was: The recorded trials/)).toBeInTheDocument()
    expect(notice.getByRole('heading', { name: 'The rules changed: 2025.05 then, 2026.11 now' })).toBeInTheDocument()
    expect(notice.getByText(/^sertraline, dose: minimum 100 mg then, minimum 50 mg now; not met then/)).toBeVisible()
    expect(notice.getByText(/An older table \(recalled\) then/)).toBeInTheDocument()
    expect(notice.getByRole('link', { name: 'Compare then and now' })).toHaveAttribute(
      'href',
      '/cases/c1/assessments/kept-1',
    )
  })

  it('stays short, and says how much more there is', () => {
    const ids = ['t2', 't3', 't4', 't5', 't6', 't7']
    const present = aRecord({
      trials: [SERTRALINE, ...ids.map((id) => ({ ...SERTRALINE, id, drug: 'fluoxetine' }))].map(aTrial),
    })
    render(<ChangeNotice change={changeOf(anAssessment(), present)} />)
    const record = screen.getByRole('heading', { name: 'The record changed' }).parentElement
    if (record === null) throw new Error('no cause')
    expect(within(record).getAllByRole('listitem').length).toBeLessThanOrEqual(4)
    expect(within(record).getByText(/^and \d+ more$/)).toBeInTheDocument()
  })
})

describe('the section of kept assessments', () => {
  const paths = toCasePaths('c1', {})

  it('keeps the assessment under the definition that is shown, by a form that needs no script', () => {
    render(<KeptSection kept={{ count: 0, last: null, change: null }} definitionId="four-week" paths={paths.kept} />)
    const button = screen.getByRole('button', { name: 'Keep this assessment' })
    const form = button.closest('form')
    expect(form).toHaveAttribute('method', 'post')
    expect(form).toHaveAttribute('action', '/api/cases/c1/assessments')
    expect(form).toHaveFormValues({ definition: 'four-week' })
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
  })

  it('leads to those that are kept, and says when none is kept under this definition', () => {
    render(<KeptSection kept={{ count: 2, last: null, change: null }} definitionId="six-week" paths={paths.kept} />)
    expect(screen.getByRole('link', { name: '2 assessments are kept' })).toHaveAttribute(
      'href',
      '/cases/c1/assessments',
    )
    expect(screen.getByText(/none under this definition\./)).toBeInTheDocument()
  })
})

describe('the list of kept assessments', () => {
  it('gives day, rules, definition, verdict in words, who and when', () => {
    const again = anAssessment({ lastKeptAt: LATER, occasions: ['pdf', 'byHand'], definition: 'gone' })
    render(<KeptTable lines={[toKeptLine(again, onDay)]} path="/cases/c1/assessments" />)
    expect(screen.getByRole('link', { name: '5 March 2026' })).toHaveAttribute('href', '/cases/c1/assessments/kept-1')
    const row = screen.getByRole('rowheader').closest('tr')
    expect(row).toHaveTextContent('Rules 2025.05')
    expect(row).toHaveTextContent('“gone”, a definition that these rules no longer have')
    expect(row).toHaveTextContent('The recorded trials do not meet “two or more adequate failed trials”')
    expect(row).toHaveTextContent('0 of 2 required')
    expect(row).toHaveTextContent('5 March 2026, last on 7 March 2026, by Dr Example')
    expect(row).toHaveTextContent('with a PDF summary and kept by hand')
    expect(row?.textContent).not.toMatch(/notResistant|byHand/)
  })
})

describe('a kept assessment', () => {
  function open(changes: Partial<OpenedAssessment> = {}, present = aRecord()) {
    const opened = anAssessment(changes)
    return render(
      <KeptView
        line={toKeptLine(opened, onDay)}
        inputHash={opened.inputHash}
        compared={compareWithPresent(opened, present, TODAY)}
        trials={listSaidTrials(opened.result, opened.definition === 'six-week' ? 'six-week' : null)}
        casePath="/cases/c1"
      />,
    )
  }

  it('says that it is a record of then, and leads to what is said now', () => {
    open()
    const said = within(screen.getByRole('region', { name: 'What was said for 5 March 2026' }))
    expect(said.getByText(/a record of what was said then/)).toBeInTheDocument()
    expect(said.getByRole('link', { name: 'What is said now' })).toHaveAttribute('href', '/cases/c1')
  })

  it('holds each changed finding then and now, with threshold, source and mark', () => {
    open()
    const table = screen.getByRole('table', { name: 'The rules changed: 2025.05 then, 2026.11 now' })
    const [row] = within(table).getAllByRole('rowheader', { name: /sertraline\s*Dose/ })
    const [then, now] = within(row?.closest('tr') ?? table).getAllByRole('cell')
    expect(then).toHaveTextContent('not met')
    expect(then).toHaveTextContent('Held against: minimum 100 mg.')
    expect(then).toHaveTextContent('An older table recalled')
    expect(now).toHaveTextContent('Held against: minimum 50 mg.')
    expect(now).toHaveTextContent('Dtsch Arztebl Int 2008')
  })

  it('lists the facts that changed, old and new', () => {
    open({}, aRecord({ trials: [aTrial({ ...SERTRALINE, stop: '2024-03-28' })] }))
    const facts = within(screen.getByRole('region', { name: /^Changed facts/ }))
    const row = facts.getByRole('rowheader', { name: 'sertraline: stop' }).closest('tr')
    expect(row).toHaveTextContent('14 June 2024')
    expect(row).toHaveTextContent('28 March 2024')
  })

  it('names the outcome by what happened, never "met"', () => {
    open()
    const outcomes = screen.getAllByRole('rowheader', { name: 'Outcome' }).map((head) => head.closest('tr'))
    expect(outcomes).toHaveLength(1)
    expect(outcomes[0]).toHaveTextContent('failed')
    expect(outcomes[0]).not.toHaveTextContent(/\bmet\b/)
  })

  it('says that nothing was run again where the record or the definition can no longer be read', () => {
    open({ input: null })
    expect(screen.getByText(/can no longer be read by this version/)).toBeInTheDocument()
    open({ definition: 'gone' })
    expect(screen.getByText(/no longer have this definition/)).toBeInTheDocument()
  })
})
