import { expect, type Page } from '@playwright/test'
import { createFirstAccount } from './account'
import { test } from './app'
import { boxOf, openTrialForm } from './enter-trial'

const save = (page: Page) => page.getByRole('button', { name: 'Save trial' }).last().click()
const trials = (page: Page) => page.getByRole('heading', { name: 'Trials', exact: true })

/** A case with one trial; returns the address of the trial's form. */
async function makeTrial(page: Page, url: string): Promise<string> {
  await createFirstAccount(page, url)
  await page.getByRole('link', { name: 'New case' }).first().click()
  await boxOf(page, 'Case label').fill('B-7 (synthetic)')
  await page.getByRole('button', { name: 'Create the case' }).last().click()
  await openTrialForm(page)
  await boxOf(page, 'Drug').fill('Zoloft')
  await boxOf(page, 'Started').fill('Mar 2024')
  await save(page)
  await expect(trials(page)).toBeVisible()
  await page.getByRole('link', { name: 'Edit the trial of Zoloft' }).first().click()
  await expect(page.getByRole('heading', { name: 'Edit the trial' })).toBeVisible()
  return page.url()
}

test('two tabs that edit one trial see both versions and choose', async ({ context, page, appUrl }) => {
  const form = await makeTrial(page, appUrl)
  const other = await context.newPage()
  await other.goto(form)

  await boxOf(other, 'Started').fill('14 Feb 2024')
  await boxOf(other, 'Prescriber').fill('a colleague')
  await save(other)
  await expect(trials(other)).toBeVisible()

  await boxOf(page, 'Started').fill('April 2024')
  await boxOf(page, 'Dose step 1: Dose').fill('50')
  await save(page)
  await expect(page.getByRole('heading', { name: 'Two versions of this trial' })).toBeVisible()
  const start = page.getByRole('group', { name: 'Start' })
  await expect(start.getByRole('radio', { name: 'Yours April 2024' })).not.toBeChecked()
  await expect(start.getByRole('radio', { name: 'Saved meanwhile 14 February 2024' })).not.toBeChecked()
  await expect(page.getByRole('group')).toHaveCount(3)

  // By keyboard alone: one's own start and doses, the prescriber of the other.
  await start.getByRole('radio', { name: /^Yours/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('button', { name: 'Save what I chose' }).press('Enter')
  await expect(trials(page)).toBeVisible()
  await page.goto(form)
  await expect(boxOf(page, 'Started')).toHaveValue('April 2024')
  await expect(boxOf(page, 'Dose step 1: Dose')).toHaveValue('50')
  await expect(boxOf(page, 'Prescriber')).toHaveValue('a colleague')
  await expect(page.getByText(/^Draft of/)).toHaveCount(0)
})

test('without script one chooses too, and a deleted trial comes back', async ({ browser, page, appUrl }) => {
  const form = await makeTrial(page, appUrl)
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const old = await plain.newPage()
  await old.goto(form)
  await boxOf(page, 'Started').fill('14 Feb 2024')
  await save(page)
  await expect(trials(page)).toBeVisible()

  await boxOf(old, 'Started').fill('April 2024')
  await save(old)
  await expect(old.getByRole('heading', { name: 'Two versions of this trial' })).toBeVisible()
  await old.getByRole('button', { name: 'Keep all of mine' }).click()
  await expect(trials(old)).toBeVisible()
  await old.goto(form)
  await expect(boxOf(old, 'Started')).toHaveValue('April 2024')

  await old.goto(`${form}/delete`)
  await old.getByRole('button', { name: 'Delete the trial' }).click()
  await expect(old.getByText('Trial of Zoloft deleted.')).toBeVisible()
  await old.getByRole('button', { name: 'Undo' }).click()
  await expect(old.getByRole('link', { name: 'Edit the trial of Zoloft' }).first()).toBeVisible()
  const casePage = form.replace(/\/trials\/.*/, '')
  await old.goto(`${casePage}/delete`)
  await old.getByRole('button', { name: 'Delete the case' }).click()
  await expect(old.getByText('Case B-7 (synthetic) deleted.')).toBeVisible()
  expect((await old.goto(casePage))?.status()).toBe(404)
  await old.goto(`${appUrl}/cases/deleted`)
  await old.getByRole('button', { name: 'Put back: Case B-7 (synthetic)' }).click()
  await expect(old.getByRole('heading', { name: 'B-7 (synthetic)' })).toBeVisible()
  await plain.close()
})
