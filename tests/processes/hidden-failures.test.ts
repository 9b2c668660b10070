import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '@/lib/server/db'
import { findFreePort } from '../browser/start-app'
import { type ServedApp, serveApp, settingsFor } from '../faults/app-road'
import { killAll, start } from '../faults/program'
import { type Cluster, findPostgres, SUPERUSER, startCluster } from '../postgres-cluster'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })

const MARK = 'Zqmark'
const PATIENCE_MS = 10_000
const INNARDS = /\n\s+at |node_modules|\.next\/|Prisma|PatientCase|"Gone"|SELECT |INSERT |42P01|ECONN|postgresql:/

let folder = ''
let cluster: Cluster
let url = ''
let road: Awaited<ReturnType<typeof openRoad>>
let app: ServedApp

beforeAll(async () => {
  const programs = findPostgres()
  if (programs === null) throw new Error('PostgreSQL is not installed here')
  folder = mkdtempSync(path.join(tmpdir(), 'fair-trial-failures-'))
  // PostgreSQL runs as another user.
  chmodSync(folder, 0o755)
  cluster = await startCluster(programs, path.join(folder, 'postgres'))
  url = await cluster.newDatabase()
  road = await openRoad(url)
  app = await serveApp({ folder, url: road.url })
})

afterAll(async () => {
  await app?.stop()
  killAll()
  road?.close()
  await cluster?.stop('immediate')
  rmSync(folder, { recursive: true, force: true })
})

/** A road to the database that can be blocked, so that what is sent to it is swallowed. */
async function openRoad(to: string) {
  const sockets = new Set<Socket>()
  let isBlocked = false
  const target = new URL(to)
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (isBlocked) return
    const beyond = connect(Number(target.port), target.hostname)
    sockets.add(beyond)
    beyond.on('error', () => undefined)
    socket.pipe(beyond)
    beyond.pipe(socket)
    socket.once('close', () => beyond.destroy())
    beyond.once('close', () => socket.destroy())
  })
  const port = await findFreePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const cut = () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  return {
    url: Object.assign(new URL(to), { port: String(port) }).href,
    block: (blocked: boolean) => {
      isBlocked = blocked
      cut()
    },
    close: () => {
      cut()
      server.close()
    },
  }
}

async function change(statement: string, role?: string): Promise<void> {
  const place = new URL(url)
  if (role !== undefined) place.username = role
  const database = await openDatabase({ url: place.href })
  await database.prisma.$executeRawUnsafe(statement)
  await database.close()
}

async function ask(place: string, init: RequestInit = {}) {
  const headers = { Cookie: app.client.cookie, Origin: app.client.url, ...init.headers }
  const startedAt = Date.now()
  const answer = await fetch(`${app.client.url}${place}`, { redirect: 'manual', ...init, headers })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, ms: Date.now() - startedAt }
}

