import 'server-only'
import { type CaseListQuery, type CaseSort, type ListPlace, listQueryTraits } from '@/lib/exchange/case-list-query'
import { visibleTo } from './audiences'
import { toCursor, toPosition } from './case-list-cursor'
import { type Position, type Selection, toCountQuery, toPlacesQuery } from './case-list-sql'
import type { StoredCase } from './cases'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import type { PrismaClient } from './generated/client'
import { toStoredCase, WHOLE_CASE } from './rows-to-case'

export const CASES_PER_PAGE = 50

/** The most that is counted, and that is looked through for a page. */
export const MOST_READ = 1000

/** How many there are; with `isMore`, more than that. */
export type BoundedCount = { readonly count: number; readonly isMore: boolean }

export type CasePage = {
  readonly cases: readonly StoredCase[]
  readonly newer: ListPlace | null
  readonly older: ListPlace | null
  /** How many match what was asked for; `null` where that is not known without looking through all of them. */
  readonly matching: BoundedCount | null
  readonly total: BoundedCount
  /** The page ends where this many were looked through, not where there are no more. */
  readonly isCutShort: boolean
  /** The page began at a case that is gone, so this is the first page. */
  readonly isPlaceLost: boolean
}

type Place = Position & { readonly matches: boolean }
type Found = { readonly places: readonly Place[]; readonly isCutShort: boolean; readonly goesOn: Position | null }

/** One page of the cases that a clinician sees; `labelKeys` are those of a search, which no other filter goes with. */
export async function getCasePage(
  clinician: Clinician,
  query: CaseListQuery,
  labelKeys: readonly string[] | null,
): Promise<CasePage> {
  const database = await getDatabase()
  const { audienceIds } = clinician
  const count = async (selection: Selection) => countUpTo(database, audienceIds, selection)
  const total = await count({ traits: [] })
  const selection = labelKeys === null ? await leadWithFewest(listQueryTraits(query), count) : { labelKeys }
  const { sort } = query
  const position = query.place && toPosition(query.place.cursor)
  const isPlaceLost = query.place !== null && position === null
  const list: List = { database, audienceIds, selection, sort }
  const page = await findPage(
    list,
    position === null ? null : { position, direction: query.place?.direction ?? 'after' },
  )
  return {
    cases: await loadCases(database, clinician, page.places),
    newer: page.newer && { direction: 'before', cursor: toCursor(page.newer) },
    older: page.older && { direction: 'after', cursor: toCursor(page.older) },
    matching: isAll(selection) ? total : await countMatching(selection, count),
    total,
    isCutShort: page.isCutShort,
    isPlaceLost,
  }
}

type List = {
  readonly database: PrismaClient
  readonly audienceIds: readonly string[]
  readonly selection: Selection
  readonly sort: CaseSort
}
type Start = { readonly position: Position; readonly direction: ListPlace['direction'] }
type PageOfPlaces = {
  readonly places: readonly Place[]
  readonly newer: Position | null
  readonly older: Position | null
  readonly isCutShort: boolean
}

async function findPage(list: List, start: Start | null): Promise<PageOfPlaces> {
  if (start === null || start.direction === 'after') {
    const { places, isCutShort, goesOn } = await findPlaces(list, start?.position ?? null, false)
    return { places, newer: start && (places[0] ?? null), older: goesOn, isCutShort }
  }
  const { places, isCutShort, goesOn } = await findPlaces(list, start.position, true)
  // Fewer than a page before this one: the first page, whole.
  if (goesOn === null) return findPage(list, null)
  return { places: places.toReversed(), newer: goesOn, older: places[0] ?? start.position, isCutShort }
}

/** The next matching places from a position on, and where to go on after them. */
async function findPlaces(list: List, from: Position | null, isReversed: boolean): Promise<Found> {
  const { database, audienceIds, selection, sort } = list
  const isLookedThrough = 'traits' in selection && selection.traits.length > 1
  const limit = isLookedThrough ? MOST_READ : CASES_PER_PAGE + 1
  const found = await database.$queryRaw<Place[]>(
    toPlacesQuery(audienceIds, selection, { sort, isReversed }, from, limit),
  )
  const matching = found.filter(({ matches }) => matches)
  const places = matching.slice(0, CASES_PER_PAGE)
  if (matching.length > CASES_PER_PAGE) return { places, isCutShort: false, goesOn: places.at(-1) ?? null }
  const isCutShort = isLookedThrough && found.length === limit
  return { places, isCutShort, goesOn: isCutShort ? (found.at(-1) ?? null) : null }
}

type Count = (selection: Selection) => Promise<BoundedCount>

async function countUpTo(
  database: PrismaClient,
  audienceIds: readonly string[],
  selection: Selection,
): Promise<BoundedCount> {
  const [row] = await database.$queryRaw<{ count: number }[]>(toCountQuery(audienceIds, selection, MOST_READ + 1))
  const count = row?.count ?? 0
  return { count: Math.min(count, MOST_READ), isMore: count > MOST_READ }
}

/** The trait of the fewest cases leads: the others are looked up for each of its cases. */
async function leadWithFewest(traits: readonly string[], count: Count): Promise<Selection> {
  if (traits.length < 2) return { traits }
  const counted = await Promise.all(
    traits.map(async (trait) => ({ trait, fewest: (await count({ traits: [trait] })).count })),
  )
  return { traits: counted.sort((a, b) => a.fewest - b.fewest).map(({ trait }) => trait) }
}

function isAll(selection: Selection): boolean {
  return 'traits' in selection && selection.traits.length === 0
}

/** Several traits are counted together only where the leading one was counted to its end. */
async function countMatching(selection: Selection, count: Count): Promise<BoundedCount | null> {
  if ('labelKeys' in selection || selection.traits.length === 1) return count(selection)
  const leading = await count({ traits: selection.traits.slice(0, 1) })
  return leading.isMore ? null : count(selection)
}

async function loadCases(
  database: PrismaClient,
  clinician: Clinician,
  places: readonly Place[],
): Promise<StoredCase[]> {
  const ids = places.map(({ id }) => id)
  const rows = await database.patientCase.findMany({
    where: { id: { in: ids }, ...visibleTo(clinician) },
    include: WHOLE_CASE,
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [toStoredCase(row)]
  })
}

/** Which of these traits any case that a clinician sees has, each looked up once. */
export async function listTraitsInUse(clinician: Clinician, traits: readonly string[]): Promise<readonly string[]> {
  const database = await getDatabase()
  const rows = await database.$queryRaw<{ trait: string }[]>`
    SELECT "trait" FROM unnest(${[...traits]}::text[]) AS "asked" ("trait") WHERE EXISTS (
      SELECT 1 FROM "CaseTrait" WHERE "audienceId" = ANY(${[...clinician.audienceIds]}::uuid[])
        AND "CaseTrait"."trait" = "asked"."trait" COLLATE "C"
    )`
  return rows.map(({ trait }) => trait)
}

/** How many cases a clinician sees, all of them counted: for an export, which reads them all. */
export async function countCases(clinician: Clinician): Promise<number> {
  const database = await getDatabase()
  return database.caseAudience.count({ where: { audienceId: { in: [...clinician.audienceIds] } } })
}
