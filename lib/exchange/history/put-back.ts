import { type AntidepressantTrial, MAX_TRIALS } from '@/lib/domain/case-file'
import { findFreeId } from '../forms/free-id'
import { nameTrial } from '../name-trial'
import { type CaseVersion, listKeyedTrials } from './case-version'
import { nameSubject, SUBJECTS, type Subject } from './list-changes'

/** A part of a case as it was, ready to be stored in place of what it is now. */
export type PutBack =
  | { readonly kind: Subject; readonly case: CaseVersion }
  | { readonly kind: 'trial'; readonly key: string; readonly trial: AntidepressantTrial; readonly case: CaseVersion }

/**
 * The present case with one part of it as it was in an earlier state, and that part; nothing else of it changes. `null`
 * where the earlier state does not hold the part, or the case has no room for a trial.
 */
export function putBack(present: CaseVersion, before: CaseVersion, subject: string): PutBack | null {
  const kind = SUBJECTS.find((name) => name === subject)
  if (kind === undefined) return putTrialBack(present, before, subject)
  return { kind, case: { ...present, file: putPartBack(present, before, kind) } }
}

/** What a state of a case calls one of its parts in the middle of a sentence; `null` where it has no such part. */
export function findSubjectName(version: CaseVersion, subject: string): string | null {
  const kind = SUBJECTS.find((name) => name === subject)
  if (kind !== undefined) return nameSubject(kind)
  const trials = listKeyedTrials(version)
  const trial = trials.find(({ id }) => id === subject)
  return trial === undefined ? null : nameTrial(trial, trials)
}

function putPartBack({ file }: CaseVersion, { file: before }: CaseVersion, kind: Subject): CaseVersion['file'] {
  switch (kind) {
    case 'facts': {
      const { conclusion: _, ...facts } = before.case
      return { ...file, case: withConclusion(facts, file.case.conclusion) }
    }
    case 'conclusion': {
      const { conclusion: _, ...facts } = file.case
      return { ...file, case: withConclusion(facts, before.case.conclusion) }
    }
    case 'treatments': {
      const { otherTreatments: _, ...rest } = file
      const { otherTreatments } = before
      return otherTreatments === undefined ? rest : { ...rest, otherTreatments }
    }
  }
}

function withConclusion(facts: CaseVersion['file']['case'], conclusion: CaseVersion['file']['case']['conclusion']) {
  return conclusion === undefined ? facts : { ...facts, conclusion }
}

function putTrialBack(present: CaseVersion, before: CaseVersion, key: string): PutBack | null {
  const was = listKeyedTrials(before).find((trial) => trial.id === key)
  if (was === undefined) return null
  const trials = listKeyedTrials(present)
  const now = trials.find((trial) => trial.id === key)
  if (now === undefined && trials.length >= MAX_TRIALS) return null
  const { file, trialKeys } = present
  const taken = new Set([...file.trials, ...(file.otherTreatments ?? [])].map(({ id }) => id))
  const id = now?.fileId ?? (taken.has(was.fileId) ? findFreeId('t', taken) : was.fileId)
  const { fileId: _, addedTo, ...facts } = was
  // A trial that is no longer there is nothing to be added to.
  const bases = addedTo?.flatMap((base) => trials.find((other) => other.id === base)?.fileId ?? [])
  const hasLinks = bases !== undefined && (bases.length > 0 || addedTo?.length === 0)
  const trial = { ...facts, id, ...(hasLinks ? { addedTo: bases } : {}) }
  const others = file.trials.map((other) => (other.id === id ? trial : other))
  return {
    kind: 'trial',
    key,
    trial,
    case: {
      file: { ...file, trials: now === undefined ? [...others, trial] : others },
      trialKeys: { ...trialKeys, [id]: key },
    },
  }
}
