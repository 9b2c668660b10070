import { spawnSync } from 'node:child_process'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { ACCOUNT, createFirstAccount, signIn, signOut } from './account'
import { test } from './app'
import { startIdentityProvider } from './identity-provider.mjs'
import { environmentFor, findFreePort, startApp } from './start-app'

// The app is asked for by name and the provider by number, so that they are two sites to the browser.
const NAME = 'Clinic Login'
const CLIENT = { clientId: 'fair-trial', clientSecret: 'synthetic secret of the client' }
const WAY_BACK = '/api/auth/callback/oidc'
const MINE = 'synthetic-subject-one'
const NOT_CONNECTED = `Your ${NAME} account is not connected to an account here.`
const FAILED = `Signing in with ${NAME} did not work.`
const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
] as const

const MISHAPS = {
  'another issuer': { claims: { iss: 'http://localhost:1' } },
  'another audience': { claims: { aud: 'another-client' } },
  'another nonce': { claims: { nonce: 'of another way' } },
  'no nonce': { claims: { nonce: undefined } },
  'a token of yesterday': { claims: { iat: 1_600_000_000, exp: 1_600_000_600 } },
  'a key that is not the provider’s': { signedBy: 'another' },
  'no signature': { signedBy: 'nobody' },
  'nobody in it': { claims: { sub: undefined } },
} as const

type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>

async function startBoth(dataFolder: string) {
  const port = await findFreePort()
  const redirectUri = `http://localhost:${port}${WAY_BACK}`
  const provider = await startIdentityProvider({ port: await findFreePort(), ...CLIENT, redirectUri })
  const settings = {
    PORT: String(port),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.clientId,
    OIDC_CLIENT_SECRET: CLIENT.clientSecret,
    OIDC_NAME: NAME,
  }
  return { provider, settings, app: await startApp(dataFolder, settings) }
}

/** At the provider: who it is, and that the app may know. */
async function signInThere(page: Page, subject: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(subject)
  await page.getByPlaceholder('and password').fill('nothing that counts')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function connect(page: Page): Promise<void> {
  await page.goto('/account')
  await page.getByLabel('Your password here').fill(ACCOUNT.password)
  await page.getByRole('button', { name: `Connect with ${NAME}` }).click()
}

async function pressSignOn(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: `Sign in with ${NAME}` }).click()
}

/** The address with which the provider sends a browser back, which then does not go there. */
async function catchWayBack(provider: IdentityProvider, page: Page, leave: () => Promise<void>): Promise<string> {
  const caught = await provider.hold(async () => {
    await leave()
    await says(page, 'The way back is held.')
  })
  expect(caught).toContain(WAY_BACK)
  return caught
}

async function looksRight(page: Page): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

const isIn = (page: Page) => expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible()
const says = (page: Page, text: string) => expect(page.getByText(text)).toBeVisible()

async function isOut(page: Page): Promise<void> {
  await page.goto('/cases')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
}

