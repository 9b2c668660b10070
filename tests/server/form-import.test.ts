import { beforeEach, describe, expect, it, vi } from 'vitest'
import { POST } from '@/app/api/cases/import/route'
import { CASE_FILE_MAX_BYTES } from '@/lib/domain/case-file'
import { getCase } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { UPLOAD_MAX_BYTES } from '@/lib/server/read-upload-request'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'
import { listCases } from './list-cases'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('./asked-as')).askedAs(session))

const database = setUpTestDatabase()
const HEADERS = { host: 'localhost:3000', origin: 'http://localhost:3000', accept: 'application/json' } as const
const ONE = JSON.stringify(aCaseFile({ trials: [aTrial()] }))

let mine: Clinician

beforeEach(async () => {
  mine = await aClinician(database.current)
  session.clinician = mine
})

function upload(files: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Request {
  const body = new FormData()
  for (const [name, text] of Object.entries(files)) body.append('files', new File([text], name))
  return new Request('http://localhost:3000/api/cases/import', {
    method: 'POST',
    headers: { ...HEADERS, ...headers },
    body,
  })
}

describe('an import', () => {
  it('stores a case and leads to it', async () => {
    const answer = await POST(upload({ 'one.json': ONE }))
    const [stored] = await listCases(mine)
    expect([answer.status, await answer.json()]).toEqual([200, { location: `/cases/${stored?.id}` }])
    expect((await getCase(mine, stored?.id ?? ''))?.file).toEqual(JSON.parse(ONE))
  })

  it('stores several files, and several cases of one file, at once', async () => {
    const answer = await POST(
      upload({ 'one.json': ONE, 'many.jsonl': `${ONE}\n\n${ONE}\n`, 'also.txt': `${ONE}\n${ONE}` }),
    )
    expect(await answer.json()).toEqual({ location: '/cases' })
    expect(await listCases(mine)).toHaveLength(5)
  })

  it('accepts facts that contradict each other, which a form refuses', async () => {
    const file = aCaseFile({ trials: [aTrial({ start: '2024-03', stop: '2024-01' })] })
    expect((await POST(upload({ 'one.json': JSON.stringify(file) }))).status).toBe(200)
  })

  it('R-10: stores nothing at all when one line of one file is wrong, and names file, line, field and fix', async () => {
    const wrong = ONE.replace('"drug":"sertraline"', '"drug":7')
    const answer = await POST(upload({ 'one.json': ONE, 'many.jsonl': `${ONE}\n${wrong}\n` }))
    expect(answer.status).toBe(422)
    const { errors } = await answer.json()
    expect(Object.values(errors)).toEqual([expect.stringMatching(/^many\.jsonl, line 2, trials\.0\.drug: /)])
    expect(await listCases(mine)).toEqual([])
  })

  it('refuses text that no database can hold, wherever it stands', async () => {
    const answer = await POST(upload({ 'null.json': ONE.replace('Synthetic case', 'Synthetic\\u0000case') }))
    const { errors } = await answer.json()
    expect(Object.values(errors)).toEqual([expect.stringContaining('null.json, case.label: ')])
  })

  it('says so when no file was chosen', async () => {
    const answer = await POST(upload({}))
    expect([answer.status, await answer.json()]).toEqual([
      422,
      { errors: { 'files.0': 'Choose one or more case files.' } },
    ])
  })

  it('refuses a case over 5 MB', async () => {
    const large = ONE.replace('Synthetic case', 'x'.repeat(CASE_FILE_MAX_BYTES))
    const { errors } = await (await POST(upload({ 'large.json': large }))).json()
    expect(Object.values(errors)).toEqual([expect.stringContaining('large.json: Larger than 5 MB')])
  })

  it('keeps the errors for a browser without script', async () => {
    const answer = await POST(upload({ 'one.json': '{' }, { accept: 'text/html' }))
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/cases\/import\?rejected=/),
    ])
  })

  it('R-11: refuses an upload over the limit before reading it, by the length it announces', async () => {
    const headers = { ...HEADERS, 'content-type': 'multipart/form-data; boundary=x', 'content-length': '21000000' }
    const request = new Request('http://localhost:3000/', { method: 'POST', headers, body: 'x' })
    const answer = await POST(request)
    expect([answer.status, request.bodyUsed]).toEqual([413, false])
    expect(await answer.json()).toEqual({ message: expect.stringContaining('at most 20 MB') })
  })

  it('R-11: stops reading an upload that announces no length once it is over the limit', async () => {
    const part = new Uint8Array(1_000_000).fill(32)
    const start = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.json"\r\n\r\n'
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(start)),
      pull(controller) {
        sent += part.length
        if (sent > 10 * UPLOAD_MAX_BYTES) controller.close()
        else controller.enqueue(part)
      },
    })
    const headers = { ...HEADERS, 'content-type': 'multipart/form-data; boundary=x' }
    const streamed = { method: 'POST', headers, body, duplex: 'half' } as const
    const answer = await POST(new Request('http://localhost:3000/', streamed))
    expect(answer.status).toBe(413)
    expect(sent).toBeLessThan(2 * UPLOAD_MAX_BYTES)
  })

  it('R-12, T14: refuses a foreign page, nobody, and what is no upload', async () => {
    expect((await POST(upload({ 'one.json': ONE }, { origin: 'https://elsewhere.example' }))).status).toBe(403)
    expect((await POST(upload({ 'one.json': ONE }, { 'content-type': 'application/json' }))).status).toBe(415)
    expect((await POST(upload({ 'one.json': ONE }, { 'content-type': 'multipart/form-data' }))).status).toBe(400)
    session.clinician = null
    expect((await POST(upload({ 'one.json': ONE }))).status).toBe(401)
    expect(await listCases(mine)).toEqual([])
  })
})
