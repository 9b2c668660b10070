import { render, screen, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { ChoiceBox } from '@/components/forms/choice-box'
import { ClinicalForm } from '@/components/forms/clinical-form'
import { TextBox } from '@/components/forms/text-box'

function toForm(box: ReactNode) {
  return (
    <ClinicalForm action="/" typed={{ values: { unit: ['mg'] }, errors: {} }} saveLabel="Save" cancelHref="/">
      {box}
    </ClinicalForm>
  )
}

/** A page as it came, with a box filled before its script runs. */
function hydrate(box: ReactNode, label: string, early: string | null) {
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(toForm(box))
  if (early !== null) Object.assign(screen.getByLabelText(label), { value: early })
  return render(toForm(box), { container, hydrate: true })
}

it('what was typed before the script arrived is read', async () => {
  const onText = vi.fn()
  hydrate(<TextBox field="start" label="Started" kind="date" onText={onText} />, 'Started', 'Mar 2024')
  await waitFor(() => expect(screen.getByText('March 2024')).toBeVisible())
  expect(screen.getByLabelText('Started')).toHaveValue('Mar 2024')
  expect(onText.mock.calls).toEqual([['Mar 2024']])
})

it.each([
  ['?', [['?']]],
  ['', [['']]],
  [null, []],
])('what was chosen before the script arrived is told: %s', (early, told) => {
  const onChoice = vi.fn()
  const choices = [
    { value: 'mg', label: 'mg' },
    { value: '?', label: '? not known' },
  ]
  hydrate(<ChoiceBox field="unit" label="Unit" choices={choices} onChoice={onChoice} />, 'Unit', early)
  expect(onChoice.mock.calls).toEqual(told)
  expect(screen.getByLabelText('Unit')).toHaveValue(early ?? 'mg')
})
