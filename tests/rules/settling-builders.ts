import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { assessDefinition } from '@/lib/rules/assess-definition'
import { DEFINITIONS } from '@/lib/rules/definitions'
import type { DefinitionId } from '@/lib/rules/evaluation'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aCaseFile, aTrial } from '../factories'
import { aDay } from './builders'

type Recorded = NonNullable<Parameters<typeof aTrial>[0]>
type CaseRecorded = NonNullable<NonNullable<Parameters<typeof aCaseFile>[0]>['case']>

/** What is known of a trial that failed after a fair chance. */
export const FAIR = {
  role: 'monotherapy',
  weeks: 12,
  adherence: { category: 'good' },
  outcome: { band: 'none' },
} as const satisfies Recorded

/** One drug that certainly counts in every definition. */
export const VENLAFAXINE = aTrial({ ...FAIR, id: 'f', drug: 'venlafaxine', doses: [{ mgPerDay: 225 }] })

/** Sertraline at its minimum of 50 mg, failed after a fair chance but for what the test is about. */
export function sertraline(recorded: Recorded = {}): AntidepressantTrial {
  const isDated = 'start' in recorded || 'days' in recorded
  const length = isDated ? { weeks: undefined } : {}
  return aTrial({ ...FAIR, drug: 'sertraline', doses: [{ mgPerDay: 50 }], ...length, ...recorded })
}

/** 1 March to 31 May 2025 is 92 days: whatever the onset in that year, 42 of them lie on one side of it. */
export function straddling(id: string, drug: string, mgPerDay: number): AntidepressantTrial {
  return aTrial({ ...FAIR, id, drug, weeks: undefined, start: '2025-03-01', stop: '2025-05-31', doses: [{ mgPerDay }] })
}

/** What would settle some trials on 20 November 2026, each fact as "trial field". */
export function setsFor(
  trials: readonly AntidepressantTrial[],
  facts: CaseRecorded = {},
  id: DefinitionId = 'six-week',
): readonly (readonly string[])[] {
  const file = aCaseFile({ case: facts, trials })
  const { toSettle } = assessDefinition(prepareCase(file, aDay('2026-11-20'), false), DEFINITIONS[id])
  return toSettle.map((set) => set.map(({ trial, field }) => `${trial ?? 'case'} ${field}`))
}
