import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { type APIRequestContext, type APIResponse, expect, request } from '@playwright/test'
import { z } from 'zod'
import { isAllowed, PERMISSIONS, type Permission, type Role } from '@/lib/domain/permissions'
import { test } from './app'
import { environmentFor, startApp } from './start-app'

const keysSchema = z.object({
  caseId: z.uuid(),
  trialKey: z.uuid(),
  assessmentId: z.uuid(),
  revisionId: z.string().min(1),
})
const seededSchema = z.object({
  cookies: z.record(z.string(), z.string()),
  shared: keysSchema,
  restricted: keysSchema,
  memberId: z.uuid(),
})
type Keys = z.infer<typeof keysSchema>

type Entry = {
  /** Its address, in which parts that differ stand in brackets. */
  readonly address: string
  readonly methods: readonly ('GET' | 'POST')[]
  /** `null` for what is open to anyone. */
  readonly permission: Permission | null
}

const ABSENT = '00000000-0000-4000-8000-000000000000'
const MARK = /MARK-(SHARED|RESTRICTED)/
const ROLES = ['owner', 'clinician', 'reader', 'auditor'] as const satisfies readonly Role[]

function listFiles(folder = 'app'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return listFiles(`${folder}/${entry.name}`)
    return /^(page|route)\.tsx?$/.test(entry.name) ? [`${folder}/${entry.name}`] : []
  })
}

/** Every page and handler of the file system, with what `docs/access.md` says of it; one that is missing there fails. */
function listEntries(): readonly Entry[] {
  const table = readFileSync('docs/access.md', 'utf8')
  return listFiles().map((file) => {
    const row = table.split('\n').find((line) => line.startsWith(`| \`${file}\` |`))
    const permission = row?.split('|')[2]?.trim().replaceAll('`', '')
    if (permission === undefined) throw new Error(`docs/access.md does not name ${file}`)
    return { address: toAddress(file), methods: listMethods(file), permission: toPermission(permission) }
  })
}

function toAddress(file: string): string {
  return file.replace(/^app/, '').replace(/\/(page|route)\.tsx?$/, '') || '/'
}

function toPermission(name: string): Permission | null {
  const known = Object.keys(PERMISSIONS).find((permission): permission is Permission => permission === name)
  if (known === undefined && name !== 'anyone') throw new Error(`${name} is no permission`)
  return known ?? null
}

function listMethods(file: string): readonly ('GET' | 'POST')[] {
  if (/page\.tsx$/.test(file)) return ['GET']
  const source = readFileSync(file, 'utf8')
  return (['GET', 'POST'] as const).filter((method) =>
    new RegExp(`export (async )?(function|const) ${method}\\b`).test(source),
  )
}

function fill(address: string, keys: Keys, memberId: string): string {
  const values: Readonly<Record<string, string>> = { ...keys, memberId, subject: 'facts', '...nextauth': 'csrf' }
  return address.replace(/\[([^\]]+)\]/g, (_, name: string) => values[name] ?? ABSENT)
}

async function ask(context: APIRequestContext, method: 'GET' | 'POST', address: string): Promise<APIResponse> {
  if (method === 'GET') return context.get(address, { maxRedirects: 0 })
  const isUpload = address === '/api/cases/import'
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  const body = isUpload ? { multipart: { nothing: '' } } : { form: { nothing: '' } }
  return context.post(address, { ...body, headers, maxRedirects: 0 })
}

/** Whether an answer lets somebody in: neither to the sign-in page, nor refused, nor not found. */
function letsIn(response: APIResponse): boolean {
  const location = response.headers().location ?? ''
  if (/^(https?:\/\/[^/]+)?\/(sign-in|welcome)/.test(location)) return false
  return ![401, 403, 404].includes(response.status())
}

