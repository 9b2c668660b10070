import type { AntidepressantTrial, OtherTreatment } from '@/lib/domain/case-file'
import { listStopReasons } from '@/lib/domain/stop-reasons'
import { resolveDrug } from '@/lib/rules/resolve-drug'
import { BEFORE_MENTION, type FoundDrug, findDrugs, skipLeadingWords, toDrugFields } from './find-drugs'
import { createLine, type Found, type Line, listNotUnderstood } from './line'
import { readAdherence, readAdherenceShare } from './read-adherence'
import { readContext } from './read-context'
import { placePeriods, readCourse } from './read-course'
import { type ReadingDay, readDates } from './read-dates'
import { readDoses } from './read-doses'
import { readLengths } from './read-lengths'
import { readOtherTreatment } from './read-other-treatment'
import { readImprovement, readLostResponse, readOutcome, readScores } from './read-outcome'
import { readStop } from './read-stop'
import { splitLine } from './split-line'
import { suggestDrugs } from './suggest-drug'

/** What a line may still be asked for: what the rules judge by and what a payer wants to see. */
export const ASKED = ['drug', 'dose', 'duration', 'adherence', 'outcome', 'start', 'stop', 'stopReason'] as const
export type Asked = (typeof ASKED)[number]

export type QuickTrial = Omit<AntidepressantTrial, 'id'>
export type QuickTreatment = Omit<OtherTreatment, 'id'>

/** One line as it is understood. Nothing of it is lost: what was not understood stands in the comment as well. */
export type QuickEntry = {
  /** `null` for a blank line, a line of several trials, and a treatment that is no drug. */
  readonly trial: QuickTrial | null
  readonly otherTreatment?: QuickTreatment
  /** The parts of a line that holds several trials, each a line of its own. */
  readonly split?: readonly string[]
  readonly notUnderstood: readonly string[]
  readonly missing: readonly Asked[]
  /** Drugs that are written nearly like the one in the line; never put in its place. */
  readonly suggestions?: readonly string[]
}

const NOTHING: QuickEntry = { trial: null, notUnderstood: [], missing: [] }
const BULLET = /^\s*(?:[-*•–·]|\d{1,2}[.)](?=\s)|\(\d{1,2}\))\s*/

/** Reads one line as a clinician writes it; never guesses, never drops a word. */
export function readQuickEntry(written: string, day: ReadingDay): QuickEntry {
  const text = written.replace(BULLET, '').trim()
  if (text === '') return NOTHING
  const other = readOtherTreatment(text, day)
  if (other !== null) return { ...NOTHING, otherTreatment: other.treatment, notUnderstood: other.notUnderstood }
  const split = splitLine(text)
  return split === null ? readTrial(text, day) : { ...NOTHING, split }
}

