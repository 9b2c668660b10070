import 'server-only'
import type { CaseSort } from '@/lib/exchange/case-list-query'
import type { Position } from './case-list-sql'
import type { PrismaClient } from './generated/client'

const CURSOR = /^(?:([0-9a-z]{1,9})\.)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** A position for an address: a time and the key of a case. In a list by label the key alone, since labels stand in no address. */
export function toCursor(sort: CaseSort, { sortedBy, id }: Position): string {
  const time = sort !== 'label' && sortedBy instanceof Date ? `${sortedBy.getTime().toString(36)}.` : ''
  return Buffer.from(`${time}${id}`).toString('base64url')
}

/** The position that a cursor names, also once its case has changed; `null` when it names none, or is of another list. */
export async function toPosition(
  database: PrismaClient,
  ownerId: string,
  sort: CaseSort,
  cursor: string,
): Promise<Position | null> {
  const [, time, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (id === undefined) return null
  if (sort !== 'label') return time === undefined ? null : { sortedBy: new Date(Number.parseInt(time, 36)), id }
  const row = await database.patientCase.findUnique({ where: { id, ownerId }, select: { labelKey: true } })
  return row === null ? null : { sortedBy: row.labelKey, id }
}
