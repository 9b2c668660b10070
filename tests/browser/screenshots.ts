import { expect, type Page } from '@playwright/test'
import { signIn } from './account'
import { test } from './app'
import { startAppWithExamples } from './examples'

const SIZES = [
  { size: 'wide', viewport: { width: 1280, height: 1000 } },
  { size: 'narrow', viewport: { width: 390, height: 844 } },
] as const

/** Two trials, a line each; synthetic. */
const LINES = `sertraline 50→150 mg 10 wk Mar–May 2021, good adherence, nausea, no response
Effexor XR 75 x 2w then 150 x 6w, PHQ9 18>15, stopped: no benefit`

async function openCase(page: Page): Promise<void> {
  await page.goto('/cases')
  await page.getByRole('link', { name: 'Example 1 (synthetic)' }).click()
  await expect(page.getByRole('heading', { name: 'Trials', exact: true })).toBeVisible()
}

async function writeLines(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Trials' }).fill(LINES)
  await expect(page.getByRole('list', { name: 'Understood' }).nth(1)).toBeVisible()
}

const PICTURES = {
  case: openCase,
  list: async (page) => {
    await page.goto('/cases')
    await expect(page.getByRole('link', { name: 'Example 1 (synthetic)' })).toBeVisible()
  },
  'quick-entry': async (page) => {
    await openCase(page)
    await page.getByRole('link', { name: 'Add trials' }).click()
    await writeLines(page)
  },
  'without-account': async (page) => {
    await page.goto('/without-account')
    await page.locator('[data-ready]').waitFor()
    await writeLines(page)
  },
} as const satisfies Readonly<Record<string, (page: Page) => Promise<void>>>

test('the pictures of the README are taken of synthetic cases', async ({ browser, dataFolder }) => {
  const app = await startAppWithExamples(browser, dataFolder)
  for (const { size, viewport } of SIZES) {
    const page = await browser.newPage({ baseURL: app.url, viewport, deviceScaleFactor: 1.5, colorScheme: 'light' })
    await page.goto('/sign-in')
    await signIn(page)
    await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible()
    for (const [name, open] of Object.entries(PICTURES)) {
      await open(page)
      await page.screenshot({ path: `docs/screenshots/${name}-${size}.png` })
    }
    await page.close()
  }
  await app.stop()
})
