import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { QuickEntryForm } from '@/components/entry/quick-entry-form'
import { isCalendarDate } from '@/lib/domain/calendar-date'
import type { FormErrors, FormValues } from '@/lib/exchange/forms/form-values'

const NO_DRAFTS = { said: null, others: [], discardedId: null }

function show(values: FormValues = {}, errors: FormErrors = {}) {
  const asOf = '2026-11-20'
  if (!isCalendarDate(asOf)) throw new Error('no day')
  return render(
    <QuickEntryForm
      action="/api/cases/c1/trials/quick"
      cancelHref="/cases/c1"
      formHref="/cases/c1/trials/new"
      typed={{ values, errors }}
      day={{ asOf, dateOrder: null }}
      hidden={{ newKey: 'k1' }}
      draft={NO_DRAFTS}
    />,
  )
}

const box = () => screen.getByRole('textbox', { name: 'Trials' })
const readings = () => within(screen.getByRole('list', { name: 'How the lines are read' }))

describe('quick entry', () => {
  it('shows while a line is typed what is understood, what is not, and what is missing', async () => {
    show()
    await userEvent.type(box(), 'Zoloft 50 mg 3 weeks xyzzy')
    expect(readings().getByRole('button', { name: 'Drug sertraline (Zoloft)' })).toBeVisible()
    expect(readings().getByRole('button', { name: 'Dose 50 mg a day' })).toBeVisible()
    expect(readings().getByRole('button', { name: 'When 3 weeks' })).toBeVisible()
    expect(readings().getByText(/Not understood, kept as a comment: “xyzzy”/)).toBeVisible()
    expect(readings().getByText('Not recorded: adherence, outcome, start, stop, why it stopped')).toBeVisible()
    expect(screen.getByText('1 trial; 1 part was not understood.')).toBeVisible()
  })

  it('opens with the lines that were typed before, read as they stand', () => {
    show({ lines: ['sertraline 75 x 2w then 150 x 6w\nECT x 12'] })
    expect(readings().getAllByRole('listitem').length).toBeGreaterThan(2)
    expect(
      readings().getByRole('button', { name: 'Dose 75 mg a day for 2 weeks → 150 mg a day for 6 weeks' }),
    ).toBeVisible()
    expect(screen.getByText('1 trial, 1 other treatment; everything was understood.')).toBeVisible()
  })

  it('puts a suggested name in only when it is pressed', async () => {
    show({ lines: ['sertaline 50 mg'] })
    expect(box()).toHaveValue('sertaline 50 mg')
    await userEvent.click(readings().getByRole('button', { name: 'sertraline' }))
    expect(box()).toHaveValue('sertraline 50 mg')
    expect(box()).toHaveFocus()
  })

  it('takes several trials of one line apart only when that is pressed', async () => {
    show({ lines: ['sertraline 50 mg 6 wk, then Prozac 20 mg 8 wk\nPaxil 20 mg'] })
    await userEvent.click(readings().getByRole('button', { name: 'Put each on a line of its own' }))
    expect(box()).toHaveValue('sertraline 50 mg 6 wk\nProzac 20 mg 8 wk\nPaxil 20 mg')
  })

  it('ties an error to the box', () => {
    show({ lines: ['x'] }, { lines: 'Line 1: write it another way.' })
    expect(box()).toHaveAccessibleDescription(expect.stringContaining('Line 1: write it another way.'))
    expect(box()).toBeInvalid()
  })
})