function readTrial(written: string, day: ReadingDay): QuickEntry {
  const line = createLine(written)
  const drugs = findDrugs(line)
  const drug = drugs.find(({ value }) => value.mention === 'taken') ?? null
  const unresolved = drug === null ? findUnknownDrug(line) : null
  const name = drug?.value.name ?? unresolved?.value ?? null
  const others = drugs.filter((mention) => mention !== drug)
  const kept = others.map((mention) => markMention(line, mention))
  if (drug !== null) line.mark(drug.from, drug.to)
  if (unresolved !== null) line.mark(unresolved.from, unresolved.to)

  const scores = readScores(line)
  const share = readAdherenceShare(line)
  const improvement = readImprovement(line)
  const { inexact, periods = [], ...dates } = readDates(line, day)
  const lengths = readLengths(line)
  const { doses, refused } = readDoses(line, toDoseReading(name, drug ?? unresolved))
  const placed = placePeriods(doses, periods)
  if (placed === null) for (const { from, to } of periods) line.release(from, to)
  const course = readCourse(line, placed?.doses ?? doses, lengths)
  const adherence = readAdherence(line, share)
  const isLost = readLostResponse(line)
  const stop = readStop(line)
  const words = readOutcome(line)
  const context = readContext(line)
  const role = context.role ?? readRole(written, drug, others)

  const period = placed === null ? dates : { ...dates, start: placed.start, stop: placed.stop }
  const ongoing = period.ongoing ?? (course.isSoFar && period.stop === undefined && !stop.isStopped)
  const rest = [...refused, ...course.refused, ...listNotUnderstood(line)].sort((a, b) => a.from - b.from)
  const notUnderstood = rest.map(({ value }) => value)
  const comment = [...notUnderstood, ...inexact, ...kept].join('; ')
  const measured = { ...scores, ...improvement, ...words }
  const outcome = Object.keys(measured).length > 0 ? measured : words
  const stopReasons = [
    ...stop.stopReasons,
    ...(isLost && stop.isStopped && stop.stopReasons.length === 0 ? ['lossOfResponse' as const] : []),
    ...(others.some(({ value }) => value.mention === 'next') ? ['switchedByPrescriber' as const] : []),
  ]
  const trial: QuickTrial = {
    ...(name === null ? { drug: null } : toDrugFields(name)),
    ...context,
    ...(role === undefined ? {} : { role }),
    ...period,
    ...(ongoing ? { ongoing: true } : {}),
    ...course.fields,
    ...(adherence === undefined ? {} : { adherence }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(isLost ? { lostResponse: true } : {}),
    ...(stop.sideEffects === undefined ? {} : { sideEffects: [...stop.sideEffects] }),
    ...(stopReasons.length === 0 ? {} : { stopReason: stopReasons.length === 1 ? stopReasons[0] : stopReasons }),
    ...(comment === '' ? {} : { comment }),
  }
  const suggestions = name === null ? [] : suggestDrugs(name)
  return {
    trial,
    notUnderstood,
    missing: listMissing(trial),
    ...(suggestions.length === 0 ? {} : { suggestions }),
  }
}

const UNKNOWN_NAME =
  /^[a-z][a-z'-]{3,}(?: (?:xr|xl|er|sr|cr|ir))?(?= ?(?:[\d(:,>@]|$|for |x ?\d|up to|at ))|^[a-z][a-z'-]{3,}(?: [a-z][a-z'-]{2,}){0,2}(?= ?\d)/

/** A drug that is in no table: the words before the first number. */
function findUnknownDrug(line: Line): Found<string> | null {
  const rest = line.rest()
  const start = skipLeadingWords(rest)
  const name = UNKNOWN_NAME.exec(rest.slice(start))?.[0]
  return name === undefined
    ? null
    : { from: start, to: start + name.length, value: line.written.slice(start, start + name.length) }
}

/** Takes another drug that is only mentioned out of the line, with the words that say how; the comment keeps it. */
function markMention(line: Line, { from, to }: FoundDrug): string {
  const lead = BEFORE_MENTION.exec(line.rest().slice(0, from))?.[0].length ?? 0
  line.mark(from - lead, to)
  return line.written.slice(from - lead, to)
}

function toDoseReading(name: string | null, found: Found<unknown> | null) {
  const drug = resolveDrug(name)
  const isAgent = drug.kind === 'agent'
  return {
    drugEnd: found?.to ?? 0,
    isBareMg:
      found !== null &&
      (isAgent
        ? drug.agent.unit === 'mg/day' || drug.agent.id === 'lithium'
        : drug.kind === 'unresolved' || drug.group !== 'thyroidHormone'),
    isPerSession: isAgent && drug.agent.unit === 'mg/session',
  }
}

const ADDED =
  /^[^a-z0-9]*(?:\+|plus |with |and |adding |added |augmented with |augmentation with |combined with |in combination with )/

/** A drug that was added to another: an antidepressant makes a combination, any other drug an augmentation. */
function readRole(written: string, drug: FoundDrug | null, others: readonly FoundDrug[]): QuickTrial['role'] {
  const isAdded = others.some(({ value }) => value.mention === 'base') || ADDED.test(written.toLowerCase())
  if (!isAdded || drug === null) return undefined
  const resolved = resolveDrug(drug.value.name)
  return resolved.kind === 'agent' && resolved.agent.role === 'antidepressant' ? 'combination' : 'augmentation'
}

/** What the line does not say of what is asked for; a thing that is said not to be known was not forgotten. */
function listMissing(trial: QuickTrial): readonly Asked[] {
  const has: Record<Asked, boolean> = {
    drug: trial.drug !== null,
    dose: trial.doses !== undefined && trial.doses.length > 0,
    duration: hasLength(trial),
    adherence: trial.adherence !== undefined,
    outcome: hasOutcome(trial),
    start: trial.start !== undefined,
    stop: trial.stop !== undefined || trial.ongoing === true,
    stopReason: trial.stopReason !== undefined || trial.ongoing === true,
  }
  return ASKED.filter((asked) => !has[asked])
}

function hasLength({ weeks, days, start, stop, ongoing, doses = [] }: QuickTrial): boolean {
  const steps = doses.filter((step) => step.weeks !== undefined || step.days !== undefined)
  const isEverySet = doses.length > 0 && steps.length === doses.length
  return weeks !== undefined || days !== undefined || isEverySet || (!!start && (!!stop || ongoing === true))
}

function hasOutcome({ outcome, stopReason }: QuickTrial): boolean {
  if (outcome === null) return true
  const isPair = outcome?.baseline !== undefined && outcome.endpoint !== undefined
  const said = [outcome?.band, outcome?.improvement, outcome?.cgiI].some((value) => value !== undefined)
  return (
    isPair ||
    said ||
    listStopReasons({ stopReason }).some((reason) =>
      ['lackOfEfficacy', 'partialResponse', 'remission'].includes(reason),
    )
  )
}
