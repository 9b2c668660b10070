import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { createFirstAccount } from './account'
import { test } from './app'
import { boxOf, openTrialForm } from './enter-trial'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const save = (page: Page) => page.getByRole('button', { name: 'Save trial' }).last().click()
const trials = (page: Page) => page.getByRole('heading', { name: 'Trials', exact: true })

async function makeTrial(page: Page, url: string): Promise<string> {
  await createFirstAccount(page, url)
  await page.getByRole('link', { name: 'New case' }).first().click()
  await boxOf(page, 'Case label').fill('B-8 (synthetic)')
  await page.getByRole('button', { name: 'Create the case' }).last().click()
  await openTrialForm(page)
  await boxOf(page, 'Drug').fill('sertraline')
  await boxOf(page, 'Started').fill('Mar 2024')
  await save(page)
  await expect(trials(page)).toBeVisible()
  await page.getByRole('link', { name: 'Edit the trial of sertraline' }).first().click()
  await expect(page.getByRole('heading', { name: 'Edit the trial' })).toBeVisible()
  return page.url()
}

async function changeStart(page: Page, form: string, start: string): Promise<void> {
  await page.goto(form)
  await boxOf(page, 'Started').fill(start)
  await save(page)
  await expect(trials(page)).toBeVisible()
}

/** What axe finds, and whether the page moves sideways, in both themes, wide and at 320 px. */
async function findFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).analyze()
      faults.push(
        ...violations.map(({ id, nodes }) => `${colorScheme} ${width}: ${id} ${nodes[0]?.html.slice(0, 120)}`),
      )
      const isWider = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      )
      if (isWider) faults.push(`${colorScheme} ${width}: scrolls sideways`)
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  return faults
}

test('the history says who changed what, and puts the first state back, by keyboard alone', async ({
  page,
  appUrl,
}) => {
  const form = await makeTrial(page, appUrl)
  await changeStart(page, form, '?')
  await changeStart(page, form, '14 Feb 2024')

  await page.getByRole('link', { name: 'History of changes' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible()
  const changes = page.getByRole('listitem').filter({ has: page.locator('summary') })
  await expect(changes).toHaveCount(3)
  await expect(changes.nth(0)).toContainText(/\d{4}, \d\d:\d\d .+ changed sertraline/)
  const start = (index: number) => changes.nth(index).getByRole('row', { name: /^Start/ })
  await expect(start(0).getByRole('cell').nth(0)).toHaveText(/not known$/)
  await expect(start(0).getByRole('cell').nth(1)).toHaveText(/14 February 2024$/)
  await expect(start(1)).toBeHidden()
  await expect(changes.nth(2)).toContainText('added sertraline')
  expect(await findFaults(page)).toEqual([])

  await changes.nth(1).locator('summary').press('Enter')
  await expect(start(1).getByRole('cell').nth(0)).toHaveText(/March 2024$/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Put sertraline back' })).toBeVisible()
  const now = page.getByRole('table', { name: 'Sertraline' }).getByRole('row', { name: /^Start/ })
  await expect(now.getByRole('cell').nth(0)).toHaveText(/14 February 2024$/)
  await expect(now.getByRole('cell').nth(1)).toHaveText(/March 2024$/)
  expect(await findFaults(page)).toEqual([])

  await page.getByRole('button', { name: 'Put it back' }).press('Enter')
  await expect(changes).toHaveCount(4)
  await expect(changes.nth(0)).toContainText('put sertraline back')
  await page.goto(form)
  await expect(boxOf(page, 'Started')).toHaveValue('March 2024')
})

test('without script, and after something else was saved, nothing is put back before one has seen it', async ({
  browser,
  page,
  appUrl,
}) => {
  const form = await makeTrial(page, appUrl)
  await changeStart(page, form, '?')
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  await plain.goto(form.replace(/\/trials\/.*/, '/history'))
  await plain.getByRole('link', { name: /^Put this back as it was before/ }).click()
  await expect(plain.getByRole('button', { name: 'Put it back' })).toBeVisible()

  await changeStart(page, form, '14 Feb 2024')
  await plain.getByRole('button', { name: 'Put it back' }).click()
  await expect(plain.locator('.notice[role=alert]')).toContainText('Nothing was put back: something else was saved')
  await expect(plain.locator('.notice[role=alert]')).toContainText('14 February 2024')
  await plain.getByRole('button', { name: 'Put it back' }).click()
  await expect(plain.getByRole('heading', { name: 'History' })).toBeVisible()
  await page.goto(form)
  await expect(boxOf(page, 'Started')).toHaveValue('March 2024')
  await context.close()
})
