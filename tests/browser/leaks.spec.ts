import { expect, type Page } from '@playwright/test'
import { ACCOUNT, createFirstAccount, signIn, signOut } from './account'
import { test } from './app'
import { boxOf } from './enter-trial'
import { type RunningApp, startApp } from './start-app'
import { holdsMark, listen, listKept, noteLinks } from './traces'

/** In everything that is typed or imported here, and nowhere in the program. */
const MARK = 'Zqmark'
const SECRETS = [MARK, ACCOUNT.password, ACCOUNT.username, ACCOUNT.name]
const DRAFT_IS_KEPT_MS = 1500
const ANSWER_IS_SHOWN_MS = 1500

function toMarkedCase(): object {
  const trial = (id: string, drug: string) => ({
    id: `${MARK}-${id}`,
    drug,
    drugText: `${MARK} as written`,
    start: '2024-03-01',
    stop: '2024-06-14',
    doses: [{ mgPerDay: 100, weeks: 12 }],
    prescriber: `Dr ${MARK}`,
    comment: `${MARK} comment`,
    sideEffects: [{ effect: `${MARK} rash` }],
  })
  return {
    format: 'fair-trial/case@1',
    case: {
      label: `${MARK} label`,
      birthYear: 1975,
      diagnosis: { primary: 'majorDepressiveDisorder' },
      contributors: [{ code: 'alcohol', status: 'present', note: `${MARK} note` }],
    },
    trials: [trial('t1', 'sertraline'), trial('t2', `${MARK}ine`)],
    otherTreatments: [],
  }
}

/** Types a mark into every box of text of a page and waits until the draft is kept. */
async function fillEveryBox(page: Page): Promise<number> {
  await page.locator('main details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '')
  })
  const boxes = page.locator('main').locator('input:not([type]), input[type="text"], input[type="search"], textarea')
  let filled = 0
  for (const box of await boxes.all()) {
    if (!(await box.isVisible()) || !(await box.isEditable())) continue
    await box.fill(`${MARK} ${filled}`)
    filled += 1
  }
  if (filled > 0) await page.waitForTimeout(DRAFT_IS_KEPT_MS)
  return filled
}

async function sendForm(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator('main form button[type="submit"], main form button:not([type])').last().click()
  // What the form was answered with may lead on by itself.
  await page.waitForTimeout(ANSWER_IS_SHOWN_MS)
  await page.waitForLoadState('networkidle')
}

async function importFile(page: Page, name: string, text: string): Promise<void> {
  await page.goto('/cases/import')
  await page.getByLabel('Case files').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Import' }).click()
  await page.waitForLoadState('networkidle')
}

let running: RunningApp | undefined
test.afterEach(async () => running?.stop())

