import type { AntidepressantTrial, CaseFile } from '@/lib/domain/case-file'
import { toQuantity } from '@/lib/domain/quantity'
import { getAgent, isAgentId } from '@/lib/rules/antidepressants'
import type { DoseDays } from '@/lib/rules/dose-by-day'
import type { DefinitionEvaluation, TrialEvaluation } from '@/lib/rules/evaluation'
import type { PlacedTrial } from '@/lib/rules/place-trials'
import { describeAmount, describeDays, describeUnit } from '../describe-number'
import { describeDoses, describeDrug } from '../describe-record'
import { describeTrialResult } from '../describe-trial'
import { describePlaces, describeWhen } from './describe-when'
import type { BarPiece, NotPlaced, TimelineBar, TimelineFact, TimelineLane, TimelineRun } from './model'
import { startOfDays } from './start-of-days'

type Placed = { readonly trial: AntidepressantTrial; readonly judged: TrialEvaluation; readonly place: PlacedTrial }

/** "50 mg → 100 mg" as "50 → 100 mg", where all steps have one unit. */
function shareUnit(doses: string): string {
  const steps = doses.split(' → ')
  const unit = /^[\d.]+( \S+)$/.exec(steps.at(-1) ?? '')?.[1]
  if (unit === undefined || !steps.every((step) => step.endsWith(unit))) return doses
  return `${steps.map((step) => step.slice(0, -unit.length)).join(' → ')}${unit}`
}

/** The first and the last of many steps. */
function shorten(doses: string): string {
  const steps = doses.split(' → ')
  return steps.length <= 3 ? doses : `${steps[0]} → … → ${steps.at(-1)}`
}

/** The dates of a trial, or where it has none those of its first and last step. */
function datesOf({ start, stop, ongoing, doses = [] }: AntidepressantTrial) {
  return { start: start ?? doses[0]?.start, stop: stop ?? doses.at(-1)?.stop, ongoing }
}

function describeLength({ length }: PlacedTrial): string {
  if (!Number.isFinite(length.max) && length.min <= 1) return 'length not known'
  return describeDays(toQuantity(length)) ?? 'length not known'
}

const ROLE_NOTES = { monotherapy: '', combination: ' (added)', augmentation: ' (augmentation)' } as const

function toFact({ trial, judged, place }: Placed): TimelineFact {
  const doses = shareUnit(describeDoses(trial))
  const role = ROLE_NOTES[trial.role ?? 'monotherapy']
  return {
    what: `${describeDrug(trial, judged.drugId)}${/^\d/.test(doses) ? '' : ','} ${doses}${role}`,
    when: describeWhen(datesOf(trial)),
    length: describeLength(place),
    result: describeTrialResult(judged).label.toLowerCase(),
  }
}

function toPiece({ first, last, dose, isWithin }: DoseDays, one: number): BarPiece {
  const isSure = isWithin === 'met'
  return { first, last, sure: isSure ? dose.min / one : 0, most: dose.max / one, isWithin: isSure }
}

/** The dose drawn at the height of the line; without a minimum, the highest dose of the trial. */
function doseAtLine({ enough, days }: PlacedTrial): number {
  if (enough !== null && enough.value > 0) return enough.value
  const known = days.map(({ dose }) => dose.max).filter((dose) => Number.isFinite(dose) && dose > 0)
  return known.length === 0 ? 1 : Math.max(...known)
}

function toBar(placed: Placed): TimelineBar {
  const { trial, judged, place } = placed
  const fact = toFact(placed)
  const doses = shorten(shareUnit(describeDoses(trial)))
  const one = doseAtLine(place)
  return {
    id: trial.id,
    fact,
    labels: [`${doses} · ${fact.length} · ${fact.result}`, `${doses} · ${fact.length}`, doses],
    tone: describeTrialResult(judged).mark,
    pieces: place.days.map((days) => toPiece(days, one)),
    isOngoing: trial.ongoing === true && trial.stop == null,
  }
}

function describeEnough({ enough }: PlacedTrial): string {
  return enough === null ? '' : (describeAmount(enough.value, describeUnit(enough.unit)) ?? '')
}

function toRuns({ trial, judged, place }: Placed): readonly TimelineRun[] {
  const { certain, possible } = place.runs
  if (possible.length === 0) return []
  const observed = judged.findings.find(({ criterion }) => criterion === 'duration')?.observed
  const howLong = certain.length > 0 ? 'long enough' : 'perhaps long enough'
  const fact: TimelineFact = {
    what: `${describeDrug(trial, judged.drugId)} at ${describeEnough(place)} or more, ${howLong}`,
    when: describePlaces(certain, possible),
    length: [describeDays(observed), `${place.requiredDays} needed`].filter((part) => part !== null).join(', '),
    result: '',
  }
  return [{ id: `${trial.id}-run`, fact, certain, possible }]
}

function titleOf(drugKey: string, placed: readonly Placed[]): string {
  const [first = '', ...others] = new Set(placed.map(({ trial, judged }) => describeDrug(trial, judged.drugId)))
  return others.length > 0 && isAgentId(drugKey) ? getAgent(drugKey).name : first
}

function describeLane(placed: readonly Placed[]): string {
  const doses = [...new Set(placed.map(({ place }) => describeEnough(place)).filter((dose) => dose !== ''))]
  const isCapped = placed.some(({ place }) => place.enough?.isCapped === true)
  return doses.length === 0 ? 'no minimum known' : `minimum ${doses.join(' or ')}${isCapped ? ' (cap)' : ''}`
}

function toLane(drugKey: string, placed: readonly Placed[]): TimelineLane {
  return {
    id: drugKey,
    title: titleOf(drugKey, placed),
    detail: describeLane(placed),
    hasMinimum: placed.some(({ place }) => place.enough !== null),
    bars: placed.map(toBar),
    runs: placed.flatMap(toRuns),
  }
}

function toPhrase(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`
}

function toNotPlaced(placed: Placed): NotPlaced {
  const { trial, judged } = placed
  const fact = toFact(placed)
  const [contradiction] = judged.contradictions
  const hasDates = fact.when !== 'dates not recorded'
  return { id: trial.id, fact, why: hasDates ? toPhrase(contradiction ?? 'no date places it') : 'no dates' }
}

/** The trials as lanes, one for each drug in the order of its first start, and those that no date places. */
export function toDrugLanes(
  file: CaseFile,
  definition: DefinitionEvaluation,
  places: readonly PlacedTrial[],
): { readonly lanes: readonly TimelineLane[]; readonly notPlaced: readonly NotPlaced[] } {
  const all = file.trials.flatMap((trial): Placed[] => {
    const judged = definition.trials.find(({ id }) => id === trial.id)
    const place = places.find(({ id }) => id === trial.id)
    return judged === undefined || place === undefined ? [] : [{ trial, judged, place }]
  })
  const byDrug = new Map<string, Placed[]>()
  const dated = all
    .filter(({ place }) => place.days.length > 0)
    .sort((a, b) => startOfDays(a.place.days) - startOfDays(b.place.days))
  for (const placed of dated) byDrug.set(placed.place.drugKey, [...(byDrug.get(placed.place.drugKey) ?? []), placed])
  return {
    lanes: [...byDrug].map(([drugKey, placed]) => toLane(drugKey, placed)),
    notPlaced: all.filter(({ place }) => place.days.length === 0).map(toNotPlaced),
  }
}
