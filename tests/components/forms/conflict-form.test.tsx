import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { DeletedList } from '@/components/case/deleted-list'
import { ConflictForm } from '@/components/forms/conflict-form'
import type { FormErrors, FormValues } from '@/lib/exchange/forms/form-values'

const START = { field: 'start', what: 'Start', mine: ['April 2024'], saved: ['March 2024'], canBeBoth: false }
const EFFECTS = { field: 'sideEffects', what: 'Side effects', mine: ['nausea'], saved: ['tremor'], canBeBoth: true }

function show(values: FormValues = {}, errors: FormErrors = {}) {
  const { container } = render(
    <ConflictForm
      action="/api/conflict"
      formHref="/form"
      hidden={{ conflictDraft: 'd1', shownVersion: '2' }}
      names={{ choice: 'choose', all: 'all' }}
      differences={[START, EFFECTS]}
      typed={{ values, errors }}
    />,
  )
  const form = container.querySelector('form')
  if (form === null) throw new Error('there is no form')
  return form
}

const group = (name: string) => within(screen.getByRole('group', { name }))

describe('two versions of a record', () => {
  it('stand side by side under what they are about, with nothing chosen for the clinician', () => {
    show()
    expect(group('Start').getByRole('radio', { name: 'Yours April 2024' })).not.toBeChecked()
    expect(group('Start').getByRole('radio', { name: 'Saved meanwhile March 2024' })).not.toBeChecked()
    expect(group('Start').getAllByRole('radio')).toHaveLength(2)
    expect(group('Side effects').getByRole('radio', { name: 'Both, one after the other' })).not.toBeChecked()
  })

  it('are answered by a native form, which says what was chosen and which version was shown', async () => {
    const form = show()
    await userEvent.click(group('Start').getByRole('radio', { name: /^Yours/ }))
    await userEvent.click(group('Side effects').getByRole('radio', { name: /^Both/ }))
    expect(form).toHaveAttribute('method', 'post')
    expect([...new FormData(form)]).toEqual([
      ['conflictDraft', 'd1'],
      ['shownVersion', '2'],
      ['choose.start', 'mine'],
      ['choose.sideEffects', 'both'],
    ])
  })

  it('can be kept whole with one button, which asks for no other choice', () => {
    show()
    for (const [name, value] of [
      ['Keep all of mine', 'mine'],
      ['Keep all that was saved', 'saved'],
    ] as const) {
      const button = screen.getByRole('button', { name })
      expect(button).toHaveAttribute('name', 'all')
      expect(button).toHaveAttribute('value', value)
      expect(button).toHaveAttribute('formnovalidate')
    }
  })

  it('come back with what was chosen, and a way to what was left out', () => {
    show({ 'choose.start': ['saved'] }, { 'choose.sideEffects': 'Side effects: choose which to keep.' })
    expect(group('Start').getByRole('radio', { name: /^Saved/ })).toBeChecked()
    const alert = within(screen.getByRole('alert', { name: 'Not saved: choose for each' }))
    const link = alert.getByRole('link', { name: 'Side effects: choose which to keep.' })
    expect(link).toHaveAttribute('href', '#choose.sideEffects.mine')
    expect(document.getElementById('choose.sideEffects.mine')).toBe(
      group('Side effects').getByRole('radio', { name: /^Yours/ }),
    )
  })
})

describe('the list of what was deleted', () => {
  it('has a button for each, named after what it puts back', () => {
    const item = { id: 'r1', what: 'Trial of sertraline', deleted: '14:02', keptUntil: '21 December 2026' }
    const { container } = render(<DeletedList items={[item]} restoreAction="/api/restore" />)
    expect(screen.getByText('Deleted 14:02, kept until 21 December 2026')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Put back: Trial of sertraline' })).toBeVisible()
    const form = container.querySelector('form')
    expect(form).toHaveAttribute('action', '/api/restore')
    expect(form === null ? null : new FormData(form).get('id')).toBe('r1')
  })
})