test('T29: what is typed or imported stands in no log, address, referrer, cookie or storage, and is gone after sign-out', async ({
  browser,
  dataFolder,
}) => {
  const app = await startApp(dataFolder, { LOG_LEVEL: 'debug' })
  running = app
  const context = await browser.newContext({ baseURL: app.url })
  const trace = listen(context)
  const page = await context.newPage()
  await createFirstAccount(page, app.url)

  // Wrong and right files, of names that say something.
  await importFile(page, `${MARK}.json`, JSON.stringify({ ...toMarkedCase(), format: `${MARK}` }))
  await expect(page.locator('main .error-summary, main .field-error').first()).toBeVisible()
  await importFile(page, `${MARK} 2.json`, JSON.stringify(toMarkedCase()))
  await expect(page.getByRole('heading', { name: `${MARK} label` })).toBeVisible()
  const casePage = new URL(page.url()).pathname
  await noteLinks(page, trace)
  for (const anchor of await page.locator('main a[href^="#"]:visible').all()) await anchor.click()

  // Every form: what is wrong is refused, what may be free text is stored.
  const trialPage = await page
    .getByRole('link', { name: /^Edit the trial/ })
    .first()
    .getAttribute('href')
  const forms = [
    '/cases/new',
    `${casePage}/facts`,
    `${casePage}/trials/new`,
    trialPage ?? '',
    `${casePage}/trials/quick`,
  ]
  let filled = 0
  for (const form of [...forms, `${casePage}/scores/quick`, `${casePage}/conclusion`, '/account']) {
    await page.goto(form)
    filled += await fillEveryBox(page)
    await noteLinks(page, trace)
    await sendForm(page)
    await noteLinks(page, trace)
  }
  expect(filled).toBeGreaterThan(30)

  // What an owner types about the practice, and the pages that have nothing to type in.
  await page.goto('/practice')
  await page.getByLabel('Name', { exact: true }).fill(`${MARK} clinic`)
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByRole('heading', { name: `${MARK} clinic` })).toBeVisible()
  await page.getByLabel('For whom').fill(`${MARK} guest`)
  await page.getByRole('button', { name: 'Make the link' }).click()
  await noteLinks(page, trace)
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await expect(page.getByText(`${MARK} guest`)).toBeVisible()
  for (const place of ['/practice', '/practice/data', '/audit', '/emergency', '/history', '/sharing']) {
    await page.goto(['/history', '/sharing'].includes(place) ? `${casePage}${place}` : place)
    await noteLinks(page, trace)
  }
  await sendForm(page)
  await noteLinks(page, trace)

  // Two tabs edit one trial.
  const other = await context.newPage()
  await page.goto(casePage)
  const second =
    (await page
      .getByRole('link', { name: /^Edit the trial/ })
      .nth(1)
      .getAttribute('href')) ?? ''
  await page.goto(second)
  await other.goto(second)
  for (const [tab, text] of [
    [other, 'theirs'],
    [page, 'mine'],
  ] as const) {
    await boxOf(tab, 'Prescriber').fill(`${MARK} ${text}`)
    await sendForm(tab)
    await noteLinks(tab, trace)
  }
  await expect(page.getByRole('heading', { name: 'Two versions of this trial' })).toBeVisible()
  await other.close()

  await page.goto('/cases')
  await page.getByRole('searchbox').fill(`${MARK} label`)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/search=/)
  await noteLinks(page, trace)

  // Each export, as its link has it.
  await page.goto(casePage)
  const exports = await page
    .locator('a[href*="/export/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect(exports.length).toBeGreaterThan(4)
  for (const address of [...exports, '/api/cases/export', '/api/cases/export/de-identified']) {
    const answer = await page.request.get(address)
    expect(answer.status(), address).toBe(200)
    trace.addresses.push(address, ...Object.values(answer.headers()))
  }

  // Deleted and put back.
  await page.goto(`${casePage}/delete`)
  await sendForm(page)
  await page.goto('/cases/deleted')
  await noteLinks(page, trace)
  await sendForm(page)
  await page.goto(casePage)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(MARK)

  expect((await listKept(page)).filter((kept) => holdsMark(kept, [MARK, ACCOUNT.password]))).toEqual([])
  await signOut(page)
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText(MARK)
  await page.getByLabel('Username').fill(`${MARK} user`)
  await page.getByLabel('Password').fill(`${MARK} password`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('do not belong together')).toBeVisible()
  expect((await listKept(page)).filter((kept) => holdsMark(kept, SECRETS))).toEqual([])
  // Back to the case that was open.
  await signIn(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(MARK)

  expect(trace.addresses.length).toBeGreaterThan(100)
  expect(trace.addresses.filter((address) => holdsMark(address, SECRETS))).toEqual([])
  expect(trace.links.filter((address) => holdsMark(address, SECRETS))).toEqual([])

  // Addresses that somebody types: the log says only that they lead nowhere.
  expect((await fetch(`${app.url}/${MARK}?q=${MARK}`)).status).toBe(404)
  await fetch(`${app.url}/cases/${MARK}`, { headers: { 'X-Request-Id': MARK, 'User-Agent': MARK } })
  await app.stop()
  const log = app.said()
  expect(log.match(/"event":"request\.answered"/g)?.length ?? 0).toBeGreaterThan(100)
  expect(log.split('\n').filter((line) => holdsMark(line, SECRETS))).toEqual([])
  expect(log.split('\n').filter((line) => line !== '' && !line.startsWith('{"level":'))).toEqual([])
})

test('T29: the scan finds a mark in every place in which it looks', async ({ browser, appUrl }) => {
  const context = await browser.newContext({ baseURL: appUrl })
  const trace = listen(context)
  const page = await context.newPage()
  await page.goto(`/sign-in?next=${MARK}`)
  await page.evaluate(async (mark) => {
    localStorage.setItem('a', mark)
    sessionStorage.setItem('b', mark)
    await (await caches.open(mark)).put('/x', new Response(mark))
    await new Promise((resolve) => indexedDB.open(mark).addEventListener('success', resolve))
    history.pushState({ mark }, '', `#${mark}`)
    document.querySelector('main')?.insertAdjacentHTML('beforeend', `<a href="#${mark}">x</a>`)
  }, MARK)
  await context.addCookies([{ name: 'c', value: Buffer.from(`x${MARK}`).toString('base64url'), url: appUrl }])
  await noteLinks(page, trace)
  const found = (await listKept(page)).filter((kept) => holdsMark(kept, [MARK]))
  const places = new Set(found.map((kept) => kept.split(' ')[0]))
  expect([...places].sort()).toEqual(['IndexedDB', 'cache', 'cookie', 'history', 'localStorage', 'sessionStorage'])
  expect(trace.addresses.some((address) => address.endsWith(`#${MARK}`))).toBe(true)
  expect(trace.addresses.some((address) => address.endsWith(`?next=${MARK}`))).toBe(true)
  expect(trace.links.some((address) => holdsMark(address, [MARK]))).toBe(true)
})
