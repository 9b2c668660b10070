import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { describeError } from '@/lib/server/describe-error'
import { parseEnvironment } from '@/lib/server/env'
import { LOG_EVENTS, log } from '@/lib/server/log'
import { toPathPattern } from '@/lib/server/path-pattern'
import { runInRequest } from '@/lib/server/request-context'
import { logRequestError } from '@/lib/server/request-log'
import { aClinician, setUpTestDatabase } from './database'

const database = setUpTestDatabase()
const MARK = 'Marked-4711'
let said: string[] = []

beforeEach(() => {
  said = []
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    said.push(String(line))
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
})

const lines = () => said.map((line): unknown => JSON.parse(line))

describe('a line of the log', () => {
  it('says what happened, how grave it is and in which request, in one line of JSON', () => {
    runInRequest({ requestId: '7f3a' }, () =>
      log('request.answered', { method: 'GET', path: '/cases', status: 200, ms: 4 }),
    )
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/^\{.*\}\n$/)
    expect(lines()[0]).toMatchObject({
      level: 'info',
      event: 'request.answered',
      requestId: '7f3a',
      method: 'GET',
      path: '/cases',
      status: 200,
      ms: 4,
      message: LOG_EVENTS['request.answered'].message,
    })
  })

  it('T29: leaves out every field that it does not know, and what has another shape than a code or a number', () => {
    const handedOver = {
      label: MARK,
      path: `/cases?search=${MARK} x`,
      code: `${MARK} twice`,
      error: `the ${MARK}`,
      status: 500,
    }
    log('request.failed', handedOver)
    expect(said.join('')).not.toContain(MARK)
    expect(lines()[0]).toMatchObject({ event: 'request.failed', status: 500 })
    // For control: the same scan finds it where a field may hold it.
    log('request.failed', { error: 'Marked4711' })
    expect(said.join('')).toContain('Marked4711')
  })

  it('belongs to no request where there is none', () => {
    log('index.stale')
    expect(lines()[0]).not.toHaveProperty('requestId')
  })
})

describe('what the log knows of an error', () => {
  it('T29: is its class, its code and where it came up, and nothing of what was to be stored', async () => {
    const clinician = await aClinician(database.current)
    const failing = database.current.prisma.caseSearch.create({
      data: { id: MARK, clinicianId: clinician.id, label: 'A', expiresAt: new Date() },
    })
    const error: unknown = await failing.catch((reason: unknown) => reason)
    // For control: the message of the database does repeat it.
    expect(String(error)).toContain(MARK)
    const known = describeError(error)
    expect(known).toMatchObject({ error: expect.stringMatching(/^PrismaClient/), frames: expect.any(Array) })
    expect(JSON.stringify(known)).not.toContain(MARK)
    expect(
      known.frames?.some(
        (frame) => frame.includes('tests/server/log.test.ts:') || frame.includes('node_modules/@prisma'),
      ),
    ).toBe(true)
  })

  it('T29: takes no line of a message for a place in the program', () => {
    const known = describeError(
      new Error(`x\n    at ${MARK} (${process.cwd()}/no/such-file.ts:1:1)\n    at ${MARK} (node:fs:1:1)`),
    )
    expect(JSON.stringify(known)).not.toContain(MARK)
    expect(known.frames?.[0]).toContain('tests/server/log.test.ts:')
  })

  it('is the state that PostgreSQL gave, the code of the system, or that of what broke off an answer', () => {
    expect(describeError(Object.assign(new Error('full'), { code: 'ENOSPC' }))).toMatchObject({ code: 'ENOSPC' })
    const meta = { driverAdapterError: { cause: { originalCode: '42P01' } } }
    expect(describeError(Object.assign(new Error('gone'), { code: 'P2010', meta }))).toMatchObject({ code: '42P01' })
    const wrapped = new Error('failed to pipe', { cause: Object.assign(new TypeError('inner'), { code: 'ERR_X' }) })
    expect(describeError(wrapped)).toMatchObject({ error: 'TypeError', code: 'ERR_X' })
    expect(describeError(MARK)).toEqual({ error: 'string' })
  })

  it('is told once, however often Next tells of it, with what the page says to whom it failed', () => {
    const error = Object.assign(new Error(MARK), { digest: '505799978' })
    logRequestError(error, '/cases/[caseId]')
    logRequestError(error, '/cases/[caseId]')
    expect(said).toHaveLength(1)
    expect(lines()[0]).toMatchObject({ event: 'request.failed', path: '/cases/[caseId]', reference: '505799978' })
    expect(said[0]).not.toContain(MARK)
  })
})

describe('the path in the log', () => {
  const patterns = [
    '/',
    '/cases',
    '/cases/new',
    '/cases/[caseId]',
    '/cases/[caseId]/trials/[trialKey]',
    '/api/auth/[...nextauth]',
    '/invitation/[token]',
    '/reset/[token]',
  ]

  it.each([
    ['/', '/'],
    ['/cases?search=Marked-4711', '/cases'],
    ['/cases/', '/cases'],
    ['/cases/new', '/cases/new'],
    ['/cases/Marked-4711', '/cases/[caseId]'],
    ['/cases/1/trials/2#Marked-4711', '/cases/[caseId]/trials/[trialKey]'],
    ['/api/auth/a/b', '/api/auth/[...nextauth]'],
    ['/invitation/Marked-4711', '/invitation/[token]'],
    ['/reset/Marked-4711?x', '/reset/[token]'],
    ['/_next/static/chunks/x.js', '/_next/static/[file]'],
    ['/Marked-4711', '/[elsewhere]'],
    ['/cases/1/Marked-4711', '/[elsewhere]'],
  ])('of %s is %s', (address, pattern) => {
    expect(toPathPattern(address, patterns)).toBe(pattern)
  })
})

describe('the settings of the log and of the database', () => {
  it('know six levels and refuse another', () => {
    expect(parseEnvironment({ LOG_LEVEL: 'debug' }).logLevel).toBe('debug')
    expect(parseEnvironment({ LOG_LEVEL: '' }).logLevel).toBeNull()
    expect(() => parseEnvironment({ LOG_LEVEL: 'loud' })).toThrow(/^LOG_LEVEL must be one of silent, fatal/)
  })

  it.each([
    'postgresql://u:p@localhost/x',
    'postgresql://u:p@127.0.0.1:5432/x?sslmode=disable',
    'postgresql://u:p@[::1]:5432/x',
    'postgresql://u:p@localhost/x?host=/var/run/postgresql',
    'postgresql://u:p@db.example/x?sslmode=verify-full',
    'postgresql://u:p@10.0.0.8/x?sslmode=require',
  ])('T26: take the server at %s', (url) => {
    expect(parseEnvironment({ DATABASE_URL: url }).databaseUrl).toBe(url)
  })

  it.each([
    'postgresql://u:p@db.example/x',
    'postgresql://u:p@db.example/x?sslmode=disable',
    'postgresql://u:p@10.0.0.8/x?sslmode=no-verify',
    'postgresql://u:p@localhost/x?host=db.example',
    'postgresql://u:p@localhost.example/x',
  ])('T26: refuse, in one line without the password, %s, whose words go over a network in the clear', (url) => {
    expect(() => parseEnvironment({ DATABASE_URL: url })).toThrow(
      /^DATABASE_URL leads to [\w.]+ without encryption: add sslmode=verify-full/,
    )
  })
})
