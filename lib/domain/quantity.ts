/** A number, a range (either end may be missing), or `null`: asked, not known. Left out means not recorded. */
export type Quantity = number | { readonly min?: number | undefined; readonly max?: number | undefined } | null

/** All the values a fact may have. Both ends belong to it; an open end is infinite. */
export type Interval = { readonly min: number; readonly max: number }

/** The values a quantity may stand for, within the values its kind allows at all. */
export function toInterval(quantity: Quantity | undefined, allowed: Interval = { min: 0, max: Infinity }): Interval {
  if (quantity === null || quantity === undefined) return allowed
  if (typeof quantity === 'number') return { min: quantity, max: quantity }
  return { min: quantity.min ?? allowed.min, max: quantity.max ?? allowed.max }
}

/** The quantity that says what an interval says: a number, a range, or `null` when nothing is known. */
export function toQuantity(interval: Interval): Quantity {
  if (interval.min === interval.max) return interval.min
  const min = Number.isFinite(interval.min) ? { min: interval.min } : {}
  const max = Number.isFinite(interval.max) ? { max: interval.max } : {}
  if (!Number.isFinite(interval.min) && !Number.isFinite(interval.max)) return null
  return { ...min, ...max }
}

/** The values two intervals share, or `null` when they share none. */
export function intersect(a: Interval, b: Interval): Interval | null {
  const min = Math.max(a.min, b.min)
  const max = Math.min(a.max, b.max)
  return min <= max ? { min, max } : null
}

/** A quantity in words: "8", "6 to 8", "at least 6", "at most 8", "not known". */
export function describeQuantity(quantity: Quantity | undefined): string {
  if (quantity === undefined) return 'not recorded'
  if (quantity === null) return 'not known'
  if (typeof quantity === 'number') return String(quantity)
  if (quantity.min !== undefined && quantity.max !== undefined) return `${quantity.min} to ${quantity.max}`
  if (quantity.min !== undefined) return `at least ${quantity.min}`
  if (quantity.max !== undefined) return `at most ${quantity.max}`
  return 'not known'
}
