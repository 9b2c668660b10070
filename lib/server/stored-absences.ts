import 'server-only'

type Fields = Readonly<Record<string, unknown>>

type Absences = { readonly notKnown: string[]; readonly recordedEmpty: string[] }

/** The groups of the case file; everything else that can be empty is a list. */
const GROUPS: ReadonlySet<string> = new Set(['diagnosis', 'episode', 'safety', 'conclusion', 'adherence', 'outcome'])

/** What a part of the case file says by saying nothing, as far as its columns cannot tell. */
export function findAbsences(part: Fields, columns: Fields, parents: readonly string[] = []): Absences {
  const notKnown: string[] = []
  const recordedEmpty: string[] = []
  for (const [name, value] of Object.entries(part)) {
    const path = [...parents, name]
    if (value === null && !isToldByColumns(path, columns)) notKnown.push(path.join('.'))
    if (Array.isArray(value) ? value.length === 0 : isEmptyGroup(value)) recordedEmpty.push(path.join('.'))
    if (isGroup(value)) {
      const inside = findAbsences(value, columns, path)
      notKnown.push(...inside.notKnown)
      recordedEmpty.push(...inside.recordedEmpty)
    }
  }
  return { notKnown, recordedEmpty }
}

/** Columns are named after the path of their field: the kind and the precision say "not known" themselves. */
function isToldByColumns(path: readonly string[], columns: Fields): boolean {
  const name = path
    .map((word, index) => (index === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join('')
  return `${name}Kind` in columns || `${name}Precision` in columns
}

function isGroup(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmptyGroup(value: unknown): boolean {
  return isGroup(value) && Object.values(value).every((field) => field === undefined)
}

/** The same part of the case file with what was asked, and what was recorded as empty, put back. */
export function restoreAbsences(part: Fields, absences: Partial<Absences>): Fields {
  let restored = part
  for (const path of absences.recordedEmpty ?? []) restored = put(restored, path.split('.'), GROUPS.has(path) ? {} : [])
  for (const path of absences.notKnown ?? []) restored = put(restored, path.split('.'), null)
  return restored
}

function put(part: Fields, [name, ...rest]: readonly string[], value: unknown): Fields {
  if (name === undefined) return part
  const inside = part[name]
  if (rest.length === 0) return { ...part, [name]: value }
  return { ...part, [name]: put(isGroup(inside) ? inside : {}, rest, value) }
}

/** Fields as the case file has them: a column that is null was not recorded; in `told`, null means not known. */
export function recorded(columns: Fields, told: Fields = {}): Fields {
  const kept = Object.entries(columns).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries([...kept, ...Object.entries(told).filter(([, value]) => value !== undefined)])
}

/** The same for a group or a list that is left out when nothing in it was recorded. */
export function recordedGroup(columns: Fields, told: Fields = {}): Fields | undefined {
  const group = recorded(columns, told)
  return Object.keys(group).length === 0 ? undefined : group
}

/** A list that is left out when it has no items. */
export function recordedList<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items
}
