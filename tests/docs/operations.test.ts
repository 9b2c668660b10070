import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSection, readTables, readText, root } from './read-docs'

const page = readText('docs/operations.md')

/** How many requirements of levels 1 and 2 the sections of OWASP ASVS 5.0 have. Those of level 3 are numbered after them. */
const ASVS_LEVEL_2: Readonly<Record<string, readonly (readonly [section: number, requirements: number])[]>> = {
  1: [
    [1, 2],
    [2, 9],
    [3, 11],
    [4, 3],
    [5, 2],
  ],
  2: [
    [1, 3],
    [2, 3],
    [3, 4],
    [4, 1],
  ],
  3: [
    [2, 2],
    [3, 4],
    [4, 6],
    [5, 5],
    [7, 2],
  ],
  4: [
    [1, 3],
    [2, 1],
    [3, 2],
    [4, 4],
  ],
  5: [
    [1, 1],
    [2, 3],
    [3, 2],
    [4, 3],
  ],
  6: [
    [1, 3],
    [2, 12],
    [3, 4],
    [4, 4],
    [5, 5],
    [6, 3],
    [8, 4],
  ],
  7: [
    [1, 3],
    [2, 4],
    [3, 2],
    [4, 5],
    [5, 2],
    [6, 2],
  ],
  8: [
    [1, 2],
    [2, 3],
    [3, 1],
    [4, 1],
  ],
  9: [
    [1, 3],
    [2, 4],
  ],
  10: [
    [1, 2],
    [2, 2],
    [3, 4],
    [4, 11],
    [5, 5],
    [6, 2],
    [7, 3],
  ],
  11: [
    [1, 2],
    [2, 3],
    [3, 3],
    [4, 4],
    [5, 1],
    [6, 1],
  ],
  12: [
    [1, 3],
    [2, 2],
    [3, 4],
  ],
  13: [
    [1, 1],
    [2, 5],
    [3, 2],
    [4, 5],
  ],
  14: [
    [1, 2],
    [2, 4],
    [3, 3],
  ],
  15: [
    [1, 3],
    [2, 3],
    [3, 7],
  ],
  16: [
    [1, 1],
    [2, 5],
    [3, 4],
    [4, 3],
    [5, 3],
  ],
  17: [
    [1, 1],
    [2, 4],
    [3, 2],
  ],
}

const HIPAA_CLAUSES = [
  ...['(a)(1)', '(a)(2)(i)', '(a)(2)(ii)', '(a)(2)(iii)', '(a)(2)(iv)', '(b)', '(c)(1)', '(c)(2)', '(d)'],
  ...['(e)(1)', '(e)(2)(i)', '(e)(2)(ii)'],
]
const STATUSES = ['met', 'in part', 'operator', 'not met', 'not verified']

/** What the program itself sets, and nobody else. */
const SET_BY_ITSELF = 'FAIR_TRIAL_ADDRESS_HEADER'
/** What is read before the settings are checked, by `bin/settings.mjs`. */
const READ_BEFORE = ['HOST', 'PORT']

