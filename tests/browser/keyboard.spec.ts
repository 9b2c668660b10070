import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { ACCOUNT } from './account'
import { test } from './app'
import { boxOf } from './enter-trial'
import { createKeyboard } from './keyboard'

type Keyboard = ReturnType<typeof createKeyboard>

const EXAMPLES = ['1-five-trials-from-memory-and-records', '2-two-adequate-failures'].map(
  (name) => `prisma/examples/${name}.json`,
)

const LINES = `Zoloft 50 x 4w then 100 x 11w, Mar-Jun 2024, PDC 0.93, PHQ9 19>16, stopped: no benefit
duloxetine 60 mg 8 weeks, good adherence, no improvement`

/** Keys beyond what is written, for any number of trials by quick entry, and for one in the form with its six facts. */
const MOST_KEYS_IN_LINES = 25
const MOST_KEYS_IN_FORM = 28

function sayKeys(what: string, keys: number, most: number): void {
  process.stdout.write(`     ${what}: ${keys} keys beyond what is written, ${most} at most\n`)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last()
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first()
const summary = (page: Page, text: string) => page.locator('summary').filter({ hasText: text })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first()

async function createFirstAccount(page: Page, hand: Keyboard, url: string): Promise<void> {
  await page.goto(url)
  await hand.fill(page.getByLabel('Your name'), ACCOUNT.name)
  await hand.fill(page.getByLabel('Username'), ACCOUNT.username)
  await hand.fill(page.getByLabel('Password'), ACCOUNT.password)
  await hand.press('Enter')
  await expect(heading(page, 'Cases')).toBeVisible()
}

async function makeCase(page: Page, hand: Keyboard, label: string): Promise<void> {
  await hand.open(link(page, 'New case'))
  await hand.fill(boxOf(page, 'Case label'), label)
  await hand.fill(boxOf(page, 'Year of birth'), '1984')
  await hand.press('Enter')
  await expect(heading(page, label)).toBeVisible()
}

async function writeLines(page: Page, hand: Keyboard): Promise<void> {
  await hand.open(link(page, 'Add trials'))
  await expect(heading(page, 'Add trials')).toBeVisible()
  const before = hand.keys()
  await hand.fill(page.getByRole('textbox', { name: 'Trials' }), LINES)
  await expect(page.getByText('2 trials; everything was understood.')).toBeVisible()
  await hand.press('Control+Enter')
  const keys = hand.keys() - before
  sayKeys('two trials by quick entry', keys, MOST_KEYS_IN_LINES)
  expect(keys).toBeLessThanOrEqual(MOST_KEYS_IN_LINES)
  await expect(heading(page, /^The recorded trials meet/)).toBeVisible()
}

/** Goes a link's way and comes back, as the browser's own key does. */
async function readSource(page: Page, hand: Keyboard, source: ReturnType<typeof link>): Promise<void> {
  await hand.open(source)
  await page.waitForURL(/\/rules#/)
  expect(await page.evaluate(() => document.querySelector(':target') !== null)).toBe(true)
  await page.goBack()
  await expect(heading(page, 'Timeline')).toBeVisible()
}

async function download(page: Page, hand: Keyboard, name: string): Promise<string> {
  await page.reload()
  await hand.open(summary(page, 'Export'))
  const waiting = page.waitForEvent('download')
  await hand.open(link(page, name))
  return readFile(await (await waiting).path(), 'latin1')
}

test.use({ viewport: { width: 1280, height: 800 }, contextOptions: { reducedMotion: 'reduce' } })

test('a case from the first account to its verdict, its sources and its exports, by keyboard alone', async ({
  page,
  appUrl,
}) => {
  const hand = createKeyboard(page)
  await createFirstAccount(page, hand, appUrl)
  await makeCase(page, hand, 'K-1 (synthetic)')
  await writeLines(page, hand)

  await test.step('a verdict opens to its rule, value, threshold and source', async () => {
    await hand.open(summary(page, 'Rule, count, threshold and sources'))
    const asked = page.getByRole('table', { name: /^What Six weeks .* asks of a trial$/ })
    await expect(asked).toBeVisible()
    await readSource(page, hand, asked.getByRole('link').first())
    await hand.open(summary(page, 'Rules, reasons and sources for sertraline'))
    const findings = page.getByRole('table', { name: 'Findings for sertraline' })
    await expect(findings.getByRole('row', { name: /^Days at dose/ })).toContainText('42 needed')
    await readSource(page, hand, findings.getByRole('link').first())
  })

  await test.step('another definition is chosen, and the timeline opens as a table', async () => {
    await hand.open(summary(page, 'Change definition'))
    await hand.open(page.locator('.menu-list').getByRole('link', { name: /^Eight weeks/ }))
    await page.waitForURL(/definition=eight-week/)
    await expect(page.getByRole('table', { name: 'Findings for sertraline' })).toBeHidden()
    await hand.open(summary(page, 'The same as a table'))
    await expect(page.getByRole('table', { name: 'Everything on the timeline' })).toBeVisible()
  })

  await test.step('the facts are edited, and a conclusion is recorded', async () => {
    await hand.open(link(page, 'Edit facts'))
    await hand.fill(boxOf(page, 'Since'), 'Feb 2024')
    await hand.press('Enter')
    await expect(page.getByText(/episode since February 2024/)).toBeVisible()
    await hand.open(link(page, 'Record your conclusion'))
    await hand.fill(boxOf(page, 'You conclude'), 'Meets')
    await hand.fill(boxOf(page, 'On'), '20 Nov 2026')
    await hand.press('Enter')
    await expect(page.getByRole('region', { name: 'The clinician’s conclusion' })).toContainText('20 November 2026')
  })

  await test.step('every export is downloaded, and the assessment kept', async () => {
    expect(await download(page, hand, 'PDF summary, letter')).toMatch(/^%PDF/)
    expect(await download(page, hand, 'Plain text, to paste')).toContain('K-1 (synthetic)')
    expect(await download(page, hand, 'Trials as a table (CSV)')).toContain('sertraline')
    expect(JSON.parse(await download(page, hand, 'Case file (JSON)')).trials).toHaveLength(2)
    await hand.open(button(page, 'Keep this assessment'))
    await expect(page.getByRole('region', { name: 'Kept assessments' })).toContainText('kept by hand')
  })
  expect(hand.faults).toEqual([])
})

test('a drug is found, a trial is entered in the form, put right, deleted and put back, by keyboard alone', async ({
  page,
  appUrl,
}) => {
  const hand = createKeyboard(page)
  await createFirstAccount(page, hand, appUrl)
  await makeCase(page, hand, 'K-2 (synthetic)')
  await hand.open(link(page, 'Add trials'))
  await hand.open(link(page, 'Enter one trial in the form'))

  const drug = page.getByRole('combobox', { name: 'Drug' })
  const offers = page.getByRole('listbox', { name: 'Drugs' }).getByRole('option')
  await test.step('nothing is chosen that the arrow keys did not reach, and Escape brings back what was there', async () => {
    await hand.fill(drug, 'bu')
    await expect(offers.filter({ hasText: 'buPROPion' }).first()).toBeVisible()
    await expect(drug).not.toHaveAttribute('aria-activedescendant', /./)
    await hand.press('Enter')
    await expect(drug).toHaveValue('bu')
    await expect(heading(page, 'Add a trial')).toBeVisible()
    await hand.press('Escape')
    await expect(drug).toHaveValue('')
    await hand.write('bup')
    await expect(offers.first()).toHaveAccessibleName(/^bupropion/)
    await hand.press('ArrowDown')
    await expect(offers.first()).toHaveAttribute('aria-selected', 'true')
    await hand.press('Enter')
    await expect(drug).toHaveValue(/^bupropion/)
    await expect(drug).toBeFocused()
    await hand.press('ControlOrMeta+a')
    await hand.press('Delete')
  })

  const before = hand.keys()
  await hand.write('Zoloft')
  await hand.fill(boxOf(page, 'Dose step 1: Dose'), '100')
  await hand.fill(boxOf(page, 'Started'), '1 Mar 2024')
  await hand.fill(boxOf(page, 'Stopped'), '14 Jun 2023')
  await hand.goTo(boxOf(page, 'In a word'))
  await hand.press('n')
  await expect(boxOf(page, 'In a word')).toHaveValue('none')
  await hand.goTo(boxOf(page, 'Lack of efficacy'))
  await hand.press('Space')
  await hand.press('Enter')
  const keys = hand.keys() - before
  sayKeys('one trial in the form', keys, MOST_KEYS_IN_FORM)

  await test.step('an error is put right from the summary', async () => {
    const errors = page.getByRole('alert', { name: /^Not saved/ })
    await expect(errors).toBeFocused()
    await hand.open(errors.getByRole('link').first())
    await expect(boxOf(page, 'Stopped')).toBeFocused()
    await hand.press('ControlOrMeta+a')
    await hand.write('14 Jun 2024')
    await hand.press('Enter')
    await expect(link(page, 'Edit the trial of Zoloft')).toBeVisible()
  })

  await test.step('a deleted trial is put back', async () => {
    await hand.open(link(page, 'Delete the trial of Zoloft'))
    await hand.open(button(page, 'Delete the trial'))
    await expect(page.getByText('Trial of Zoloft deleted.')).toBeVisible()
    await hand.open(button(page, 'Undo'))
    await expect(link(page, 'Edit the trial of Zoloft')).toBeVisible()
  })
  expect(hand.faults).toEqual([])
  expect(keys).toBeLessThanOrEqual(MOST_KEYS_IN_FORM)
})

test('cases are imported, found, filtered, sorted and left by keyboard alone', async ({ page, appUrl }) => {
  const hand = createKeyboard(page)
  await createFirstAccount(page, hand, appUrl)
  await hand.open(button(page, 'Sign out'))
  await hand.fill(page.getByLabel('Username'), ACCOUNT.username)
  await hand.fill(page.getByLabel('Password'), ACCOUNT.password)
  await hand.press('Enter')
  await expect(heading(page, 'Cases')).toBeVisible()

  // Asked for long before, for a window of the system that opens too early is not seen.
  const choosing = page.waitForEvent('filechooser', { timeout: 60_000 })
  await hand.open(link(page, 'Import case files'))
  await hand.goTo(page.getByLabel('Case files'))
  await hand.press('Enter')
  await (await choosing).setFiles(EXAMPLES)
  await hand.open(button(page, 'Import'))
  await expect(link(page, 'Example 2 (synthetic)')).toBeVisible()

  await hand.fill(page.getByRole('searchbox', { name: 'Whole label' }), 'example 2 (synthetic)')
  await hand.press('Enter')
  await expect(page.getByText('1 of 2 cases')).toBeVisible()
  await hand.open(link(page, 'Show all cases'))
  await hand.open(page.getByRole('link', { name: 'Cannot decide', exact: true }))
  await expect(page.getByText('1 of 2 cases')).toBeVisible()
  await hand.open(summary(page, 'Sorted by last change'))
  await hand.open(page.getByRole('link', { name: 'day of entry', exact: true }))
  await expect(summary(page, 'Sorted by day of entry')).toBeVisible()
  await hand.open(button(page, 'Sign out'))
  await expect(heading(page, 'Sign in')).toBeVisible()
  expect(hand.faults).toEqual([])
})
