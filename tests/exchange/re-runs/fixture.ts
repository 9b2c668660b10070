import { type CalendarDate, isCalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { asAssessed } from '@/lib/exchange/case-file-text'
import type { Kept } from '@/lib/exchange/re-runs/explain-change'
import { runNow } from '@/lib/exchange/re-runs/explain-change'
import type { KeptFinding, KeptResult } from '@/lib/exchange/re-runs/kept-result'
import type { CriterionId } from '@/lib/rules/evaluation'
import { aCaseFile, aTrial } from '../../factories'

/** A day as a test writes it. */
export function aDay(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new Error(text)
  return text
}

export const THEN = aDay('2026-03-05')
export const TODAY = aDay('2026-11-21')

// 1 March to 14 June 2024 are 106 days; nine in ten doses taken; PHQ-9 from 20 to 18 is 10 % better.
export const SERTRALINE = {
  ...{ id: 't1', drug: 'sertraline', start: '2024-03-01', stop: '2024-06-14', doses: [{ mgPerDay: 50 }] },
  adherence: { method: 'refillRecord', proportion: 0.9 },
  outcome: { scale: 'PHQ-9', baseline: 20, endpoint: 18, endpointOn: '2024-06-14' },
} as const

/** A case with one adequate failed trial of sertraline at 50 mg, and what a test is about. */
export function aRecord(changes: Parameters<typeof aCaseFile>[0] = {}): CaseFile {
  return aCaseFile({ case: { birthYear: 1984 }, trials: [aTrial(SERTRALINE)], ...changes })
}

/** What the present rules say of a record, kept under a version of the rules. */
export function kept(record: CaseFile = aRecord(), rulesVersion = '2026.11', assessedOn = THEN): Kept {
  const input = asAssessed({ ...record, case: { ...record.case, assessedOn } }, assessedOn)
  return { rulesVersion, assessedOn, input, result: runNow(input, 'six-week', assessedOn) }
}

/** A result in which one finding of the first trial was otherwise. */
export function withFinding(
  result: KeptResult,
  criterion: CriterionId,
  changes: Partial<KeptFinding>,
  trialChanges: Partial<KeptResult['trials'][number]> = {},
): KeptResult {
  return {
    ...result,
    trials: result.trials.map((trial, index) =>
      index > 0
        ? trial
        : {
            ...trial,
            findings: trial.findings.map((finding) =>
              finding.criterion === criterion ? { ...finding, ...changes } : finding,
            ),
            ...trialChanges,
          },
    ),
  }
}
