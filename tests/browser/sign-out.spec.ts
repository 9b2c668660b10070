import { expect } from '@playwright/test'
import { createFirstAccount, signIn, signOut } from './account'
import { test } from './app'

test('a session that was signed out is over: its kept cookie opens nothing, its pages are gone', async ({
  page,
  context,
  appUrl,
}) => {
  await createFirstAccount(page, appUrl)
  const kept = await context.cookies()
  await signOut(page)

  await context.clearCookies()
  await context.addCookies(kept)
  await page.goto(`${appUrl}/cases`)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect((await page.request.get(`${appUrl}/api/cases/export`, { maxRedirects: 0 })).status()).not.toBe(200)

  await context.clearCookies()
  await page.goto(`${appUrl}/cases`)
  await signIn(page, 'a wrong but long enough password')
  await expect(page.getByText('do not belong together')).toBeVisible()
  await expect(page.getByLabel('Username')).toHaveValue('dr.example')
  await signIn(page)
  await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible()
})
