import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '@/lib/server/db'
import { MOST_FAILURES } from '@/lib/server/sign-in-limits'
import { findFreePort } from '../browser/start-app'
import { settingsFor } from '../faults/app-road'
import { killAll, SERVES, start } from '../faults/program'
import { type Cluster, findPostgres, startCluster } from '../postgres-cluster'
import { type Answer, type App, type Browser, openBrowser } from './browser-between'
import { askSlowly, countWaiting } from './requests-under-way'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })

const OWNER = { displayName: 'Dr Example', username: 'dr.example', password: 'synthetic lantern orchard tide' }
const COLLEAGUE = { displayName: 'Dr Sample', username: 'dr.sample', password: 'synthetic meadow copper lake' }
const NEW_PASSWORD = 'synthetic harbour pencil moss'
const SHARED = {
  NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
  ENCRYPTION_KEYS: `a1:${randomBytes(32).toString('base64')}`,
  AUDIT_KEY: randomBytes(32).toString('hex'),
}

let folder = ''
let cluster: Cluster
let address = ''
let database: Database
let first: App
let second: App
let owner: Browser
let colleague: Browser

/** Starts the built app as on a machine of its own, with the settings that all share. */
async function startApp(name: string, settings: Readonly<Record<string, string>> = {}): Promise<App> {
  const port = String(await findFreePort())
  const env = { ...settingsFor({ folder: path.join(folder, name), url: address }, port), ...SHARED, ...settings }
  return { url: `http://127.0.0.1:${port}`, program: start(['bin/start.mjs'], { env }) }
}

async function newCase(browser: Browser, app: App, label: string): Promise<string> {
  const { status, location } = await browser.ask(app, '/api/cases', { label, newKey: crypto.randomUUID() })
  expect([status, location]).toEqual([303, expect.stringMatching(/\/cases\/[\da-f-]{36}/)])
  return new URL(location, app.url).pathname
}

beforeAll(async () => {
  const programs = findPostgres()
  if (programs === null) throw new Error('PostgreSQL is not installed here')
  folder = mkdtempSync(path.join(tmpdir(), 'fair-trial-two-'))
  // PostgreSQL runs as another user.
  chmodSync(folder, 0o755)
  cluster = await startCluster(programs, path.join(folder, 'postgres'))
  address = await cluster.newDatabase()
  ;[first, second] = await Promise.all([startApp('first'), startApp('second')])
  await Promise.all([first.program.said(SERVES, 1), second.program.said(SERVES, 1)])
  database = await openDatabase({ url: address })
  owner = openBrowser()
  colleague = openBrowser()
})

afterAll(async () => {
  await database?.close()
  killAll()
  await cluster?.stop('immediate')
  rmSync(folder, { recursive: true, force: true })
})

it('two that start at the same moment on an empty database migrate it once', async () => {
  const rows = await database.prisma.$queryRaw<{ migration_name: string; finished: boolean }[]>`
    SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY 1`
  const folders = readdirSync('prisma/migrations').filter((name) => name !== 'migration_lock.toml')
  expect(rows).toEqual(folders.sort().map((name) => ({ migration_name: name, finished: true })))
  expect(await database.prisma.sealingKey.count()).toBe(1)
  expect([...first.program.errors, ...second.program.errors]).toEqual([])
})

describe('whoever signs in on one', () => {
  it('works on the other, and what is stored there is seen on both', async () => {
    await owner.ask(first, '/api/account/first', OWNER)
    const casePage = await newCase(owner, second, 'Stored by the second')
    expect((await owner.ask(first, casePage)).text).toContain('Stored by the second')
    const back = await newCase(owner, first, 'Stored by the first')
    expect((await owner.ask(second, back)).text).toContain('Stored by the first')
  })

  it('is signed out on both when the session is ended on one', async () => {
    const other = openBrowser()
    await other.signIn(second, OWNER)
    expect([await other.isSignedIn(first), await other.isSignedIn(second)]).toEqual([true, true])
    await owner.ask(first, '/api/account/session/end', { session: 'others' })
    expect([await other.isSignedIn(second), await other.isSignedIn(first)]).toEqual([false, false])
    expect(await owner.isSignedIn(second)).toBe(true)
  })

  it('signs in with the new password only, on both, when it was changed on one', async () => {
    const other = openBrowser()
    await other.signIn(second, OWNER)
    await owner.ask(first, '/api/account/password', { current: OWNER.password, password: NEW_PASSWORD })
    expect([await other.isSignedIn(second), await owner.isSignedIn(second)]).toEqual([false, true])
    await other.signIn(second, OWNER)
    expect(await other.isSignedIn(second)).toBe(false)
    await other.signIn(second, { ...OWNER, password: NEW_PASSWORD })
    expect(await other.isSignedIn(first)).toBe(true)
  })

  it('T6: is out at the next request on both when the account is switched off on one', async () => {
    await owner.ask(first, '/api/practice/invitations', { role: 'clinician', note: '' })
    const { text } = await owner.ask(second, '/practice')
    const token = /\/invitation\/([\w-]{43})/.exec(text)?.[1] ?? 'no link'
    await colleague.ask(second, '/api/account/join', { ...COLLEAGUE, token })
    await colleague.signIn(first, COLLEAGUE)
    expect([await colleague.isSignedIn(first), await colleague.isSignedIn(second)]).toEqual([true, true])
    const account = await database.prisma.clinician.findUniqueOrThrow({ where: { username: COLLEAGUE.username } })
    await owner.ask(first, `/api/practice/members/${account.id}/switch-off`, {})
    expect([await colleague.isSignedIn(second), await colleague.isSignedIn(first)]).toEqual([false, false])
  })
})

