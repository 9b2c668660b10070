import { PARTIAL_RESPONSE, PARTIALLY_RESPONSIVE_FROM, STRICT } from './beside'
import { BRIDGE_DAYS } from './bridging'
import { LENGTH_TOLERANCE_DAYS } from './course'
import { ABSURD_DOSE_FACTOR } from './label-maximums'
import { MAX_DAYS_AFTER_STOP } from './outcome'
import { STEADY_STATE_DAYS, TROUGH_HOURS } from './plasma-ranges'
import { CHRONIC_FROM_YEARS, RECURRENT_FROM_EPISODES } from './policy-case-rule'
import { ADULT_FROM_YEARS } from './scope'
import { type Cited, decided } from './table-sources'
import { MAX_DAYS_BEFORE_START } from './trial-scores'

export type DecidedNumber = Cited & {
  readonly label: string
  /** With its unit, ready to print. */
  readonly value: string
}

function citedBy({ source, locator, evidence }: Cited): Cited {
  return { source, locator, evidence }
}

/** The numbers that hold for every definition, in one list; each is used from where it is named. */
export const DECIDED_NUMBERS: readonly DecidedNumber[] = [
  { label: 'Gap bridged, most drugs', value: `${BRIDGE_DAYS.ordinary.value} days`, ...citedBy(BRIDGE_DAYS.ordinary) },
  {
    label: 'Gap bridged, fluoxetine',
    value: `${BRIDGE_DAYS.fluoxetine.value} days`,
    ...citedBy(BRIDGE_DAYS.fluoxetine),
  },
  {
    label: 'Dates and a length may differ, and dates win, up to',
    value: `${LENGTH_TOLERANCE_DAYS} days`,
    ...decided('A length in weeks is rounded; by more, the two contradict each other'),
  },
  {
    label: 'A score after the stop says nothing of the trial after',
    value: `${MAX_DAYS_AFTER_STOP} days`,
    ...decided('Four weeks after the stop a score no longer speaks of the trial'),
  },
  {
    label: 'A score of the case is a baseline of a trial that starts within',
    value: `${MAX_DAYS_BEFORE_START} days`,
    ...decided('As long as a score speaks of a trial after its stop; an older one is of another state'),
  },
  { label: 'On one dose before a level', value: `${STEADY_STATE_DAYS.value} days`, ...citedBy(STEADY_STATE_DAYS) },
  {
    label: 'Trough level',
    value: `${TROUGH_HOURS.min} to ${TROUGH_HOURS.max} hours after a dose`,
    ...citedBy(TROUGH_HOURS),
  },
  {
    label: 'A dose is taken for a slip from',
    value: `${ABSURD_DOSE_FACTOR.value} times the highest named dose`,
    ...citedBy(ABSURD_DOSE_FACTOR),
  },
  {
    label: 'Adult',
    value: `certain from the year after the ${ADULT_FROM_YEARS}th birthday; in the year of it not known`,
    ...decided('The definitions were made for adults, and only the year of birth is recorded'),
  },
  {
    label: 'Strict count: improvement below',
    value: `${STRICT.percent} %`,
    source: 'desseilles2011',
    locator: 'below 25 % no response',
    evidence: 'read',
  },
  {
    label: 'Partially responsive depression',
    value: `${PARTIALLY_RESPONSIVE_FROM} adequate trials with ${PARTIAL_RESPONSE.min} to under ${PARTIAL_RESPONSE.max} %`,
    ...decided('25 to 49 % is partial response (Desseilles 2011); two trials, as in every definition'),
  },
  {
    label: 'Policies that ask for “chronic or recurrent” and give no number',
    value: `${CHRONIC_FROM_YEARS} years in one episode, or ${RECURRENT_FROM_EPISODES} episodes`,
    ...decided('The narrower reading; the result says so'),
  },
]
