'use client'
import { useContext, useState } from 'react'
import { describeDoseSlip } from '@/lib/exchange/forms/dose-slip'
import { DOSE_WORDS, readQuantity } from '@/lib/exchange/forms/read-quantity'
import { DOSE_UNIT_LABELS } from '@/lib/exchange/labels'
import { ChoiceBox } from './choice-box'
import { DrugContext } from './drug-context'
import { RowContext, useBox } from './form-context'
import { TextBox } from './text-box'

const UNITS = Object.entries({ ...DOSE_UNIT_LABELS, 'mg/day': 'mg a day of one ingredient' }).map(([value, label]) => ({
  value,
  label,
}))

/** One dose and how long it was taken; beside it, passively, what is unlikely about it. */
export function DoseRow() {
  const row = useContext(RowContext)
  const [dose, setDose] = useState(useBox('dose').typed[0] ?? '')
  const [unit, setUnit] = useState(useBox('unit').typed[0] ?? '')
  const slip = useSlip(dose, unit)
  const noteId = `${row?.name ?? 'dose'}-slip`
  return (
    <>
      <TextBox
        field="dose"
        label="Dose"
        kind="dose"
        width="tiny"
        describedById={`${GUIDE_ID} ${noteId}`}
        onText={setDose}
      />
      <ChoiceBox field="unit" label="Unit" choices={UNITS} width="short" empty="mg a day" onChoice={setUnit} />
      <TextBox field="length" label="For" kind="length" width="short" placeholder="2 weeks" />
      <TextBox field="start" label="From" kind="date" width="short" />
      <TextBox field="stop" label="To" kind="date" width="short" />
      <TextBox field="ingredient" label="Ingredient" width="short" placeholder="two-part products" />
      <output className="dose-slip" id={noteId} aria-live="polite">
        {slip}
      </output>
    </>
  )
}

export const GUIDE_ID = 'dose-guide'

/** The class and the doses of the drug, above the boxes in which its doses are written. */
export function DoseGuide() {
  const guide = useContext(DrugContext).reading?.doses
  return (
    <p className="dose-guide" id={GUIDE_ID}>
      {guide?.text}
    </p>
  )
}

function useSlip(dose: string, unit: string): string | null {
  const ceiling = useContext(DrugContext).reading?.doses?.ceiling
  if (ceiling === null || ceiling === undefined || (unit === '' ? 'mg/day' : unit) !== ceiling.unit) return null
  const read = readQuantity(dose, { units: [...DOSE_WORDS, ceiling.unit] })
  return read.kind === 'value' ? describeDoseSlip(read.value, ceiling) : null
}
