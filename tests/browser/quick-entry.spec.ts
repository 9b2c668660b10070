import { expect, type Locator, type Page } from '@playwright/test'
import { createFirstAccount } from './account'
import { test } from './app'
import { boxOf } from './enter-trial'
import { readPdf } from './read-pdf'

/** Five trials as they stand in someone's notes; synthetic. */
const NOTES = `Zoloft 50 x 4w then 100 x 11w, Mar-Jun 2024, PDC 0.93, PHQ9 19>16, stopped: no benefit
venlafaxine XR 75 mg x 2 wk then 150 mg x 7 wk, took it well, minimal response
bupropion XL 150 mg 2 weeks, good adherence, d/c agitation
escitalopram 5 mg 12 wks, good adherence, no response
duloxetine 60 mg 8 weeks, good adherence, no improvement`

const MEDICATION_LIST = `• sertraline 100 mg tablet, take 1 tablet by mouth daily
• bupropion XL 300 mg tablet, take 1 tablet every morning
• trazodone 50 mg tablet, take 1 tablet at bedtime as needed for sleep
• sertaline 50 mg, then Prozac 20 mg 6 wk
• CBT 12 sessions 2023`

/** Clicks and keys beside the lines themselves, counted. */
function countInteractions() {
  let count = 0
  return {
    click: async (target: Locator) => {
      count += 1
      await target.click()
    },
    count: () => count,
  }
}

async function makeCase(page: Page, label: string) {
  await page.getByRole('link', { name: 'New case' }).first().click()
  await boxOf(page, 'Case label').fill(label)
  await page.getByRole('button', { name: 'Create the case' }).last().click()
  await expect(page.getByRole('heading', { name: label })).toBeVisible()
}

const lines = (page: Page) => page.getByRole('textbox', { name: 'Trials' })
const readings = (page: Page) => page.getByRole('list', { name: 'How the lines are read' })
const trials = (page: Page) => page.getByRole('region', { name: 'Trials', exact: true })

test('five trials from notes to the PDF take at most 15 interactions beyond typing the lines', async ({
  page,
  appUrl,
  dataFolder,
}) => {
  await createFirstAccount(page, appUrl)
  await makeCase(page, 'Q-1 (synthetic)')
  const hand = countInteractions()

  await hand.click(page.getByRole('link', { name: 'Add trials' }))
  await hand.click(lines(page))
  await page.keyboard.insertText(NOTES)
  await expect(page.getByText('5 trials; everything was understood.')).toBeVisible()
  await expect(readings(page).getByRole('button', { name: /^Outcome PHQ-9 19 → 16/ })).toBeVisible()
  await hand.click(page.getByRole('button', { name: 'Save these trials' }).last())

  // Counting are sertraline (77 days at 100 mg, 15.8 % better), venlafaxine (49 days at 150 mg) and duloxetine (56 days).
  await expect(page.getByRole('heading', { name: /^The recorded trials meet/ })).toBeVisible()
  await expect(trials(page).getByRole('rowheader')).toHaveCount(5)
  await hand.click(page.getByText('Export', { exact: true }))
  const downloading = page.waitForEvent('download')
  await hand.click(page.getByRole('link', { name: 'PDF summary, letter' }))
  const path = `${dataFolder}/summary.pdf`
  await (await downloading).saveAs(path)
  expect(hand.count()).toBeLessThanOrEqual(15)
  const pdf = (await readPdf(path)).replace(/\s+/g, ' ')
  for (const words of ['Q-1 (synthetic)', 'The recorded trials meet', '15.8 % better', 'escitalopram', 'bupropion XL'])
    expect(pdf).toContain(words)
})

test('a pasted medication list is read line by line, put right by keyboard alone, and saved', async ({
  page,
  appUrl,
}) => {
  await createFirstAccount(page, appUrl)
  await makeCase(page, 'Q-2 (synthetic)')
  await page.getByRole('link', { name: 'Add trials' }).press('Enter')
  await lines(page).focus()
  await page.keyboard.insertText(MEDICATION_LIST)
  await expect(readings(page).getByRole('button', { name: 'Dose 100 mg a day' })).toBeVisible()
  await expect(readings(page).getByText(/Not understood.*as needed/)).toBeVisible()

  await page.getByRole('button', { name: 'Save these trials' }).last().press('Enter')
  await expect(page.getByRole('alert', { name: /^Not saved/ })).toBeFocused()
  await expect(lines(page)).toHaveAccessibleDescription(/Line 4 holds several trials/)

  await readings(page).getByRole('button', { name: 'Put each on a line of its own' }).press('Enter')
  await readings(page).getByRole('button', { name: 'sertraline', exact: true }).press('Enter')
  await expect(lines(page)).toHaveValue(/sertraline 50 mg\nProzac 20 mg 6 wk/)
  await page.getByRole('button', { name: 'Save these trials' }).last().press('Enter')
  await expect(trials(page).getByRole('rowheader')).toHaveCount(5)
  await expect(page.getByRole('region', { name: 'Other treatments' })).toContainText('CBT')
})

test('lines that were typed are there again when the page is opened once more', async ({ page, appUrl }) => {
  await createFirstAccount(page, appUrl)
  await makeCase(page, 'Q-3 (synthetic)')
  await page.getByRole('link', { name: 'Add trials' }).click()
  await lines(page).fill('sertraline 100 mg 8 weeks')
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  await page.goto(appUrl)
  await page.getByRole('link', { name: 'Q-3 (synthetic)' }).click()
  await page.getByRole('link', { name: 'Add trials' }).click()
  await expect(lines(page)).toHaveValue('sertraline 100 mg 8 weeks')
  await expect(readings(page).getByRole('button', { name: 'Dose 100 mg a day' })).toBeVisible()
})
