import { expect, type Page } from '@playwright/test'
import { createFirstAccount } from './account'
import { test } from './app'

const DRUGS = [
  'fluoxetine',
  'citalopram',
  'sertraline',
  'amitriptyline',
  'venlafaxine XR',
  'mirtazapine',
  'bupropion XL',
  'duloxetine',
  'escitalopram',
  'nortriptyline',
  'vortioxetine',
  'paroxetine',
] as const

/** Twelve synthetic trials over fifteen years, with scores. */
const CASE = {
  format: 'fair-trial/case@1',
  case: {
    label: 'Fifteen years (synthetic)',
    assessedOn: '2026-11-20',
    episode: { onset: '2019' },
    scores: Array.from({ length: 15 }, (_, index) => ({
      scale: 'PHQ-9',
      date: `${2012 + index}-03`,
      total: 12 + index,
    })),
  },
  trials: DRUGS.map((drug, index) => ({
    id: `t${index}`,
    drug,
    start: `${2011 + Math.floor(index * 1.3)}-0${1 + (index % 8)}`,
    stop: `${2011 + Math.floor(index * 1.3)}-12-01`,
    doses: [{ mgPerDay: 50 }, { mgPerDay: 100 }],
  })),
}

async function importCase(page: Page, url: string): Promise<void> {
  await createFirstAccount(page, url)
  const body = JSON.stringify(CASE)
  await page.goto(`${url}/cases/import`)
  await page
    .getByLabel('Case files')
    .setInputFiles({ name: 'case.json', mimeType: 'application/json', buffer: Buffer.from(body) })
  await page.getByRole('button', { name: 'Import' }).click()
  await page.waitForURL(/\/cases(\/[0-9a-f-]{36})?([?#].*)?$/)
  const link = page.getByRole('link', { name: CASE.case.label })
  if (await link.isVisible()) await link.click()
  await expect(page.getByRole('heading', { name: 'Timeline', exact: true })).toBeVisible()
}

test('twelve trials over fifteen years fit the screen, and a phone scrolls them beside their names', async ({
  page,
  appUrl,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await importCase(page, appUrl)
  const box = page.getByRole('region', { name: 'Timeline, scrolls sideways' })
  const sizes = () => box.evaluate((element) => ({ whole: element.scrollWidth, shown: element.clientWidth }))
  const pageWidth = () => page.evaluate(() => document.documentElement.scrollWidth)

  const wide = await sizes()
  expect(wide.whole).toBeLessThanOrEqual(wide.shown)
  expect((await box.boundingBox())?.height).toBeLessThan(800)
  for (const drug of DRUGS)
    await expect(box.getByRole('img', { name: new RegExp(`^${drug} 50 → 100 mg`) })).toBeVisible()
  const texts = await box.locator('text:visible').evaluateAll((all) =>
    all.map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect()
      return { text: text.textContent, left, right, top, bottom }
    }),
  )
  expect(texts.length).toBeGreaterThan(30)
  const overlaps = texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top + 5 < b.bottom && b.top + 5 < a.bottom)
      .map((b) => `${a.text} / ${b.text}`),
  )
  expect(overlaps).toEqual([])

  await page.setViewportSize({ width: 375, height: 800 })
  const narrow = await sizes()
  expect(narrow.whole).toBeGreaterThan(narrow.shown)
  expect(await pageWidth()).toBe(375)
  const name = box.getByText('mirtazapine', { exact: true })
  const before = await name.boundingBox()
  await box.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
  expect((await name.boundingBox())?.x).toBe(before?.x)
})

test('the table says what the picture says, and is printed only when it is open', async ({ page, appUrl }) => {
  await importCase(page, appUrl)
  const table = page.getByRole('table', { name: 'Everything on the timeline' })
  await page.emulateMedia({ media: 'print' })
  await expect(table).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.getByText('The same as a table').click()
  await expect(table.getByRole('row', { name: /^sertraline 50 → 100 mg/ })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(table).toBeVisible()
})
