import {
  type AntidepressantTrial,
  adherenceSchema,
  type CaseFile,
  type Conclusion,
  caseFactsSchema,
  type DoseStep,
  outcomeSchema,
} from '@/lib/domain/case-file'
import { describeConclusionReason } from '../conclusion'
import { capitalize, describeAmount, joinWords } from '../describe-number'
import { describeDoses, describePeriod } from '../describe-record'
import { CONCLUSION_LABELS } from '../labels'
import { nameTrial } from '../name-trial'
import { describeValue, nameField } from '../re-runs/field-words'
import { isSame } from '../re-runs/is-same'
import { CONCLUSION_FIELDS, toConclusionValues } from './conclusion-form'
import { type CaseForm, FACT_FIELDS, toCaseFormValues } from './facts-form'
import type { FormValues } from './form-values'
import { TRIAL_FIELDS, toTrialValues } from './trial-form'
import { toGroup, toList } from './written-values'

/** One version of what a form holds: recorded, as it stands in the boxes, and in better words where there are some. */
export type FormVersion = {
  readonly record: Readonly<Record<string, unknown>>
  readonly values: FormValues
  readonly words: Readonly<Record<string, readonly string[]>>
}

/** Something in which two versions of a record differ, each in words. */
export type Difference = {
  /** The box, or the start of the boxes, that hold it. */
  readonly field: string
  readonly what: string
  readonly mine: readonly string[]
  readonly saved: readonly string[]
  /** Whether the rows of both can stand one after the other. */
  readonly canBeBoth: boolean
}

/** Which version is kept of a difference. */
export type Choice = 'mine' | 'saved' | 'both'

const LENGTH = 'length'
const WORDS: Readonly<Record<string, string>> = {
  [LENGTH]: 'Length in all',
  doses: 'Dose steps',
  dispenses: 'Refills',
  sideEffects: 'Side effects',
  plasmaLevels: 'Plasma levels',
  contributors: 'Contributors',
  scores: 'Scores',
  otherDrugs: 'Other drugs',
  notTried: 'Drugs not tried',
  otherTreatments: 'Other treatments',
  'episode.severity': 'Severity of the episode',
  'episode.onset': 'Onset of the episode',
  'outcome.band': 'Outcome, in words',
}
const { diagnosis, episode, safety } = caseFactsSchema.shape
/** The parts of groups, in the order of the form. */
const PARTS: readonly string[] = [
  ...Object.keys(diagnosis.unwrap().unwrap().shape),
  ...Object.keys(episode.unwrap().unwrap().shape),
  ...Object.keys(safety.unwrap().unwrap().shape),
  ...Object.keys(adherenceSchema.shape),
  ...Object.keys(outcomeSchema.shape),
]
/** Groups whose facts stand each for itself. */
const SPLIT = ['diagnosis', 'episode', 'safety']
/** Steps follow upon each other, so those of two versions cannot be put together. */
const IN_SEQUENCE = ['doses']

// The length stands before the dates, as in the form.
const TRIAL_ORDER = Object.keys(TRIAL_FIELDS).flatMap((field) => (field === 'start' ? [LENGTH, field] : [field]))
const CONCLUSION_ORDER = Object.keys(CONCLUSION_FIELDS)
const FACTS_ORDER = [...Object.keys(FACT_FIELDS), 'otherTreatments']

function inOrder(order: readonly string[], record: Readonly<Record<string, unknown>>): FormVersion['record'] {
  return Object.fromEntries(order.map((field) => [field, record[field]]))
}

/** A trial as a version; the trials it was added to are called by their drugs. */
export function toTrialVersion(trial: AntidepressantTrial, { trials }: Pick<CaseFile, 'trials'>): FormVersion {
  const { id: _, weeks, days, ...facts } = trial
  const names = new Map(trials.map((other) => [other.id, nameTrial(other, trials)]))
  const bases = trial.addedTo?.map((id) => names.get(id) ?? id) ?? []
  const length = weeks === undefined && days === undefined ? undefined : { weeks, days }
  return {
    record: inOrder(TRIAL_ORDER, { ...facts, [LENGTH]: length }),
    values: toTrialValues(trial),
    words: {
      ...(bases.length === 0 ? {} : { addedTo: [joinWords(bases)] }),
      ...(trial.doses === undefined ? {} : { doses: trial.doses.map(describeStep) }),
      ...describeLength({ weeks, days }),
    },
  }
}

/** Without a length, or with one that says nothing such as "at least 0", the whole value says more. */
function describeLength({ weeks, days }: Pick<AntidepressantTrial, 'weeks' | 'days'>): FormVersion['words'] {
  if (weeks === null || days === null) return { [LENGTH]: ['not known'] }
  const amount = describeAmount(weeks ?? days, '')
  return amount === null ? {} : { [LENGTH]: [describePeriod({ weeks, days })] }
}

function describeStep(step: DoseStep): string {
  const { start, stop, weeks, days } = step
  const timing = [start, stop, weeks, days].filter((part) => part !== undefined)
  const isTimed = timing.length > 0
  if (isTimed && timing.every((part) => part === null)) return describeInFull(step, ['doses'])
  return [describeDoses({ doses: [step] }), ...(isTimed ? [describePeriod({ start, stop, weeks, days })] : [])].join(
    ', ',
  )
}

