import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

// For people who are not signed in, or how one signs in and out. Nothing else may be added without a reason like these.
const OPEN_TO_ANYONE: readonly string[] = [
  'app/api/account/first/route.ts',
  'app/api/account/sign-in/code/route.ts',
  'app/api/account/sign-in/route.ts',
  'app/api/account/sign-out/route.ts',
  'app/api/auth/[...nextauth]/route.ts',
  'app/api/health/live/route.ts',
  'app/api/health/ready/route.ts',
  'app/welcome/page.tsx',
  'app/without-account/page.tsx',
]
const CHECKS_ITS_FORMS_ITSELF = ['app/api/auth/[...nextauth]/route.ts']

const ENTRY = /^(page|route)\.tsx?$/
const ASKS_WHO = /\bawait (requireClinician|getClinician|getClinicianInSession|getTimesOfSession)\(\)/
const CHECKS_ORIGIN = /\bisSameOrigin\(/
const CHANGES_SOMETHING = /\b(POST|PUT|PATCH|DELETE)\b/
const IMPORT = /from '(\.[^']*|@\/lib\/server\/form-[^']*)'/g

function listEntries(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`
    if (entry.isDirectory()) return listEntries(file)
    return ENTRY.test(entry.name) ? [file] : []
  })
}

/** An entry and what it hands its requests on to: files beside it, and the one form handler. */
function readWithImports(file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return ''
  seen.add(file)
  const source = readFileSync(path.join(root, file), 'utf8')
  const imports = [...source.matchAll(IMPORT)].flatMap(([, name = '']) => resolve(file, name))
  return [source, ...imports.map((found) => readWithImports(found, seen))].join('\n')
}

function resolve(from: string, name: string): string[] {
  const base = name.startsWith('@/') ? name.slice(2) : path.join(path.dirname(from), name)
  return [`${base}.ts`, `${base}.tsx`].filter((file) => existsSync(path.join(root, file)))
}

describe('every page and every handler', () => {
  const entries = listEntries('app')

  it('asks who is there, but for the few that are open to anyone', () => {
    expect(entries.filter((file) => !ASKS_WHO.test(readWithImports(file))).sort()).toEqual(OPEN_TO_ANYONE)
  })

  it('that changes something checks that one of our pages sent the form', () => {
    const handlers = entries.filter((file) => CHANGES_SOMETHING.test(readFileSync(path.join(root, file), 'utf8')))
    expect(handlers).not.toEqual([])
    expect(handlers.filter((file) => !CHECKS_ORIGIN.test(readWithImports(file)))).toEqual(CHECKS_ITS_FORMS_ITSELF)
  })

  it('is seen to be missing the question where it is', () => {
    expect(ASKS_WHO.test('export async function GET() { return listCases(clinician) }')).toBe(false)
    expect(ASKS_WHO.test('const clinician = await getClinician()')).toBe(true)
  })
})
