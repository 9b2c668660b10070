import type { DoseUnit } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'

/** From which doses a slip of the unit is told, in the unit in which the drug is judged. */
export type DoseCeiling = {
  readonly name: string
  readonly unit: DoseUnit
  readonly absurd: number
  readonly usual: number
}

const SLIP = 1000

/** What is unlikely about a dose: over ten times the most that is given, or g or µg taken for mg; `null` when nothing. */
export function describeDoseSlip(dose: Quantity | undefined, ceiling: DoseCeiling): string | null {
  const messages = listEnds(dose).map((end) => describeSlip(end, ceiling))
  return messages.find((message) => message !== null) ?? null
}

function listEnds(dose: Quantity | undefined): number[] {
  if (typeof dose === 'number') return [dose]
  return dose === null || dose === undefined ? [] : [dose.min, dose.max].filter((end) => end !== undefined)
}

function describeSlip(dose: number, { absurd, usual, name, unit }: DoseCeiling): string | null {
  const shown = unit === 'mg/day' ? 'mg' : unit
  if (dose > absurd) {
    const meant = round(dose / SLIP)
    const isSlip = unit === 'mg/day' && meant <= usual
    const hint = isSlip ? ` Did you mean ${dose} µg = ${meant} mg?` : ` Check its digits and its unit, ${shown}.`
    return `${dose} ${shown} is over ten times the most that is given of ${name}.${hint}`
  }
  const meant = round(dose * SLIP)
  if (unit !== 'mg/day' || dose <= 0 || meant > usual) return null
  return `${dose} mg of ${name} is less than anyone takes. Did you mean ${dose} g = ${meant} mg?`
}

function round(value: number): number {
  return Number(value.toPrecision(12))
}
