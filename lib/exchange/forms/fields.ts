import { describeDate, isCalendarDate } from '@/lib/domain/calendar-date'
import type { FormValues } from './form-values'
import { formatDate, readDate } from './read-date'
import { formatPercent, readPercent } from './read-percent'
import { formatQuantity, type QuantityRules, readQuantity } from './read-quantity'
import { NOT_KNOWN, type Reading } from './reading'
import { toDate, toList, toQuantityOrNothing } from './written-values'

/** A form while it is read: what was typed, and where the errors go. */
export type FormInput = { readonly values: FormValues; readonly errors: Record<string, string> }
export type FormOutput = Record<string, readonly string[]>

/**
 * One part of the case file in a form. `read` gives `undefined` for what was left out and `null` for what was asked and
 * is not known; `write` fills the boxes so that reading them gives the same value. The schema checks what was read.
 */
export type Field = {
  readonly read: (form: FormInput, name: string) => unknown
  readonly write: (value: unknown, name: string, to: FormOutput) => void
}

type Needs = {
  /** What to say when the box is empty; without it, it may stay empty. */
  readonly required?: string
  /** What to say of "?" where the case file has no place for it. */
  readonly known?: string
}

function typedAt(form: FormInput, name: string): string {
  return form.values[name]?.[0] ?? ''
}

function settle(form: FormInput, name: string, reading: Reading<unknown>, needs: Needs): unknown {
  const message = findProblem(reading, needs)
  if (message !== null) {
    form.errors[name] = message
    return undefined
  }
  if (reading.kind === 'value') return reading.value
  return reading.kind === 'notKnown' ? null : undefined
}

function findProblem(reading: Reading<unknown>, { required, known }: Needs): string | null {
  if (reading.kind === 'problem') return reading.message
  if (reading.kind === 'leftOut') return required ?? null
  return reading.kind === 'notKnown' ? (known ?? null) : null
}

function box(read: (text: string) => Reading<unknown>, format: (value: unknown) => string, needs: Needs): Field {
  return {
    read: (form, name) => settle(form, name, read(typedAt(form, name)), needs),
    write: (value, name, to) => {
      const text = format(value)
      if (text !== '') to[name] = [text]
    },
  }
}

/** A box of free text; "?" alone is "not known". */
export function textField(needs: Needs = {}): Field {
  return box(
    (typed) => {
      const text = typed.trim()
      if (text === '') return { kind: 'leftOut' }
      return text === NOT_KNOWN ? { kind: 'notKnown' } : { kind: 'value', value: text }
    },
    (value) => (value === null ? NOT_KNOWN : toText(value)),
    needs,
  )
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A date of any precision. */
export function dateField(needs: Needs = {}): Field {
  return box(readDate, (value) => formatDate(toDate(value)), needs)
}

/** A date to the day. */
export function dayField(needs: Needs = {}): Field {
  return box(
    (text) => {
      const reading = readDate(text)
      if (reading.kind !== 'value' || isCalendarDate(reading.value)) return reading
      return { kind: 'problem', message: `Add the day to ${describeDate(reading.value)}, for example 14 Mar 2024.` }
    },
    (value) => formatDate(toDate(value)),
    needs,
  )
}

/** A number, a range or "not known". */
export function quantityField(rules: QuantityRules = {}, needs: Needs = {}): Field {
  return box(
    (text) => readQuantity(text, rules),
    (value) => formatQuantity(toQuantityOrNothing(value)),
    needs,
  )
}

/** A share of doses, typed in percent. */
export function percentField(): Field {
  return box(readPercent, (value) => formatPercent(toQuantityOrNothing(value)), {})
}

/** A whole number, such as a year. */
export function wholeNumberField(min: number, max: number, message: string): Field {
  return box(
    (text) => {
      const reading = readQuantity(text)
      if (reading.kind === 'leftOut' || reading.kind === 'notKnown') return reading
      const number = reading.kind === 'value' && typeof reading.value === 'number' ? reading.value : Number.NaN
      if (Number.isInteger(number) && number >= min && number <= max) return { kind: 'value', value: number }
      return { kind: 'problem', message }
    },
    (value) => (value === null ? NOT_KNOWN : formatQuantity(toQuantityOrNothing(value))),
    {},
  )
}

/** One of several values. */
export function choiceField(values: readonly string[], needs: Needs = {}): Field {
  return box(
    (typed) => {
      if (typed === '') return { kind: 'leftOut' }
      if (typed === NOT_KNOWN) return { kind: 'notKnown' }
      return values.includes(typed)
        ? { kind: 'value', value: typed }
        : { kind: 'problem', message: 'Choose one of the answers in this list.' }
    },
    (value) => (value === null ? NOT_KNOWN : toText(value)),
    needs,
  )
}

/** Yes, no or not recorded; "not known" where the case file has a place for it. */
export function flagField(): Field {
  const choice = choiceField(['yes', 'no'])
  return {
    read: (form, name) => {
      const answer = choice.read(form, name)
      return typeof answer === 'string' ? answer === 'yes' : answer
    },
    write: (value, name, to) => choice.write(typeof value === 'boolean' ? toYesNo(value) : value, name, to),
  }
}

function toYesNo(value: boolean): string {
  return value ? 'yes' : 'no'
}

/** Several of several values, in the order of the list. */
export function checklistField(): Field {
  return {
    read: (form, name) => {
      const ticked = form.values[name] ?? []
      if (ticked.length > 0) return ticked
      return form.values[`${name}.none`] === undefined ? undefined : []
    },
    write: (value, name, to) => {
      const ticked = toList(value).filter((item) => typeof item === 'string')
      if (ticked.length > 0) to[name] = ticked
      else if (Array.isArray(value)) to[`${name}.none`] = ['1']
    },
  }
}

/** Why a trial stopped: one reason stands alone, several are a list, "not known" excludes the others. */
export function stopReasonField(values: readonly string[]): Field {
  const checklist = checklistField()
  return {
    read: (form, name) => {
      const ticked = form.values[name] ?? []
      if (ticked.includes(NOT_KNOWN) && ticked.length > 1) {
        form.errors[name] = 'Untick "not known", or untick the reasons.'
        return undefined
      }
      if (ticked.includes(NOT_KNOWN)) return null
      if (ticked.some((reason) => !values.includes(reason))) {
        form.errors[name] = 'Choose from the reasons in this list.'
        return undefined
      }
      const [only] = ticked
      return ticked.length === 1 && form.values[`${name}.listed`] === undefined ? only : checklist.read(form, name)
    },
    write: (value, name, to) => {
      if (value === null) to[name] = [NOT_KNOWN]
      else if (typeof value === 'string') to[name] = [value]
      else checklist.write(value, name, to)
      if (Array.isArray(value) && value.length === 1) to[`${name}.listed`] = ['1']
    },
  }
}
