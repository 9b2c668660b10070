import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { ScoreEntryForm } from '@/components/entry/score-entry-form'
import type { FormErrors, FormValues } from '@/lib/exchange/forms/form-values'
import { aDay } from '../../rules/builders'

function show(values: FormValues = {}, errors: FormErrors = {}) {
  return render(
    <ScoreEntryForm
      action="/api/cases/c1/scores/quick"
      cancelHref="/cases/c1"
      formHref="/cases/c1/facts"
      typed={{ values, errors }}
      day={{ asOf: aDay('2026-11-20'), dateOrder: null }}
      recorded={[{ scale: 'PHQ-9', date: aDay('2024-02-05'), total: 19 }]}
    />,
  )
}

const box = () => screen.getByRole('textbox', { name: 'Scores' })
const readings = () => within(screen.getByRole('list', { name: 'How the lines are read' }))
const listChips = () =>
  readings()
    .getAllByRole('list', { name: 'Understood' })
    .map((list) =>
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    )

describe('the box of scores', () => {
  it('shows while a line is typed its scale, total and date, and what is missing', async () => {
    show()
    await userEvent.type(box(), 'PHQ9: 16 (10 June 2024), 9')
    expect(listChips()).toEqual([
      ['Scale PHQ-9 (PHQ9)', 'Total 16', 'Date 10 June 2024'],
      ['Scale PHQ-9 (PHQ9)', 'Total 9'],
    ])
    expect(readings().getByText('Missing: date.')).toBeVisible()
    expect(screen.getByText('1 score to save, 1 not complete.')).toBeVisible()
  })

  it('says which scores the case holds already, and what of a line is not understood', () => {
    show({ lines: ['PHQ-9 19 (5 Feb 2024), tired'] })
    expect(readings().getByText('Already recorded; it is not added again.')).toBeVisible()
    expect(readings().getByText(/Not understood: “tired”/)).toBeVisible()
  })

  it('reads a name that several scales share as one of them only when that is pressed', async () => {
    show({ lines: ['HAMD 24 -> 11 (Jan 2023 to Mar 2023)'] })
    expect(readings().getAllByText('Missing: scale.')).toHaveLength(2)
    await userEvent.click(readings().getByRole('button', { name: 'It is the HAM-D17' }))
    expect(box()).toHaveValue('HAM-D17 24 -> 11 (Jan 2023 to Mar 2023)')
    expect(box()).toHaveFocus()
    expect(listChips()).toEqual([
      ['Scale HAM-D17', 'Total 24', 'Date January 2023'],
      ['Scale HAM-D17', 'Total 11', 'Date March 2023'],
    ])
    expect(screen.getByText('2 scores to save.')).toBeVisible()
  })

  it('ties an error to the box', () => {
    show({ lines: ['PHQ-9 19'] }, { lines: 'Line 1: the date is missing.' })
    expect(box()).toHaveAccessibleDescription(expect.stringContaining('Line 1: the date is missing.'))
    expect(box()).toBeInvalid()
  })
})
