import type { Quantity } from '@/lib/domain/quantity'
import { formatQuantity, type QuantityRules, readQuantity } from './read-quantity'
import { type Reading, toPlainText } from './reading'

const SMALLEST_WITHOUT_SIGN = 0.01

const RULES: QuantityRules = {
  units: ['percent', '%'],
  decimalShift: -2,
  maximum: 1,
  tooLarge: 'Enter 100 % or less: it is the share of the doses that were taken.',
}

/** Reads a share as typed in percent ("90", "80-90", ">=80 %") into a proportion from 0 to 1. */
export function readPercent(text: string): Reading<Exclude<Quantity, null>> {
  const reading = readQuantity(text.replace(/%(?=.*\d)/g, ''), RULES)
  if (reading.kind !== 'value' || toPlainText(text).includes('%') || !isEasilyMistaken(reading.value)) return reading
  return {
    kind: 'problem',
    message: 'Write percent: 90 for nine doses of ten. A share of 1 % or less needs its % sign.',
  }
}

/** A proportion as it stands in a box: in percent. */
export function formatPercent(proportion: Quantity | undefined): string {
  const text = formatQuantity(proportion, toPercentText)
  return proportion !== undefined && proportion !== null && isEasilyMistaken(proportion) ? `${text} %` : text
}

/** 0.9 can be meant as nine tenths. */
function isEasilyMistaken(proportion: Exclude<Quantity, null>): boolean {
  const ends = typeof proportion === 'number' ? [proportion] : [proportion.min, proportion.max]
  return ends.some((end) => end !== undefined && end > 0 && end <= SMALLEST_WITHOUT_SIGN)
}

/** Moves the point in the digits: multiplying would change the last of them. */
function toPercentText(proportion: number): string {
  const [digits = '0', exponent] = String(proportion).split('e')
  if (exponent !== undefined) return `${digits}e${Number(exponent) + 2}`
  const [whole = '0', fraction = ''] = digits.split('.')
  const shifted = `${whole}${fraction.padEnd(2, '0').slice(0, 2)}.${fraction.slice(2)}`
  return shifted.replace(/\.$/, '').replace(/^0+(?=\d)/, '')
}
