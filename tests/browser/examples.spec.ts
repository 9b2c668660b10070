import { expect } from '@playwright/test'
import { signIn } from './account'
import { test } from './app'
import { startAppWithExamples } from './examples'

test('the account and the examples outlast a restart, and each example is judged', async ({ browser, dataFolder }) => {
  const app = await startAppWithExamples(browser, dataFolder)
  const page = await browser.newPage({ baseURL: app.url })
  await page.goto('/')
  await signIn(page)
  for (const number of [1, 2, 3, 4, 5])
    await expect(page.getByRole('link', { name: `Example ${number} (synthetic)` })).toBeVisible()
  await page.getByRole('link', { name: 'Example 2 (synthetic)' }).click()
  await expect(page.getByRole('heading', { name: /^The recorded trials meet/ })).toBeVisible()
  await page.close()
  await app.stop()
})
