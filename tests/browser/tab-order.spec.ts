import { expect, type Page } from '@playwright/test'
import { signIn } from './account'
import { test } from './app'
import { startAppWithExamples } from './examples'
import type { FocusStop } from './focus-stop'
import { createKeyboard } from './keyboard'

test('the Tab key goes through every page as one reads it, past everything, and out again', async ({
  browser,
  dataFolder,
}) => {
  const app = await startAppWithExamples(browser, dataFolder)
  const page = await browser.newPage({
    baseURL: app.url,
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  })
  await page.goto('/sign-in')
  await signIn(page)
  await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible()
  const example = await page.getByRole('link', { name: 'Example 1 (synthetic)' }).getAttribute('href')
  const faults: string[] = []
  const within = ['', '/facts', '/trials/quick', '/trials/new', '/conclusion', '/policies', '/assessments']
  for (const path of ['/cases', '/cases/new', '/cases/import', ...within.map((end) => `${example}${end}`)]) {
    await page.goto(path)
    const hand = createKeyboard(page)
    const expected = await countStops(page)
    const stops = await hand.walk()
    if (stops.length !== expected) faults.push(`${path}: ${stops.length} of ${expected} places are reached`)
    faults.push(...hand.faults, ...listJumps(stops))
  }
  await app.stop()
  expect(faults).toEqual([])
})

/** How many places the page has that a key can reach, all closed parts closed. */
function countStops(page: Page): Promise<number> {
  return page
    .locator('a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex="0"]')
    .evaluateAll(
      (all) =>
        all.filter(
          (one) => one instanceof HTMLElement && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }),
        ).length,
    )
}

/** Where the focus goes back up or to the left: what comes next lies below, to the right, or in a column to the right. */
function listJumps(stops: readonly FocusStop[]): readonly string[] {
  return stops.slice(1).flatMap((next, at) => {
    const before = stops[at]
    if (before === undefined) return []
    const isBelow = next.box.bottom > before.box.bottom && next.box.top > before.box.top
    const isRight = next.box.left >= before.box.left
    return isBelow || isRight ? [] : [`the focus jumps from ${before.name} to ${next.name}`]
  })
}