test('who connected their account signs in by the provider, and nobody else does', async ({ browser, dataFolder }) => {
  const { app, provider, settings } = await startBoth(dataFolder)
  const open = async (more: Parameters<Browser['newContext']>[0] = {}) =>
    (await browser.newContext({ baseURL: app.url, ...more })).newPage()
  const page = await open()
  await createFirstAccount(page, app.url)

  await page.goto('/account')
  await looksRight(page)
  await page.getByLabel('Your password here').fill('not the present one')
  await page.getByRole('button', { name: `Connect with ${NAME}` }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'This is not your password' })).toBeFocused()
  await connect(page)
  await signInThere(page, MINE)
  await says(page, `Your account is connected with ${NAME}.`)
  await expect(page).toHaveURL(/\/account\?done=connected#single-sign-on$/)
  await looksRight(page)

  await signOut(page)
  await looksRight(page)
  await page.goto('/sign-in?next=%2Frules')
  await page.getByRole('button', { name: `Sign in with ${NAME}` }).click()
  await expect(page).toHaveURL(/\/rules$/)
  await page.goto('/audit')
  await expect(page.getByText('by single sign-on').first()).toBeVisible()
  const cookies = await page.context().cookies(app.url)
  expect(cookies.filter(({ httpOnly, sameSite }) => !httpOnly || sameSite !== 'Lax')).toEqual([])
  expect(cookies.filter(({ name }) => name.includes('sign-on'))).toEqual([])

  // Without script, in a browser that was never here.
  const withoutScript = await open({ javaScriptEnabled: false })
  await pressSignOn(withoutScript)
  await signInThere(withoutScript, MINE)
  await isIn(withoutScript)

  // Nobody is made an account for, and nobody is recognized by a name that they share.
  for (const subject of ['synthetic-subject-two', ACCOUNT.username]) {
    const stranger = await open()
    await pressSignOn(stranger)
    await signInThere(stranger, subject)
    await says(stranger, NOT_CONNECTED)
    await isOut(stranger)
    await stranger.goto('/sign-in')
    await signIn(stranger)
    await isIn(stranger)
  }

  const cancels = await open()
  await pressSignOn(cancels)
  await cancels.getByRole('link', { name: 'Cancel' }).click()
  await says(cancels, `Signing in with ${NAME} was cancelled.`)
  await looksRight(cancels)

  // Of another state, of another browser, and a second time.
  const tampers = await open()
  const caught = await catchWayBack(provider, tampers, async () => {
    await pressSignOn(tampers)
    await signInThere(tampers, MINE)
  })
  const victim = await open()
  await victim.goto(caught)
  await says(victim, FAILED)
  await isOut(victim)
  await tampers.goto(caught)
  await says(tampers, FAILED)
  const again = await catchWayBack(provider, tampers, () => pressSignOn(tampers))
  await tampers.goto(again.replace(/state=./, 'state=~'))
  await says(tampers, FAILED)
  await isOut(tampers)
  const used = await catchWayBack(provider, tampers, () => pressSignOn(tampers))
  const before = await tampers.context().cookies()
  await tampers.goto(used)
  await isIn(tampers)
  await tampers.context().clearCookies({ name: 'fair-trial.session' })
  await tampers.context().addCookies(before)
  await tampers.goto(used)
  await says(tampers, FAILED)
  await isOut(tampers)

  for (const [what, mishap] of Object.entries(MISHAPS)) {
    provider.meetMishap(mishap)
    await pressSignOn(tampers)
    await expect(tampers.getByText(FAILED), what).toBeVisible()
    await isOut(tampers)
  }
  provider.meetMishap(null)
  await pressSignOn(tampers)
  await isIn(tampers)

  // Only the session that asked for it connects, and the endpoints of the library stay closed.
  await page.goto('/account')
  await page.getByRole('button', { name: `Disconnect from ${NAME}` }).click()
  await says(page, `Your account is no longer connected with ${NAME}.`)
  await pressSignOn(cancels)
  await signInThere(cancels, MINE)
  await says(cancels, NOT_CONNECTED)
  const late = await catchWayBack(provider, page, () => connect(page))
  await page.goto('/account')
  await signOut(page)
  await signIn(page)
  await isIn(page)
  await page.goto(late)
  await says(page, `Connecting with ${NAME} did not work`)
  await says(page, 'Not connected.')
  const { request } = page.context()
  for (const path of ['signin/oidc', 'signin', 'callback/credentials'])
    expect((await request.get(`/api/auth/${path}`)).status()).toBe(404)
  expect((await request.post(WAY_BACK, { form: {} })).status()).toBe(404)
  for (const path of ['', '/connect', '/disconnect']) {
    const foreign = { form: {}, headers: { Origin: 'http://localhost:1', 'Sec-Fetch-Site': 'cross-site' } }
    expect((await request.post(`/api/account/single-sign-on${path}`, foreign)).status()).toBe(403)
  }

  // A second factor is asked for after the provider as after the password.
  await connect(page)
  await says(page, `Your account is connected with ${NAME}.`)
  await page.goto('/account/second-factor')
  await page.getByRole('button', { name: 'Set it up' }).click()
  const key = (await page.locator('.factor-key').textContent()) ?? ''
  const codeAt = (steps: number) =>
    new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate({
      timestamp: Date.now() + steps * 30_000,
    })
  await page.getByLabel('Code', { exact: true }).fill(codeAt(-1))
  await page.getByLabel('Present password').fill(ACCOUNT.password)
  await page.getByRole('button', { name: 'Turn the second factor on' }).click()
  await says(page, 'The second factor is on')
  await signOut(page)
  await pressSignOn(page)
  await expect(page.getByRole('heading', { name: 'Enter the code' })).toBeVisible()
  await isOut(page)
  await page.goto('/sign-in/code')
  await page.getByLabel('Code', { exact: true }).fill(codeAt(0))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await isIn(page)

  // A provider that is away, an account that is switched off: and nothing of the provider in what the app says.
  await signOut(page)
  await provider.stop()
  await pressSignOn(page)
  await says(page, `${NAME} does not answer.`)
  await app.stop()
  expect(app.said()).toContain(WAY_BACK.replace('callback/oidc', '[...nextauth]'))
  expect(app.said()).not.toMatch(/synthetic-subject|code=|state=|eyJ|synthetic secret| {4}at /)

  const returned = await startIdentityProvider({
    port: Number(new URL(provider.issuer).port),
    ...CLIENT,
    redirectUri: `${app.url}${WAY_BACK}`,
  })
  const disable = ['bin/run.mjs', 'lib/server/commands/account-reset.ts', '--disable', ACCOUNT.username]
  expect(spawnSync(process.execPath, disable, { env: environmentFor(dataFolder), encoding: 'utf8' }).status).toBe(0)
  const appAgain = await startApp(dataFolder, settings)
  const switchedOff = await open()
  await pressSignOn(switchedOff)
  await signInThere(switchedOff, MINE)
  await says(switchedOff, NOT_CONNECTED)
  await isOut(switchedOff)
  await appAgain.stop()
  await returned.stop()
})

