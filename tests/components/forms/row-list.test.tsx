import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { ChoiceBox } from '@/components/forms/choice-box'
import { FormContext } from '@/components/forms/form-context'
import { RowId } from '@/components/forms/row-id'
import { RowList } from '@/components/forms/row-list'
import { TextBox } from '@/components/forms/text-box'

const VALUES = { 'drugs.0.id': ['o1'], 'drugs.0.drug': ['lithium'], 'drugs.1.id': ['o2'], 'drugs.1.drug': ['T3'] }
const CHOICES = [{ value: 'yes', label: 'Yes' }]

function show() {
  let changes = 0
  const state = { values: VALUES, errors: {}, dropErrors: () => {}, changed: () => (changes += 1) }
  const { container } = render(
    <FormContext.Provider value={{ ...state, changed: () => void state.changed() }}>
      <form>
        <RowList list="drugs" rowLabel="Drug" addLabel="Add a drug" emptyRows={1}>
          <RowId />
          <TextBox field="drug" label="Name" />
          <ChoiceBox field="ongoing" label="Still taken?" choices={CHOICES} />
        </RowList>
      </form>
    </FormContext.Provider>,
  )
  const form = container.querySelector('form')
  if (form === null) throw new Error('there is no form')
  return { read: () => Object.fromEntries(new FormData(form)), countChanges: () => changes }
}

const name = (row: number) => screen.getByRole('textbox', { name: `Drug ${row}: Name` })
const undo = () => screen.getByRole('button', { name: 'Undo' })

describe('a row that was removed', () => {
  it('comes back to its place with all that stood in it, and takes the focus', async () => {
    const { read, countChanges } = show()
    await userEvent.clear(name(1))
    await userEvent.type(name(1), 'lithium carbonate')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Drug 1: Still taken?' }), 'yes')
    const before = read()
    await userEvent.click(screen.getByRole('button', { name: 'Remove drug 1' }))
    expect(read()).toMatchObject({ 'drugs.0.drug': 'T3', 'drugs.0.id': 'o2', 'drugs.rows': '1' })
    expect(screen.getByText('Drug 1 removed.')).toHaveAttribute('role', 'status')
    await waitFor(() => expect(undo()).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    expect(read()).toEqual(before)
    await waitFor(() => expect(name(1)).toHaveFocus())
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
    expect(countChanges()).toBe(2)
  })

  it('is one of several that come back one after the other, the last removed first', async () => {
    const { read } = show()
    const before = read()
    await userEvent.click(screen.getByRole('button', { name: 'Remove drug 1' }))
    await userEvent.click(screen.getByRole('button', { name: 'Remove drug 1' }))
    expect(read()).toEqual({ 'drugs.rows': '0' })
    await userEvent.click(undo())
    expect(read()).toMatchObject({ 'drugs.0.drug': 'T3', 'drugs.rows': '1' })
    await userEvent.click(undo())
    expect(read()).toEqual(before)
  })
})
