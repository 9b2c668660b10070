import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { listClientLeaks } from './architecture/client-code'
import { readSource } from './architecture/read-source'
import { listViolations, type Project } from './architecture/rules'
import { SAMPLES } from './architecture/samples'

const root = fileURLToPath(new URL('..', import.meta.url))
const NOT_OURS = /^(node_modules|\.next|\.git|dist|coverage|lib\/server\/generated|next-env\.d\.ts)$/
// The page that needs no account reads and judges in the browser, so it is sent the schemas.
const RUNS_THE_RULES_IN_THE_BROWSER: readonly string[] = [
  'app/without-account/start.tsx',
  'components/without-account/open-file.tsx',
  'components/without-account/without-account.tsx',
]

function listSources(folder = ''): readonly string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder + entry.name
    if (NOT_OURS.test(path) || path === 'tests/architecture/samples.ts') return []
    if (entry.isDirectory()) return listSources(`${path}/`)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

const packageJson = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
const dependencies = Object.keys(packageJson.dependencies)
const project: Project = {
  isFile: (file) => existsSync(root + file) && statSync(root + file).isFile(),
  dependencies,
  devDependencies: Object.keys(packageJson.devDependencies),
}
const sources = new Map(listSources().map((file) => [file, readSource(file, readFileSync(root + file, 'utf8'))]))

describe('the project', () => {
  it('is found, so that the checks have something to check', () => {
    expect(sources.size).toBeGreaterThan(20)
    expect([...sources.keys()]).toEqual(expect.arrayContaining(['lib/domain/case-file.ts', 'lib/rules/verdict.ts']))
  })

  it('keeps to the floors, the names and the manners of the house', () => {
    const violations = [...sources.values()].flatMap((source) => listViolations(source, project))
    expect(violations.map(({ rule, file, line, what }) => `${file}:${line} (${rule}) ${what}`)).toEqual([])
  })

  it('T20: sends the browser no schemas and nothing of the server', () => {
    expect(listClientLeaks(sources, RUNS_THE_RULES_IN_THE_BROWSER)).toEqual([])
  })
})

describe.each(Object.entries(SAMPLES))('the rule on %s', (rule, { bad, good }) => {
  const sampleProject: Project = {
    isFile: (file) => /[/-]real(\.ts|\.css)$/.test(file),
    dependencies,
    devDependencies: ['vitest'],
  }
  const broken = ({ file, text }: { file: string; text: string }) =>
    new Set(listViolations(readSource(file, text), sampleProject).map((violation) => violation.rule))

  it.each(bad)('catches $file: $text', (sample) => {
    expect(broken(sample)).toContain(rule)
  })

  it.each(good)('lets pass $file: $text', (sample) => {
    expect([...broken(sample)]).toEqual([])
  })
})

describe('the rule on client code', () => {
  const leaksOf = (files: Readonly<Record<string, string>>) =>
    listClientLeaks(new Map(Object.entries(files).map(([file, text]) => [file, readSource(file, text)])), [])
  const far = { 'lib/domain/near.ts': "import { far } from './far'", 'lib/domain/far.ts': "import { z } from 'zod'" }

  it('follows the imports of a client component as far as they go', () => {
    const leaks = leaksOf({ ...far, 'components/a.tsx': "'use client'\nimport { near } from '@/lib/domain/near'" })
    expect(leaks).toEqual(['components/a.tsx → lib/domain/near.ts → lib/domain/far.ts → zod'])
  })

  it('lets types pass, and components that stay on the server', () => {
    expect(
      leaksOf({ ...far, 'components/a.tsx': "'use client'\nimport type { Near } from '@/lib/domain/near'" }),
    ).toEqual([])
    expect(leaksOf({ ...far, 'components/a.tsx': "import { near } from '@/lib/domain/near'" })).toEqual([])
  })
})
