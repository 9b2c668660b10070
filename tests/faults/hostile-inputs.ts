import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findChromium } from '../../bin/find-chromium.mjs'
import type { Client } from './client'
import type { Figure } from './figure'
import { BOXES, HOSTILE_FILES, HOSTILE_KEYS, HOSTILE_TEXTS } from './hostile-text'

const AT_ONCE = 6
const PATIENCE_MS = 60_000
const PAGES_LOOKED_AT = 12
// So often one of the forms that are stored is sent nearly right, to a case that no more than so many inputs are meant for.
const EVERY_NEARLY_RIGHT = 5
const INPUTS_PER_CASE = 500

// They end the session, or keep the one who asks out of everything but setting up a second factor.
const LEFT_OUT = ['/api/account/sign-out', '/api/practice/second-factor', '/api/practice/leave']
// With the key of a case they delete it, and ask for nothing typed.
const DELETES = /\/delete$/

/** Forms that are stored where nothing but a text in them is meant to do harm. */
const NEARLY_RIGHT: readonly ((keys: Keys, text: string) => readonly [string, Readonly<Record<string, string>>])[] = [
  (_, text) => ['/api/cases', { label: text, newKey: randomUUID() }],
  ({ caseId }, text) => [
    `/api/cases/${caseId}/trials`,
    { drug: text, comment: text, prescriber: text, newKey: randomUUID() },
  ],
  ({ caseId }, text) => [`/api/cases/${caseId}/trials/quick`, { lines: text, seen: text, newKey: randomUUID() }],
]

/** What is sent, one after the other the same in every run. */
type Sent = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body: BodyInit | null
  readonly type: string | null
  readonly mark: string
}

const URLENCODED = 'application/x-www-form-urlencoded'

type Target = { readonly address: string; readonly method: 'GET' | 'POST' }
type Keys = Readonly<Record<string, string>>
/** A number from 0 up to, not including, another one. */
type Pick = (count: number) => number

function listTargets(folder = 'app'): readonly Target[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): readonly Target[] => {
    const file = `${folder}/${entry.name}`
    if (entry.isDirectory()) return listTargets(file)
    const address = folder.replace(/^app/, '') || '/'
    if (LEFT_OUT.includes(address)) return []
    if (/^page\.tsx?$/.test(entry.name)) return [{ address, method: 'GET' }]
    if (!/^route\.ts$/.test(entry.name)) return []
    const source = readFileSync(file, 'utf8')
    const methods = (['GET', 'POST'] as const).filter((method) =>
      new RegExp(`export [^\\n]*\\b${method}\\b`).test(source),
    )
    return methods.map((method) => ({ address, method }))
  })
}

function makePick(seed: number): Pick {
  let state = seed
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % count
  }
}

function one<T>(pick: Pick, choices: readonly T[]): T {
  const chosen = choices[pick(choices.length)]
  if (chosen === undefined) throw new Error('there is nothing to choose from')
  return chosen
}

function fillAddress({ address }: Target, keys: Keys, pick: Pick): string {
  const isHostile = pick(3) === 0
  return address.replace(/\[([^\]]+)\]/g, (_, name: string) => {
    const known = DELETES.test(address) ? undefined : keys[name]
    return isHostile || known === undefined ? encodeURI(one(pick, HOSTILE_KEYS)).replaceAll('%25', '%') : known
  })
}

function toForm(pick: Pick, mark: string): URLSearchParams {
  const form = new URLSearchParams()
  const boxes = 1 + pick(12)
  for (let box = 0; box < boxes; box += 1) form.append(one(pick, BOXES), one(pick, HOSTILE_TEXTS)(mark))
  // Some of what is sent is nearly right, so that it gets past the first question.
  if (pick(2) === 0) form.set('label', one(pick, HOSTILE_TEXTS)(mark).slice(0, 60))
  if (pick(2) === 0) form.set('newKey', randomUUID())
  if (pick(3) === 0) form.set('drug', one(pick, HOSTILE_TEXTS)(mark).slice(0, 80))
  return form
}