it('attempts to sign in are counted for both together', async () => {
  const guessed = { username: 'guessed', password: 'synthetic wrong guess of it' }
  const apps = [first, second]
  const statuses: number[] = []
  for (let attempt = 0; attempt <= MOST_FAILURES.account; attempt += 1) {
    const app = apps[attempt % 2] ?? first
    statuses.push((await openBrowser().signIn(app, guessed)).status)
  }
  expect(statuses).toEqual([...Array(MOST_FAILURES.account).fill(303), 429])
  expect((await openBrowser().signIn(second, guessed)).status).toBe(429)
})

describe('a process that lacks what the others share', () => {
  it.each([
    ['another encryption key of the same name', { ENCRYPTION_KEYS: `a1:${randomBytes(32).toString('base64')}` }],
    ['another encryption key', { ENCRYPTION_KEYS: `b2:${randomBytes(32).toString('base64')}` }],
    ['no encryption key', { ENCRYPTION_KEYS: '' }],
  ])('does not start with %s, and says so in one line', async (_, settings) => {
    const { program } = await startApp('third', settings)
    expect(await program.ended).toBe(1)
    expect([...program.lines, ...program.errors]).toEqual([
      expect.stringMatching(/^Fair Trial cannot start: .*encryption key.*: put .*\.$/),
    ])
  })

  it('says in one line that its key of the audit record is another one, before it records anything', async () => {
    const { program } = await startApp('third', { AUDIT_KEY: randomBytes(32).toString('hex') })
    await program.said(SERVES, 1)
    program.process.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    const said = program.lines.filter((line) => line.includes('"level":"warn"'))
    expect(said).toEqual([expect.stringContaining('"event":"audit.otherKey"')])
    expect([...first.program.lines, ...second.program.lines].join('')).not.toContain('audit.otherKey')
  })
})

describe('R-22: told to stop while requests are under way', () => {
  it('answers each of them whole and ends with 0, while the other goes on', async () => {
    const label = 'Sent before the stop'
    const newKey = crypto.randomUUID()
    const statusOf = (answer: Answer) => answer.status
    const exports: Promise<Answer>[] = []
    let creating: Promise<Answer> = Promise.reject(new Error('not sent'))
    creating.catch(() => undefined)
    const unended = askSlowly(
      second,
      owner,
      '/api/cases',
      new URLSearchParams({ label: 'Half sent', newKey: crypto.randomUUID() }),
    )
    await database.prisma.$transaction(
      async (transaction) => {
        await transaction.$executeRaw`LOCK TABLE "PatientCase" IN ACCESS EXCLUSIVE MODE`
        for (let sent = 0; sent < 4; sent += 1) exports.push(owner.ask(second, '/api/cases/export'))
        creating = owner.ask(second, '/api/cases', { label, newKey })
        await vi.waitFor(async () => expect(await countWaiting(database)).toBeGreaterThanOrEqual(5), {
          timeout: 20_000,
        })
        second.program.process.kill('SIGTERM')
        await vi.waitFor(() => expect(second.program.lines.join('')).toContain('"event":"server.stopping"'))
        await wait(500)
      },
      { timeout: 30_000 },
    )
    expect((await unended.end()).status).toBe(303)
    expect((await Promise.all(exports)).map(statusOf)).toEqual([200, 200, 200, 200])
    for (const { text } of await Promise.all(exports)) {
      const lines = text.trim().split('\n')
      expect(lines.length).toBeGreaterThanOrEqual(2)
      for (const line of lines) expect(JSON.parse(line)).toHaveProperty('case.label')
    }
    expect((await creating).status).toBe(303)
    expect(await second.program.ended).toBe(0)
    const { text } = await owner.ask(first, '/api/cases/export')
    expect(text).toContain(label)
    expect(text).toContain('Half sent')
    await expect(owner.ask(second, '/api/health/live')).rejects.toThrow()
    await newCase(owner, first, 'After the stop')
  })
})

describe('health', () => {
  const status = async (place: string) => (await fetch(`${first.url}/api/health/${place}`)).status

  it('is live and ready, to whoever asks, with nobody signed in', async () => {
    expect([await status('live'), await status('ready')]).toEqual([200, 200])
  })

  it('is live and not ready while the database is gone, and ready again when it is back', async () => {
    await cluster.stop('immediate')
    expect([await status('live'), await status('ready')]).toEqual([200, 503])
    expect(await cluster.start()).toBe(true)
    await vi.waitFor(async () => expect(await status('ready')).toBe(200), { timeout: 10_000 })
    expect(await owner.isSignedIn(first)).toBe(true)
  })
})
