import 'server-only'
import type { DerivedKey } from './encryption-keys'
import { findKey, getKeyRing } from './key-ring'
import { type RowKey, SEALED_TABLES, type SealedColumn, type SealedTable } from './sealed-columns'
import { describePlace, getKeyId, openText, type Place, sealText } from './sealed-text'

/** Where one text of a row stands. */
export function toPlace<Table extends SealedTable>(
  table: Table,
  column: SealedColumn<Table>,
  key: RowKey<Table>,
): Place {
  return { table, column, row: toRowName(table, key) }
}

/** Seals a text for its place, with the current key. */
export function seal(place: Place, text: string): string {
  return sealText(place, text, getKeyRing().current)
}

/** Opens what is stored at a place; throws one sentence when it is not sealed, was changed, or its key is not here. */
export function open(place: Place, stored: string): string {
  return openText(place, stored, requireKeyOf(place, stored))
}

/** Columns of a row with those sealed that a table seals; what is not recorded stays so. */
export function sealColumns<Table extends SealedTable, Columns extends object>(
  table: Table,
  key: RowKey<Table>,
  columns: Columns,
): Columns {
  return changeColumns(table, key, columns, seal)
}

/** A stored row, or some of its columns, with those opened that are sealed. */
export function openColumns<Table extends SealedTable, Columns extends object>(
  table: Table,
  key: RowKey<Table>,
  columns: Columns,
): Columns {
  return changeColumns(table, key, columns, open)
}

function changeColumns<Table extends SealedTable, Columns extends object>(
  table: Table,
  key: RowKey<Table>,
  columns: Columns,
  change: (place: Place, text: string) => string,
): Columns {
  const row = toRowName(table, key)
  const sealed: readonly string[] = SEALED_TABLES[table].columns
  const changed = Object.entries(columns).flatMap(([column, value]) =>
    typeof value === 'string' && sealed.includes(column) ? [[column, change({ table, column, row }, value)]] : [],
  )
  return { ...columns, ...Object.fromEntries(changed) }
}

function toRowName<Table extends SealedTable>(table: Table, key: RowKey<Table>): string {
  const values: Readonly<Record<string, unknown>> = key
  return nameRow(Object.keys(SEALED_TABLES[table].key).map((name) => String(values[name])))
}

/** A row by the values of its key, however their letters were typed. */
export function nameRow(values: readonly string[]): string {
  return values.join('/').toLowerCase()
}

/** The key that a stored text was sealed with. */
export function requireKeyOf(place: Place, stored: string): DerivedKey {
  const id = getKeyId(stored)
  if (id === null) throw new Error(`a stored text is not sealed, and was not read (${describePlace(place)})`)
  const key = findKey(id)
  if (key === null) throw new Error(`a stored text is sealed with a key that is not here (${describePlace(place)})`)
  return key
}