function toNearlyRight(keys: Keys, pick: Pick, mark: string): Sent {
  const [path, form] = one(pick, NEARLY_RIGHT)(keys, one(pick, HOSTILE_TEXTS)(mark).slice(0, 100))
  return { method: 'POST', path, body: new URLSearchParams(form).toString(), type: URLENCODED, mark }
}

function toSent(target: Target, keys: Keys, pick: Pick, mark: string): Sent {
  const path = fillAddress(target, keys, pick)
  const { method } = target
  if (method === 'GET') {
    const query = `?${new URLSearchParams({ [one(pick, BOXES)]: one(pick, HOSTILE_TEXTS)(mark).slice(0, 500) })}`
    return { method, path: `${path}${pick(2) === 0 ? '' : query}`, body: null, type: null, mark }
  }
  const kind = pick(10)
  if (target.address === '/api/cases/import' && kind < 8) {
    const body = new FormData()
    body.append('files', new Blob([one(pick, HOSTILE_FILES)(mark)]), one(pick, HOSTILE_TEXTS)('x').slice(0, 60))
    if (pick(2) === 0) body.append('newKey', one(pick, HOSTILE_KEYS))
    return { method, path, body, type: null, mark }
  }
  if (kind === 0) return { method, path, body: one(pick, HOSTILE_FILES)(mark), type: 'application/json', mark }
  if (kind === 1) return { method, path, body: one(pick, HOSTILE_FILES)(mark), type: URLENCODED, mark }
  if (kind === 2) return { method, path, body: `label=${mark}&label=%E0%A4%A&%=%`, type: URLENCODED, mark }
  if (kind === 3 && pick(20) === 0)
    return { method, path, body: `comment=${mark}${'x'.repeat(3_000_000)}`, type: URLENCODED, mark }
  return { method, path, body: toForm(pick, mark).toString(), type: URLENCODED, mark }
}

/** What became of one request: an answer, or `0` where none came. */
async function send(
  client: Client,
  { method, path, body, type }: Sent,
): Promise<{ status: number; isStored: boolean }> {
  const headers = {
    Origin: client.url,
    Cookie: client.cookie,
    Accept: 'application/json',
    ...(type === null ? {} : { 'Content-Type': type }),
  }
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answer = await fetch(`${client.url}${path}`, { method, headers, body, redirect: 'manual', signal })
    const text = await answer.text()
    return {
      status: answer.status,
      isStored: answer.status < 400 && /location|"savedAt"/.test(text + [...answer.headers.keys()]),
    }
  } catch {
    return { status: 0, isStored: false }
  }
}

async function findKeys(client: Client): Promise<Keys> {
  const caseId = randomUUID()
  const trialKey = randomUUID()
  await client.post('/api/cases', { label: 'of the hostile inputs', newKey: caseId })
  await client.post(`/api/cases/${caseId}/trials`, { drug: 'sertraline', newKey: trialKey })
  return { caseId, trialKey, assessmentId: randomUUID(), subject: 'facts', '...nextauth': 'session' }
}

/** How many of these pages run a script that was typed, and whether the look sees one that is. */
async function runInChromium(
  client: Client,
  paths: readonly string[],
): Promise<{ ran: number; looked: number; seen: number }> {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const [name = '', value = ''] = client.cookie.split(';')[0]?.split(/=(.*)/s) ?? []
    const context = await browser.newContext()
    await context.addCookies([{ name, value, url: client.url }])
    const page = await context.newPage()
    let dialogs = 0
    page.on('dialog', async (dialog) => {
      dialogs += 1
      await dialog.dismiss()
    })
    const hasRun = () => page.evaluate(() => 'hostile' in window)
    let ran = 0
    let looked = 0
    for (const path of paths) {
      await page.goto(`${client.url}${path}`, { waitUntil: 'load' })
      looked += 1
      if (await hasRun()) ran += 1
    }
    await page.evaluate(() => Object.assign(window, { hostile: true }))
    return { ran: ran + dialogs, looked, seen: (await hasRun()) ? 1 : 0 }
  } finally {
    await browser.close()
  }
}

