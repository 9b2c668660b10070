import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { signIn } from './account'
import { test } from './app'
import { boxOf } from './enter-trial'
import { startAppWithExamples } from './examples'
import { readPdf } from './read-pdf'

/** Five trials as they stand in someone's notes; synthetic. */
const NOTES = `Zoloft 50 x 4w then 100 x 11w, Mar-Jun 2024, PDC 0.93, PHQ9 19>16, stopped: no benefit
venlafaxine XR 75 mg x 2 wk then 150 mg x 7 wk, took it well, minimal response
bupropion XL 150 mg 2 weeks, good adherence, d/c agitation
escitalopram 5 mg 12 wks, good adherence, no response
duloxetine 60 mg 8 weeks, good adherence, no improvement`

const PATH = '/without-account'
const lines = (page: Page) => page.getByRole('textbox', { name: 'Trials' })
const trials = (page: Page) => page.getByRole('region', { name: 'Trials', exact: true })

/** Opens the page, waits until it has all it will ever need, and from then on notes whatever it asks of any network. */
async function openPage(page: Page, url: string) {
  const asked: string[] = []
  const errors: string[] = []
  await page.goto(`${url}${PATH}`)
  await page.locator('[data-ready]').waitFor()
  page.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url())) asked.push(`${request.method()} ${request.url()}`)
  })
  page.on('websocket', (socket) => asked.push(`websocket ${socket.url()}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  return { asked, errors }
}

/** What the browser keeps of a page, of every kind. */
function readStores(page: Page) {
  return page.evaluate(async () => ({
    cookies: document.cookie,
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
}

const NOTHING = { cookies: '', local: {}, session: {}, databases: [], caches: [], workers: 0 }

async function exportAs(page: Page, label: string, path: string): Promise<string> {
  const link = page.getByRole('link', { name: label })
  if (!(await link.isVisible())) await page.getByText('Export', { exact: true }).click()
  const downloading = page.waitForEvent('download')
  await link.click()
  await (await downloading).saveAs(path)
  return readFileSync(path, 'utf8')
}

const verdictOf = (page: Page) => page.locator('.verdict').textContent()

async function chooseDefinition(page: Page, name: string) {
  await page.getByText('Change definition', { exact: true }).click()
  await page.locator('.menu-list').getByRole('link', { name }).click()
  await expect(page.locator('.verdict-definition')).toContainText(`Definition: ${name}`)
}

test('five trials are judged, changed, printed and exported without a network, and nothing is asked or kept', async ({
  page,
  appUrl,
  dataFolder,
}) => {
  const { asked, errors } = await openPage(page, appUrl)
  await page.context().setOffline(true)

  await lines(page).fill(NOTES)
  await expect(page.getByText('5 trials; everything was understood.')).toBeVisible()
  await page.getByRole('button', { name: 'Judge these trials' }).last().click()
  await expect(page.getByRole('heading', { name: /^The recorded trials meet/ })).toBeVisible()
  await expect(trials(page).getByRole('rowheader')).toHaveCount(5)

  // A trial: its drug is understood in the page, and its errors are keyed to their boxes.
  await page.getByRole('link', { name: 'Edit the trial of escitalopram' }).click()
  await expect(page.getByRole('heading', { name: 'Edit the trial' })).toBeFocused()
  await boxOf(page, 'Drug').fill('lexapro')
  await expect(page.locator('#drug-reading')).toContainText('minimum effective')
  await boxOf(page, 'Started').fill('Mar 2025')
  await boxOf(page, 'Stopped').fill('Jan 2025')
  await page.getByRole('button', { name: 'Save trial' }).last().click()
  await expect(page.getByRole('alert', { name: /^Not saved/ })).toBeFocused()
  await boxOf(page, 'Stopped').fill('May 2025')
  await boxOf(page, 'How long in all').fill('')
  await page.getByRole('button', { name: 'Save trial' }).last().click()
  await expect(trials(page)).toContainText('March 2025 to May 2025')

  // The facts: a concern stands before the verdict.
  await page.getByRole('link', { name: 'Edit facts' }).click()
  await boxOf(page, 'Case label').fill('W-1 (synthetic)')
  await page.getByLabel('Suicidality').selectOption('present')
  await page.getByRole('button', { name: 'Save facts' }).last().click()
  await expect(page.getByRole('heading', { name: 'W-1 (synthetic)' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Safety first' })).toContainText('988')

  // Reasons, sources and another definition, with Back.
  const sertraline = page.locator('#trial-1')
  await sertraline.getByText('Rules, reasons and sources').click()
  await sertraline
    .getByRole('table', { name: /^Findings for/ })
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'About these rules' })).toBeVisible()
  await page.goBack()
  const first = (await page.locator('#verdict-title').textContent()) ?? ''
  await chooseDefinition(page, 'Eight weeks (strict reading)')
  await expect(page.locator('.verdict-count')).toContainText('2 of 2 required')
  await page.goBack()
  await expect(page.locator('.verdict-count')).toContainText('3 of 2 required')

  // A trial is deleted, and comes back.
  await page.getByRole('link', { name: 'Delete the trial of duloxetine' }).click()
  await expect(trials(page).getByRole('rowheader')).toHaveCount(4)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(trials(page).getByRole('rowheader')).toHaveCount(5)

  // Print: whose, what, as of when, by which rules, with the sources.
  await page.pdf({ path: `${dataFolder}/printed.pdf` })
  const printed = (await readPdf(`${dataFolder}/printed.pdf`)).replace(/\s+/g, ' ')
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date())
  for (const words of ['W-1 (synthetic)', first, `assessed ${day}`, 'For clinicians.', 'Source of the threshold'])
    expect(printed).toContain(words)
  expect(printed).toMatch(/Rules \d{4}\.\d+/)
  expect(printed).not.toContain('Nothing leaves this page')

  // Out as a file and in again, byte for byte.
  const file = await exportAs(page, 'Case file (JSON)', `${dataFolder}/case.json`)
  await page.getByRole('link', { name: 'Start over' }).click()
  await expect(page.getByRole('heading', { name: 'Try it without an account' })).toBeVisible()
  await page.getByLabel('A case file').setInputFiles(`${dataFolder}/case.json`)
  await expect(page.locator('#verdict-title')).toHaveText(first)
  expect(await exportAs(page, 'Case file (JSON)', `${dataFolder}/again.json`)).toBe(file)
  expect(await exportAs(page, 'Trials as a table (CSV)', `${dataFolder}/trials.csv`)).toContain('W-1 (synthetic)')
  expect(await exportAs(page, 'Plain text, to paste into a record', `${dataFolder}/case.txt`)).toContain(first)

  expect(asked).toEqual([])
  expect(errors).toEqual([])
  expect(await readStores(page)).toEqual(NOTHING)
  expect(await page.context().cookies()).toEqual([])
})

test('what is typed in a form that is left is there again when it is opened once more', async ({ page, appUrl }) => {
  const { asked, errors } = await openPage(page, appUrl)
  await page.getByRole('link', { name: 'Two adequate failures' }).click()
  const form = page.getByRole('heading', { name: 'Edit the trial' })
  const edit = page.getByRole('link', { name: /^Edit the trial of/ }).first()
  await edit.click()
  await boxOf(page, 'Prescriber').fill('the clinic')
  await page.goBack()
  await expect(page.locator('#verdict-title')).toBeVisible()
  await edit.click()
  await expect(boxOf(page, 'Prescriber')).toHaveValue('the clinic')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(form).toBeHidden()
  await edit.click()
  await page.getByRole('link', { name: 'Discard it' }).click()
  await expect(boxOf(page, 'Prescriber')).toHaveValue('')
  await boxOf(page, 'Prescriber').fill('another clinic')
  await page.getByRole('button', { name: 'Save trial' }).last().click()
  await expect(form).toBeHidden()
  await edit.click()
  await expect(boxOf(page, 'Prescriber')).toHaveValue('another clinic')
  await expect(page.getByRole('link', { name: 'Discard it' })).toBeHidden()
  expect(asked).toEqual([])
  expect(errors).toEqual([])
})

test('scores in lines and a conclusion are added to the case', async ({ page, appUrl }) => {
  const { asked, errors } = await openPage(page, appUrl)
  await page.getByRole('link', { name: 'Two adequate failures' }).click()
  await page.getByRole('link', { name: 'Add scores' }).click()
  await page.getByRole('textbox', { name: 'Scores' }).fill('MADRS 31, 3 May 2024')
  await page.getByRole('button', { name: 'Save these scores' }).last().click()
  await expect(page.getByRole('region', { name: 'Timeline', exact: true })).toContainText('MADRS')
  await page.getByRole('link', { name: 'Record your conclusion' }).click()
  await boxOf(page, 'You conclude').selectOption('notResistant')
  await page.getByRole('button', { name: 'Save conclusion' }).last().click()
  await expect(page.getByRole('alert', { name: /^Not saved/ })).toContainText('Choose why your conclusion differs')
  await boxOf(page, 'Why it differs').selectOption('otherDefinition')
  await page.getByRole('button', { name: 'Save conclusion' }).last().click()
  await expect(page.getByRole('region', { name: 'The clinician’s conclusion' })).toContainText('They differ')
  expect(asked).toEqual([])
  expect(errors).toEqual([])
})

test('a file that is no case file changes nothing and says which field', async ({ page, appUrl }) => {
  const { asked } = await openPage(page, appUrl)
  const choose = (text: string) =>
    page.getByLabel('A case file').setInputFiles({
      name: 'case.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })
  const bad = { format: 'fair-trial/case@1', case: { label: 'B-1' }, trials: [{ id: 't1', drug: 'x', weeks: 'ten' }] }
  await choose(JSON.stringify(bad))
  const refused = page.getByRole('alert', { name: 'Nothing was opened' })
  await expect(refused).toBeFocused()
  await expect(refused).toContainText('case.json, trials.0.weeks: ')
  await choose('{ "format": ')
  await expect(refused).toContainText('case.json: Not JSON at line 1')
  await expect(page.getByRole('heading', { name: 'Try it without an account' })).toBeVisible()
  expect(asked).toEqual([])
})

test('leaving warns while something was entered that is nowhere else', async ({ page, appUrl, dataFolder }) => {
  await openPage(page, appUrl)
  const warnings: string[] = []
  page.on('dialog', (dialog) => {
    warnings.push(dialog.type())
    void dialog.dismiss()
  })
  const leave = () => page.evaluate(() => void setTimeout(() => window.location.reload()))
  await lines(page).fill('sertraline 100 mg 8 weeks, no response')
  await leave()
  await expect.poll(() => warnings).toEqual(['beforeunload'])
  await page.getByRole('button', { name: 'Judge these trials' }).last().click()
  await expect(trials(page).getByRole('rowheader')).toHaveCount(1)
  await leave()
  await expect.poll(() => warnings).toEqual(['beforeunload', 'beforeunload'])
  await exportAs(page, 'Case file (JSON)', `${dataFolder}/case.json`)
  await leave()
  await expect(page.getByRole('heading', { name: 'Try it without an account' })).toBeVisible()
  expect(warnings).toHaveLength(2)
})

test('the browser itself refuses whatever the page would send', async ({ page, appUrl }) => {
  const { asked } = await openPage(page, appUrl)
  const answered: string[] = []
  page.on('response', (response) => answered.push(response.url()))
  const outcome = await page.evaluate(async () => {
    const refused: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective))
    const fetched = await fetch('/icon.svg').then(
      () => 'fetched',
      () => 'refused',
    )
    const beacon = new Image()
    beacon.src = 'https://example.invalid/?label=W-1'
    const form = document.createElement('form')
    form.method = 'post'
    form.action = '/api/cases'
    document.body.append(form)
    form.submit()
    await new Promise((resolve) => setTimeout(resolve, 500))
    return { fetched, refused: refused.toSorted() }
  })
  expect(outcome).toEqual({ fetched: 'refused', refused: ['connect-src', 'form-action', 'img-src'] })
  // An attempt is seen here, so that a page that made one would fail the test above; nothing came of it.
  expect(asked).toEqual(['GET https://example.invalid/?label=W-1'])
  expect(answered).toEqual([])
})

test('each example gets the verdict and the exports that it gets in an account', async ({ browser, dataFolder }) => {
  const app = await startAppWithExamples(browser, dataFolder)
  const mine = await browser.newPage({ baseURL: app.url })
  await mine.goto('/sign-in')
  await signIn(mine)
  const open = await browser.newPage()
  await openPage(open, app.url)
  for (const number of [1, 2, 3, 4, 5]) {
    await mine.goto('/cases')
    await mine.getByRole('link', { name: `Example ${number} (synthetic)` }).click()
    const file = await exportAs(mine, 'Case file (JSON)', `${dataFolder}/${number}.json`)
    await open.getByLabel('A case file').setInputFiles(`${dataFolder}/${number}.json`)
    await expect(open.getByRole('heading', { name: `Example ${number} (synthetic)` })).toBeVisible()
    for (const definition of ['Six weeks (decided here)', 'ATHF-SF-informed']) {
      await chooseDefinition(mine, definition)
      await chooseDefinition(open, definition)
      expect(await verdictOf(open)).toBe(await verdictOf(mine))
    }
    expect(await exportAs(open, 'Case file (JSON)', `${dataFolder}/${number}-open.json`)).toBe(file)
    for (const label of ['Trials as a table (CSV)', 'Plain text, to paste into a record'])
      expect(await exportAs(open, label, `${dataFolder}/open`)).toBe(await exportAs(mine, label, `${dataFolder}/mine`))
    await open.getByRole('link', { name: 'Start over' }).click()
  }
  await app.stop()
})
