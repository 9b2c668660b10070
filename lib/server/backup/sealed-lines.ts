import 'server-only'
import { changeCopiedRow } from '../sealing/copied-row'
import { nameRow, open, seal } from '../sealing/seal'
import { getSealedTable } from '../sealing/sealed-columns'
import { getKeyId, type Place } from '../sealing/sealed-text'
import { rowSchema } from './backup-lines'
import type { Table } from './backup-tables'

type ChangeText = (place: Place, text: string) => string
type ChangeLine = (line: string) => string

/** Where labels are found by: computed from the labels and the keys, and so in no backup. */
const LABEL_KEYS: readonly string[] = ['labelKey']
const COPIES = 'DeletedRow'

/** Lines of a table as a backup holds them: independent of the keys of an installation. */
export function toPlainLines(table: Table): ChangeLine {
  return toLines(table, openAny)
}

/** Lines of a backup as the database holds them: sealed with the current key. */
export function toSealedLines(table: Table): ChangeLine {
  return toLines(table, (place, text) => seal(place, openAny(place, text)))
}

// Before texts were sealed, they were stored as they were typed.
function openAny(place: Place, text: string): string {
  return getKeyId(text) === null ? text : open(place, text)
}

function toLines(table: Table, change: ChangeText): ChangeLine {
  const names = table.columns.map(({ name }) => name)
  if (table.name === COPIES) return ofCopies(names, change)
  const sealed = getSealedTable(table.name)
  const isLabelKey = (name: string) => LABEL_KEYS.includes(name)
  if (sealed === null) return names.some(isLabelKey) ? blankLines(names.map(isLabelKey)) : (line) => line
  const keys = Object.keys(sealed.key).map((name) => names.indexOf(name))
  return (line) => {
    const values = parseLine(line)
    const row = nameRow(keys.map((index) => values[index] ?? ''))
    return toLine(
      values.map((value, index) => {
        const { name: column = '', type } = table.columns[index] ?? {}
        if (isLabelKey(column)) return ''
        if (value === null || !sealed.columns.includes(column)) return value
        return type === 'json'
          ? changeJson(value, { table: table.name, column, row }, change)
          : change({ table: table.name, column, row }, value)
      }),
    )
  }
}

function ofCopies(names: readonly string[], change: ChangeText): ChangeLine {
  const [tableName, row] = [names.indexOf('tableName'), names.indexOf('row')]
  return (line) => {
    const values = parseLine(line)
    const changed = changeCopiedRow(values[tableName] ?? '', values[row] ?? '', change)
    return toLine(values.map((value, index) => (index === row ? changed : value)))
  }
}

/** In the tables of an earlier version some texts are JSON; sealed, such a one is a text in JSON. */
function changeJson(json: string, place: Place, change: ChangeText): string {
  const value: unknown = JSON.parse(json)
  const changed = change(place, typeof value === 'string' ? value : json)
  return getKeyId(changed) === null ? changed : JSON.stringify(changed)
}

function blankLines(isBlank: readonly boolean[]): ChangeLine {
  return (line) => toLine(parseLine(line).map((value, index) => (isBlank[index] === true ? '' : value)))
}

function parseLine(line: string): readonly (string | null)[] {
  return rowSchema.parse(JSON.parse(line))
}

function toLine(values: readonly (string | null)[]): string {
  return JSON.stringify(values)
}
