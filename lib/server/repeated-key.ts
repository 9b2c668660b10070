import 'server-only'
import { createHash } from 'node:crypto'

/** The same key for the same thing, however often it is sent; another one for anything else. */
export function toRepeatedKey(...parts: readonly (string | number)[]): string {
  const digits = createHash('sha256').update(parts.join(' ')).digest('hex')
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}
