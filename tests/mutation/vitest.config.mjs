import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The tests that mutants of the rules meet, in one thread whose modules stay loaded: each mutant is a run of its own. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/rules/**/*.test.ts', 'tests/vignettes/**/*.test.ts'],
    // Hundreds of random cases for each mutant would take a day; what the rest kills is a lower bound.
    exclude: ['tests/rules/*.property.test.ts'],
    setupFiles: ['tests/setup.ts'],
    isolate: false,
    fileParallelism: false,
    // A slow test on a busy machine is not a test that fails.
    testTimeout: 60_000,
  },
})
