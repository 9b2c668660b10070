import {
  type CalendarDate,
  type DayRange,
  describeDate,
  type PartialDate,
  toDayRange,
} from '@/lib/domain/calendar-date'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { intersect, toInterval } from '@/lib/domain/quantity'
import { SCALE_RANGES } from '@/lib/rules/scales'
import { checkDoseSteps } from './check-dose-steps'
import { checkDoses } from './check-doses'
import type { FormErrors } from './form-values'
import { LENGTH_SLACK_DAYS, toLengthDays } from './length-days'

type Context = {
  readonly today: CalendarDate
  readonly otherTrials: readonly AntidepressantTrial[]
}

/**
 * What in a trial cannot be so, by the box to put right. Only what is certainly wrong is refused: "2024" as start and
 * "2024" as stop may be right. A case file may hold such facts, so import never asks this.
 */
export function checkTrialFacts(trial: AntidepressantTrial, { today, otherTrials }: Context): FormErrors {
  return {
    ...checkScales(trial),
    ...checkAddedTo(trial, otherTrials),
    ...checkDoses(trial),
    ...checkDoseSteps(trial, today),
    ...checkPeriod(trial, today),
    ...checkFuture(trial, today),
  }
}

function checkPeriod(trial: AntidepressantTrial, today: CalendarDate): FormErrors {
  const { start, stop, ongoing } = trial
  if (ongoing && stop) return { stop: 'Remove the stop date, or choose that the drug is no longer taken.' }
  if (start && stop && toDayRange(stop).last < toDayRange(start).first) {
    return { stop: `Enter a stop date on or after the start, ${describeDate(start)}, or correct the start.` }
  }
  const end = ongoing ? today : stop
  const length = toLengthDays(trial)
  if (!start || !end || length === null) return {}
  const between = daysBetween(toDayRange(start), toDayRange(end))
  const slack = LENGTH_SLACK_DAYS
  if (intersect({ min: between.min - slack, max: between.max + slack }, length) !== null) return {}
  const counted = between.min === between.max ? `${between.max}` : `${between.min} to ${between.max}`
  return { length: `The dates give ${counted} days: correct this length or the dates, or leave one of them out.` }
}

/** Both ends count. */
function daysBetween(start: DayRange, stop: DayRange) {
  return { min: Math.max(1, stop.first - start.last + 1), max: stop.last - start.first + 1 }
}

function checkFuture(trial: AntidepressantTrial, today: CalendarDate): FormErrors {
  const rows: readonly (readonly [string, PartialDate | null | undefined])[] = [
    ['start', trial.start],
    ['stop', trial.stop],
    ['outcome.baselineOn', trial.outcome?.baselineOn],
    ['outcome.endpointOn', trial.outcome?.endpointOn],
    ...(trial.doses ?? []).flatMap((step, row) => [
      [`doses.${row}.start`, step.start] as const,
      [`doses.${row}.stop`, step.stop] as const,
    ]),
    ...(trial.dispenses ?? []).map((dispense, row) => [`dispenses.${row}.date`, dispense.date] as const),
    ...(trial.plasmaLevels ?? []).map((level, row) => [`plasmaLevels.${row}.on`, level.on] as const),
  ]
  const now = toDayRange(today).last
  const late = rows.filter(([, date]) => date && toDayRange(date).first > now)
  return Object.fromEntries(
    late.map(([box]) => [box, `This date is after today, ${describeDate(today)}: correct the day or the year.`]),
  )
}

function checkScales({ outcome }: AntidepressantTrial): FormErrors {
  if (!outcome?.scale) return {}
  const { maximum } = SCALE_RANGES[outcome.scale]
  const boxes = [
    ['outcome.baseline', outcome.baseline],
    ['outcome.endpoint', outcome.endpoint],
  ] as const
  const above = boxes.filter(([, total]) => toInterval(total).min > maximum || hasEndAbove(total, maximum))
  return Object.fromEntries(
    above.map(([box]) => [box, `The ${outcome.scale} ends at ${maximum}: correct the score or the scale.`]),
  )
}

function hasEndAbove(total: AntidepressantTrial['weeks'], maximum: number): boolean {
  return typeof total === 'object' && total !== null && total.max !== undefined && total.max > maximum
}

function checkAddedTo({ id, addedTo }: AntidepressantTrial, otherTrials: readonly AntidepressantTrial[]): FormErrors {
  if (addedTo?.includes(id)) return { addedTo: 'A drug cannot be added to itself: choose the trial it was added to.' }
  const known = new Set(otherTrials.map((trial) => trial.id))
  const isUnknown = addedTo?.some((other) => !known.has(other)) ?? false
  return isUnknown ? { addedTo: 'Choose from the trials of this case; one of those chosen is no longer in it.' } : {}
}
