import type { Interval } from '@/lib/domain/quantity'
import type { AgentId } from './antidepressants'
import type { DepressionUse } from './depression-uses'
import type { Evidence } from './evaluation'
import type { ReferenceId } from './references'
import type { ResolvedDrug } from './resolve-drug'

type UsualOtherUse = {
  readonly agent: AgentId
  /** At which doses: below, at most, or at any. */
  readonly doses: { readonly below: number } | { readonly atMost: number } | 'any'
  readonly unit: 'mg/day'
  readonly usualUse: string
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
  readonly lastChecked: string
}

function use(agent: AgentId, doses: UsualOtherUse['doses'], usualUse: string, locator: string): UsualOtherUse {
  return {
    agent,
    doses,
    unit: 'mg/day',
    usualUse,
    source: 'decidedHere',
    locator,
    evidence: 'decided',
    lastChecked: '2026-11-21',
  }
}

/** Doses that usually are for something else than depression, so that the use has to be asked for. */
export const USUAL_OTHER_USES: readonly UsualOtherUse[] = [
  use('trazodone', { below: 150 }, 'sleep', 'The label starts at 150 mg; CPS calls 50 to 100 mg a hypnotic dose'),
  use('amitriptyline', { below: 75 }, 'pain or sleep', 'Below the lower end of CANMAT'),
  use('trimipramine', { below: 75 }, 'sleep', 'Below the lower end of CANMAT'),
  use('nortriptyline', { below: 50 }, 'pain', 'Below the lowest borderline dose'),
  use('doxepin', { atMost: 10 }, 'insomnia or itch', 'Insomnia products hold 3 or 6 mg; 10 mg is the smallest capsule'),
  use('mirtazapine', { atMost: 7.5 }, 'sleep', 'Half of the starting dose'),
  use('quetiapine_xr', { below: 150 }, 'sleep', 'Below the lower end of label and CANMAT'),
  use('opipramol', 'any', 'anxiety or somatoform disorder', 'Licensed for nothing else'),
]

/** What a recorded drug is usually for, when its product or dose is usually not for depression; otherwise `null`. */
export function usualOtherUse(drug: ResolvedDrug, dose: Interval | null): string | null {
  switch (drug.kind) {
    case 'unresolved':
      return null
    case 'other':
      return drug.usuallyFor ?? otherUseAbove(drug.use, dose)
    case 'agent': {
      if (drug.usuallyFor !== null) return drug.usuallyFor
      const row = USUAL_OTHER_USES.find(({ agent }) => agent === drug.agent.id)
      return row !== undefined && mayBeAmong(row.doses, dose) ? row.usualUse : null
    }
  }
}

/** A drug that is given for depression at a low dose only, at a dose that is or may be above it. */
function otherUseAbove(use: DepressionUse | null, dose: Interval | null): string | null {
  if (use === null || use.lowDose === null || dose === null || isAnyDose(dose)) return null
  return dose.max > use.lowDose.value ? use.lowDose.above : null
}

function isAnyDose({ min, max }: Interval): boolean {
  return min === 0 && max === Infinity
}

/** A dose of which nothing is known says nothing of the use; a range that starts among these doses does. */
function mayBeAmong(doses: UsualOtherUse['doses'], dose: Interval | null): boolean {
  if (doses === 'any') return true
  if (dose === null || isAnyDose(dose)) return false
  return 'below' in doses ? dose.min < doses.below : dose.min <= doses.atMost
}
