import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ConclusionSection } from '@/components/case/conclusion-section'
import { ConclusionForm } from '@/components/forms/conclusion-form'
import { getConcluded } from '@/lib/exchange/conclusion'
import { toConclusionValues } from '@/lib/exchange/forms/conclusion-form'
import { aCaseFile, aDefinition, anEvaluation, RECORDED } from '../exchange/fixture'
import { aDay } from '../rules/builders'

const NO_DRAFT = { said: null, others: [], discardedId: null }

describe('the conclusion on the page of a case', () => {
  it('shows the computed verdict and the clinician’s own side by side, with day and reason', () => {
    const conclusion = { verdict: 'criteriaMet', reasonCode: 'recordDoubted', on: '2026-11-20', note: 'See letter.' }
    const file = aCaseFile({ case: { ...RECORDED.case, conclusion } })
    render(<ConclusionSection concluded={getConcluded(file, anEvaluation(), aDefinition())} formPath="/form" />)
    expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual(['Computed', 'The clinician’s own'])
    const [computed, own] = screen.getAllByRole('definition')
    expect(computed).toHaveTextContent(/^Cannot decide\s*1 to 2 of 2 required/)
    expect(own).toHaveTextContent(/^Meets\s*20 November 2026$/)
    expect(screen.getByText('They differ').parentElement).toHaveTextContent(
      'They differ I doubt something that is recorded, or its source.',
    )
    expect(screen.getByText('See letter.')).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Change your conclusion' })).toHaveAttribute('href', '/form')
  })

  it('says that none is recorded, and leads to its form', () => {
    render(<ConclusionSection concluded={null} formPath="/form" />)
    expect(screen.getByText(/^None is recorded/)).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Record your conclusion' })).toHaveAttribute('href', '/form')
  })
})

describe('the form of a conclusion', () => {
  function show(conclusion = {}) {
    render(
      <ConclusionForm
        action="/api/cases/c1/conclusion"
        cancelHref="/cases/c1#conclusion"
        typed={{ values: toConclusionValues({ on: aDay('2026-11-21'), ...conclusion }), errors: {} }}
        hidden={{}}
        draft={NO_DRAFT}
        computed="Cannot decide, 1 to 2 of 2 required, under Six weeks (decided here)."
      />,
    )
  }

  it('shows what is computed, offers verdicts and reasons in words, and begins with today', () => {
    show()
    expect(screen.getByText(/^Cannot decide, 1 to 2/)).toBeInTheDocument()
    expect(screen.getByRole('option', { name: 'Meets: two or more adequate trials failed' })).toBeInTheDocument()
    expect(screen.getByRole('option', { name: 'Facts that I know are not in the record' })).toBeInTheDocument()
    expect(screen.getByRole('combobox', { name: 'You conclude' })).toHaveValue('')
    expect(screen.getByRole('textbox', { name: 'On' })).toHaveValue('21 November 2026')
    expect(document.body).not.toHaveTextContent(/criteriaMet|indeterminate|pseudoResistance/)
  })

  it('shows a code of a file that is not on our list, and keeps it', () => {
    show({ verdict: 'criteriaMet', reasonCode: 'localCode7' })
    expect(screen.getByRole('combobox', { name: 'Why it differs' })).toHaveValue('localCode7')
  })
})
