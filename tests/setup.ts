import { afterEach, beforeEach, expect, vi } from 'vitest'

const errors = vi.spyOn(console, 'error')

beforeEach(() => {
  errors.mockClear()
})

afterEach(() => {
  expect(errors.mock.calls, 'an unexpected console.error').toEqual([])
})

// Tests seal, and keep the audit record, with keys of their own, and make none in anybody's data folder.
process.env.AUDIT_KEY ??= 'test'.repeat(10)
process.env.ENCRYPTION_KEYS ??= `test:${Buffer.alloc(32, 7).toString('base64')}`

// Everywhere else the cases that fast-check makes are new ones each time; a build has to give the same answer twice.
if (process.env.CI) {
  const { configureGlobal } = await import('fast-check')
  configureGlobal({ seed: 20261121 })
}
