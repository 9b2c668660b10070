import { expect } from '@playwright/test'
import { signIn } from './account'
import { test } from './app'
import { startAppWithExamples } from './examples'

const SIZES = [
  { name: 'wide', viewport: { width: 1280, height: 1000 } },
  { name: 'narrow', viewport: { width: 390, height: 844 } },
] as const

/** Two trials, a line each; synthetic. */
const LINES = `sertraline 50→150 mg 10 wk Mar–May 2021, good adherence, nausea, no response
Effexor XR 75 x 2w then 150 x 6w, PHQ9 18>15, stopped: no benefit`

test('the pictures of the README are taken of a synthetic case', async ({ browser, dataFolder }) => {
  const app = await startAppWithExamples(browser, dataFolder)
  for (const { name, viewport } of SIZES) {
    const page = await browser.newPage({ baseURL: app.url, viewport, deviceScaleFactor: 1.5, colorScheme: 'light' })
    await page.goto('/sign-in')
    await signIn(page)
    await page.getByRole('link', { name: 'Example 1 (synthetic)' }).click()
    await expect(page.getByRole('heading', { name: 'Trials', exact: true })).toBeVisible()
    await page.screenshot({ path: `docs/screenshots/case-${name}.png` })
    await page.goto('/without-account')
    await page.locator('[data-ready]').waitFor()
    await page.getByRole('textbox', { name: 'Trials' }).fill(LINES)
    await page.screenshot({ path: `docs/screenshots/without-account-${name}.png` })
    await page.close()
  }
  await app.stop()
})