const IDENTIFIER = /\b\d+\.\d+\.\d+\b/g
const FILE = /`([\w./[\]-]+\.(?:tsx?|mjs))`/g
/** A test file, and the names after it of tests in it. */
const TESTS = /`(tests\/[^`]+)` ((?:“[^”]+”(?:, )?)+)/g

const hipaa = readTables(readSection(page, '## 11.'))
const asvs = readTables(readSection(page, '## 12.'))

/** What a row names that is not there: a file, or a test in it. */
function listMissing(row: readonly string[]): readonly string[] {
  const text = row.join(' | ')
  const files = [...text.matchAll(FILE)].map(([, file = '']) => file)
  const missing = files.filter((file) => !existsSync(path.join(root, file)))
  const tests = [...text.matchAll(TESTS)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({ file, name })),
  )
  const gone = tests.filter(({ file, name }) => !missing.includes(file) && !readText(file).includes(name))
  return [...missing, ...gone.map(({ file, name }) => `${file}: ${name}`)]
}

function listNames(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name).sort()
}

describe('the page on operations', () => {
  it('names every setting once, and no other, as lib/server/env.ts and .env.example do', () => {
    const read = listNames(readText('lib/server/env.ts'), /^ {2}([A-Z][A-Z_]+): z\./gm)
    expect(read).toContain(SET_BY_ITSELF)
    const settings = [...read.filter((name) => name !== SET_BY_ITSELF), ...READ_BEFORE].sort()
    const rows = readTables(readSection(page, '## 3. Settings'))
    const named = rows.flatMap(([first = '']) => listNames(first, /`([A-Z_]+)`/g)).sort()
    expect(named).toEqual(settings)
    expect(listNames(readText('.env.example'), /^([A-Z_]+)=/gm)).toEqual(settings)
  })

  it('names only commands that there are', () => {
    const scripts = readText('package.json')
    const commands = [...new Set(listNames(page, /npm run ([a-z][\w:-]*)/g))]
    expect(commands.length).toBeGreaterThan(5)
    expect(commands.filter((name) => !scripts.includes(`"${name}": "`))).toEqual([])
  })

  it('names only files that there are', () => {
    const named = [...new Set(listNames(page, FILE))]
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
  })
})

describe('the table of the technical safeguards of HIPAA', () => {
  it('has each clause of 45 CFR 164.312 once, with where it is and a test of it', () => {
    expect(hipaa.map(([clause = '']) => clause.split(' ')[0])).toEqual(HIPAA_CLAUSES)
    for (const [clause, kind, what = '', where = '', test = ''] of hipaa) {
      expect([clause, ['R', 'A'].includes(kind ?? ''), what.length > 20]).toEqual([clause, true, true])
      expect([clause, listNames(where, FILE).length > 0, [...test.matchAll(TESTS)].length > 0]).toEqual([
        clause,
        true,
        true,
      ])
    }
  })

  it('names only files and tests that there are', () => {
    expect(hipaa.flatMap(listMissing)).toEqual([])
  })
})

describe('the tables of OWASP ASVS 5.0', () => {
  it('have each requirement of levels 1 and 2 exactly once', () => {
    const wanted = Object.entries(ASVS_LEVEL_2).flatMap(([chapter, sections]) =>
      sections.flatMap(([section, count]) =>
        Array.from({ length: count }, (_, index) => `${chapter}.${section}.${index + 1}`),
      ),
    )
    expect(wanted).toHaveLength(253)
    const named = asvs.flatMap(([first = '']) => first.match(IDENTIFIER) ?? [])
    expect([...named].sort()).toEqual([...wanted].sort())
  })

  it('say of each what its status is, and of one that is met where, or by which test', () => {
    const applicable = asvs.filter((row) => row.length === 4)
    expect(applicable.length).toBeGreaterThan(100)
    const faults = applicable.filter(([, status = '', where = '', test = '']) => {
      return !STATUSES.includes(status) || (where === '' && test === '')
    })
    expect(faults).toEqual([])
    const others = asvs.filter((row) => row.length !== 4)
    expect(others.filter(([, reason = '', ...more]) => reason === '' || more.length > 0)).toEqual([])
  })

  it('name a test as a file and the names of tests in it', () => {
    const tests = asvs.flatMap(([, , , test = '']) => (test === '' ? [] : [test]))
    expect(tests.length).toBeGreaterThan(50)
    expect(tests.filter((test) => test.replaceAll(TESTS, '').replaceAll(/[; ]/g, '') !== '')).toEqual([])
  })

  it('name only files and tests that there are', () => {
    expect(asvs.flatMap(listMissing)).toEqual([])
  })

  it('are seen to name what is not there where they do', () => {
    const row = ['`lib/gone.ts` and `proxy.ts`', '`tests/lock-file.test.ts` “the lock file”, “is nowhere”']
    expect(listMissing(row)).toEqual(['lib/gone.ts', 'tests/lock-file.test.ts: is nowhere'])
  })
})