/**
 * T15, T16, T22: so many hostile inputs at every page and handler, of somebody who is signed in. `isTrusting` counts as
 * refused what was stored, and has to be found out.
 */
export async function sendHostile(
  client: Client,
  where: string,
  inputs: number,
  isTrusting = false,
): Promise<readonly Figure[]> {
  const pick = makePick(20_261_122)
  const run = `hx${randomUUID().slice(0, 6)}x`
  const targets = listTargets()
  const ownCases: Keys[] = []
  for (let made = 0; made < inputs; made += INPUTS_PER_CASE) ownCases.push(await findKeys(client))
  const refusedMarks = new Set<string>()
  let failed = 0
  let unanswered = 0
  let sent = 0
  let asked = 0
  const nextTarget = (): Target => {
    const target = targets[asked % targets.length]
    if (target === undefined) throw new Error('the app has no address')
    asked += 1
    return target
  }
  const sendSome = async () => {
    while (sent < inputs) {
      const keys = ownCases[Math.floor(sent / INPUTS_PER_CASE)]
      if (keys === undefined) return
      sent += 1
      const mark = `${run}${sent}x`
      const input =
        sent % EVERY_NEARLY_RIGHT === 0 ? toNearlyRight(keys, pick, mark) : toSent(nextTarget(), keys, pick, mark)
      const { status, isStored } = await send(client, input)
      if (status >= 500) {
        failed += 1
        process.stdout.write(`        ${status} from ${input.method} ${input.path}\n`)
      }
      if (status === 0) unanswered += 1
      if (isTrusting || !isStored) refusedMarks.add(mark)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sendSome))
  const files = await client.listCases()
  const stored = new Set(JSON.stringify(files).match(new RegExp(`${run}\\d+x`, 'g')) ?? [])
  const refusedAndStored = [...stored].filter((mark) => refusedMarks.has(mark)).length
  const count = { fault: 'T16', where } as const
  const figures: Figure[] = [
    {
      ...count,
      what: 'hostile inputs sent, to every page and handler in turn',
      found: sent,
      wanted: { exactly: inputs },
    },
    { ...count, what: 'hostile inputs that the app failed on', found: failed, wanted: { exactly: 0 } },
    { ...count, what: 'hostile inputs without an answer', found: unanswered, wanted: { exactly: 0 } },
    { ...count, what: 'stored although refused', found: refusedAndStored, wanted: { exactly: 0 } },
    { ...count, what: 'stored as it was typed, of what was accepted', found: stored.size, wanted: { atLeast: 1 } },
  ]
  if (isTrusting || findChromium() === null) return figures
  const list = await client.getPage('/cases')
  const cases = [...new Set(list.match(/\/cases\/[0-9a-f-]{36}/g) ?? [])].slice(0, PAGES_LOOKED_AT)
  const paths = [
    '/cases',
    '/cases/new',
    '/cases/deleted',
    '/audit',
    '/practice',
    ...cases,
    ...cases.map((path) => `${path}/history`),
  ]
  const { ran, looked, seen } = await runInChromium(client, [
    ...paths,
    ...ownCases.map(({ caseId }) => `/cases/${caseId}/facts`),
  ])
  return [
    ...figures,
    {
      fault: 'T15',
      where,
      what: `scripts that ran, on ${looked} pages in Chromium`,
      found: ran,
      wanted: { exactly: 0 },
    },
    { fault: 'T15', where, what: 'a script that runs is seen', found: seen, wanted: { exactly: 1 } },
  ]
}
