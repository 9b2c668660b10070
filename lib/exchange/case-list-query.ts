import type { CaseVerdictId } from '@/lib/domain/case-file'
import { CONTRIBUTOR_CODES } from '@/lib/rules/contributor-codes'
import { getDefinition } from '@/lib/rules/definitions'
import type { DefinitionId } from '@/lib/rules/evaluation'
import type { FactField } from '@/lib/rules/smallest-sets'
import { contributorTrait, missingTrait, UNLISTED, verdictTrait } from './case-traits'

export const CASE_SORTS = ['changed', 'created'] as const
export type CaseSort = (typeof CASE_SORTS)[number]

/** The definition under which the list judges unless another is chosen. */
export const FIRST_DEFINITION: DefinitionId = 'six-week'

/** What is missing, in words of the list, in the order of the four criteria and of what stands around them. */
export const MISSING_LABELS = {
  dose: 'dose',
  duration: 'length',
  adherence: 'adherence',
  outcome: 'outcome',
  drug: 'name of a drug',
  indication: 'what a drug was given for',
  episode: 'episode of a trial',
  addedTo: 'what a drug was added to',
  facts: 'facts that contradict each other',
  diagnosis: 'diagnosis',
  birthYear: 'year of birth',
  onset: 'onset of the episode',
} as const satisfies Record<FactField, string>

/** Verdicts in the order in which a list offers them. */
export const VERDICT_FILTERS = [
  'criteriaMet',
  'indeterminate',
  'pseudoResistance',
  'notResistant',
  'outOfScope',
] as const satisfies readonly CaseVerdictId[]

const FIELDS = [
  'dose',
  'duration',
  'adherence',
  'outcome',
  'drug',
  'indication',
  'episode',
  'addedTo',
  'facts',
] as const
export const MISSING_FIELDS: readonly FactField[] = [...FIELDS, 'diagnosis', 'birthYear', 'onset']
export const CONTRIBUTOR_FILTERS: readonly string[] = [...CONTRIBUTOR_CODES, UNLISTED]

/** Where a page of the list begins: after or before a place that only the server can read. */
export type ListPlace = { readonly direction: 'after' | 'before'; readonly cursor: string }

/** What the list is asked for, all of it in fixed words: what was typed stands behind the key of a search. */
export type CaseListQuery = {
  readonly definition: DefinitionId
  readonly verdict: CaseVerdictId | null
  readonly missing: FactField | null
  readonly contributor: string | null
  readonly sort: CaseSort
  readonly search: string | null
  readonly place: ListPlace | null
}

type Params = Readonly<Record<string, string | readonly string[] | undefined>>

const CURSOR = /^[\w-]{1,100}$/

/** The query of an address; words that it does not know are left out. */
export function parseCaseListQuery(params: Params): CaseListQuery {
  return {
    definition: getDefinition(textOf(params, 'definition'))?.id ?? FIRST_DEFINITION,
    verdict: oneOf(VERDICT_FILTERS, textOf(params, 'verdict')),
    missing: oneOf(MISSING_FIELDS, textOf(params, 'missing')),
    contributor: oneOf(CONTRIBUTOR_FILTERS, textOf(params, 'contributor')),
    sort: oneOf(CASE_SORTS, textOf(params, 'sort')) ?? 'changed',
    search: textOf(params, 'search') || null,
    place: placeOf(params),
  }
}

function textOf(params: Params, name: string): string {
  const value = params[name]
  return typeof value === 'string' ? value : ''
}

function oneOf<Value extends string>(values: readonly Value[], text: string): Value | null {
  return values.find((value) => value === text) ?? null
}

function placeOf(params: Params): ListPlace | null {
  for (const direction of ['after', 'before'] as const) {
    const cursor = textOf(params, direction)
    if (CURSOR.test(cursor)) return { direction, cursor }
  }
  return null
}

/** The address of the list with something changed; a change leads to the first page, unless it names a place. */
export function toCaseListHref(query: CaseListQuery, changes: Partial<CaseListQuery>): string {
  const { place, definition, sort, ...filters } = { ...query, place: null, ...changes }
  const given = Object.entries({
    ...(definition === FIRST_DEFINITION ? {} : { definition }),
    ...filters,
    ...(sort === 'changed' ? {} : { sort }),
    ...(place === null ? {} : { [place.direction]: place.cursor }),
  }).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return given.length === 0 ? '/cases' : `/cases?${new URLSearchParams(given)}`
}

/** The traits of the cases that a query asks for. */
export function listQueryTraits({ definition, verdict, missing, contributor }: CaseListQuery): readonly string[] {
  return [
    ...(verdict === null ? [] : [verdictTrait(definition, verdict)]),
    ...(missing === null ? [] : [missingTrait(definition, missing)]),
    ...(contributor === null ? [] : [contributorTrait(contributor)]),
  ]
}
