// What `npm run test:mutation` (run.mjs) starts for each part of the rules.
import { listMutated } from './mutated-files.mjs'

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './tests/mutation/compiles.mjs'],
  checkers: ['compiles'],
  vitest: { configFile: 'tests/mutation/vitest.config.mjs', related: false },
  mutate: listMutated(),
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  reporters: ['json', 'progress-append-only'],
  tempDirName: '.stryker-tmp',
}