/** The status of a request by a method that `fetch` does not send. */
function askBy(method: string, place: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${app.client.url}${place}`, { method }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    sent.once('error', reject)
    sent.end()
  })
}

const form = (typed: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(typed),
})

const logged = () => app.program.lines.join('\n')

describe('T30: when a table is gone from under the program', () => {
  beforeAll(() => change('ALTER TABLE "PatientCase" RENAME TO "Gone"'))
  afterAll(() => change('ALTER TABLE "Gone" RENAME TO "PatientCase"'))

  it('a page says nothing of why, and its reference finds the line of the log that does', async () => {
    const { status, text, headers } = await ask('/cases')
    expect(status).toBe(500)
    expect(INNARDS.exec(text)?.[0]).toBeUndefined()
    const reference = /digest\\?":\\?"(\d+)/.exec(text)?.[1]
    const lines = app.program.lines.filter((line) => line.includes(`"reference":"${reference}"`))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('"path":"/cases"')
    expect(lines[0]).toContain(`"requestId":"${headers.get('x-request-id')}"`)
    expect(lines[0]).toMatch(/"error":"Prisma\w+".*"frames":\[/)
  })

  it.each([
    ['an export', '/api/cases/export', {}],
    ['an export of a case', '/api/cases/00000000-0000-4000-8000-000000000000/export/csv', {}],
    ['a form', '/api/cases/00000000-0000-4000-8000-000000000000/facts', form({ label: MARK })],
    [
      'a search that a script sent',
      '/api/cases/00000000-0000-4000-8000-000000000000/export/text',
      { headers: { Accept: 'application/json' } },
    ],
  ])('%s is answered with one sentence and a reference, which is the id of the request', async (_, place, init) => {
    const { status, text, headers } = await ask(place, init)
    const id = headers.get('x-request-id') ?? 'none'
    expect([status, headers.get('cache-control')]).toEqual([500, 'no-store'])
    expect(text).toContain(`The program could not answer. What was saved before is safe. Reference: ${id}`)
    expect(INNARDS.exec(text)?.[0]).toBeUndefined()
    expect(
      app.program.lines.some(
        (line) => line.includes(`"requestId":"${id}"`) && line.includes('"event":"request.failed"'),
      ),
    ).toBe(true)
  })
})

describe('T30: when the server of the database does not answer', () => {
  beforeAll(() => road.block(true))
  afterAll(() => road.block(false))

  it('pages say so within ten seconds', async () => {
    const { status, text, ms } = await ask('/cases')
    expect(status).toBe(500)
    expect(INNARDS.exec(text)?.[0]).toBeUndefined()
    expect(ms).toBeLessThan(PATIENCE_MS)
  })

  it('forms of accounts say within ten seconds that nothing was changed', async () => {
    const { status, text, ms, headers } = await ask('/api/account/sign-in', form({ username: MARK, password: MARK }))
    expect([status, headers.get('retry-after')]).toEqual([503, '5'])
    expect(text).toMatch(/^The database does not answer, so nothing was changed\. Wait a moment and try again\./)
    expect(ms).toBeLessThan(PATIENCE_MS)
  })

  it('is not ready, but lives', async () => {
    expect((await ask('/api/health/ready')).status).toBe(503)
    expect((await ask('/api/health/live')).status).toBe(200)
  })
})

it('T30: goes on by itself when the database is back', async () => {
  await vi.waitFor(async () => expect((await ask('/cases')).status).toBe(200), { timeout: PATIENCE_MS })
})

describe('T28: the built program', () => {
  it.each([
    '/.git/config',
    '/.env',
    '/package.json',
    '/api/dev',
    '/__nextjs_original-stack-frames',
    '/_next/../package.json',
    '/_next/static/../server/app-paths-manifest.json',
    '/openapi.json',
  ])('serves nothing at %s', async (place) => {
    expect((await ask(place)).status).toBe(404)
  })

  it('serves no map of its sources', async () => {
    const { text } = await ask('/sign-in')
    const scripts = [...text.matchAll(/\/_next\/static\/[\w./~-]+\.(?:js|css)/g)].map(([script]) => script)
    expect(scripts.length).toBeGreaterThan(3)
    for (const script of new Set(scripts)) {
      const { status, text: source } = await ask(script)
      expect([script, status]).toEqual([script, 200])
      expect(source).not.toContain('sourceMappingURL')
      expect((await ask(`${script}.map`)).status).toBe(404)
    }
    expect(existsSync('.next/static')).toBe(true)
  })

  it.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('refuses %s with 405', async (method) => {
    for (const place of ['/', '/cases', '/api/cases', '/icon.svg']) {
      expect([place, await askBy(method, place)]).toEqual([place, 405])
    }
  })
})

describe('T26: the program does not start', () => {
  async function tryStart(settings: Readonly<Record<string, string>>) {
    const place = { folder: path.join(folder, 'refused'), url: null }
    const program = start(['bin/start.mjs'], {
      env: { ...settingsFor(place, String(await findFreePort())), ...settings },
    })
    const status = await program.ended
    return { status, lines: [...program.lines, ...program.errors] }
  }

  it('with a server elsewhere whose words go in the clear', async () => {
    const { status, lines } = await tryStart({ DATABASE_URL: 'postgresql://a:secret@db.example/x?sslmode=disable' })
    expect(status).toBe(1)
    expect(lines).toEqual([
      expect.stringMatching(/^Fair Trial cannot start: DATABASE_URL leads to db\.example without encryption/),
    ])
  })

  it.each(['fsync', 'full_page_writes', 'synchronous_commit'])('with a server on which %s is off', async (setting) => {
    await change(`ALTER SYSTEM SET ${setting} = off`, SUPERUSER)
    await change('SELECT pg_reload_conf()', SUPERUSER)
    const { status, lines } = await tryStart({ DATABASE_URL: url })
    await change(`ALTER SYSTEM RESET ${setting}`, SUPERUSER)
    await change('SELECT pg_reload_conf()', SUPERUSER)
    expect(status).toBe(1)
    expect(lines).toEqual([
      `Fair Trial cannot start: the PostgreSQL server can lose what it has stored, because ${setting} is off there: set it to on.`,
    ])
  })
})

it('T29: nothing that was typed meanwhile is in the log', () => {
  expect(logged()).not.toContain(MARK)
  expect(app.program.errors).toEqual([])
})
