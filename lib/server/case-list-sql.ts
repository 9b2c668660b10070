import 'server-only'
import type { CaseSort } from '@/lib/exchange/case-list-query'
import { Prisma } from './generated/client'

/** What the cases of a list have in common, besides who sees them. */
export type Selection = { readonly traits: readonly string[] } | { readonly labelKeys: readonly string[] }

/** A position in a list: what it is sorted by there, and the case that breaks the tie. */
export type Position = { readonly sortedBy: Date; readonly id: string }

export type Sorting = { readonly sort: CaseSort; readonly isReversed: boolean }

const SORTED_BY = {
  changed: Prisma.sql`"changedAt"`,
  created: Prisma.sql`"createdAt"`,
} as const satisfies Record<CaseSort, unknown>

type Stretch = {
  /** The places of one audience, from a position on: a stretch of one index, in its order. */
  readonly toStretch: (audienceId: string) => Prisma.Sql
  readonly order: Prisma.Sql
}

/**
 * The query for so many places of a list, from a position on: a stretch of an index for each audience, put together in
 * order. Row values are compared, so that the index is entered at the position; of several traits the first leads, and the
 * others are looked up for no more than these places.
 */
export function toPlacesQuery(
  audienceIds: readonly string[],
  selection: Selection,
  sorting: Sorting,
  from: Position | null,
  limit: number,
): Prisma.Sql {
  const stretches =
    'labelKeys' in selection
      ? selection.labelKeys.map((labelKey) => ofLabel(labelKey, sorting, from))
      : [ofTrait(selection.traits[0] ?? null, sorting, from)]
  const { order } = stretches[0] ?? ofTrait(null, sorting, from)
  const each = audienceIds.flatMap((id) =>
    stretches.map(({ toStretch }) => Prisma.sql`(${toStretch(id)} ${order} LIMIT ${limit})`),
  )
  // An auditor is of no audience and sees no case.
  const all = each.length === 0 ? NOTHING : Prisma.join(each, ' UNION ALL ')
  const others = 'traits' in selection ? selection.traits.slice(1) : []
  return Prisma.sql`SELECT "id", "sortedBy", ${toMatch(others)} AS "matches"
    FROM (SELECT * FROM (${all}) AS "stretch" ${order} LIMIT ${limit}) AS "place"`
}

const NOTHING = Prisma.sql`SELECT NULL::uuid AS "id", NULL::timestamp(3) AS "sortedBy", NULL::uuid AS "audienceId" WHERE false`

function ofTrait(trait: string | null, sorting: Sorting, from: Position | null): Stretch {
  const key = SORTED_BY[sorting.sort]
  const table = trait === null ? Prisma.sql`"CaseAudience"` : Prisma.sql`"CaseTrait"`
  const ofThis = trait === null ? Prisma.empty : Prisma.sql`AND "trait" = ${trait}`
  const direction = sorting.isReversed ? Prisma.sql`ASC` : Prisma.sql`DESC`
  const bound =
    from &&
    Prisma.sql`AND (${key}, "caseId") ${isBeyond(sorting.isReversed)} (${toTimestamp(from.sortedBy)}, ${from.id}::uuid)`
  return {
    toStretch: (audienceId) => Prisma.sql`SELECT "caseId" AS "id", ${key} AS "sortedBy", "audienceId" FROM ${table}
      WHERE "audienceId" = ${audienceId}::uuid ${ofThis} ${bound ?? Prisma.empty}`,
    order: Prisma.sql`ORDER BY "sortedBy" ${direction}, "id" ${direction}`,
  }
}

/** Cases of one label are in the order of their keys. */
function ofLabel(labelKey: string, { isReversed }: Sorting, from: Position | null): Stretch {
  const bound = from && Prisma.sql`AND "caseId" ${isBeyond(isReversed)} ${from.id}::uuid`
  return {
    toStretch: (audienceId) => Prisma.sql`SELECT "caseId" AS "id", "changedAt" AS "sortedBy", "audienceId"
      FROM "CaseAudience" WHERE "audienceId" = ${audienceId}::uuid AND "labelKey" = ${labelKey} ${bound ?? Prisma.empty}`,
    order: isReversed ? Prisma.sql`ORDER BY "id" ASC` : Prisma.sql`ORDER BY "id" DESC`,
  }
}

function isBeyond(isReversed: boolean): Prisma.Sql {
  return isReversed ? Prisma.sql`>` : Prisma.sql`<`
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
      WHERE "other"."caseId" = "place"."id" AND "other"."audienceId" = "place"."audienceId"
        AND "other"."trait" = ${trait}) IS NOT NULL`,
  )
  return Prisma.join(each, ' AND ')
}

/** The query for how many cases there are, counted no further than `most`; in order, so that no more is read than is counted. */
export function toCountQuery(audienceIds: readonly string[], selection: Selection, most: number): Prisma.Sql {
  const sorting = { sort: 'changed', isReversed: false } as const
  const places = toPlacesQuery(audienceIds, selection, sorting, null, most)
  return Prisma.sql`SELECT count(*)::int AS "count" FROM (${places}) AS "counted" WHERE "matches"`
}
