import { expect } from '@playwright/test'
import { ACCOUNT, createFirstAccount, signIn } from './account'
import { test } from './app'

const NEW_PASSWORD = 'granite violin harbour moss'

test('sessions can be ended from another one, and a new password ends the others', async ({
  browser,
  page,
  appUrl,
}) => {
  await createFirstAccount(page, appUrl)
  const elsewhere = await (await browser.newContext({ baseURL: appUrl })).newPage()
  const signInElsewhere = async (password?: string) => {
    await elsewhere.goto('/sign-in')
    await signIn(elsewhere, password)
    await expect(elsewhere.getByRole('heading', { name: 'Cases' })).toBeVisible()
  }
  const isSignedOutElsewhere = async () => {
    await elsewhere.goto('/cases')
    await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  }
  await signInElsewhere()
  // Signing in again in a browser, as from a tab that was left open, takes the place of the session before.
  const { username, password } = ACCOUNT
  const again = { form: { username, password }, headers: { Origin: appUrl }, maxRedirects: 0 }
  const answer = await elsewhere.request.post('/api/account/sign-in', again)
  expect(answer.headers()['set-cookie']).toContain('fair-trial.session=')

  await page.getByRole('link', { name: `Your account, ${ACCOUNT.name}` }).click()
  await expect(page.getByText('Another session')).toHaveCount(1)
  await page.getByRole('button', { name: /^End the session of/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Ended.' })).toBeVisible()
  await expect(page.getByText('Another session')).toBeHidden()
  await isSignedOutElsewhere()

  await signInElsewhere()
  await page.getByLabel('Present password').fill('not the present one')
  await page.getByLabel('New password').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Please correct' })).toBeFocused()
  await expect(page.getByLabel('Present password')).toHaveAccessibleDescription(/^This is not your password\./)
  await page.getByLabel('Present password').fill(ACCOUNT.password)
  await page.getByLabel('New password').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('Your password is changed, and your other sessions have ended.')).toBeVisible()
  await isSignedOutElsewhere()
  await signIn(elsewhere)
  await expect(elsewhere.getByText('do not belong together')).toBeVisible()
  await signInElsewhere(NEW_PASSWORD)
})

test('T4: a page warns before its session ends, and leaves no case on the screen when it has', async ({
  page,
  appUrl,
}) => {
  await page.clock.install()
  await createFirstAccount(page, appUrl)
  await page.goto(`${appUrl}/cases/new`)
  await page.route('**/api/account/session', (route) => route.fulfill({ json: { idleSeconds: 100, seconds: 9000 } }))
  await page.clock.runFor('01:01')
  await expect(page.getByText('You will be signed out in 2 minutes')).toBeVisible()
  await page.unroute('**/api/account/session')
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(page.getByText('You will be signed out')).toBeHidden()
  // Ended elsewhere: the page asks, is told, and goes.
  await page.context().clearCookies()
  await page.clock.runFor('15:00')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signIn(page)
  await expect(page).toHaveURL(/\/cases\/new$/)
})

test('T13: who guesses a password has to wait, and locks out nobody who signed in on this device before', async ({
  browser,
  page,
  appUrl,
}) => {
  await createFirstAccount(page, appUrl)

  const stranger = await browser.newContext({ baseURL: appUrl })
  const guess = (headers = {}) =>
    stranger.request.post('/api/account/sign-in', {
      form: { username: ACCOUNT.username, password: 'a guess', next: '/' },
      headers: { Origin: appUrl, ...headers },
      maxRedirects: 0,
    })
  for (let attempt = 1; attempt <= 10; attempt += 1) expect((await guess()).status()).toBe(303)
  // Calling oneself another does not help.
  const eleventh = await guess({ 'X-Forwarded-For': '203.0.113.9' })
  expect(eleventh.status()).toBe(429)
  expect(Number(eleventh.headers()['retry-after'])).toBeGreaterThan(800)
  expect(await eleventh.text()).toContain('Too many attempts to sign in failed. Try again in 15 minutes')
  // The way around our own handler is closed.
  expect((await stranger.request.post('/api/auth/callback/credentials', { maxRedirects: 0 })).status()).toBe(404)

  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(page)
  await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible()
})
