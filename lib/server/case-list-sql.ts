import 'server-only'
import type { CaseSort } from '@/lib/exchange/case-list-query'
import { Prisma } from './generated/client'

/** What the cases of a list have in common, besides their clinician. */
export type Selection = { readonly traits: readonly string[] } | { readonly labelKey: string }

/** A position in a list: what it is sorted by there, and the case that breaks the tie. */
export type Position = { readonly sortedBy: Date | string; readonly id: string }

export type Sorting = { readonly sort: CaseSort; readonly isReversed: boolean }

const KEYS = {
  changed: { ofCase: Prisma.sql`"updatedAt"`, ofTrait: Prisma.sql`"changedAt"`, isDescending: true },
  created: { ofCase: Prisma.sql`"createdAt"`, ofTrait: Prisma.sql`"createdAt"`, isDescending: true },
  label: { ofCase: Prisma.sql`"labelKey"`, ofTrait: Prisma.sql`"labelKey"`, isDescending: false },
} as const satisfies Record<CaseSort, unknown>

const CASE_ID = Prisma.sql`"id"`
const TRAIT_ID = Prisma.sql`"caseId"`

/**
 * The query for so many places of a list, from a position on. Row values are compared, so that the index is entered at
 * the position; of several traits the first leads, and the others are looked up for no more than these places.
 */
export function toPlacesQuery(
  ownerId: string,
  selection: Selection,
  sorting: Sorting,
  from: Position | null,
  limit: number,
): Prisma.Sql {
  if ('labelKey' in selection) return toLabelQuery(ownerId, selection.labelKey, sorting, from, limit)
  const [leading, ...others] = selection.traits
  const key = KEYS[sorting.sort]
  if (leading === undefined) {
    const columns = { id: CASE_ID, key: key.ofCase }
    return Prisma.sql`SELECT "id", ${key.ofCase} AS "sortedBy", true AS "matches" FROM "PatientCase"
      WHERE "ownerId" = ${ownerId}::uuid ${toBound(columns, sorting, from)} ${toOrder(columns, sorting)} LIMIT ${limit}`
  }
  const columns = { id: TRAIT_ID, key: key.ofTrait }
  return Prisma.sql`SELECT "id", "sortedBy", ${toMatch(others)} AS "matches" FROM (
      SELECT "caseId" AS "id", ${key.ofTrait} AS "sortedBy" FROM "CaseTrait"
      WHERE "ownerId" = ${ownerId}::uuid AND "trait" = ${leading} ${toBound(columns, sorting, from)}
      ${toOrder(columns, sorting)} LIMIT ${limit}
    ) AS "place"`
}

/** Cases of one label are in the order of their keys. */
function toLabelQuery(ownerId: string, labelKey: string, sorting: Sorting, from: Position | null, limit: number) {
  const columns = { id: CASE_ID, key: KEYS.label.ofCase }
  const byLabel = { ...sorting, sort: 'label' as const }
  return Prisma.sql`SELECT "id", "labelKey" AS "sortedBy", true AS "matches" FROM "PatientCase"
    WHERE "ownerId" = ${ownerId}::uuid AND "labelKey" = ${labelKey} ${toBound(columns, byLabel, from)}
    ${toOrder(columns, byLabel)} LIMIT ${limit}`
}

type Columns = { readonly id: Prisma.Sql; readonly key: Prisma.Sql }

function goesDown({ sort, isReversed }: Sorting): boolean {
  return KEYS[sort].isDescending !== isReversed
}

function toBound({ id, key }: Columns, sorting: Sorting, from: Position | null): Prisma.Sql {
  if (from === null) return Prisma.empty
  const { sortedBy } = from
  const value = typeof sortedBy === 'string' ? Prisma.sql`${sortedBy}` : toTimestamp(sortedBy)
  const position = Prisma.sql`(${value}, ${from.id}::uuid)`
  return goesDown(sorting)
    ? Prisma.sql`AND (${key}, ${id}) < ${position}`
    : Prisma.sql`AND (${key}, ${id}) > ${position}`
}

function toOrder({ id, key }: Columns, sorting: Sorting): Prisma.Sql {
  return goesDown(sorting) ? Prisma.sql`ORDER BY ${key} DESC, ${id} DESC` : Prisma.sql`ORDER BY ${key}, ${id}`
}

/** Columns hold no time zone: what the client writes into them is UTC. */
function toTimestamp(instant: Date): Prisma.Sql {
  return Prisma.sql`${instant.toISOString().slice(0, -1)}::timestamp(3)`
}

/** As values, since the database may answer the question whether one exists by reading all there are. */
function toMatch(traits: readonly string[]): Prisma.Sql {
  if (traits.length === 0) return Prisma.sql`true`
  const each = traits.map(
    (trait) => Prisma.sql`(SELECT "other"."trait" FROM "CaseTrait" AS "other"
      WHERE "other"."caseId" = "place"."id" AND "other"."trait" = ${trait}) IS NOT NULL`,
  )
  return Prisma.join(each, ' AND ')
}

/** The query for how many cases there are, counted no further than `most`; in order, so that no more is read than is counted. */
export function toCountQuery(ownerId: string, selection: Selection, most: number): Prisma.Sql {
  const sorting = { sort: 'changed', isReversed: false } as const
  const places = toPlacesQuery(ownerId, selection, sorting, null, most)
  return Prisma.sql`SELECT count(*)::int AS "count" FROM (${places}) AS "counted" WHERE "matches"`
}
