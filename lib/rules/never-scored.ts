import type { Evidence } from './evaluation'
import type { ReferenceId } from './references'
import type { ResolvedDrug } from './resolve-drug'

/** Why a drug that is given for depression is recorded and never scored. */
export const NOT_SCORED = {
  sentence: 'no instrument gives a minimum for it.',
  source: 'decidedHere',
  locator: 'No dose table that was read has a row for it',
  evidence: 'decided',
  lastChecked: '2026-11-21',
} as const satisfies { readonly source: ReferenceId; readonly evidence: Evidence; readonly [key: string]: string }

/** True for a drug that is known and has no dose rows: recorded and shown, and never one of those that count. */
export function isNeverScored(drug: ResolvedDrug): boolean {
  return drug.kind === 'other' && drug.use?.given !== 'mayCount'
}

/** True for a drug that is given for depression and has no dose rows, but for those that are counted apart. */
export function hasOwnCounter(drug: ResolvedDrug): boolean {
  return drug.kind === 'other' && (drug.use?.given === 'alone' || drug.use?.given === 'added')
}
