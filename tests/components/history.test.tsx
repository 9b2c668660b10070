import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { HistoryList } from '@/components/case/history/history-list'
import { HistoryPages } from '@/components/case/history/history-pages'
import { PutBackQuestion } from '@/components/case/history/put-back-question'
import { describeRevision } from '@/lib/exchange/history/describe-revision'
import type { HistoryEntry } from '@/lib/exchange/history/history-entry'
import { listChanges } from '@/lib/exchange/history/list-changes'
import { aCaseFile, aTrial } from '../factories'

type Recorded = Parameters<typeof aCaseFile>[0]

const WHEN = '6 August 2026, 14:02'

function anEntry(before: Recorded, after: Recorded, id = 'r1'): HistoryEntry {
  const toVersion = (recorded: Recorded) => ({ file: aCaseFile(recorded), trialKeys: { t1: 'key-1' } })
  const changes = listChanges(toVersion(before), toVersion(after))
  return { id, when: WHEN, who: 'Dr A', did: describeRevision('trialChanged', changes), changes }
}

const CHANGED = anEntry({ trials: [aTrial({ weeks: 6 })] }, { trials: [aTrial({ weeks: null })] })

describe('the history of a case', () => {
  it('says when, who and what on one line, and opens to each field with its two sides', () => {
    render(<HistoryList entries={[CHANGED]} path="/cases/c1/history" opensFirst />)
    expect(screen.getByRole('listitem')).toHaveTextContent(/^6 August 2026, 14:02 Dr A changed sertraline/)
    const table = screen.getByRole('table', { name: 'Sertraline' })
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((head) => head.textContent),
    ).toEqual(['Field', 'From', 'To'])
    const row = within(table).getByRole('row', { name: /Length in all/ })
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.lastChild?.textContent),
    ).toEqual(['6 weeks', 'not known'])
  })

  it('opens only the newest, and none on a later page', () => {
    const { rerender } = render(<HistoryList entries={[CHANGED, { ...CHANGED, id: 'r2' }]} path={null} opensFirst />)
    const isOpen = () => screen.getAllByRole('group').map((details) => details.hasAttribute('open'))
    expect(isOpen()).toEqual([true, false])
    rerender(<HistoryList key="older" entries={[CHANGED, { ...CHANGED, id: 'r2' }]} path={null} />)
    expect(isOpen()).toEqual([false, false])
  })

  it('offers to put back what was changed or deleted, each by its name, and not what was added', () => {
    const mixed = anEntry(
      { trials: [aTrial({ weeks: 6 })] },
      { trials: [aTrial({ id: 't2', drug: 'lithium' })], case: { birthYear: 1980 } },
    )
    render(<HistoryList entries={[mixed]} path="/cases/c1/history" opensFirst />)
    expect(screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      [`Put this back as it was before: the facts, ${WHEN}`, '/cases/c1/history/r1/facts'],
      [`Put this back as it was before: sertraline, ${WHEN}`, '/cases/c1/history/r1/key-1'],
    ])
    const added = screen.getByRole('table', { name: 'Lithium, added' })
    expect(
      within(added)
        .getAllByRole('columnheader')
        .map((head) => head.textContent),
    ).toEqual(['Field', 'Recorded'])
    expect(screen.getByRole('table', { name: 'Sertraline, deleted' })).toHaveTextContent('Was recorded')
  })

  it('offers nothing to those who may only read', () => {
    render(<HistoryList entries={[CHANGED]} path={null} opensFirst />)
    expect(screen.queryByRole('link')).toBeNull()
  })

  it('says so where the state before cannot be read', () => {
    render(<HistoryList entries={[{ ...CHANGED, did: 'changed a trial', changes: [] }]} path={null} opensFirst />)
    expect(screen.getByText(/cannot be read by this version/)).toBeInTheDocument()
  })

  it('leads to older changes, and ends with when the case was entered', () => {
    const { rerender } = render(<HistoryPages path="/h" isFirst older={21} entered={WHEN} />)
    expect(screen.getByRole('link', { name: 'Older' })).toHaveAttribute('href', '/h?below=21')
    expect(screen.queryByText(/Entered/)).toBeNull()
    rerender(<HistoryPages path="/h" isFirst={false} older={null} entered={WHEN} />)
    expect(screen.getByText(`Entered ${WHEN}.`)).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Newest' })).toHaveAttribute('href', '/h')
    rerender(<HistoryPages path="/h" isFirst older={null} entered={WHEN} />)
    expect(screen.queryByRole('navigation')).toBeNull()
  })
})

describe('the question whether to put something back', () => {
  const form = { action: '/api/put', version: 7, historyHref: '/h' }
  const ask = { when: WHEN, form, since: [], changes: CHANGED.changes }

  it('shows what changes now, and sends the version that was seen', () => {
    const { container } = render(<PutBackQuestion {...ask} />)
    expect(screen.getByRole('table', { name: 'Sertraline' })).toHaveTextContent('not known')
    expect(screen.getByRole('button', { name: 'Put it back' })).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Leave it as it is' })).toHaveAttribute('href', '/h')
    expect(container.querySelector('form')).toHaveFormValues({ loadedVersion: '7' })
    expect(container.querySelector('form')).toHaveAttribute('action', '/api/put')
  })

  it('has no button where nothing would change, or the case has no room for one more trial', () => {
    const { rerender } = render(<PutBackQuestion {...ask} changes={[]} />)
    expect(screen.getByText(/^Nothing to put back/)).toBeInTheDocument()
    expect(screen.queryByRole('button')).toBeNull()
    rerender(<PutBackQuestion {...ask} changes={null} />)
    expect(screen.getByText(/holds as many trials as it can/)).toBeInTheDocument()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('says that nothing was put back, and shows what was saved meanwhile', () => {
    render(<PutBackQuestion {...ask} since={[{ ...CHANGED, who: 'Dr B' }]} />)
    expect(screen.getByRole('alert')).toHaveTextContent(/^Nothing was put back: something else was saved/)
    expect(screen.getByRole('alert')).toHaveTextContent('Dr B changed sertraline')
  })
})
