import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
// Where `npm run verify` reads what was counted.
const results = process.env.TEST_RESULTS
const PURE = ['tests/domain/**/*.test.ts', 'tests/rules/**/*.test.ts', 'tests/exchange/**/*.test.ts']

export default defineConfig({
  // Next says "server-only" by failing in the browser; here it is nothing.
  resolve: { alias: { '@': root, 'server-only': `${root}tests/server-only.ts` } },
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // Functions of their input alone, as `tests/architecture` sees to: they may share what was loaded, in half the time.
      {
        extends: true,
        test: { name: 'pure', include: PURE, isolate: false, setupFiles: ['tests/setup.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['tests/**/*.test.ts'],
          exclude: [...PURE, 'tests/processes/**'],
          setupFiles: ['tests/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          include: ['tests/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['tests/setup.ts', 'tests/setup-components.ts'],
        },
      },
      // What starts processes, kills them, or looks at their memory takes minutes: it runs once, by `npm run test:processes`.
      {
        extends: true,
        test: { name: 'processes', include: ['tests/processes/*.test.ts'], setupFiles: ['tests/setup.ts'] },
      },
    ],
  },
})
