import { afterEach, beforeEach, expect, vi } from 'vitest'

const errors = vi.spyOn(console, 'error')

beforeEach(() => {
  errors.mockClear()
})

afterEach(() => {
  expect(errors.mock.calls, 'an unexpected console.error').toEqual([])
})

// Everywhere else the cases that fast-check makes are new ones each time; a build has to give the same answer twice.
if (process.env.CI) {
  const { configureGlobal } = await import('fast-check')
  configureGlobal({ seed: 20261121 })
}
