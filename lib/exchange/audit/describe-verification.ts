/** In which ways a place of the record may not be as it was written. */
export const AUDIT_PROBLEM_KINDS = [
  ...(['edited', 'moved', 'unlinked', 'missing', 'keyUnknown', 'repaired', 'tailCut'] as const),
  ...(['headMissing', 'headChanged', 'headOlder', 'anchorChanged', 'anchorAhead', 'anchorDiffers'] as const),
] as const

export type AuditProblemKind = (typeof AUDIT_PROBLEM_KINDS)[number]

/** One place that is broken: an entry, or from one to another. */
export type AuditProblem = { readonly kind: AuditProblemKind; readonly from: number; readonly to: number }

/** What a check of the whole record found. */
export type AuditVerification = {
  readonly entries: number
  /** How many places are broken. */
  readonly problems: number
  /** The first of them, in the order of the record. */
  readonly first: readonly AuditProblem[]
  /** Whether there was a mark outside the database; without one, a cut end may go unseen. */
  readonly hasAnchor: boolean
}

/** A broken place as one sentence. */
export function describeAuditProblem({ kind, from, to }: AuditProblem): string {
  const entries = from === to ? `Entry ${from}` : `Entries ${from} to ${to}`
  switch (kind) {
    case 'edited':
      return `${entries} is not as it was written: it was edited, or put in.`
    case 'moved':
      return `${entries} does not belong where it stands: it was moved, or put in.`
    case 'unlinked':
      return `${entries} does not follow the entry before it: that one was replaced, or entries were put in or taken out.`
    case 'missing':
      return `${entries} ${from === to ? 'is' : 'are'} missing.`
    case 'keyUnknown':
      return `${entries} cannot be checked: the key that it names is not here. Add that key, or the entry was forged.`
    case 'repaired':
      return `Before entry ${from}, the end of the record had been changed from outside.`
    case 'tailCut':
      return `${entries} ${from === to ? 'is' : 'are'} missing at the end: the record was cut off.`
    case 'headMissing':
      return `The row that says where the record ends is gone; the last entry is ${to}.`
    case 'headChanged':
      return `The row that says where the record ends was changed; it names entry ${to}.`
    case 'headOlder':
      return `The row that says where the record ends names an entry before the last one, which is ${to}: it was put back, or entries were put in.`
    case 'anchorChanged':
      return 'The mark outside the database was changed, or made with a key that is not here.'
    case 'anchorAhead':
      return `The mark outside the database has seen entry ${to}, and the record ends at ${from - 1}: it was cut off, or an older state was put back.`
    case 'anchorDiffers':
      return `Entry ${from} is not the one that the mark outside the database has seen: the record was put back to an older state and written on, or rewritten.`
  }
}

/** What a check found, as one sentence. */
export function describeVerification({ entries, problems }: AuditVerification): string {
  const read = `${entries.toLocaleString('en')} ${entries === 1 ? 'entry' : 'entries'} read`
  if (problems === 0) return `${read}, 0 problems: nothing was edited, taken out, put in or moved.`
  return `${read}, ${problems.toLocaleString('en')} ${problems === 1 ? 'problem' : 'problems'}.`
}
