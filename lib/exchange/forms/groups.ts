import type { Field, FormInput, FormOutput } from './fields'
import { listFilledRows } from './form-values'
import { formatLength, readLength } from './read-length'
import { NOT_KNOWN } from './reading'
import { toGroup, toList, toQuantityOrNothing } from './written-values'

/** One box that holds several fields of a group, such as a length that is in weeks or in days. */
export type MergedField = {
  readonly read: (form: FormInput, name: string) => Readonly<Record<string, unknown>>
  readonly write: (group: Readonly<Record<string, unknown>>, name: string, to: FormOutput) => void
}

/** Fields under one name. A group in which nothing was typed is left out, unless it was recorded as empty. */
export function groupField(fields: Readonly<Record<string, Field>>, merged: readonly MergedField[] = []): Field {
  return {
    read: (form, name) => {
      const group = readFields(form, name, fields, merged)
      const saysNotKnown = form.values[name]?.includes(NOT_KNOWN) ?? false
      if (Object.keys(group).length > 0) {
        if (saysNotKnown) form.errors[name] = 'Untick "not known", or empty the boxes beside it.'
        return group
      }
      if (saysNotKnown) return null
      return form.values[`${name}.kept`] === undefined ? undefined : {}
    },
    write: (value, name, to) => {
      if (value === null) to[name] = [NOT_KNOWN]
      const group = toGroup(value)
      if (group === null) return
      const before = Object.keys(to).length
      writeFields(group, name, to, fields, merged)
      if (Object.keys(to).length === before) to[`${name}.kept`] = ['1']
    },
  }
}

/** The fields of a group, or of the whole form where the name is empty. */
export function readFields(
  form: FormInput,
  name: string,
  fields: Readonly<Record<string, Field>>,
  merged: readonly MergedField[],
): Readonly<Record<string, unknown>> {
  const separate = Object.entries(fields).map(([key, field]) => [key, field.read(form, join(name, key))] as const)
  const together = merged.flatMap((field) => Object.entries(field.read(form, name)))
  return Object.fromEntries([...separate, ...together].filter(([, value]) => value !== undefined))
}

/** Fills the boxes of a group, or of the whole form where the name is empty. */
export function writeFields(
  group: Readonly<Record<string, unknown>>,
  name: string,
  to: FormOutput,
  fields: Readonly<Record<string, Field>>,
  merged: readonly MergedField[],
): void {
  for (const [key, field] of Object.entries(fields)) field.write(group[key], join(name, key), to)
  for (const field of merged) field.write(group, name, to)
}

function join(name: string, key: string): string {
  return name === '' ? key : `${name}.${key}`
}

/** Rows under one name. A row in which nothing was typed is left out, unless it was recorded as empty. */
export function rowsField(row: Field): Field {
  return {
    read: (form, name) => {
      const rows = listFilledRows(form.values, name)
        .map((number) => row.read(form, `${name}.${number}`))
        .filter((value) => value !== undefined)
      if (rows.length > 0) {
        if (form.values[`${name}.none`] !== undefined) form.errors[`${name}.none`] = 'Untick "none", or empty the rows.'
        return rows
      }
      return form.values[`${name}.none`] === undefined ? undefined : []
    },
    write: (value, name, to) => {
      toList(value).forEach((item, number) => {
        row.write(item, `${name}.${number}`, to)
      })
      if (Array.isArray(value) && value.length === 0) to[`${name}.none`] = ['none']
    },
  }
}

/** The whole length of something, in one box: weeks or days. */
export const lengthBox: MergedField = {
  read: (form, name) => {
    const box = join(name, 'length')
    const reading = readLength(form.values[box]?.[0] ?? '')
    if (reading.kind === 'problem') form.errors[box] = reading.message
    if (reading.kind === 'notKnown') return { weeks: null }
    return reading.kind === 'value' ? reading.value : {}
  },
  write: ({ weeks, days }, name, to) => {
    const text = formatLength(toQuantityOrNothing(weeks), toQuantityOrNothing(days))
    if (text !== '') to[join(name, 'length')] = [text]
  },
}
