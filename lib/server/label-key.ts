import 'server-only'
import { createHash } from 'node:crypto'

const LONGEST_COUNTED = 9
// An index holds no more than 2,700 bytes of a row.
const LONGEST_KEY = 200

/**
 * A label as it is searched for and sorted by: in any case of letters, however it was spaced, and with numbers in the
 * order of numbers, which is why the length of each stands before it. Two labels that differ otherwise differ here; of a
 * very long one, the hash tells the rest.
 */
export function toLabelKey(label: string): string {
  const key = label
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/[0-9]+/g, (digits) => `${Math.min(digits.length, LONGEST_COUNTED)}${digits}`)
  if (key.length <= LONGEST_KEY) return key
  const beginning = key.slice(0, LONGEST_KEY).replace(/[\uD800-\uDBFF]$/, '')
  return `${beginning}${createHash('sha256').update(key).digest('hex')}`
}
