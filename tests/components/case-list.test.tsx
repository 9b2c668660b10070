import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { type CaseRow, CaseTable } from '@/components/list/case-table'
import { NoCases } from '@/components/list/no-cases'

function aRow(changes: Partial<CaseRow> = {}): CaseRow {
  return {
    id: 'case-1',
    label: 'A-1042',
    who: 'born 1984',
    mark: 'unknown',
    verdict: 'Cannot decide',
    count: '1 to 2 of 2 required',
    trials: 4,
    openQuestions: 1,
    day: '20 November 2026',
    hasSafetyConcern: false,
    isAskedFor: true,
    ...changes,
  }
}

describe('the list of cases', () => {
  it('names each case by its label, which leads to it, with its verdict in words', () => {
    render(<CaseTable rows={[aRow()]} />)
    const row = screen.getByRole('row', { name: /^A-1042/ })
    expect(within(row).getByRole('link', { name: 'A-1042' })).toHaveAttribute('href', '/cases/case-1')
    expect(row).toHaveTextContent('Cannot decide')
    expect(row).toHaveTextContent('1 to 2 of 2 required')
  })

  it('says which case has a safety concern', () => {
    render(<CaseTable rows={[aRow(), aRow({ id: 'case-2', label: 'B-7', hasSafetyConcern: true })]} />)
    expect(screen.getByRole('row', { name: /^B-7/ })).toHaveTextContent('Safety concern recorded')
    expect(screen.getByRole('row', { name: /^A-1042/ })).not.toHaveTextContent('Safety concern')
  })

  it('offers one button where there is no case yet', () => {
    render(<NoCases />)
    expect(screen.getByRole('link', { name: 'New case' })).toHaveAttribute('href', '/cases/new')
    expect(screen.getByRole('link', { name: 'import case files' })).toHaveAttribute('href', '/cases/import')
  })
})
