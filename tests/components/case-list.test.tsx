import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { CaseFilters } from '@/components/list/case-filters'
import { CasePages } from '@/components/list/case-pages'
import { CaseSearchForm } from '@/components/list/case-search-form'
import { type CaseRow, CaseTable } from '@/components/list/case-table'
import { NoCases } from '@/components/list/no-cases'
import { NoMatch } from '@/components/list/no-match'
import { parseCaseListQuery } from '@/lib/exchange/case-list-query'

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
    render(<NoCases mayWrite />)
    expect(screen.getByRole('link', { name: 'New case' })).toHaveAttribute('href', '/cases/new')
    expect(screen.getByRole('link', { name: 'import case files' })).toHaveAttribute('href', '/cases/import')
  })
})

const EVERY = parseCaseListQuery({})

describe('a case that is no longer what the filter asks for', () => {
  it('is shown with what the rules say now, and says so', () => {
    render(<CaseTable rows={[aRow({ isAskedFor: false }), aRow({ id: 'case-2', label: 'B-7' })]} />)
    expect(screen.getByRole('row', { name: /^A-1042/ })).toHaveTextContent('no longer what the filter asks for')
    expect(screen.getByRole('row', { name: /^B-7/ })).not.toHaveTextContent('no longer')
  })
})

describe('the filters', () => {
  it('are links in plain words, of which the chosen ones say so', () => {
    const query = { ...EVERY, verdict: 'criteriaMet', missing: 'dose' } as const
    render(<CaseFilters query={query} contributors={['alcohol']} />)
    const filters = within(screen.getByRole('navigation', { name: 'Which cases' }))
    expect(filters.getByRole('link', { name: 'Meets' })).toHaveAttribute('aria-current', 'true')
    expect(filters.getByRole('link', { name: 'Cannot decide' })).not.toHaveAttribute('aria-current')
    const href = filters.getByRole('link', { name: 'Cannot decide' }).getAttribute('href')
    expect(href).toBe('/cases?verdict=indeterminate&missing=dose')
    expect(filters.getByRole('link', { name: 'Clear filters' })).toHaveAttribute('href', '/cases')
    expect(filters.getByText('Missing: dose')).toBeVisible()
  })

  it('offer the contributors that cases have, and none where they have none', () => {
    const { rerender } = render(<CaseFilters query={EVERY} contributors={['alcohol']} />)
    expect(screen.getByText('Contributor: any or none')).toBeVisible()
    rerender(<CaseFilters query={EVERY} contributors={[]} />)
    expect(screen.queryByText(/^Contributor/)).toBeNull()
    expect(screen.queryByRole('link', { name: 'Clear filters' })).toBeNull()
  })
})

describe('the search', () => {
  it('sends the label with the form, never in an address', () => {
    render(<CaseSearchForm label="A-1042" />)
    const box = screen.getByRole('searchbox', { name: 'Whole label' })
    expect(box).toHaveValue('A-1042')
    expect(box.closest('form')).toHaveAttribute('method', 'post')
    expect(box.closest('form')).toHaveAttribute('action', '/api/cases/search')
  })
})

describe('a list without a case', () => {
  it('says which label no case has', () => {
    render(<NoMatch label="A-1" filters="" lookedThrough={null} clearHref="/cases" />)
    expect(screen.getByText(/No case has exactly the label/)).toHaveTextContent('A-1')
    expect(screen.getByRole('link', { name: 'Show all cases' })).toHaveAttribute('href', '/cases')
  })

  it('says what was asked for, and whether all cases were looked through', () => {
    const { rerender } = render(<NoMatch label={null} filters="Meets" lookedThrough={null} clearHref="/cases" />)
    expect(screen.getByText('No case matches: Meets.')).toBeVisible()
    rerender(<NoMatch label={null} filters="Meets" lookedThrough={1000} clearHref="/cases" />)
    expect(screen.getByText('None of the 1,000 cases looked through here matches: Meets.')).toBeVisible()
  })
})

describe('the pages', () => {
  const older = { direction: 'after', cursor: 'abc' } as const

  it('are not spoken of where there is one', () => {
    const { container } = render(<CasePages query={EVERY} newer={null} older={null} lookedThrough={null} />)
    expect(container).toBeEmptyDOMElement()
  })

  it('lead to older cases, or further where not all were looked through', () => {
    const { rerender } = render(<CasePages query={EVERY} newer={null} older={older} lookedThrough={null} />)
    expect(screen.getByRole('link', { name: 'Older' })).toHaveAttribute('href', '/cases?after=abc')
    rerender(<CasePages query={EVERY} newer={null} older={older} lookedThrough={1000} />)
    expect(screen.getByRole('link', { name: 'Look further' })).toHaveAttribute('href', '/cases?after=abc')
    rerender(<CasePages query={{ ...EVERY, search: 'of-a-search' }} newer={null} older={older} lookedThrough={null} />)
    expect(screen.getByRole('link', { name: 'Next' })).toBeVisible()
  })
})
