import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import type { Interval } from '@/lib/domain/quantity'
import { judgeTrials } from './assess-definition'
import type { JudgedTrial } from './assess-trial'
import { courseSpan } from './course'
import { placeRuns } from './days-at-dose'
import { getDefinition } from './definitions'
import { type DoseDays, doseByDay } from './dose-by-day'
import type { DefinitionId } from './evaluation'
import type { RunPlaces } from './longest-run'
import { prepareCase } from './prepare-case'

/** A recorded trial on the calendar, with what one definition asks of its dose and days. */
export type PlacedTrial = {
  readonly id: string
  /** Trials with the same key are trials of one drug. */
  readonly drugKey: string
  readonly days: readonly DoseDays[]
  readonly length: Interval
  /** What is enough in this patient, in the drug's unit; `null` where no source gives a minimum. */
  readonly enough: { readonly value: number; readonly unit: string; readonly isCapped: boolean } | null
  readonly requiredDays: number
  /** Where runs at or above that dose lie that are long enough; those of a course of several records stand in its last. */
  readonly runs: RunPlaces
}

const NOWHERE: RunPlaces = { certain: [], possible: [] }

function placeRunsOf({ dose, prepared }: JudgedTrial): RunPlaces {
  const { course, enough, requiredDays } = dose
  return enough === null ? NOWHERE : placeRuns(course, enough, prepared.bridgeDays, requiredDays)
}

/** Every trial of a case on the calendar, as one definition reads it, in the order of the file. */
export function placeTrials(file: CaseFile, id: DefinitionId, assessedOn: CalendarDate): readonly PlacedTrial[] {
  const definition = getDefinition(id)
  if (definition === null) return []
  const context = prepareCase(file, assessedOn, false)
  const judged = judgeTrials(context, definition)
  const isJoinedLater = (trial: string) =>
    context.courses.some(
      ({ joined, records }) => joined !== null && records.includes(trial) && records.at(-1) !== trial,
    )
  return context.trials.flatMap((prepared, index) => {
    const own = judged[index]
    if (own === undefined) return []
    const { enough, minimum, isCapped, requiredDays } = own.dose
    const days = doseByDay(prepared.course)
    return [
      {
        id: prepared.trial.id,
        drugKey: prepared.drugKey,
        days,
        length: courseSpan(prepared.course).days,
        enough:
          enough === null || minimum === null
            ? null
            : { value: enough.max, unit: minimum.unit, isCapped: isCapped !== 'notMet' },
        requiredDays,
        runs: days.length === 0 || isJoinedLater(prepared.trial.id) ? NOWHERE : placeRunsOf(own),
      },
    ]
  })
}
