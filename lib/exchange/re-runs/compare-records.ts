import type { CaseFile } from '@/lib/domain/case-file'
import { describeDrug } from '../describe-record'
import { describeValue, type FieldPath, nameField } from './field-words'
import { isSame } from './is-same'

/** One recorded fact that is not what it was. */
export type RecordChange = {
  /** Which trial or treatment it belongs to; empty for the case itself. */
  readonly where: string
  /** Where it is in the case file: "trials.t1.doses.0.mgPerDay". */
  readonly path: string
  /** What the fact is called: "Dose step 1, mg a day". */
  readonly what: string
  readonly before: string
  readonly after: string
}

type Place = { readonly where: string; readonly path: readonly string[]; readonly fields: FieldPath }

/** The facts in which two records of a case differ, each in words; the day of assessment is not one of them. */
export function compareRecords(before: CaseFile, after: CaseFile): readonly RecordChange[] {
  const facts = compareValues({ where: '', path: ['case'], fields: [] }, withoutDay(before), withoutDay(after))
  const trials = compareLists('trials', listTrials(before), listTrials(after), describeDrug)
  const [then, now] = [before.otherTreatments, after.otherTreatments]
  const treatments = compareLists('otherTreatments', then ?? [], now ?? [], ({ kind }) => describeValue(kind, ['kind']))
  const asked = (then === undefined) !== (now === undefined) && treatments.length === 0
  const none = { where: '', path: ['otherTreatments'], fields: ['otherTreatments'] }
  return [...facts, ...trials, ...treatments, ...(asked ? compareValues(none, then, now) : [])]
}

function withoutDay({ case: { assessedOn: _, ...facts } }: CaseFile) {
  return facts
}

// A base trial is named by its drug: ids mean nothing to people.
function listTrials({ trials }: CaseFile) {
  const names = new Map(trials.map((trial) => [trial.id, describeDrug(trial)]))
  return trials.map((trial) => ({ ...trial, addedTo: trial.addedTo?.map((id) => names.get(id) ?? id) }))
}

function compareLists<Item extends { readonly id: string }>(
  list: 'trials' | 'otherTreatments',
  before: readonly Item[],
  after: readonly Item[],
  name: (item: Item) => string,
): RecordChange[] {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))]
  return ids.flatMap((id): RecordChange[] => {
    const [then, now] = [before, after].map((items) => items.find((item) => item.id === id))
    if (then !== undefined && now !== undefined) {
      return compareValues({ where: name(now), path: [list, id], fields: [list] }, then, now)
    }
    const found = now ?? then
    if (found === undefined) return []
    const [was, is] = now === undefined ? ['recorded', 'deleted'] : ['not recorded', 'recorded']
    const what = list === 'trials' ? 'The whole trial' : 'The whole treatment'
    return [{ where: name(found), path: `${list}.${id}`, what, before: was, after: is }]
  })
}

function compareValues(place: Place, before: unknown, after: unknown): RecordChange[] {
  if (isSame(before, after)) return []
  if (isGroup(before) && isGroup(after)) return compareGroups(place, before, after)
  if (isListOfGroups(before) && isListOfGroups(after)) return compareRows(place, before, after)
  const { where, path, fields } = place
  const change = { before: describeValue(before, fields), after: describeValue(after, fields) }
  return [{ where, path: path.join('.'), what: describePlace(path), ...change }]
}

function compareGroups(place: Place, before: Group, after: Group): RecordChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap((key) => {
    const inner = { ...place, path: [...place.path, key], fields: [...place.fields, key] }
    return compareValues(inner, before[key], after[key])
  })
}

function compareRows(place: Place, before: readonly Group[], after: readonly Group[]): RecordChange[] {
  const rows = before.length > after.length ? before : after
  return rows.flatMap((_, index) =>
    compareValues({ ...place, path: [...place.path, String(index)] }, before[index], after[index]),
  )
}

type Group = Readonly<Record<string, unknown>>

function isRange(value: object): boolean {
  return Object.keys(value).every((key) => key === 'min' || key === 'max')
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRange(value)
}

function isListOfGroups(value: unknown): value is readonly Group[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object')
}

const ROW = /^\d+$/

// The first two are the list and the id of what it belongs to, or "case".
function describePlace(path: readonly string[]): string {
  const inside = path.slice(path[0] === 'case' ? 1 : 2)
  const words = inside.flatMap((part, index) => {
    const place = inside[index + 1] ?? ''
    if (ROW.test(part)) return []
    return [ROW.test(place) ? `${nameField(part)} ${Number(place) + 1}` : nameField(part)]
  })
  const text = words.length === 0 ? nameField(path.at(-1) ?? '') : words.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
