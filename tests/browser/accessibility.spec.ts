import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { signIn } from './account'
import { test } from './app'
import { startAppWithExamples } from './examples'

/** Both themes wide and both narrow; 640 is a window of 1280 px zoomed to 200 %. */
const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 640, colorScheme: 'dark' },
  { width: 320, colorScheme: 'light' },
] as const
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Every page that a clinician comes to, by what leads to it. */
async function listPages(page: Page): Promise<readonly string[]> {
  await page.goto('/cases')
  const href = await page.getByRole('link', { name: 'Example 1 (synthetic)' }).getAttribute('href')
  await page.goto(href ?? '')
  const trial = await page.getByRole('link', { name: /^Edit/ }).nth(1).getAttribute('href')
  const within = [
    '',
    '/facts',
    '/trials/quick',
    '/trials/new',
    '/scores/quick',
    '/conclusion',
    '/policies',
    '/assessments',
    '/history',
    '/delete',
  ]
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

test('axe finds nothing on any page, wide, zoomed and narrow, in both themes, and no page scrolls sideways', async ({
  browser,
  dataFolder,
}) => {
  test.setTimeout(900_000)
  const app = await startAppWithExamples(browser, dataFolder)
  const context = await browser.newContext({ baseURL: app.url })
  const page = await context.newPage()
  const faults: string[] = []
  const look = async (path: string) => {
    for (const { width, colorScheme } of LOOKS) {
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
  await page.goto('/without-account')
  await page.locator('[data-ready]').waitFor()
  await look('/without-account')
  await page.getByRole('link', { name: 'Five trials from memory and records' }).click()
  await expect(page.locator('#verdict-title')).toBeVisible()
  await look('/without-account with a case')
  await app.stop()
  expect(faults).toEqual([])
})

test('the marks stay to be told apart in the colours of the system, and nothing moves for those who want none of it', async ({
  browser,
  dataFolder,
}) => {
  const app = await startAppWithExamples(browser, dataFolder)
  const context = await browser.newContext({
    baseURL: app.url,
    forcedColors: 'active',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await signIn(page)
  await page.getByRole('link', { name: 'Example 1 (synthetic)' }).click()
  await expect(page.getByRole('heading', { name: 'Trials', exact: true })).toBeVisible()
  for (const shape of ['.mark-met .glyph-solid', '.mark-notMet .glyph-outline', '.mark-unknown .glyph-dashed'])
    expect(await readContrast(page, shape), shape).toBeGreaterThanOrEqual(3)
  expect(await findFaults(page)).toEqual([])
  expect(await countMoving(page)).toBe(0)
  await page.getByRole('link', { name: 'Add trials' }).click()
  await page.getByRole('textbox', { name: 'Trials' }).fill('sertraline 100 mg 8 weeks')
  await expect(page.getByRole('button', { name: 'Dose 100 mg a day' })).toBeVisible()
  expect(await findFaults(page)).toEqual([])
  expect(await countMoving(page)).toBe(0)
  await app.stop()
})

/** How much the outline or the ground of a drawing stands out from the page (WCAG 1.4.11). */
function readContrast(page: Page, selector: string): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const luminance = (color: string) => {
        const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
          const share = Number(part) / 255
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
      }
      const { stroke, fill } = getComputedStyle(element)
      const ground = getComputedStyle(document.body).backgroundColor
      const [low = 0, high = 0] = [luminance(stroke === 'none' ? fill : stroke), luminance(ground)].sort(
        (a, b) => a - b,
      )
      return (high + 0.05) / (low + 0.05)
    })
}

/** What moves by itself, or would when it changes. */
function countMoving(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('body *')].filter((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element)
        return animationName !== 'none' || transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0.01)
      }).length,
  )
}
