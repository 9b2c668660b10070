import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { createFirstAccount } from './account'
import { test } from './app'

const CASES = 120
const MEETING = 3

/** Synthetic cases without trials, but for the first few, of which each has two trials that failed. */
function toCaseLines(): string {
  const failed = (id: string, drug: string, mgPerDay: number) => ({
    ...{ id, drug, doses: [{ mgPerDay, weeks: 9 }], episode: 'current', outcome: { band: 'none' } },
    adherence: { method: 'refillRecord', proportion: 1 },
  })
  const lines = Array.from({ length: CASES }, (_, index) => {
    const trials = index < MEETING ? [failed('t1', 'sertraline', 100), failed('t2', 'venlafaxine', 225)] : []
    const facts = {
      label: `Synthetic ${index + 1}`,
      birthYear: 1980,
      diagnosis: { primary: 'majorDepressiveDisorder' },
    }
    return JSON.stringify({ format: 'fair-trial/case@1', case: facts, trials })
  })
  return lines.join('\n')
}

test('many cases are imported, paged through, filtered by keyboard, found without script, and exported', async ({
  page,
  browser,
  appUrl,
}) => {
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await createFirstAccount(page, appUrl)

  await page.goto(`${appUrl}/cases/import`)
  const file = { name: 'many.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(toCaseLines()) }
  await page.getByLabel('Case files').setInputFiles(file)
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByText(`of ${CASES} cases`)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Cases', exact: true })).toBeVisible({ timeout: 60_000 })

  const rows = page.getByRole('row')
  await expect(page.getByText(`${CASES} cases`, { exact: true })).toBeVisible()
  await expect(rows).toHaveCount(1 + 50)
  const first = await rows.nth(1).getByRole('link').textContent()
  await page.getByRole('link', { name: 'Older' }).click()
  await page.getByRole('link', { name: 'Older' }).click()
  await expect(rows).toHaveCount(1 + 20)
  await page.getByRole('link', { name: 'Newer' }).click()
  await page.getByRole('link', { name: 'Newer' }).click()
  await expect(rows.nth(1).getByRole('link')).toHaveText(first ?? '')

  await page.getByRole('link', { name: 'Meets', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${MEETING} of ${CASES} cases`)).toBeVisible()
  await expect(rows).toHaveCount(1 + MEETING)
  await page.getByText('Sorted by last change').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'day of entry', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Sorted by day of entry')).toBeVisible()
  await expect(rows.first()).toContainText('Entered')

  await page.getByRole('searchbox', { name: 'Whole label' }).fill('synthetic 77')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`1 of ${CASES} cases`)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Synthetic 77' })).toBeVisible()
  expect(addresses.filter((address) => /synthetic/i.test(address))).toEqual([])

  await page.goto(`${appUrl}/cases/export`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export all cases' }).click()
  const exported = await readFile(await (await download).path(), 'utf8')
  expect(exported.trim().split('\n')).toHaveLength(CASES)
  await expect(page.getByText(`Exported: ${CASES} cases.`)).toBeVisible()

  const storageState = await page.context().storageState()
  const plain = await browser.newContext({
    storageState,
    javaScriptEnabled: false,
    viewport: { width: 320, height: 800 },
  })
  const plainPage = await plain.newPage()
  await plainPage.goto(`${appUrl}/cases`)
  await plainPage.getByRole('searchbox', { name: 'Whole label' }).fill('SYNTHETIC 78')
  await plainPage.keyboard.press('Enter')
  await expect(plainPage.getByRole('link', { name: 'Synthetic 78' })).toBeVisible()
  await plainPage.getByRole('link', { name: 'Show all cases' }).click()
  await plainPage.getByRole('link', { name: 'Cannot decide' }).click()
  await expect(plainPage.getByText('No case matches: Cannot decide; by Six weeks (decided here).')).toBeVisible()
  await plain.close()
})
