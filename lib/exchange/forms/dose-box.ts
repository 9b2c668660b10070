import { DOSE_UNITS } from '@/lib/domain/case-file'
import type { MergedField } from './groups'
import { DOSE_WORDS, formatQuantity, readQuantity } from './read-quantity'
import { toQuantityOrNothing } from './written-values'

/** The unit of an ordinary oral product, which the case file writes as `mgPerDay`. */
export const ORDINARY_UNIT = 'mgPerDay'

/** A daily dose in one box, with its unit beside it: `mgPerDay`, or `amount` with `unit`. */
export const doseBox: MergedField = {
  read: (form, name) => {
    const box = `${name}.dose`
    const unit = form.values[`${name}.unit`]?.[0] || ORDINARY_UNIT
    const reading = readQuantity(form.values[box]?.[0] ?? '', {
      units: unit === ORDINARY_UNIT ? DOSE_WORDS : [unit, 'mg'],
    })
    if (reading.kind === 'problem') form.errors[box] = `Dose: ${lowerFirst(reading.message)}`
    if (unit !== ORDINARY_UNIT && !DOSE_UNITS.some((known) => known === unit)) {
      form.errors[`${name}.unit`] = 'Choose one of the units in this list.'
    }
    if (unit !== ORDINARY_UNIT && reading.kind === 'leftOut') {
      form.errors[box] = `Enter the dose in ${unit}, or ? when it is not known.`
    }
    if (reading.kind === 'leftOut' || reading.kind === 'problem') return {}
    const amount = reading.kind === 'notKnown' ? null : reading.value
    return unit === ORDINARY_UNIT ? { mgPerDay: amount } : { amount, unit }
  },
  write: ({ mgPerDay, amount, unit }, name, to) => {
    const text = formatQuantity(toQuantityOrNothing(typeof unit === 'string' ? amount : mgPerDay))
    if (text !== '') to[`${name}.dose`] = [text]
    if (typeof unit === 'string') to[`${name}.unit`] = [unit]
  },
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}
