/** Whether two recorded values say the same, whatever the order of their fields. */
export function isSame(before: unknown, after: unknown): boolean {
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) {
    return before === after
  }
  if (Array.isArray(before) !== Array.isArray(after)) return false
  const then = new Map<string, unknown>(Object.entries(before))
  const now = new Map<string, unknown>(Object.entries(after))
  return [...new Set([...then.keys(), ...now.keys()])].every((key) => isSame(then.get(key), now.get(key)))
}
