import { readFileSync } from 'node:fs'

// `npm run test:mutation`: changes the logic of lib/rules in small ways and counts how many of the changes a test notices.
const TABLES = [
  'aliases',
  'antidepressants',
  'bridging',
  'decided-numbers',
  'definitions',
  'depression-uses',
  'interacting-drugs',
  'label-maximums',
  'other-drug-names',
  'pharmacokinetic-factors',
  'plasma-ranges',
  'policies/*',
  'references',
  'related-molecules',
  'rules-version',
  'scales',
  'table-sources',
]

/** Tables that end in functions which decide something: from this line on they are logic. */
const DECIDING_FROM = {
  'clinical-changes': 'export function listChangesBetween',
  'contributor-codes': 'function toKey',
  conversions: 'export function convertMinimumDose',
  'depressogenic-drugs': 'const BY_NAME',
  'minimum-effective-doses': 'function readMinimumDose',
  'never-scored': 'export function isNeverScored',
  'other-drugs': 'export const OTHER_DRUGS',
  'usual-other-uses': 'export function usualOtherUse',
}

function fileOf(name) {
  return `lib/rules/${name}.ts`
}

function decidingLines([name, first]) {
  const lines = readFileSync(fileOf(name), 'utf8').split('\n')
  const index = lines.findIndex((line) => line.startsWith(first))
  if (index === -1) throw new Error(`${fileOf(name)} has no line that begins with "${first}"`)
  return `${fileOf(name)}:${index + 1}-${lines.length}`
}

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './tests/mutation/compiles.mjs'],
  checkers: ['compiles'],
  vitest: { configFile: 'tests/mutation/vitest.config.mjs', related: false },
  mutate: [
    'lib/rules/**/*.ts',
    ...[...TABLES, ...Object.keys(DECIDING_FROM)].map((name) => `!${fileOf(name)}`),
    ...Object.entries(DECIDING_FROM).map(decidingLines),
  ],
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { logTests: false, allowColor: false },
  thresholds: { high: 95, low: 90, break: 90 },
  tempDirName: '.stryker-tmp',
}
