import { expect } from 'vitest'
import { type AntidepressantTrial, trialSchema } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import { assessCase } from '@/lib/rules/assess-case'
import type { TrialEvaluation } from '@/lib/rules/evaluation'
import { aCaseFile } from '../factories'
import { aDay } from './builders'

const ORDER = { notMet: 0, unknown: 1, met: 2 }

/** The one trial of a case, under each of the nine definitions. */
function judge(trial: AntidepressantTrial): readonly { readonly id: string; readonly trial: TrialEvaluation }[] {
  const { definitions } = assessCase(aCaseFile({ trials: [trial] }), { today: aDay('2026-11-20') })
  return definitions.flatMap(({ id, trials }) => trials.map((one) => ({ id, trial: one })))
}

type Change = { readonly before: AntidepressantTrial; readonly after: AntidepressantTrial }

/** No verdict that was met becomes unknown or not met, none that was unknown becomes not met. */
export function expectNoLower(
  { before, after }: Change,
  verdictsOf: (trial: TrialEvaluation) => Record<string, string>,
) {
  const raised = judge(after)
  judge(before).forEach(({ id, trial }, index) => {
    const verdicts = verdictsOf(raised[index]?.trial ?? trial)
    for (const [what, verdict] of Object.entries(verdictsOf(trial))) {
      const isLower = ORDER[toVerdict(verdicts[what])] < ORDER[toVerdict(verdict)]
      expect(`${id} ${what} ${isLower ? `${verdict} became ${verdicts[what]}` : 'no lower'}`).toBe(
        `${id} ${what} no lower`,
      )
    }
  })
}

function toVerdict(text: string | undefined): keyof typeof ORDER {
  return text === 'met' || text === 'notMet' ? text : 'unknown'
}

/** So much more of both ends, as far as they are known; never above the limit. */
export function plus(value: Quantity | undefined, more: number, limit = Infinity): Quantity | undefined {
  const add = (end: number) => Math.min(limit, Math.round((end + more) * 100) / 100)
  if (value === undefined || value === null) return value
  if (typeof value === 'number') return add(value)
  const { min, max } = value
  return { ...(min == null ? {} : { min: add(min) }), ...(max == null ? {} : { max: add(max) }) }
}

/** A trial without effect, unless something else is recorded. */
export function toTrial(recorded: object): AntidepressantTrial {
  return trialSchema.parse({ id: 't1', outcome: { band: 'none' }, ...recorded })
}
