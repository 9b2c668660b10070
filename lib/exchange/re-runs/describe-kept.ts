import { type CalendarDate, describeDate } from '@/lib/domain/calendar-date'
import { getDefinition } from '@/lib/rules/definitions'
import type { Verdict } from '@/lib/rules/verdict'
import { joinWords } from '../describe-number'
import { toVerdictMark } from '../describe-verdict'
import { DEFINITION_TITLES } from '../labels'
import { describeKeptCount } from './describe-change'
import type { KeptAssessment, KeptOccasion } from './kept-assessment'

const OCCASION_LABELS = {
  byHand: 'kept by hand',
  pdf: 'with a PDF summary',
  text: 'with a text summary',
  csv: 'with a table of trials',
  caseFile: 'with a case file',
} as const satisfies Record<KeptOccasion, string>

/** A kept assessment in words, as a list shows it. */
export type KeptLine = {
  readonly id: string
  readonly day: string
  readonly rulesVersion: string
  readonly definition: string
  readonly mark: Verdict
  readonly sentence: string
  readonly count: string
  readonly kept: string
  readonly occasions: string
  /** Said where adherence was assumed. */
  readonly assumption: string | null
}

/** The title of a definition, also of one that these rules no longer have. */
export function describeKeptDefinition(id: string): string {
  const known = getDefinition(id)
  return known === null ? `“${id}”, a definition that these rules no longer have` : DEFINITION_TITLES[known.id]
}

/** A kept assessment in words; the days on which it was kept are those of the practice. */
export function toKeptLine(kept: KeptAssessment, toDay: (instant: Date) => CalendarDate): KeptLine {
  const { id, result, rulesVersion } = kept
  const [first, last] = [describeDate(toDay(kept.keptAt)), describeDate(toDay(kept.lastKeptAt))]
  return {
    ...{ id, rulesVersion },
    day: describeDate(kept.assessedOn),
    definition: describeKeptDefinition(kept.definition),
    mark: toVerdictMark(result),
    sentence: result.sentence,
    count: describeKeptCount(result),
    kept: `${first}${first === last ? '' : `, last on ${last}`}, by ${kept.keptBy}`,
    occasions: joinWords(kept.occasions.map((occasion) => OCCASION_LABELS[occasion])),
    assumption: kept.assumeAdherence ? 'Adherence was assumed where it was not recorded, as chosen.' : null,
  }
}
