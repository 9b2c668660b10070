import { beforeEach, describe, expect, it, vi } from 'vitest'
import { POST } from '@/app/api/cases/search/route'
import { loadCaseList } from '@/app/cases/load-case-list'
import { parseCaseListQuery } from '@/lib/exchange/case-list-query'
import { verdictTrait } from '@/lib/exchange/case-traits'
import { createCase } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { readToday } from '@/lib/server/today'
import { aCaseFile } from '../factories'
import { aClinician, setUpTestDatabase } from '../server/database'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('../server/asked-as')).askedAs(session))

const database = setUpTestDatabase()
let mine: Clinician

beforeEach(async () => {
  // Nothing else asks the database meanwhile.
  globalThis.fairTrialIndexRefresh = { day: readToday(), isStopped: true, done: Promise.resolve() }
  mine = await aClinician(database.current)
  session.clinician = mine
})

function search(label: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const own = { host: 'localhost:3000', origin: 'http://localhost:3000' }
  const type = 'application/x-www-form-urlencoded'
  const init = { method: 'POST', headers: { ...own, 'content-type': type, ...headers } }
  return POST(new Request('http://localhost:3000/api/cases/search', { ...init, body: new URLSearchParams({ label }) }))
}

function listAt(location: string | null, clinician = mine) {
  const params = new URL(location ?? '', 'http://localhost').searchParams
  return loadCaseList(clinician, parseCaseListQuery(Object.fromEntries(params)))
}

describe('a search for a label', () => {
  it('leads to a list with that case alone, and its address holds nothing that was typed', async () => {
    await createCase(mine, aCaseFile({ case: { label: 'Jane 7' } }))
    await createCase(mine, aCaseFile({ case: { label: 'John 8' } }))
    const answer = await search('jane 7')
    const location = answer.headers.get('location')
    expect([answer.status, location]).toEqual([303, expect.stringMatching(/^\/cases\?search=[0-9a-f-]{36}$/)])
    const list = await listAt(location)
    expect([list.searched, list.rows.map(({ label }) => label)]).toEqual(['jane 7', ['Jane 7']])
  })

  it('shows another clinician neither the label nor a case', async () => {
    await createCase(mine, aCaseFile({ case: { label: 'Jane 7' } }))
    const location = (await search('Jane 7')).headers.get('location')
    const other = await aClinician(database.current, 'Another synthetic clinician')
    const list = await listAt(location, other)
    expect([list.searched, list.isSearchLost, list.rows]).toEqual([null, true, []])
  })

  it('for nothing leads to all cases', async () => {
    expect((await search('  ')).headers.get('location')).toBe('/cases')
  })

  it('is refused from a foreign page, and to nobody', async () => {
    expect((await search('x', { origin: 'https://elsewhere.example' })).status).toBe(403)
    session.clinician = null
    expect((await search('x')).status).toBe(401)
  })
})

describe('a row of the list', () => {
  it('shows the verdict of the rules where the index has another, and says that the filter no longer asks for it', async () => {
    const caseId = await createCase(mine, aCaseFile({ case: { birthYear: 1980 } }))
    const { prisma } = database.current
    const where = { caseId, trait: { startsWith: 'verdict/six-week/' } }
    await prisma.caseTrait.updateMany({ where, data: { trait: verdictTrait('six-week', 'criteriaMet') } })
    const list = await listAt('/cases?verdict=criteriaMet')
    expect(list.rows.map(({ id, mark, isAskedFor }) => [id, mark, isAskedFor])).toEqual([[caseId, 'notMet', false]])
    expect(list.misindexed).toEqual([caseId])
    expect((await listAt('/cases')).rows.map(({ isAskedFor }) => isAskedFor)).toEqual([true])
  })
})
