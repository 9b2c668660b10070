import type { DayNumber } from '@/lib/domain/calendar-date'

/** One dispensing of one drug. */
export type Fill = { readonly drug: string; readonly date: DayNumber; readonly daysSupply: number }

/** Both ends belong to it. */
export type Stretch = { readonly first: DayNumber; readonly last: DayNumber }

/** The days with supply: early refills of a drug are carried forward, days of two drugs at once count once. */
export function listCoveredStretches(fills: readonly Fill[]): readonly Stretch[] {
  const supplies = [...new Set(fills.map(({ drug }) => drug))].flatMap((drug) => {
    let suppliedUntil = -Infinity
    return fills
      .filter((fill) => fill.drug === drug && fill.daysSupply > 0)
      .sort((a, b) => a.date - b.date)
      .map(({ date, daysSupply }) => {
        const first = Math.max(suppliedUntil, date)
        suppliedUntil = first + daysSupply
        return { first, last: suppliedUntil - 1 }
      })
  })
  const merged: { first: number; last: number }[] = []
  for (const { first, last } of supplies.sort((a, b) => a.first - b.first)) {
    const before = merged.at(-1)
    if (before === undefined || first > before.last + 1) merged.push({ first, last })
    else before.last = Math.max(before.last, last)
  }
  return merged
}

/** Days with supply from one day to another, both included. */
export function countCoveredDays(stretches: readonly Stretch[], first: DayNumber, last: DayNumber): number {
  return stretches.reduce(
    (days, one) => days + Math.max(0, Math.min(one.last, last) - Math.max(one.first, first) + 1),
    0,
  )
}

/** The stretches without supply from one day to another. */
export function listGaps(stretches: readonly Stretch[], first: DayNumber, last: DayNumber): readonly Stretch[] {
  const gaps: Stretch[] = []
  let from = first
  for (const one of stretches) {
    if (one.first > last) break
    if (one.first > from) gaps.push({ first: from, last: one.first - 1 })
    from = Math.max(from, one.last + 1)
  }
  return from > last ? gaps : [...gaps, { first: from, last }]
}
