/** Met under every completion of the recorded facts, under none, or neither (`docs/glossary.md`). */
export type Verdict = 'met' | 'notMet' | 'unknown'

const OPPOSITE = { met: 'notMet', notMet: 'met', unknown: 'unknown' } as const satisfies Record<Verdict, Verdict>

/** Met when it is not met, and the other way round; what is unknown stays so. */
export function not(verdict: Verdict): Verdict {
  return OPPOSITE[verdict]
}

/** Whether one is met and the other is not. */
export function areOpposite(a: Verdict, b: Verdict): boolean {
  return a !== 'unknown' && b === not(a)
}

/** Met when all are; not met when any is not. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  let all: Verdict = 'met'
  for (const verdict of verdicts) {
    if (verdict === 'notMet') return verdict
    if (verdict === 'unknown') all = verdict
  }
  return all
}

/** Met when any is; not met when none is. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('met')) return 'met'
  if (verdicts.includes('unknown')) return 'unknown'
  return 'notMet'
}

/** Whether every, no or some value of an interval reaches a minimum. */
export function atLeast(minimum: number, observed: { readonly min: number; readonly max: number }): Verdict {
  if (observed.min >= minimum) return 'met'
  return observed.max < minimum ? 'notMet' : 'unknown'
}
