import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { assert, constantFrom, property, array as sequence } from 'fast-check'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ClinicalForm } from '@/components/forms/clinical-form'
import { DrugBox } from '@/components/forms/drug-box'
import { DrugProvider } from '@/components/forms/drug-context'
import { TrialForm } from '@/components/forms/trial-form'
import { describeDrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import { listDrugChoices } from '@/lib/exchange/forms/drug-choices'
import type { FormValues } from '@/lib/exchange/forms/form-values'

configure({ asyncUtilTimeout: 10_000 })

const CHOICES = listDrugChoices()
const saved = vi.fn()

beforeEach(() => {
  saved.mockReset()
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (!url.endsWith('drug-reading')) return saved()
    const written = init.body instanceof URLSearchParams ? (init.body.get('drug') ?? '') : ''
    return Response.json({ reading: describeDrugReading(written, null) })
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function toForm(written: string) {
  return (
    <ClinicalForm action="/" typed={{ values: { drug: [written] }, errors: {} }} saveLabel="Save" cancelHref="/">
      <DrugProvider reading={null}>
        <DrugBox choices={CHOICES} />
      </DrugProvider>
    </ClinicalForm>
  )
}

const showBox = (written: string) => render(toForm(written))

function show(values: FormValues = {}) {
  const drug = values.drug?.[0] ?? ''
  return render(
    <TrialForm
      action="/api/cases/c1/trials"
      cancelHref="/cases/c1"
      typed={{ values, errors: {} }}
      drugReading={describeDrugReading(drug, null)}
      drugChoices={CHOICES}
      otherTrials={[]}
    />,
  )
}

const drug = () => screen.getByRole('combobox', { name: 'Drug' })
const options = () => within(screen.getByRole('listbox', { name: 'Drugs' })).queryAllByRole('option')
const names = () => options().map((option) => option.getAttribute('aria-label') ?? '')

describe('the box for a drug', () => {
  it('reads what was typed before the script arrived, as it stands', async () => {
    const container = document.body.appendChild(document.createElement('div'))
    container.innerHTML = renderToString(toForm(''))
    const box = within(container).getByRole('combobox', { name: 'Drug' })
    Object.assign(box, { value: 'Cymbalta' })
    render(toForm(''), { container, hydrate: true })
    await waitFor(() => expect(container.querySelector('output[for="drug"]')).toHaveTextContent(/duloxetine/))
    expect(box).toHaveValue('Cymbalta')
  })

  it('finds a drug by the beginning of its generic name, of a brand, of an abbreviation, or of a word in its name', async () => {
    showBox('')
    await userEvent.type(drug(), 'sertr')
    expect(names()).toEqual(['sertraline, SSRI, Zoloft'])
    await userEvent.clear(drug())
    await userEvent.type(drug(), 'cipral')
    expect(names()).toEqual(['escitalopram, SSRI, Cipralex'])
    await userEvent.clear(drug())
    await userEvent.type(drug(), 'OFC')
    expect(names()[0]).toMatch(/^olanzapine-fluoxetine/)
    await userEvent.clear(drug())
    await userEvent.type(drug(), 'bupropion')
    expect(names()).toContainEqual(expect.stringMatching(/^dextromethorphan-bupropion/))
  })

  it('offers a release form once it is written, under its brand as well', async () => {
    showBox('')
    await userEvent.type(drug(), 'effexor')
    expect(names()).toEqual(['venlafaxine, SNRI, Effexor'])
    await userEvent.type(drug(), ' xr')
    expect(names()).toEqual(['venlafaxine XR, SNRI, Effexor XR'])
  })

  it('shows look-alike names in tall-man letters with what they are, and says them in plain letters', async () => {
    showBox('')
    await userEvent.type(drug(), 'bu')
    const [bupropion, buspirone] = ['bupropion, NDRI', 'buspirone, anxiolytic'].map((start) =>
      options().find((option) => option.getAttribute('aria-label')?.startsWith(start)),
    )
    expect(bupropion).toHaveTextContent('buPROPion · NDRI · Wellbutrin')
    expect(bupropion).toHaveAccessibleName('bupropion, NDRI, Wellbutrin')
    expect(buspirone).toHaveTextContent('busPIRone · anxiolytic, not an antidepressant · Buspar')
    expect(buspirone).toHaveAccessibleName('buspirone, anxiolytic, not an antidepressant, Buspar')
  })

  it('marks nothing beforehand: Enter on the beginning of several names, or of one, selects nothing and saves nothing', async () => {
    show()
    await userEvent.type(drug(), 'bu')
    expect(drug()).toHaveAttribute('aria-activedescendant', '')
    expect(options().every((option) => option.getAttribute('aria-selected') === 'false')).toBe(true)
    await userEvent.keyboard('{Enter}')
    expect(drug()).toHaveValue('bu')
    expect(drug()).toHaveAttribute('aria-expanded', 'false')
    await userEvent.clear(drug())
    await userEvent.type(drug(), 'sertralin{Enter}')
    expect(drug()).toHaveValue('sertralin')
    expect(saved).not.toHaveBeenCalled()
  })

  it('takes the drug that the arrow keys reached, in plain letters, when Enter is pressed', async () => {
    show()
    await userEvent.type(drug(), 'wellb')
    await userEvent.keyboard('{ArrowDown}')
    expect(drug()).toHaveAttribute('aria-activedescendant', options()[0]?.id)
    expect(options()[0]).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard('{Enter}')
    expect(drug()).toHaveValue('bupropion')
    expect(saved).not.toHaveBeenCalled()
  })

  it('takes a drug that is clicked, and does not take one that the mouse only passes over', async () => {
    showBox('')
    await userEvent.type(drug(), 'zolo')
    const [option] = options()
    if (option === undefined) throw new Error('nothing is listed')
    await userEvent.hover(option)
    await userEvent.keyboard('{Enter}')
    expect(drug()).toHaveValue('zolo')
    await userEvent.type(drug(), 'f')
    await userEvent.click(within(screen.getByRole('listbox', { name: 'Drugs' })).getByRole('option'))
    expect(drug()).toHaveValue('sertraline')
  })

  it('can be written on after a drug was put in, and the same drug put in again', async () => {
    showBox('')
    await userEvent.type(drug(), 'zolo{ArrowDown}{Enter}')
    await userEvent.type(drug(), 's')
    expect(drug()).toHaveValue('sertralines')
    await userEvent.type(drug(), '{Backspace}{Backspace}{ArrowDown}{Enter}')
    expect(drug()).toHaveValue('sertraline')
  })

  it('gets its former value back with Escape', async () => {
    showBox('Zoloft')
    await userEvent.clear(drug())
    await userEvent.type(drug(), 'bu{ArrowDown}{Escape}')
    expect(drug()).toHaveValue('Zoloft')
    expect(drug()).toHaveAttribute('aria-expanded', 'false')
    await userEvent.clear(drug())
    await userEvent.keyboard('{Escape}')
    expect(drug()).toHaveValue('Zoloft')
  })

  it.each(['{Tab}', 'a click elsewhere'])(
    'keeps what is typed when it is left by %s, whatever is marked',
    async (how) => {
      showBox('')
      await userEvent.type(drug(), 'bu{ArrowDown}{ArrowDown}')
      expect(drug()).not.toHaveAttribute('aria-activedescendant', '')
      if (how === '{Tab}') await userEvent.keyboard(how)
      else await userEvent.click(document.body)
      expect(drug()).toHaveValue('bu')
      expect(drug()).toHaveAttribute('aria-expanded', 'false')
    },
  )

  it('keeps a name that no table holds, and says so', async () => {
    showBox('')
    await userEvent.type(drug(), 'grandmother’s drops')
    await waitFor(() => expect(drug()).toHaveAccessibleDescription(/Not in the drug table: kept as you wrote it/))
    await userEvent.keyboard('{Tab}')
    expect(drug()).toHaveValue('grandmother’s drops')
  })

  it('says how many drugs match, and that none is chosen', async () => {
    showBox('')
    const said = () => screen.getAllByRole('status').map((status) => status.textContent)
    await userEvent.type(drug(), 'zolof')
    expect(said()).toContain('1 drug matches. None is chosen: use the arrow keys and Enter.')
    await userEvent.type(drug(), 'q')
    expect(said()).toContain('No drug of the table matches: it is kept as you write it.')
  })

  it('asks about a misspelt name, and puts another in only when its button is pressed', async () => {
    showBox('')
    await userEvent.type(drug(), 'sertralin{Tab}')
    await userEvent.clear(drug())
    await userEvent.type(drug(), 'sertrahline')
    const button = await screen.findByRole('button', { name: 'Put in sertraline' })
    expect(drug()).toHaveValue('sertrahline')
    await userEvent.click(button)
    expect(drug()).toHaveValue('sertraline')
    await waitFor(() => expect(drug()).toHaveAccessibleDescription(/sertraline · SSRI · minimum effective dose 50 mg/))
  })

  it('tells the form that a drug was put in, as it does of one that is typed', async () => {
    const { container } = show()
    const heard = vi.fn()
    await userEvent.type(drug(), 'zolo{ArrowDown}')
    container.querySelector('form')?.addEventListener('input', heard)
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(heard).toHaveBeenCalled())
    const form = container.querySelector('form')
    expect(form && new FormData(form).get('drug')).toBe('sertraline')
  })

  it('leaves the home and end keys to the text', async () => {
    showBox('')
    await userEvent.type(drug(), 'bu')
    expect(fireEvent.keyDown(drug(), { key: 'End' })).toBe(true)
    expect(fireEvent.keyDown(drug(), { key: 'Home' })).toBe(true)
    expect(drug()).toHaveAttribute('aria-activedescendant', '')
  })
})

describe('whatever is pressed in the box for a drug', () => {
  const KEYS = ['b', 'u', 's', 'z', 'o', ' ', 'ArrowDown', 'ArrowUp', 'Enter', 'Escape', 'leave', 'hover'] as const

  it('its value is the one it had, the one typed, or the one of the drug that was marked', () => {
    assert(
      property(sequence(constantFrom(...KEYS), { maxLength: 14 }), constantFrom('', 'Zoloft'), (keys, prior) => {
        showBox(prior)
        try {
          expectNothingChosen(drug(), prior, keys)
        } finally {
          cleanup()
        }
      }),
      { numRuns: 60, examples: [[['ArrowUp', 'ArrowDown', 'Enter', 'b'], 'Zoloft']] },
    )
  })

  function expectNothingChosen(box: HTMLElement, prior: string, keys: readonly (typeof KEYS)[number][]) {
    if (!(box instanceof HTMLInputElement)) throw new Error('the box is missing')
    let former = prior
    fireEvent.focus(box)
    for (const key of keys) {
      const before = box.value
      const id = box.getAttribute('aria-activedescendant')
      const marked = id ? document.getElementById(id)?.getAttribute('aria-label')?.split(', ')[0] : undefined
      press(box, key)
      let expected = before
      if (key === 'Escape') expected = former
      else if (key === 'Enter' && marked !== undefined) {
        expected = marked
        former = marked
      } else if (key.length === 1) expected = before + key
      expect(box.value).toBe(expected)
      if (key === 'leave') former = box.value
    }
  }

  function press(box: HTMLInputElement, key: (typeof KEYS)[number]) {
    if (key.length === 1) fireEvent.change(box, { target: { value: box.value + key } })
    else if (key === 'leave') {
      fireEvent.blur(box)
      fireEvent.focus(box)
    } else if (key === 'hover') {
      const [first] = screen.queryAllByRole('option').filter((option) => option.tagName === 'LI')
      if (first !== undefined) fireEvent.mouseMove(first)
    } else fireEvent.keyDown(box, { key })
  }
})

describe('the box for a dose', () => {
  it('shows class, minimum effective dose and label maximum of the drug, and belongs to them', async () => {
    show({ drug: ['Celexa'] })
    const dose = screen.getByRole('textbox', { name: 'Dose step 1: Dose' })
    // Label of citalopram: at most 40 mg a day.
    const guide = 'citalopram · SSRI · minimum effective dose 20 mg a day · label maximum 40 mg a day (second-hand)'
    expect(dose).toHaveAccessibleDescription(expect.stringContaining(guide))
    expect(screen.getByText(guide)).toBeVisible()
  })

  it('says that no label maximum was seen, rather than naming another dose', () => {
    show({ drug: ['sertraline'] })
    expect(screen.getByText(/^sertraline · SSRI .* · no label maximum seen$/)).toBeVisible()
  })

  it('warns of a likely slip of the unit beside the dose, and of no dose that people take', async () => {
    show({ drug: ['sertraline'] })
    const dose = screen.getByRole('textbox', { name: 'Dose step 1: Dose' })
    await userEvent.type(dose, '0.05')
    expect(dose).toHaveAccessibleDescription(/less than anyone takes\. Did you mean 0\.05 g = 50 mg\?/)
    await userEvent.clear(dose)
    await userEvent.type(dose, '50000')
    expect(dose).toHaveAccessibleDescription(/over ten times the most that is given of sertraline/)
    await userEvent.clear(dose)
    await userEvent.type(dose, '150')
    expect(dose).not.toHaveAccessibleDescription(/Did you mean/)
    expect(dose).toBeValid()
  })

  it('follows the drug while it is typed, and holds no dose against a drug of no table', async () => {
    show({ drug: ['Celexa'], 'doses.0.dose': ['50000'] })
    const dose = screen.getByRole('textbox', { name: 'Dose step 1: Dose' })
    expect(dose).toHaveAccessibleDescription(/of citalopram/)
    await userEvent.clear(drug())
    await userEvent.type(drug(), 'drops')
    await waitFor(() => expect(drug()).toHaveAccessibleDescription(/Not in the drug table/))
    expect(dose).not.toHaveAccessibleDescription(/citalopram/)
  })

  it('compares a dose only in the unit in which the product is judged', async () => {
    show({ drug: ['sertraline'] })
    const dose = screen.getByRole('textbox', { name: 'Dose step 1: Dose' })
    await userEvent.type(dose, '50000')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Dose step 1: Unit' }), 'mcg/day')
    expect(dose).not.toHaveAccessibleDescription(/ten times/)
  })
})
