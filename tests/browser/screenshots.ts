import { expect } from '@playwright/test'
import { signIn } from './account'
import { test } from './app'
import { startAppWithExamples } from './examples'

const SIZES = [
  { name: 'wide', viewport: { width: 1280, height: 1000 } },
  { name: 'narrow', viewport: { width: 390, height: 844 } },
] as const

test('the pictures of the README are taken of a synthetic case', async ({ browser, dataFolder }) => {
  const app = await startAppWithExamples(browser, dataFolder)
  for (const { name, viewport } of SIZES) {
    const page = await browser.newPage({ baseURL: app.url, viewport, deviceScaleFactor: 1.5, colorScheme: 'light' })
    await page.goto('/sign-in')
    await signIn(page)
    await page.getByRole('link', { name: 'Example 1 (synthetic)' }).click()
    await expect(page.getByRole('heading', { name: 'Trials', exact: true })).toBeVisible()
    await page.screenshot({ path: `docs/screenshots/case-${name}.png` })
    await page.close()
  }
  await app.stop()
})
