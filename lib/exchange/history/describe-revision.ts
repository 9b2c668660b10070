import { joinWords } from '../describe-number'
import type { ChangedSubject, How } from './list-changes'

/** What a change of a case was made for, as it is stored. */
export const CHANGE_KINDS = [
  'trialAdded',
  'trialChanged',
  'trialDeleted',
  'trialRestored',
  'factsChanged',
  'treatmentsChanged',
  'conclusionChanged',
  'scoresAdded',
  'putBack',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

const WITHOUT_NAMES: Readonly<Record<ChangeKind, string>> = {
  trialAdded: 'added a trial',
  trialChanged: 'changed a trial',
  trialDeleted: 'deleted a trial',
  trialRestored: 'put a trial back',
  factsChanged: 'changed the facts',
  treatmentsChanged: 'changed the other treatments',
  conclusionChanged: 'changed the conclusion',
  scoresAdded: 'added scores',
  putBack: 'put something back',
}
const VERBS: readonly How[] = ['added', 'changed', 'deleted']

/** What somebody did to a case: "changed sertraline (first trial)", "put the facts back", "added scores". */
export function describeRevision(kind: ChangeKind, changes: readonly ChangedSubject[]): string {
  if (changes.length === 0 || kind === 'scoresAdded') return WITHOUT_NAMES[kind]
  if (kind === 'putBack' || kind === 'trialRestored') return describePutBack(changes)
  return joinWords(VERBS.flatMap((how) => describePart(how, changes)))
}

function describePutBack(changes: readonly ChangedSubject[]): string {
  // With a trial, the links of others to it come back; these are no acts of their own.
  const added = changes.filter(({ how }) => how === 'added')
  return `put ${listNames(added.length === 0 ? changes : added)} back`
}

function describePart(how: How, changes: readonly ChangedSubject[]): string[] {
  const names = listNames(changes.filter((change) => change.how === how))
  return names === '' ? [] : [`${how} ${names}`]
}

function listNames(changes: readonly ChangedSubject[]): string {
  return joinWords(changes.map(({ inSentence }) => inSentence))
}
