import { readdirSync } from 'node:fs'
import { expect, type Page, type Response } from '@playwright/test'
import { signIn } from './account'
import { test } from './app'
import { startAppWithExamples } from './examples'

/** Every page and handler below a folder of `app`, as the file system has them. */
function listAddresses(folder = 'app'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return listAddresses(`${folder}/${entry.name}`)
    return /^(page|route)\.tsx?$/.test(entry.name) ? [folder.replace(/^app/, '') || '/'] : []
  })
}

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

function faultsOf(address: string, headers: Readonly<Record<string, string>>): string[] {
  const policy = headers['content-security-policy'] ?? ''
  const wrong = Object.entries(ALWAYS).filter(([name, value]) => headers[name] !== value)
  return [
    ...wrong.map(([name]) => `${address}: ${name} is ${headers[name] ?? 'missing'}`),
    ...(/script-src [^;]*'nonce-[\w+/=]{20,}'/.test(policy) ? [] : [`${address}: no nonce in ${policy}`]),
    ...(/unsafe-(inline|eval)/.test(policy) ? [`${address}: ${policy}`] : []),
    ...(headers['cache-control']?.includes('no-store')
      ? []
      : [`${address}: ${headers['cache-control'] ?? 'may be cached'}`]),
    ...('x-powered-by' in headers ? [`${address}: says what it is made of`] : []),
  ]
}

const ABSENT = '00000000-0000-4000-8000-000000000000'

/** What stands for the parts of an address that differ: a case of the examples and one of its trials. */
async function findKeys(page: Page): Promise<Readonly<Record<string, string>>> {
  await page.goto('/cases')
  await page.getByRole('link', { name: 'Example 1 (synthetic)' }).click()
  const trial = await page.getByRole('link', { name: /^Edit/ }).nth(1).getAttribute('href')
  const [, caseId = '', trialKey = ''] = /\/cases\/([^/]+)\/trials\/([^/]+)/.exec(trial ?? '') ?? []
  return { caseId, trialKey, '...nextauth': 'csrf' }
}

test('T18: every page and every answer has its headers, and no page is kept from a script or style of its own', async ({
  browser,
  dataFolder,
}) => {
  const app = await startAppWithExamples(browser, dataFolder)
  const context = await browser.newContext({ baseURL: app.url })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.name}`))
  const visit = async (address: string) => {
    const response: Response | null = await page.goto(address)
    faults.push(...faultsOf(address, (await response?.allHeaders()) ?? {}))
    await expect(page.locator('main')).toBeVisible()
  }
  for (const address of ['/without-account', '/no-such-page', '/sign-in']) await visit(address)
  await signIn(page)
  await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible()
  const keys = await findKeys(page)
  const addresses = listAddresses().map((address) =>
    address.replace(/\[([^\]]+)\]/g, (_, key: string) => keys[key] ?? ABSENT),
  )
  expect(addresses.length).toBeGreaterThan(40)
  for (const address of addresses.filter((one) => !one.startsWith('/api'))) await visit(address)
  for (const address of addresses.filter((one) => one.startsWith('/api'))) {
    if (address === '/api/cases/import') continue
    const response = await context.request.get(address, { maxRedirects: 0 })
    faults.push(...faultsOf(address, response.headers()))
  }
  const overTls = await context.request.get('/sign-in', { headers: { 'X-Forwarded-Proto': 'https' } })
  expect(overTls.headers()).toMatchObject({
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  })
  expect(faults).toEqual([])

  // A script that found its way into a page is not run, and is heard of.
  await page.goto('/cases')
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," alt="" onerror="document.title = \'run\'">')
  })
  await expect.poll(() => faults.length).toBeGreaterThan(0)
  expect(await page.title()).not.toBe('run')
  await app.stop()
})
