import type { CaseFile } from '@/lib/domain/case-file'
import { describeDrug, describePeriod } from '../describe-record'

/** The trials of a case but one, to choose from: what was taken, and when. */
export function listTrialChoices(file: CaseFile, except: string) {
  return file.trials
    .filter((trial) => trial.id !== except)
    .map((trial) => ({
      value: trial.id,
      label: [describeDrug(trial), describePeriod(trial)].filter(Boolean).join(', '),
    }))
}
