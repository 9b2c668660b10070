import { type CalendarDate, describeDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { getDefinition } from '@/lib/rules/definitions'
import { RULES_VERSION } from '@/lib/rules/rules-version'
import { describeThen, type ExplainedCause, listCauses } from './describe-explanation'
import { explainChange, isWorthTelling } from './explain-change'
import type { OpenedAssessment } from './kept-assessment'

/** What is kept of a case, as far as its page says. */
export type KeptOfCase = {
  readonly count: number
  /** The last one under the definition that is shown, in words. */
  readonly last: string | null
  readonly change: ChangeSinceKept | null
}

/** How the present answer differs from the last one that was kept, and why. */
export type ChangeSinceKept = {
  /** The day of the kept assessment, in words. */
  readonly since: string
  readonly said: string
  readonly causes: readonly ExplainedCause[]
  readonly href: string
}

type Asked = {
  readonly count: number
  readonly latest: OpenedAssessment | null
  readonly present: CaseFile
  readonly today: CalendarDate
  /** Where the kept assessments are listed. */
  readonly listPath: string
}

/** What a case's page says of its kept assessments; of a change only where there is something to tell. */
export function toKeptOfCase({ count, latest, present, today, listPath }: Asked): KeptOfCase {
  if (latest === null) return { count, last: null, change: null }
  const last = `for ${describeDate(latest.assessedOn)} by rules ${latest.rulesVersion}`
  const href = `${listPath}/${latest.id}`
  return { count, last, change: explainSince(latest, present, today, href) }
}

function explainSince(
  latest: OpenedAssessment,
  present: CaseFile,
  today: CalendarDate,
  href: string,
): ChangeSinceKept | null {
  const { input, rulesVersion } = latest
  const definition = getDefinition(latest.definition)
  const since = describeDate(latest.assessedOn)
  if (definition === null) return null
  if (input === null) {
    const said = `On ${since}, under rules ${rulesVersion}, it was: ${latest.result.sentence} ${UNREADABLE}`
    return rulesVersion === RULES_VERSION ? null : { since, said, causes: [], href }
  }
  const explanation = explainChange({ ...latest, input }, present, definition.id, today)
  if (!isWorthTelling(explanation)) return null
  return { since, said: describeThen(explanation), causes: listCauses(explanation, definition.id), href }
}

export const UNREADABLE = 'The record as it was then can no longer be read by this version, so it was not run again.'