test('T1 T2 T3: every page and handler lets in whom the table of permissions lets in, and nobody else', async ({
  dataFolder,
}) => {
  const env = environmentFor(dataFolder)
  const seeded = spawnSync(process.execPath, ['bin/run.mjs', 'tests/browser/seed-members.ts'], {
    env,
    encoding: 'utf8',
  })
  expect(seeded).toMatchObject({ status: 0, stderr: '' })
  const { cookies, shared, restricted, memberId } = seededSchema.parse(JSON.parse(seeded.stdout))
  const app = await startApp(dataFolder)
  const contexts: APIRequestContext[] = []
  const open = async (cookie: string) => {
    const context = await request.newContext({ baseURL: app.url, extraHTTPHeaders: cookie === '' ? {} : { cookie } })
    contexts.push(context)
    return context
  }
  const as = async (name: string) => open(cookies[name] ?? 'no such member')
  const entries = listEntries()
  const closed = entries.filter(({ permission }) => permission !== null)
  expect(closed.length).toBeGreaterThan(50)
  const faults: string[] = []
  let asked = 0

  /** Asks for an entry; says what is wrong where somebody is let in who is not meant to be, or is shown a mark. */
  const expectOut = async (who: string, context: APIRequestContext, entry: Entry, keys: Keys) => {
    for (const method of entry.methods) {
      const response = await ask(context, method, fill(entry.address, keys, memberId))
      asked += 1
      const text = await response.text()
      if (letsIn(response)) faults.push(`${who} gets ${response.status()} from ${method} ${entry.address}`)
      if (response.status() >= 500) faults.push(`${who}: ${method} ${entry.address} fails`)
      if (MARK.test(text)) faults.push(`${who} reads a label from ${method} ${entry.address}`)
    }
  }

  for (const [who, context] of [
    ['nobody', await open('')],
    ['a forged cookie', await open('fair-trial.session=forged')],
    ['a switched-off account', await as('switchedOff')],
  ] as const) {
    for (const entry of closed) await expectOut(who, context, entry, shared)
  }

  for (const role of ROLES) {
    const context = await as(role)
    for (const entry of closed) {
      const { permission } = entry
      if (permission === null) continue
      if (!isAllowed(role, permission)) {
        await expectOut(role, context, entry, shared)
        continue
      }
      // What changes something is asked for a case that is not there, since it might go on without anything filled in.
      for (const method of entry.methods) {
        const keys = method === 'GET' ? shared : { ...shared, caseId: ABSENT }
        if (method === 'POST' && !entry.address.includes('[caseId]')) continue
        const response = await ask(context, method, fill(entry.address, keys, memberId))
        asked += 1
        if (response.status() === 401 || response.status() === 403)
          faults.push(`${role} is refused by ${method} ${entry.address}`)
        if (response.status() >= 500) faults.push(`${role}: ${method} ${entry.address} fails`)
      }
    }
  }

  const ofCases = closed.filter(({ address }) => address.includes('[caseId]'))
  expect(ofCases.length).toBeGreaterThan(25)
  const before = await (await as('clinician')).get(`/api/cases/${restricted.caseId}/export/case-file`)
  for (const [who, keys] of [
    ['stranger', shared],
    ['owner', restricted],
    ['reader', restricted],
  ] as const) {
    const context = await as(who)
    // A form that is not filled in is told so before its case is looked for, the same whether it is there or not.
    for (const entry of ofCases) {
      for (const method of entry.methods) {
        const address = fill(entry.address, keys, memberId)
        const [response, absent] = [
          await ask(context, method, address),
          await ask(context, method, fill(entry.address, { ...keys, caseId: ABSENT }, memberId)),
        ]
        asked += 2
        if (response.status() !== absent.status())
          faults.push(`${who} can tell that a case is there: ${method} ${entry.address} ${response.status()}`)
        if (method === 'GET' && letsIn(response)) faults.push(`${who} is let in by ${entry.address}`)
        if (MARK.test(await response.text())) faults.push(`${who} reads a label from ${method} ${entry.address}`)
      }
    }
    for (const address of ['/cases', '/api/cases/export', '/cases/deleted']) {
      const text = await (await ask(context, 'GET', address)).text()
      if (text.includes(keys === shared ? 'MARK-SHARED' : 'MARK-RESTRICTED'))
        faults.push(`${who} finds the case in ${address}`)
    }
  }
  const after = await (await as('clinician')).get(`/api/cases/${restricted.caseId}/export/case-file`)
  expect(await after.text()).toBe(await before.text())
  expect(faults).toEqual([])
  expect(asked).toBeGreaterThan(500)

  // The same looks see somebody who is let in, and a mark that is shown.
  const page = await (await as('clinician')).get(`/cases/${restricted.caseId}`, { maxRedirects: 0 })
  expect([letsIn(page), MARK.test(await page.text())]).toEqual([true, true])
  for (const context of contexts) await context.dispose()
  await app.stop()
})
