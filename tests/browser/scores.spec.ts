import { expect, type Page } from '@playwright/test'
import { createFirstAccount } from './account'
import { test } from './app'
import { boxOf } from './enter-trial'

/** Five scores as they stand in someone's notes; synthetic. */
const NOTES = `PHQ9: 19 (27 Feb 2024), 16 (10 June 2024), 9 (Aug 2024)
HAMD 24 -> 11 (Jan 2023 to Mar 2023)`

const lines = (page: Page) => page.getByRole('textbox', { name: 'Scores' })
const readings = (page: Page) => page.getByRole('list', { name: 'How the lines are read' })
const save = (page: Page) => page.getByRole('button', { name: 'Save these scores' }).last()
const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline', exact: true })

/** Opens the page for scores of a new case, from the page of that case. */
async function openScores(page: Page, url: string, label: string) {
  await createFirstAccount(page, url)
  await page.getByRole('link', { name: 'New case' }).first().click()
  await boxOf(page, 'Case label').fill(label)
  await page.getByRole('button', { name: 'Create the case' }).last().click()
  await page.getByRole('link', { name: 'Add scores' }).click()
  await expect(page.getByRole('heading', { name: 'Add scores' })).toBeVisible()
}

test('five scores are read as they are typed, asked about where they must be, and shown on the timeline', async ({
  page,
  appUrl,
}) => {
  await openScores(page, appUrl, 'S-1 (synthetic)')
  await lines(page).click()
  await page.keyboard.insertText(NOTES)
  await expect(page.getByText('3 scores to save, 2 not complete, 1 part not understood.')).toBeVisible()

  // What is not whole is not saved, and stays as it was typed.
  await save(page).click()
  const alert = page.getByRole('alert').filter({ hasText: 'Line 2' })
  await expect(alert).toContainText('Line 2: “HAMD” is not understood.')
  await expect(lines(page)).toHaveValue(NOTES)

  await readings(page).getByRole('button', { name: 'It is the HAM-D17' }).click()
  await expect(page.getByText('5 scores to save.')).toBeVisible()
  await save(page).click()
  await expect(timeline(page)).toBeVisible()
  await timeline(page).getByText('The same as a table').click()
  const table = timeline(page).getByRole('table')
  for (const words of ['27 February 2024', '10 June 2024', 'August 2024', 'January 2023', 'March 2023'])
    await expect(table.getByText(words).first()).toBeVisible()

  await page.getByRole('link', { name: 'Add scores' }).click()
  await lines(page).fill('3 Mar 2024: QIDS 14\n27 Feb 2024 PHQ-9 19')
  await expect(readings(page).getByText('Already recorded; it is not added again.')).toBeVisible()
  await expect(page.getByText('1 score to save, 1 recorded already.')).toBeVisible()
})

test('scores are entered without script: the server reads the lines, then saves them', async ({ browser, appUrl }) => {
  const signedIn = await browser.newContext()
  const page = await signedIn.newPage()
  await openScores(page, appUrl, 'S-2 (synthetic)')
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await signedIn.storageState() })
  const plain = await context.newPage()
  await plain.goto(page.url())
  await lines(plain).fill('PHQ-9 19 (27 Feb 2024)')
  await plain.getByRole('button', { name: 'Read these lines' }).click()
  await expect(readings(plain).getByText('Date 27 February 2024')).toBeVisible()
  await expect(lines(plain)).toHaveValue('PHQ-9 19 (27 Feb 2024)')
  await save(plain).click()
  await expect(timeline(plain)).toBeVisible()
  await context.close()
  await signedIn.close()
})
