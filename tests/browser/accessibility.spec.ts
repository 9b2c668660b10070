import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { signIn } from './account'
import { test } from './app'
import { startAppWithExamples } from './examples'

const THEMES = ['light', 'dark'] as const
const WIDTHS = [1280, 320] as const
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Every page that a clinician comes to, by what leads to it. */
async function listPages(page: Page): Promise<readonly string[]> {
  await page.goto('/cases')
  const href = await page.getByRole('link', { name: 'Example 1 (synthetic)' }).getAttribute('href')
  await page.goto(href ?? '')
  const trial = await page.getByRole('link', { name: /^Edit/ }).nth(1).getAttribute('href')
  const within = ['', '/facts', '/trials/quick', '/trials/new', '/conclusion', '/policies', '/assessments', '/delete']
  return [
    ...['/cases', '/cases?verdict=criteriaMet', '/cases/new', '/cases/import', '/cases/export', '/cases/deleted'],
    ...within.map((path) => `${href}${path}`),
    ...[trial ?? '', `${trial}/delete`, '/rules', '/no-such-page'],
  ]
}

async function findFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)
}

/** How far the page itself can be moved sideways; what scrolls in its own box does not count. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

test('axe finds nothing on any page, wide and narrow, in both themes, and no page scrolls sideways', async ({
  browser,
  dataFolder,
}) => {
  const app = await startAppWithExamples(browser, dataFolder)
  const context = await browser.newContext({ baseURL: app.url })
  const page = await context.newPage()
  const faults: string[] = []
  const look = async (path: string) => {
    for (const width of WIDTHS)
      for (const colorScheme of THEMES) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const seen = [...(await findFaults(page)), ...((await overflow(page)) > 0 ? ['scrolls sideways'] : [])]
        faults.push(...seen.map((fault) => `${path}, ${width} px, ${colorScheme}: ${fault}`))
      }
  }
  await page.goto('/sign-in')
  await look('/sign-in')
  await signIn(page)
  await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible()
  for (const path of await listPages(page)) {
    await page.goto(path)
    await look(path.replace(/[0-9a-f-]{36}/g, '…'))
  }
  await app.stop()
  expect(faults).toEqual([])
})
