import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TrialForm } from '@/components/forms/trial-form'
import type { FormErrors, FormValues } from '@/lib/exchange/forms/form-values'
import { toTrialValues } from '@/lib/exchange/forms/trial-form'
import { aTrial } from '../../factories'

const answers = vi.fn<(url: string, init: RequestInit) => Promise<Response>>()

beforeEach(() => {
  answers.mockReset()
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    url.endsWith('drug-reading') ? Promise.resolve(Response.json({ reading: null })) : answers(url, init),
  )
  document.title = 'Add a trial'
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function show(values: FormValues = {}, errors: FormErrors = {}) {
  return render(
    <TrialForm
      action="/api/cases/c1/trials"
      cancelHref="/cases/c1"
      typed={{ values, errors }}
      drugReading={null}
      drugChoices={[]}
      otherTrials={[{ value: 't2', label: 'fluoxetine, 2023' }]}
      hidden={{ newKey: 'k1' }}
    />,
  )
}

const box = (name: string) => screen.getByRole('textbox', { name })
const save = () => screen.getByRole('button', { name: 'Save trial' })

describe('a box of the trial form', () => {
  it('shows how a date is understood, and says so to a screen reader', async () => {
    show()
    await userEvent.type(box('Started'), '3/2024')
    expect(box('Started')).toHaveAccessibleDescription('March 2024')
  })

  it('takes "not known" with one key, or with its button, which also takes it back', async () => {
    show()
    await userEvent.type(box('Stopped'), '?')
    expect(box('Stopped')).toHaveAccessibleDescription('not known')
    const button = screen.getByRole('button', { name: 'Started: not known' })
    await userEvent.click(button)
    expect(box('Started')).toHaveValue('?')
    await userEvent.click(button)
    expect(box('Started')).toHaveValue('')
  })

  it('ties hint and error to itself, the hint first', () => {
    show({}, { drug: 'Enter the drug as you would write it.' })
    const drug = screen.getByRole('combobox', { name: 'Drug' })
    expect(drug).toBeInvalid()
    expect(drug).toHaveAccessibleDescription(
      /^Generic, brand or abbreviation.* Enter the drug as you would write it\.$/,
    )
  })
})

describe('a form that comes back with errors', () => {
  it('moves the focus to the summary, whose links lead to the boxes, closed parts included', async () => {
    show(
      { 'outcome.baseline': ['30'] },
      { 'outcome.baseline': 'The PHQ-9 ends at 27.', 'doses.1.dose': 'Enter 0 or more.' },
    )
    const summary = screen.getByRole('alert', { name: 'Not saved: 2 entries need another look' })
    expect(summary).toHaveFocus()
    expect(within(summary).getByRole('link', { name: 'Dose step 2: Enter 0 or more.' })).toHaveAttribute(
      'href',
      '#doses.1.dose',
    )
    await userEvent.click(within(summary).getByRole('link', { name: /Score before/ }))
    expect(box('Before')).toHaveFocus()
    expect(box('Before').closest('details')).toHaveAttribute('open')
  })

  it('keeps every word that was typed when the server rejects it', async () => {
    answers.mockResolvedValue(Response.json({ errors: { start: 'This can be two days.' } }, { status: 422 }))
    show()
    await userEvent.type(screen.getByRole('combobox', { name: 'Drug' }), 'Zoloft')
    await userEvent.type(box('Started'), '3/4/2024')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Taken' }), 'good')
    await userEvent.click(screen.getByRole('checkbox', { name: 'Side effects' }))
    await userEvent.click(save())
    expect(await screen.findByRole('alert')).toHaveFocus()
    expect(screen.getByRole('combobox', { name: 'Drug' })).toHaveValue('Zoloft')
    expect(box('Started')).toHaveValue('3/4/2024')
    expect(screen.getByRole('combobox', { name: 'Taken' })).toHaveValue('good')
    expect(screen.getByRole('checkbox', { name: 'Side effects' })).toBeChecked()
    expect(document.title).toBe('Error: Add a trial')
  })
})

describe('a form that cannot be saved', () => {
  const troubles = [
    ['without a connection', () => Promise.reject(new TypeError('fetch failed')), /cannot be reached/],
    ['when the server fails', () => Promise.resolve(new Response('', { status: 500 })), /could not answer/],
    [
      'when the session has ended',
      () => Promise.resolve(Response.json({ message: 'Not saved: you are signed out.' }, { status: 401 })),
      /you are signed out/,
    ],
  ] as const

  it.each(troubles)('stays as it was typed %s, and can be saved again', async (_when, answer, message) => {
    answers.mockImplementation(answer)
    show()
    await userEvent.type(screen.getByRole('combobox', { name: 'Drug' }), 'Zoloft')
    await userEvent.click(save())
    expect(await screen.findByText(message)).toBeVisible()
    expect(screen.getByRole('combobox', { name: 'Drug' })).toHaveValue('Zoloft')
    await userEvent.click(save())
    expect(answers).toHaveBeenCalledTimes(2)
  })

  it('is sent once however often its button is pressed', async () => {
    answers.mockReturnValue(new Promise(() => {}))
    show()
    await userEvent.tripleClick(save())
    expect(answers).toHaveBeenCalledTimes(1)
    expect(answers.mock.calls[0]?.[0]).toBe('/api/cases/c1/trials')
  })
})

describe('rows of the trial form', () => {
  it('are added with the focus in the new row, and removed, the others keeping what they hold', async () => {
    show(toTrialValues(aTrial({ doses: [{ mgPerDay: 50 }, { mgPerDay: 100 }] })))
    await userEvent.click(screen.getByRole('button', { name: '+ Add a dose' }))
    await waitFor(() => expect(box('Dose step 3: Dose')).toHaveFocus())
    await userEvent.type(box('Dose step 3: Dose'), '150')
    await userEvent.click(screen.getByRole('button', { name: 'Remove dose step 1' }))
    expect(box('Dose step 1: Dose')).toHaveValue('100')
    expect(box('Dose step 2: Dose')).toHaveValue('150')
    expect(box('Dose step 2: Dose')).toHaveAttribute('name', 'doses.1.dose')
    expect(screen.queryByRole('textbox', { name: 'Dose step 3: Dose' })).toBeNull()
  })

  it('are not removed by the Enter key in another box', async () => {
    answers.mockReturnValue(new Promise(() => {}))
    show(toTrialValues(aTrial({ doses: [{ mgPerDay: 50 }] })))
    await userEvent.type(box('Started'), '2024{Enter}')
    expect(box('Dose step 1: Dose')).toHaveValue('50')
    expect(answers).toHaveBeenCalledTimes(1)
  })
})

describe('another trial of the case, to which a drug may have been added', () => {
  it('is shown in tall-man letters and heard in plain ones', () => {
    show()
    const choice = screen.getByRole('checkbox', { name: 'fluoxetine, 2023', hidden: true })
    expect(choice.closest('label')).toHaveTextContent(/^FLUoxetine, 2023/)
  })
})

describe('a recorded trial', () => {
  it('opens the parts that hold something, and no others', () => {
    show(toTrialValues(aTrial({ outcome: { cgiI: 4 } })))
    const isOpen = (summary: string) => screen.getByText(summary).closest('details')?.open
    expect(isOpen('Measured: scale, percent, CGI-I')).toBe(true)
    expect(isOpen('Plasma levels')).toBe(false)
  })

  it('carries what has no box of its own', () => {
    const { container } = show(toTrialValues(aTrial({ adherence: {}, stopReason: ['cost'] })))
    const form = container.querySelector('form')
    const sent = form === null ? [] : [...new FormData(form).keys()]
    expect(sent).toEqual(expect.arrayContaining(['adherence.kept', 'stopReason.listed', 'newKey']))
  })
})
