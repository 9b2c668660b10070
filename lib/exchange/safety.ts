import type { CaseFile } from '@/lib/domain/case-file'
import { listStopReasons } from '@/lib/domain/stop-reasons'
import { listSafetyConcerns } from './describe-case'
import { joinWords } from './describe-number'
import { describeDrugInSentence } from './describe-record'
import { STOP_REASON_LABELS } from './labels'

/** Where to turn in a crisis, unless the practice names another line. */
export const DEFAULT_CRISIS_LINE = '988 Suicide & Crisis Lifeline (US): call or text 988, at any hour.'

/** What has to be seen to before any judgement about past trials. */
export type SafetyNotice = {
  /** Recorded as present now. */
  readonly present: string | null
  /** Recorded of the past: trials that were stopped because of it. */
  readonly past: string | null
  readonly crisisLine: string
}

/** What is recorded that has to be seen to first; `null` where nothing is. */
export function getSafetyNotice(file: CaseFile, crisisLine: string = DEFAULT_CRISIS_LINE): SafetyNotice | null {
  const concerns = listSafetyConcerns(file)
  const present =
    concerns.length === 0
      ? null
      : `Recorded as present: ${joinWords(concerns)}. See to this before any judgement about past trials.`
  const past = describePast(file)
  return present === null && past === null ? null : { present, past, crisisLine }
}

function describePast(file: CaseFile): string | null {
  const stopped = file.trials.flatMap((trial) =>
    listStopReasons(trial)
      .filter((reason) => reason === 'suicidality' || reason === 'maniaOrHypomania')
      .map((reason) => `${describeDrugInSentence(trial)} because of ${STOP_REASON_LABELS[reason]}`),
  )
  return stopped.length === 0 ? null : `Recorded of the past: stopped ${joinWords(stopped)}. Ask about it now.`
}

/** The notice as lines of an export. */
export function listSafetyLines(notice: SafetyNotice | null): readonly string[] {
  if (notice === null) return []
  return [notice.present, notice.past, `In a crisis: ${notice.crisisLine}`].filter((line) => line !== null)
}
