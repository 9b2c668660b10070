import { capitalize } from '../describe-number'
import { type FormVersion, listDifferences, toTrialVersion } from '../forms/compare-versions'
import { nameTrial } from '../name-trial'
import { type CaseVersion, type KeyedTrial, listKeyedTrials } from './case-version'
import { type ChangedField, toChangedField } from './changed-field'
import type { ChangedSubject } from './list-changes'

/** Groups of a trial of which each part is shown for itself. */
const IN_PARTS = ['cap', 'adherence', 'outcome']
const ORDER = 'order'

/** The trials that one state of a case has, the other has not, or has otherwise; and that their order is another one. */
export function listTrialChanges(before: CaseVersion, after: CaseVersion): readonly ChangedSubject[] {
  const [then, now] = [listKeyedTrials(before), listKeyedTrials(after)]
  const keys = [...new Set([...now, ...then].map(({ id }) => id))]
  const changes = keys.flatMap((key) => listChangesOf(key, then, now))
  return [...changes, ...listMoves(then, now)]
}

type Trials = readonly KeyedTrial[]

function listChangesOf(key: string, then: Trials, now: Trials): ChangedSubject[] {
  const [was, is] = [then, now].map((trials) => trials.find(({ id }) => id === key))
  const named = is === undefined ? { trial: was, trials: then } : { trial: is, trials: now }
  if (named.trial === undefined) return []
  const inSentence = nameTrial(named.trial, named.trials)
  const fields = listFields(toVersion(was, then), toVersion(is, now))
  const isMoved = was !== undefined && is !== undefined && was.fileId !== is.fileId
  const id = isMoved ? [{ what: 'Id in the case file', before: [was.fileId], after: [is.fileId] }] : []
  if (fields.length + id.length === 0) return []
  const about = { subject: key, title: capitalize(inSentence), inSentence }
  if (was === undefined) return [{ ...about, how: 'added', fields }]
  return [{ ...about, how: is === undefined ? 'deleted' : 'changed', fields: [...fields, ...id] }]
}

function toVersion(trial: KeyedTrial | undefined, trials: Trials): FormVersion | null {
  if (trial === undefined) return null
  const { fileId: _, ...facts } = trial
  return toTrialVersion(facts, { trials: [...trials] })
}

function listFields(before: FormVersion | null, after: FormVersion | null): ChangedField[] {
  const [then, now] = [before ?? toNothing(after), after ?? toNothing(before)]
  return then === null || now === null ? [] : listDifferences(now, then, IN_PARTS).map(toChangedField)
}

/** Of a trial that is not there, nothing is recorded. */
function toNothing(version: FormVersion | null): FormVersion | null {
  if (version === null) return null
  const record = Object.fromEntries(Object.keys(version.record).map((field) => [field, undefined]))
  return { record, values: {}, words: {} }
}

function listMoves(then: Trials, now: Trials): ChangedSubject[] {
  const order = (trials: Trials, others: Trials) =>
    trials.filter(({ id }) => others.some((other) => other.id === id)).map((trial) => nameTrial(trial, trials))
  const [before, after] = [order(then, now), order(now, then)]
  const keys = (trials: Trials, others: Trials) =>
    trials.filter(({ id }) => others.some((other) => other.id === id)).map(({ id }) => id)
  if (keys(then, now).join('\n') === keys(now, then).join('\n')) return []
  const field = toChangedField({ what: 'Order', field: ORDER, mine: after, saved: before, canBeBoth: false })
  return [
    {
      subject: ORDER,
      title: 'Order of the trials',
      inSentence: 'the order of the trials',
      how: 'changed',
      fields: [field],
    },
  ]
}
