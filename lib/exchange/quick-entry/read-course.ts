import type { AntidepressantTrial, DoseStep } from '@/lib/domain/case-file'
import type { Length } from '../forms/read-length'
import { type Found, type Line, TAKEN } from './line'
import type { Period } from './read-dates'
import type { FoundDose } from './read-doses'
import type { FoundLength } from './read-lengths'

/** Dose steps and the length of the whole; lengths that belong nowhere for certain are `refused`. */
export type FoundCourse = {
  readonly fields: Pick<AntidepressantTrial, 'doses' | 'weeks' | 'days'>
  readonly refused: readonly Found<string>[]
  readonly isSoFar: boolean
}

/** Periods that stand right after a dose each; `null` where one has no dose, or two have the same. */
export function placePeriods(doses: readonly FoundDose[], periods: readonly Found<Period>[]) {
  const owners = periods.map((period) => doses.findLastIndex((dose) => dose.to <= period.from))
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined || owners.includes(-1)) return null
  if (new Set(owners).size < owners.length || owners.length < doses.length) return null
  const placed = doses.map((dose, index) => {
    const period = periods[owners.indexOf(index)]
    return period === undefined ? dose : { ...dose, value: { ...dose.value, ...period.value } }
  })
  return { doses: placed, start: first.value.start, stop: last.value.stop }
}

const NEXT_TO = new RegExp(`^[ (x${TAKEN}]*(?:for)?[ ${TAKEN}]*$`)
const STOPPED = /(?:stopped|stop|discontinued|d\/?c'?e?d?|quit|ended|gave up|came off|taken off) $/

/** Puts doses and lengths together: a length right after a dose of several is that step's, any other is the whole. */
export function readCourse(line: Line, doses: readonly FoundDose[], lengths: readonly FoundLength[]): FoundCourse {
  const each = doses.length > 1 ? lengths.find(({ value }) => value.isEach) : undefined
  const owners = lengths
    .filter((length) => length !== each)
    .map((length) => ({ length, owner: findOwner(line, doses, length) }))
  const wholes = owners.filter(({ owner }) => owner === 'whole').map(({ length }) => length)
  const [whole] = wholes
  const ofStep = (index: number) => owners.filter(({ owner }) => owner === index).map(({ length }) => length)
  const unused = owners.filter(({ owner }) => owner === null).map(({ length }) => length)
  const extra = [...wholes.slice(1), ...doses.flatMap((_, index) => ofStep(index).slice(1)), ...unused]
  const steps = doses.flatMap((dose, index) => toSteps(dose, index, (each ?? ofStep(index)[0])?.value.length))
  return {
    fields: { ...(steps.length === 0 ? {} : { doses: steps }), ...(whole?.value.length ?? {}) },
    refused: extra.map(({ from, to }) => ({ from, to, value: line.written.slice(from, to).trim() })),
    isSoFar: lengths.some(({ value }) => value.isSoFar),
  }
}

function findOwner(line: Line, doses: readonly FoundDose[], { from, value }: FoundLength): number | 'whole' | null {
  if (value.isTotal) return 'whole'
  const before = doses.findLastIndex((dose) => dose.to <= from)
  const isLast = before === doses.length - 1
  if (value.isAfter) {
    if (!isLast && before >= 0) return before
    if (doses.length > 1 && before > 0 && isNextTo(line, doses[before], from)) return before - 1
    return STOPPED.test(withoutMarks(line.written.slice(0, from))) ? 'whole' : null
  }
  if (doses.length < 2 || before === -1) return 'whole'
  if (!isLast) return before
  const last = doses[before]
  return last !== undefined && !last.byArrow && isNextTo(line, last, from) ? before : 'whole'
}

function withoutMarks(text: string): string {
  return `${text.trimEnd().toLowerCase()} `
}

function isNextTo(line: Line, dose: FoundDose | undefined, from: number): boolean {
  return dose !== undefined && NEXT_TO.test(line.rest().slice(dose.to, from))
}

/** A dose that was reached from below comes after days on less; the most that was taken is the upper end of a range. */
function toSteps(dose: FoundDose, index: number, length: Length | undefined): readonly DoseStep[] {
  const { how, value } = dose
  if (how === 'taken' || index > 0) return [{ ...value, ...length }]
  const upTo = withoutLowerEnd(value)
  return how === 'upTo' ? [{ ...upTo, ...length }] : [upTo, { ...value, ...length }]
}

function withoutLowerEnd({ mgPerDay, amount, unit }: DoseStep): DoseStep {
  if (typeof mgPerDay === 'number') return { mgPerDay: { max: mgPerDay } }
  return typeof amount === 'number' && unit !== undefined ? { amount: { max: amount }, unit } : {}
}
