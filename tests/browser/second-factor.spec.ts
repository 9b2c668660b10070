import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { ACCOUNT, createFirstAccount, signIn, signOut } from './account'
import { test } from './app'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
] as const

/** Nothing that axe finds, and nothing that scrolls sideways, wide and light as narrow and dark. */
async function looksRight(page: Page): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The code that an authenticator app shows, `steps` spans of 30 seconds from now. */
function toCode(key: string, steps: number): string {
  const secret = Secret.fromBase32(key.replaceAll(' ', ''))
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 })
}

async function enterCode(page: Page, label: string, code: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const isIn = (page: Page) => expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible()
const asksForCode = (page: Page) => expect(page.getByRole('heading', { name: 'Enter the code' })).toBeVisible()

test('a second factor is turned on, asked for after the password, replaced by a recovery code, and turned off', async ({
  browser,
  page,
  appUrl,
}) => {
  await createFirstAccount(page, appUrl)
  const elsewhere = await (await browser.newContext({ baseURL: appUrl })).newPage()
  await elsewhere.goto('/sign-in')
  await signIn(elsewhere)
  await isIn(elsewhere)

  await page.goto(`${appUrl}/account`)
  await page.getByRole('link', { name: 'Set up a second factor' }).click()
  await looksRight(page)
  await page.getByRole('button', { name: 'Set it up' }).click()
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible()
  await looksRight(page)
  const key = (await page.locator('.factor-key').textContent()) ?? ''

  // The code before this one counts as well, so that the next are still unused.
  await page.getByLabel('Code', { exact: true }).fill(toCode(key, -1))
  await page.getByLabel('Present password').fill('not the present one')
  await page.getByRole('button', { name: 'Turn the second factor on' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Please correct' })).toBeFocused()
  const before = (await page.context().cookies()).find(({ name }) => name.endsWith('session'))?.value
  await page.getByLabel('Code', { exact: true }).fill(toCode(key, -1))
  await page.getByLabel('Present password').fill(ACCOUNT.password)
  await page.getByRole('button', { name: 'Turn the second factor on' }).click()
  await expect(page.getByText('The second factor is on, and your other sessions have ended.')).toBeVisible()
  await looksRight(page)
  const recoveryCodes = await page.locator('.recovery-codes code').allTextContents()
  expect(recoveryCodes).toHaveLength(10)

  // T6, T7: the other session has ended, and this one has another id.
  expect((await page.context().cookies()).find(({ name }) => name.endsWith('session'))?.value).not.toBe(before)
  await elsewhere.goto('/cases')
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible()
  await expect(page.locator('.recovery-codes')).toHaveCount(0)

  await signOut(page)
  await signIn(page)
  await asksForCode(page)
  await looksRight(page)
  // Half a sign-in opens nothing.
  await page.goto(`${appUrl}/cases`)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goto(`${appUrl}/sign-in/code`)
  await enterCode(page, 'Code', '000000')
  await expect(page.getByRole('alert').filter({ hasText: 'This code does not count' })).toBeFocused()
  // T11: the code that turned it on is used up.
  await enterCode(page, 'Code', toCode(key, -1))
  await expect(page.getByRole('alert').filter({ hasText: 'This code does not count' })).toBeVisible()
  await enterCode(page, 'Code', toCode(key, 0))
  await isIn(page)

  // T12, from another browser, to the page that was asked for.
  await elsewhere.goto('/rules')
  await signIn(elsewhere)
  await elsewhere.getByRole('link', { name: 'Use a recovery code' }).click()
  await looksRight(elsewhere)
  await enterCode(elsewhere, 'Recovery code', recoveryCodes[0] ?? '')
  await expect(elsewhere).toHaveURL(/\/rules$/)
  await signOut(elsewhere)
  await signIn(elsewhere)
  await elsewhere.getByRole('link', { name: 'Use a recovery code' }).click()
  await enterCode(elsewhere, 'Recovery code', recoveryCodes[0] ?? '')
  await expect(elsewhere.getByRole('alert').filter({ hasText: 'This recovery code does not count' })).toBeVisible()

  await page.goto(`${appUrl}/account/second-factor`)
  await expect(page.getByText('9 recovery codes are left.')).toBeVisible()
  await page.getByRole('link', { name: 'Make new recovery codes' }).click()
  await looksRight(page)
  await page.getByLabel('Code', { exact: true }).fill(recoveryCodes[1] ?? '')
  await page.getByRole('button', { name: 'Make new recovery codes' }).click()
  const newCodes = await page.locator('.recovery-codes code').allTextContents()
  expect(newCodes).toHaveLength(10)
  expect(newCodes).not.toContain(recoveryCodes[2])
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('link', { name: 'Turn it off' }).click()
  await looksRight(page)
  await page.getByLabel('Code', { exact: true }).fill(newCodes[0] ?? '')
  await page.getByLabel('Present password').fill(ACCOUNT.password)
  await page.getByRole('button', { name: 'Turn the second factor off' }).click()
  await expect(page.getByText('The second factor is off, and your other sessions have ended.')).toBeVisible()
  await signOut(page)
  await signIn(page)
  await isIn(page)
})

test('T10: five codes are looked at, also when twenty come at once, and signing in works without script', async ({
  browser,
  page,
  appUrl,
}) => {
  await createFirstAccount(page, appUrl)
  await page.goto(`${appUrl}/account/second-factor`)
  await page.getByRole('button', { name: 'Set it up' }).click()
  const key = (await page.locator('.factor-key').textContent()) ?? ''
  await page.getByLabel('Code', { exact: true }).fill(toCode(key, -1))
  await page.getByLabel('Present password').fill(ACCOUNT.password)
  await page.getByRole('button', { name: 'Turn the second factor on' }).click()
  await expect(page.getByText('The second factor is on')).toBeVisible()
  await signOut(page)

  const stranger = await browser.newContext({ baseURL: appUrl })
  const post = (path: string, form: Record<string, string>) =>
    stranger.request.post(path, { form, headers: { Origin: appUrl }, maxRedirects: 0 })
  const { username, password } = ACCOUNT
  expect((await post('/api/account/sign-in', { username, password })).headers().location).toBe('/sign-in/code')
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => post('/api/account/sign-in/code', { code: '000000' })),
  )
  const statuses = answers.map((answer) => answer.status())
  expect(statuses.filter((status) => status === 303)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(15)
  expect((await post('/api/account/sign-in/code', { code: toCode(key, 0) })).status()).toBe(429)

  // Where the account signed in before, nobody waits for the stranger; and no script is needed.
  const known = await browser.newContext({
    baseURL: appUrl,
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const withoutScript = await known.newPage()
  await withoutScript.goto('/sign-in')
  await signIn(withoutScript)
  await enterCode(withoutScript, 'Code', toCode(key, 0))
  await isIn(withoutScript)
})
