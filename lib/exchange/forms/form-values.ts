/** What stands in a form, by the name of the box, as it was typed. */
export type FormValues = Readonly<Record<string, readonly string[]>>

/** What has to be put right, by the name of the box. */
export type FormErrors = Readonly<Record<string, string>>

/** What was typed, and what is wrong with it. */
export type TypedForm = { readonly values: FormValues; readonly errors: FormErrors }

const NAME = /^[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*$/

/** The boxes of a posted form; other names than those of boxes are left out. */
export function toFormValues(entries: Iterable<readonly [string, string]>): FormValues {
  const values = new Map<string, string[]>()
  for (const [name, typed] of entries) {
    if (!NAME.test(name)) continue
    // No box can hold a character of number zero, and no database stores one.
    const text = typed.replaceAll('\0', '').replaceAll('\r\n', '\n')
    values.set(name, [...(values.get(name) ?? []), text])
  }
  return Object.fromEntries(values)
}

/** The text of a box, or '' where it is not in the form. */
export function getTyped(values: FormValues, name: string): string {
  return values[name]?.[0] ?? ''
}

/** The numbers of the rows of a list that hold something; the id of a row alone is nothing. */
export function listFilledRows(values: FormValues, list: string): readonly number[] {
  const numbers = Object.entries(values).flatMap(([name, texts]) => {
    const [number = '', ...rest] = name.startsWith(`${list}.`) ? name.slice(list.length + 1).split('.') : []
    const isFilled = rest.join('.') !== 'id' && texts.some((text) => text.trim() !== '')
    return /^\d{1,3}$/.test(number) && isFilled ? [Number(number)] : []
  })
  return [...new Set(numbers)].sort((a, b) => a - b)
}

/** How many rows a list has, up to the last that holds something. */
export function countRows(values: FormValues, list: string): number {
  return (listFilledRows(values, list).at(-1) ?? -1) + 1
}

/** The same form with one more empty row in a list; the form says how many rows it shows under `<list>.rows`. */
export function addRow(values: FormValues, list: string): FormValues {
  const shown = Math.max(Number(getTyped(values, `${list}.rows`)) || 0, countRows(values, list))
  return { ...values, [`${list}.rows`]: [String(Math.min(shown + 1, 200))] }
}

/** The same form without one row of a list; the rows after it move up. */
export function removeRow(values: FormValues, list: string, row: number): FormValues {
  const kept = Object.entries(values).flatMap(([name, texts]): [string, readonly string[]][] => {
    const [first = '', ...rest] = name.startsWith(`${list}.`) ? name.slice(list.length + 1).split('.') : []
    if (!/^\d+$/.test(first)) return [[name, texts]]
    const number = Number(first)
    if (number === row) return []
    return [[[list, String(number > row ? number - 1 : number), ...rest].join('.'), texts]]
  })
  return Object.fromEntries(kept)
}
