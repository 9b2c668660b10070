import 'server-only'
import { nameRow } from './seal'
import { getSealedTable } from './sealed-columns'
import type { Place } from './sealed-text'

/** What a copy of a case holds of how the case was found: computed again when it is put back. */
const COMPUTED = 'labelKey'

/** A row as JSON, as it was copied when its case or trial was deleted, with every typed text in it changed. */
export function changeCopiedRow(table: string, json: string, change: (place: Place, text: string) => string): string {
  const sealed = getSealedTable(table)
  const row: unknown = JSON.parse(json)
  if (!isRecord(row)) return json
  if (sealed === null) return COMPUTED in row ? JSON.stringify({ ...row, [COMPUTED]: '' }) : json
  const name = nameRow(Object.keys(sealed.key).map((part) => String(row[part])))
  const changed = sealed.columns.flatMap((column) => {
    const value = row[column]
    if (value === null || value === undefined) return []
    // Before texts were sealed, some of these columns held JSON themselves.
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const next = change({ table, column, row: name }, text)
    return next === value ? [] : [[column, next]]
  })
  if (changed.length === 0) return json
  return JSON.stringify({ ...row, ...Object.fromEntries(changed) })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
