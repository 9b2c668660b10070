import { expect, type Page } from '@playwright/test'
import { createFirstAccount, signIn } from './account'
import { test } from './app'
import { boxOf, openTrialForm } from './enter-trial'
import { startAppWithExamples } from './examples'

const LANDMARKS = /^\s*- (banner|navigation|main|contentinfo)(?: "([^"]*)")?:?/
const HEADING = /- heading "(.*)" \[level=(\d)\]/

/** The lines of what Chromium tells a screen reader about the page. */
async function listHeard(page: Page): Promise<readonly string[]> {
  return (await page.locator('body').ariaSnapshot()).split('\n')
}

async function listHeadings(page: Page): Promise<readonly string[]> {
  const found = (await listHeard(page)).map((line) => HEADING.exec(line))
  return found.flatMap((match) => (match === null ? [] : [`${match[2]} ${match[1]}`]))
}

async function listLandmarks(page: Page): Promise<readonly string[]> {
  const found = (await listHeard(page)).map((line) => LANDMARKS.exec(line))
  return found.flatMap((match) => (match === null ? [] : [[match[1], match[2]].filter(Boolean).join(' ')]))
}

const tables = (page: Page) => page.locator('main table')

test('the page of a case is heard in the order in which it is read, its marks as words', async ({
  browser,
  dataFolder,
}) => {
  const app = await startAppWithExamples(browser, dataFolder)
  const page = await browser.newPage({ baseURL: app.url })
  await page.goto('/sign-in')
  await signIn(page)
  await page.getByRole('link', { name: 'Example 1 (synthetic)' }).click()
  await expect(page.getByRole('heading', { name: 'Trials', exact: true })).toBeVisible()

  expect(await listLandmarks(page)).toEqual([
    'banner',
    'navigation Main',
    'main',
    'navigation Where you are',
    'contentinfo',
  ])
  expect(await listHeadings(page)).toEqual([
    '1 Example 1 (synthetic)',
    '2 The recorded trials cannot decide “two or more adequate failed trials”.',
    '2 What would settle it',
    '2 Assumed, because not recorded',
    '2 How far the record is from the definition',
    '2 Timeline',
    '3 Not on the timeline',
    '2 Trials',
    '2 The same record under each definition',
    '2 Before calling it resistance',
    '2 Beside the verdict',
    '2 Other treatments',
    '2 Also recorded',
    '2 What has been tried',
    '2 Staging scores',
    '2 Published policies',
    '2 The clinician’s conclusion',
    '2 Kept assessments',
  ])

  // Every part is a region under the words of its heading.
  for (const heading of (await listHeadings(page)).filter((one) => one.startsWith('2 ')))
    await expect(page.getByRole('region', { name: heading.slice(2), exact: true })).toHaveCount(1)

  const row = page.getByRole('row', { name: /^venlafaxine XR from July 2024/ })
  for (const name of [
    'met 150 mg minimum 150 mg',
    'not known 21 to 42 days 42 needed',
    'met 80 % or more self-report',
    '0 to 25 % better recorded as minimal improvement',
    'Might count duration decides',
  ])
    await expect(row.getByRole('cell', { name, exact: true })).toHaveCount(1)
  await expect(page.getByRole('img', { name: '1 certain and 1 possible, 2 required', exact: true })).toBeVisible()
  const mark = page.getByRole('link', {
    name: 'venlafaxine XR might count under Six weeks (decided here): its findings',
  })
  await expect(mark).toHaveCount(1)
  const bar = 'sertraline 50 → 100 mg, 1 March to 14 June 2024, 106 days, counts'
  await expect(page.getByRole('img', { name: bar, exact: true })).toHaveCount(1)

  for (const closed of await page.locator('main details').all())
    await closed.evaluate((one) => one.toggleAttribute('open', true))
  const unnamed: string[] = []
  for (const table of await tables(page).all()) {
    await expect(table).toHaveAccessibleName(/\w/)
    await expect(table.getByRole('columnheader').first()).toHaveText(/\w/)
    if ((await table.locator('tbody tr:first-child > th[scope=row]').count()) === 0)
      unnamed.push((await table.locator('caption').textContent()) ?? '')
  }
  expect(unnamed).toEqual([])
  await app.stop()
})

test('an error in the form of a trial is heard at once, at its box, and in the title of the page', async ({
  page,
  appUrl,
}) => {
  await createFirstAccount(page, appUrl)
  await page.getByRole('link', { name: 'New case' }).first().click()
  await boxOf(page, 'Case label').fill('H-1 (synthetic)')
  await page.getByRole('button', { name: 'Create the case' }).last().click()
  await openTrialForm(page)
  expect(await listHeadings(page)).toEqual([
    '1 Add a trial',
    ...['Drug', 'Doses', 'When', 'Taken', 'Side effects', 'Outcome', 'Stopped because', 'Where from', 'More'].map(
      (part) => `2 ${part}`,
    ),
  ])

  const drug = page.getByRole('combobox', { name: 'Drug', exact: true })
  await test.step('the box for the drug says how many are offered, and that none is chosen', async () => {
    await expect(drug).toHaveAttribute('aria-expanded', 'false')
    await expect(drug).toHaveAccessibleDescription(/^Generic, brand or abbreviation/)
    await drug.pressSequentially('bup')
    await expect(drug).toHaveAttribute('aria-expanded', 'true')
    const list = page.getByRole('listbox', { name: 'Drugs', exact: true })
    const count = await list.getByRole('option').count()
    const said = `${count} ${count === 1 ? 'drug matches' : 'drugs match'}. None is chosen: use the arrow keys and Enter.`
    await expect(page.getByRole('status').filter({ hasText: said })).toHaveCount(1)
    await expect(list.getByRole('option', { selected: true })).toHaveCount(0)
    await drug.press('ArrowDown')
    const first = list.getByRole('option', { selected: true })
    // Tall-man letters would be spelt out: what is heard is in plain ones.
    await expect(first).toHaveAccessibleName(/^bupropion\b.*, Wellbutrin/)
    await expect(drug).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? 'none')
    await drug.press('Enter')
    await expect(drug).toHaveAttribute('aria-expanded', 'false')
    await drug.fill('Zoloft')
    await expect(page.locator('output[for="drug"]')).toContainText('sertraline')
    await expect(boxOf(page, 'Dose step 1: Dose')).toHaveAccessibleDescription(
      /sertraline · SSRI · minimum effective dose/,
    )
  })

  await boxOf(page, 'Started').fill('June 2024')
  await boxOf(page, 'Stopped').fill('May 2024')
  await page.getByRole('button', { name: 'Save trial' }).last().click()
  const summary = page.getByRole('alert', { name: 'Not saved: one entry needs another look', exact: true })
  await expect(summary).toBeFocused()
  await expect(page).toHaveTitle(/^Error: /)
  const link = summary.getByRole('link')
  await expect(link).toHaveCount(1)
  const said = ((await link.textContent()) ?? '').replace(/^Stopped: /, '')
  const stopped = boxOf(page, 'Stopped')
  await expect(stopped).toHaveAttribute('aria-invalid', 'true')
  await expect(stopped).toHaveAccessibleDescription(new RegExp(said.replace(/[.?()]/g, '\\$&')))
  await expect(boxOf(page, 'Started')).not.toHaveAttribute('aria-invalid', 'true')
})
