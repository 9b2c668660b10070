import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { POST } from '@/app/api/cases/import/route'
import { importUpload } from '@/lib/server/case-list-import'
import type { Clinician } from '@/lib/server/clinician'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from '../server/database'
import { listCases } from '../server/list-cases'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('../server/asked-as')).askedAs(session))

const database = setUpTestDatabase()
let mine: Clinician

beforeEach(async () => {
  mine = await aClinician(database.current)
  session.clinician = mine
})

function toLines(labels: readonly string[]): string {
  return labels.map((label) => JSON.stringify(aCaseFile({ case: { label }, trials: [aTrial()] }))).join('\n')
}

const LABELS = Array.from({ length: 120 }, (_, index) => `Case ${index + 1}`)

async function importAsPage(text: string, newKey = ''): Promise<unknown[]> {
  const body = new FormData()
  body.append('newKey', newKey)
  body.append('files', new File([text], 'many.jsonl'))
  const headers = { host: 'localhost:3000', origin: 'http://localhost:3000', accept: 'application/jsonl' }
  const answer = await POST(new Request('http://localhost:3000/api/cases/import', { method: 'POST', headers, body }))
  expect(answer.status).toBe(200)
  return (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('an import that the page follows', () => {
  it('tells how many cases were read and stored, and where they are', async () => {
    const said = await importAsPage(toLines(LABELS))
    expect(said).toContainEqual({ step: 'reading', done: 60, of: 120 })
    expect(said).toContainEqual({ step: 'storing', done: 50, of: 120 })
    expect(said.at(-1)).toEqual({ location: '/cases' })
    expect(await listCases(mine)).toHaveLength(120)
  })

  it('ends with every refusal, by file, line and field, and stores nothing', async () => {
    const lines = toLines(LABELS).split('\n')
    const broken = lines.with(70, '{').with(90, lines[90]?.replace('"drug":"sertraline"', '"drug":7') ?? '')
    const said = await importAsPage(broken.join('\n'))
    expect(said).toContainEqual({ step: 'reading', done: 120, of: 120 })
    expect(said.at(-1)).toEqual({
      errors: {
        'files.0': expect.stringMatching(/^many\.jsonl, line 71: /),
        'files.1': expect.stringMatching(/^many\.jsonl, line 91, trials\.0\.drug: /),
      },
    })
    expect(await listCases(mine)).toEqual([])
  })

  it('R-10: stores nothing where a case late in it cannot be stored', async () => {
    const twice = aCaseFile({ trials: [aTrial({ id: 't1' }), aTrial({ id: 't2' })] })
    const upload = [...LABELS.map((label) => aCaseFile({ case: { label } })), twice]
    const bytes = new TextEncoder().encode(upload.map((file) => JSON.stringify(file)).join('\n'))
    let told = 0
    const stopLate = () => {
      told += 1
      if (told > 14) throw new Error('stopped while storing')
    }
    await expect(
      importUpload(mine, { files: [{ name: 'many.jsonl', bytes }], newKey: null }, stopLate),
    ).rejects.toThrow('stopped while storing')
    expect(await listCases(mine)).toEqual([])
  })

  it('stores files once that one form sends again, and other files of the same form too', async () => {
    const newKey = randomUUID()
    const [first, again] = [
      await importAsPage(toLines(['A', 'B']), newKey),
      await importAsPage(toLines(['A', 'B']), newKey),
    ]
    expect([first.at(-1), again.at(-1)]).toEqual([{ location: '/cases' }, { location: '/cases' }])
    expect(await listCases(mine)).toHaveLength(2)
    await importAsPage(toLines(['C']), newKey)
    await importAsPage(toLines(['A']), randomUUID())
    expect(await listCases(mine)).toHaveLength(4)
  })

  it('stores what two clinicians send under one key for each of them', async () => {
    const newKey = randomUUID()
    await importAsPage(toLines(['A']), newKey)
    session.clinician = await aClinician(database.current, 'Another synthetic clinician')
    await importAsPage(toLines(['A']), newKey)
    expect([await listCases(mine), await listCases(session.clinician)].map(({ length }) => length)).toEqual([1, 1])
  })

  it('refuses a foreign page and nobody before it begins', async () => {
    const init = { method: 'POST', headers: { host: 'localhost:3000', accept: 'application/jsonl' } }
    const send = (origin: string) => {
      const body = new FormData()
      body.append('files', new File([toLines(['x'])], 'one.json'))
      return POST(
        new Request('http://localhost:3000/api/cases/import', { ...init, headers: { ...init.headers, origin }, body }),
      )
    }
    expect((await send('https://elsewhere.example')).status).toBe(403)
    session.clinician = null
    expect((await send('http://localhost:3000')).status).toBe(401)
    expect(await listCases(mine)).toEqual([])
  })
})
