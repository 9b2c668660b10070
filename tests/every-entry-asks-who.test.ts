import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { PERMISSIONS, ROLES } from '@/lib/domain/permissions'

const root = fileURLToPath(new URL('..', import.meta.url))

const CHECKS_ITS_FORMS_ITSELF = ['app/api/auth/[...nextauth]/route.ts']

const ENTRY = /^(page|route)\.tsx?$/
const ASKS_FOR = /\b(?:requireClinician|requireSession|askWho)\(\s*'([A-Za-z.]+)'/g
const CHECKS_ORIGIN = /\bisSameOrigin\(/
const CHANGES_SOMETHING = /\b(POST|PUT|PATCH|DELETE)\b/
const BESIDE = /from '(\.[^']*)'/g
const IMPORT = /from '(\.[^']*|@\/lib\/server\/form-[^']*)'/g

function listEntries(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`
    if (entry.isDirectory()) return listEntries(file)
    return ENTRY.test(entry.name) ? [file] : []
  })
}

/** An entry and what it hands its requests on to: files beside it, and the handlers of forms. */
function readWithImports(file: string, follow: RegExp = IMPORT, seen = new Set<string>()): string {
  if (seen.has(file)) return ''
  seen.add(file)
  const source = readFileSync(path.join(root, file), 'utf8')
  const imports = [...source.matchAll(follow)].flatMap(([, name = '']) => resolve(file, name))
  return [source, ...imports.map((found) => readWithImports(found, follow, seen))].join('\n')
}

function resolve(from: string, name: string): string[] {
  const base = name.startsWith('@/') ? name.slice(2) : path.join(path.dirname(from), name)
  return [`${base}.ts`, `${base}.tsx`].filter((file) => existsSync(path.join(root, file)))
}

/** The permissions that an entry asks for itself, else those of the handlers of forms that it hands its requests to. */
function readPermissionsOf(file: string): string {
  const own = readPermissions(readWithImports(file, BESIDE))
  return own === 'anyone' ? readPermissions(readWithImports(file, IMPORT)) : own
}

/** The permissions that a source asks for; `anyone` where it asks nobody. */
function readPermissions(source: string): string {
  const asked = [...new Set([...source.matchAll(ASKS_FOR)].map(([, permission = '']) => permission))]
  return asked.length === 0 ? 'anyone' : asked.sort().join(', ')
}

/** The rows of a table of `docs/access.md`, by the heading that it stands under. */
function readTable(heading: string): string[][] {
  const text = readFileSync(path.join(root, 'docs/access.md'), 'utf8')
  const part = text.split(/^## /m).find((section) => section.startsWith(heading)) ?? ''
  const rows = part.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )
}

describe('every page and every handler', () => {
  const entries = listEntries('app')

  it('asks for the permission that docs/access.md says, and no page or handler is missing there (T3, T28)', () => {
    const asked = entries.map((file) => [file, readPermissionsOf(file)])
    const table = readTable('Every page and handler')
    expect(asked.toSorted()).toEqual(table.map(([file, permission]) => [file, permission]).toSorted())
    expect(table.filter(([, permission, why]) => (permission === 'anyone') !== (why !== ''))).toEqual([])
  })

  it('asks for permissions that there are', () => {
    const known = new Set<string>([...Object.keys(PERMISSIONS), 'anyone'])
    const asked = entries.flatMap((file) => readPermissionsOf(file).split(', '))
    expect(asked.filter((permission) => !known.has(permission))).toEqual([])
  })

  it('that changes something checks that one of our pages sent the form', () => {
    const handlers = entries.filter((file) => CHANGES_SOMETHING.test(readFileSync(path.join(root, file), 'utf8')))
    expect(handlers).not.toEqual([])
    expect(handlers.filter((file) => !CHECKS_ORIGIN.test(readWithImports(file)))).toEqual(CHECKS_ITS_FORMS_ITSELF)
  })

  it('is seen to be missing the question where it is', () => {
    expect(readPermissions('export async function GET() { return listCases(clinician) }')).toBe('anyone')
    expect(readPermissions("const asked = await askWho('case.read')")).toBe('case.read')
  })
})

describe('the table of who may do what', () => {
  it('is the one in docs/access.md, role by role (T3)', () => {
    const rows = Object.entries(PERMISSIONS).map(([permission, { what, roles }]) => {
      const allowed: readonly string[] = roles
      return [permission, what, ...ROLES.map((role) => (allowed.includes(role) ? 'yes' : ''))]
    })
    expect(readTable('Who may do what')).toEqual(rows)
  })
})
