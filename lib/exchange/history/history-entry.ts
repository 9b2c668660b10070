import type { ChangedSubject } from './list-changes'

/** One change of a case as the page of its history shows it. */
export type HistoryEntry = {
  readonly id: string
  /** "6 August 2026, 14:02". */
  readonly when: string
  readonly who: string
  /** "changed sertraline (first trial)". */
  readonly did: string
  /** Empty where the earlier state cannot be read any more. */
  readonly changes: readonly ChangedSubject[]
}

/** The part of a trial or of the case that is not there to be put back: it was added by the change itself. */
export function canBePutBack({ how, subject }: ChangedSubject): boolean {
  return how !== 'added' && subject !== 'order'
}