/** A case's own facts and other treatments as a version. */
export function toFactsVersion(form: CaseForm): FormVersion {
  const { facts, otherTreatments } = form
  return { record: inOrder(FACTS_ORDER, { ...facts, otherTreatments }), values: toCaseFormValues(form), words: {} }
}

/** A conclusion as a version; where none is recorded, nothing of it is. */
export function toConclusionVersion(conclusion: Conclusion | null | undefined): FormVersion {
  const { verdict, reasonCode } = conclusion ?? {}
  return {
    record: inOrder(CONCLUSION_ORDER, conclusion ?? {}),
    values: toConclusionValues(conclusion),
    words: {
      ...(verdict ? { verdict: [CONCLUSION_LABELS[verdict]] } : {}),
      ...(reasonCode ? { reasonCode: [describeConclusionReason(reasonCode)] } : {}),
    },
  }
}

/**
 * In what two versions differ, in the order of the fields. Groups of which the parts cannot be chosen one by one are
 * compared part by part where that is asked for.
 */
export function listDifferences(
  mine: FormVersion,
  saved: FormVersion,
  inParts: readonly string[] = [],
): readonly Difference[] {
  return Object.keys(saved.record).flatMap((field) => {
    const [my, theirs] = [mine.record[field], saved.record[field]]
    if (isSame(my, theirs)) return []
    if (![...SPLIT, ...inParts].includes(field) || !isSplit(my) || !isSplit(theirs))
      return [toDifference([field], my, theirs, [mine, saved])]
    return listGroupDifferences(field, toGroup(my) ?? {}, toGroup(theirs) ?? {})
  })
}

// An empty group is not the same as none, and has no parts to choose from.
function isSplit(value: unknown): boolean {
  return Object.keys(toGroup(value) ?? {}).length > 0
}

type Group = Readonly<Record<string, unknown>>

function listGroupDifferences(field: string, mine: Group, saved: Group): Difference[] {
  const parts = [...new Set([...Object.keys(saved), ...Object.keys(mine)])]
  return parts
    .filter((part) => !isSame(mine[part], saved[part]))
    .sort((one, other) => PARTS.indexOf(one) - PARTS.indexOf(other))
    .map((part) => toDifference([field, part], mine[part], saved[part], []))
}

function toDifference(
  path: readonly string[],
  mine: unknown,
  saved: unknown,
  versions: readonly FormVersion[],
): Difference {
  const field = path.join('.')
  const named = path.length > 1 && !SPLIT.includes(path[0] ?? '') ? path : path.slice(-1)
  const what = capitalize(WORDS[field] ?? named.map(nameField).join(', '))
  const canBeBoth = isRows(mine) && isRows(saved) && !IN_SEQUENCE.includes(field)
  const inFull = [describeVersion(mine, path), describeVersion(saved, path)] as const
  const [my = inFull[0], theirs = inFull[1]] = versions.map(({ words }) => words[field])
  const isTold = my.join('\n') !== theirs.join('\n')
  return { field, what, mine: isTold ? my : inFull[0], saved: isTold ? theirs : inFull[1], canBeBoth }
}

function isRows(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => toGroup(item) !== null)
}

function describeVersion(value: unknown, path: readonly string[]): string[] {
  // The ids of treatments mean nothing to people.
  if (isRows(value)) return toList(value).map((item) => describeInFull({ ...toGroup(item), id: undefined }, path))
  return [describeInFull(value, path[0] === LENGTH ? [] : path)]
}

function describeInFull(value: unknown, path: readonly string[]): string {
  return describeValue(value, path, Number.POSITIVE_INFINITY)
}

/** The boxes of what was saved meanwhile, with one's own where they were chosen. */
export function mergeVersions(
  mine: FormVersion,
  saved: FormVersion,
  choices: Readonly<Record<string, Choice>>,
): FormVersion['values'] {
  let values = saved.values
  for (const [field, choice] of Object.entries(choices)) {
    if (choice === 'mine') values = { ...omitBoxes(values, field), ...pickBoxes(mine.values, field) }
    if (choice === 'both') values = { ...values, ...pickRows(mine, saved, field) }
  }
  return values
}

function isBoxOf(name: string, field: string): boolean {
  return name === field || name.startsWith(`${field}.`)
}

function pickBoxes(values: FormValues, field: string): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => isBoxOf(name, field)))
}

function omitBoxes(values: FormValues, field: string): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isBoxOf(name, field)))
}

/** The rows that only one's own version has, as rows after those that were saved. */
function pickRows(mine: FormVersion, saved: FormVersion, field: string): FormValues {
  const rows = toList(saved.record[field])
  const added = toList(mine.record[field]).flatMap((row, number) =>
    rows.some((other) => isSame(row, other)) ? [] : [number],
  )
  const boxes = added.flatMap((number, index) =>
    Object.entries(pickBoxes(mine.values, `${field}.${number}`)).map(
      ([name, typed]) => [name.replace(`${field}.${number}`, `${field}.${rows.length + index}`), typed] as const,
    ),
  )
  // A treatment that stands beside its other version gets an id of its own.
  return Object.fromEntries(boxes.filter(([name]) => !name.endsWith('.id')))
}
