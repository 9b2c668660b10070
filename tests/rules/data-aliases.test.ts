import { describe, expect, it } from 'vitest'
import { ALIAS_ENTRIES, ALIASES } from '@/lib/rules/resolve-drug'

describe('the list of names', () => {
  it('has no name that means two things', () => {
    const meanings = new Map<string, Set<string>>()
    for (const { key, target } of ALIAS_ENTRIES)
      meanings.set(key, (meanings.get(key) ?? new Set()).add(JSON.stringify(target)))
    const ambiguous = [...meanings].filter(([, targets]) => targets.size > 1).map(([key]) => key)
    expect(ambiguous).toEqual([])
  })
  it('holds more than 700 names', () => {
    expect(ALIASES.size).toBeGreaterThan(700)
  })
})
