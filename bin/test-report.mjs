import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './settings.mjs'

/** What a suite counted, and the names of the tests that did not pass, as vitest and Playwright report them. */
export function readReport(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, failures: [] }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  return report.stats === undefined ? readVitest(report) : readPlaywright(report)
}

function readVitest({ numPassedTests, numFailedTests, numPendingTests, testResults }) {
  const failures = (testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    const place = path.relative(root, name)
    const failed = assertionResults.filter((test) => test.status !== 'passed')
    // A file that could not even be read has no tests.
    if (failed.length === 0) return status === 'failed' ? [place] : []
    return failed.map((test) => `${place} › ${[...test.ancestorTitles, test.title].join(' › ')}`)
  })
  return { passed: numPassedTests, failed: numFailedTests + numPendingTests, failures }
}

function readPlaywright({ stats, suites, errors = [] }) {
  const { expected, unexpected, flaky, skipped } = stats
  const failures = suites.flatMap((suite) => listFailedSpecs(suite))
  return {
    passed: expected,
    failed: unexpected + flaky + skipped,
    failures: [...failures, ...errors.map(({ location }) => location?.file ?? 'the run itself')],
  }
}

function listFailedSpecs({ specs = [], suites = [] }) {
  const failed = specs.filter(({ tests }) => tests.some(({ status }) => status !== 'expected'))
  return [
    ...failed.map(({ file, line, title }) => `tests/browser/${path.basename(file)}:${line} › ${title}`),
    ...suites.flatMap((suite) => listFailedSpecs(suite)),
  ]
}
