import type { AgentId } from './antidepressants'
import type { Evidence } from './evaluation'
import type { ReferenceId } from './references'

type BridgeDays = {
  readonly value: number
  readonly unit: 'days'
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
  readonly lastChecked: string
}

/** The longest gap, off the drug or below the minimum, that does not end a run. */
export const BRIDGE_DAYS = {
  ordinary: {
    value: 7,
    unit: 'days',
    source: 'decidedHere',
    locator: 'A week without doses does not undo weeks of treatment',
    evidence: 'decided',
    lastChecked: '2026-11-21',
  },
  fluoxetine: {
    value: 14,
    unit: 'days',
    source: 'decidedHere',
    locator: 'Fluoxetine and its metabolite stay for weeks',
    evidence: 'decided',
    lastChecked: '2026-11-21',
  },
} as const satisfies Record<'ordinary' | 'fluoxetine', BridgeDays>

/** The bridge of a drug, named by what it counts as; the ordinary one where the drug is not resolved. */
export function getBridgeDays(countsAs: AgentId | null): number {
  return countsAs === 'fluoxetine' ? BRIDGE_DAYS.fluoxetine.value : BRIDGE_DAYS.ordinary.value
}