test('without settings nothing of single sign-on is there, and of another issuer than the settings name nobody comes in', async ({
  browser,
  dataFolder,
}) => {
  const plain = await startApp(dataFolder)
  const page = await (await browser.newContext({ baseURL: plain.url })).newPage()
  await createFirstAccount(page, plain.url)
  await page.goto('/account')
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible()
  await expect(page.getByText('Single sign-on')).toHaveCount(0)
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  for (const path of ['', '/connect', '/disconnect'])
    expect((await page.request.post(`/api/account/single-sign-on${path}`, { form: {}, headers })).status()).toBe(404)
  expect((await page.request.get(`${WAY_BACK}?code=1&state=1`)).status()).toBe(404)
  await signOut(page)
  await expect(page.getByRole('button')).toHaveText(['Sign in'])
  await plain.stop()

  const port = await findFreePort()
  const redirectUri = `http://localhost:${port}${WAY_BACK}`
  const provider = await startIdentityProvider({ port: await findFreePort(), ...CLIENT, redirectUri })
  const app = await startApp(dataFolder, {
    PORT: String(port),
    OIDC_ISSUER: provider.issuer.replace('127.0.0.1', 'localhost'),
    OIDC_CLIENT_ID: CLIENT.clientId,
    OIDC_CLIENT_SECRET: CLIENT.clientSecret,
    OIDC_NAME: NAME,
  })
  const overTls = { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-Proto': 'https' }
  const leaving = await page.request.post(`${app.url}/api/account/single-sign-on`, { form: {}, headers: overTls })
  const kept = leaving.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie')
  expect(kept.filter(({ value }) => value.startsWith('__Host-fair-trial.sign-on.'))).toHaveLength(3)
  expect(kept.filter(({ value }) => !/; Secure; HttpOnly; SameSite=lax$/i.test(value))).toEqual([])
  expect(leaving.headers().refresh).toContain(encodeURIComponent(redirectUri.replace('http:', 'https:')))
  const elsewhere = await (await browser.newContext({ baseURL: app.url })).newPage()
  await pressSignOn(elsewhere)
  await signInThere(elsewhere, MINE)
  await says(elsewhere, FAILED)
  await isOut(elsewhere)
  await app.stop()
  expect(app.said()).toContain('OIDC_ISSUER_IS_ANOTHER')
  await provider.stop()
})
