'use client'
import { useBox } from './form-context'

/** The id of a row that has one in the case file; a new row gets its id when it is stored. */
export function RowId() {
  const { name, typed } = useBox('id')
  return <input type="hidden" name={name} defaultValue={typed[0] ?? ''} />
}
