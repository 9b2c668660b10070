import 'server-only'
import type { Position } from './case-list-sql'

const CURSOR = /^([0-9a-z]{1,9})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** A position for an address: a time and the key of a case. */
export function toCursor({ sortedBy, id }: Position): string {
  return Buffer.from(`${sortedBy.getTime().toString(36)}.${id}`).toString('base64url')
}

/** The position that a cursor names, also once its case has changed; `null` when it names none. */
export function toPosition(cursor: string): Position | null {
  const [, time, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  return time === undefined || id === undefined ? null : { sortedBy: new Date(Number.parseInt(time, 36)), id }
}
