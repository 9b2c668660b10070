import { execFileSync } from 'node:child_process'
import { expect, type Page } from '@playwright/test'
import { createFirstAccount, signIn, signOut } from './account'
import { test } from './app'
import { addTrial, boxOf, fillTrial, openTrialForm, type TypedTrial } from './enter-trial'
import { readPdf } from './read-pdf'

/** Five trials as someone remembers them; synthetic. What each comes to under six weeks stands beside it. */
const TRIALS = {
  // 28 days at 50 mg and 78 at 100 mg are 106 days; (19 − 16) / 19 is 15.8 % better: it counts.
  sertraline: {
    drug: 'Zoloft',
    understood: /sertraline/,
    doses: [{ dose: '50', for: '4 weeks' }, { dose: '100' }],
    started: '1 Mar 2024',
    stopped: '14 Jun 2024',
    percent: '93',
    knownFrom: 'Refill record',
    measured: { scale: 'PHQ-9', before: '19', beforeOn: '27 Feb 2024', end: '16', endOn: '10 Jun 2024' },
    stoppedBecause: ['Lack of efficacy'],
    source: 'Pharmacy record',
  },
  // 5 to 8 weeks, less the first two at 75 mg, are 21 to 42 days at 150 mg: it might count.
  venlafaxine: {
    drug: 'venlafaxine XR',
    understood: /venlafaxine/,
    doses: [{ dose: '75', for: '2 weeks' }, { dose: '150' }],
    length: '5-8 weeks',
    started: 'July 2024',
    percent: '80-100',
    knownFrom: 'Patient’s own report',
    outcome: 'Minimal (under 25 % better)',
    stoppedBecause: ['Lack of efficacy'],
    source: 'Patient’s recall',
  },
  // 17 days, and side effects ended it: not tolerated.
  bupropion: {
    drug: 'bupropion XL',
    understood: /bupropion/,
    doses: [{ dose: '150' }],
    started: '4 Nov 2024',
    stopped: '20 Nov 2024',
    taken: 'Good (80 % or more)',
    knownFrom: 'Patient’s own report',
    sideEffect: { effect: 'agitation', limited: 'Yes' },
    stoppedBecause: ['Side effects'],
    source: 'Chart',
  },
  // 84 days, and never the dose: not a fair trial.
  escitalopram: {
    drug: 'escitalopram',
    understood: /escitalopram/,
    doses: [{ dose: '5' }],
    started: '13 Jan 2025',
    stopped: '6 Apr 2025',
    taken: 'Good (80 % or more)',
    knownFrom: 'Pill count',
    outcome: 'No change',
    stoppedBecause: ['Lack of efficacy'],
    source: 'Chart',
  },
  // 56 days at 60 mg without effect: it counts, and makes two.
  duloxetine: {
    drug: 'duloxetine',
    understood: /duloxetine/,
    doses: [{ dose: '60', for: '8 weeks' }],
    started: '5 May 2025',
    stopped: '29 Jun 2025',
    taken: 'Good (80 % or more)',
    knownFrom: 'Refill record',
    outcome: 'No change',
    stoppedBecause: ['Lack of efficacy'],
    source: 'Pharmacy record',
  },
} as const satisfies Record<string, TypedTrial>

function resultOf(page: Page, drug: string) {
  return page
    .getByRole('region', { name: 'Trials', exact: true })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: drug }) })
}

async function download(page: Page, label: string, folder: string): Promise<string> {
  const link = page.getByRole('link', { name: label })
  if (!(await link.isVisible())) await page.getByText('Export', { exact: true }).click()
  const waiting = page.waitForEvent('download')
  await link.click()
  const file = await waiting
  const path = `${folder}/${file.suggestedFilename()}`
  await file.saveAs(path)
  return path
}

test('from the first visit to a summary that another clinician can check', async ({ page, appUrl, dataFolder }) => {
  await createFirstAccount(page, appUrl)
  await signOut(page)
  await signIn(page)

  await page.getByRole('link', { name: 'New case' }).first().click()
  await boxOf(page, 'Case label').fill('B-7 (synthetic)')
  await boxOf(page, 'Year of birth').fill('1984')
  await boxOf(page, 'Depressed since').fill('Feb 2024')
  await page.getByRole('button', { name: 'Create the case' }).last().click()
  await expect(page.getByRole('heading', { name: 'B-7 (synthetic)' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^The recorded trials do not meet/ })).toBeVisible()

  await openTrialForm(page)
  await fillTrial(page, { ...TRIALS.sertraline, stopped: '14 Jun 2023' })
  await page.getByRole('button', { name: 'Save trial' }).last().click()
  await expect(page.getByRole('alert', { name: /^Not saved/ })).toBeFocused()
  await expect(boxOf(page, 'Drug')).toHaveValue('Zoloft')
  await expect(boxOf(page, 'Stopped')).toHaveAccessibleDescription(/start/)
  await boxOf(page, 'Stopped').fill(TRIALS.sertraline.stopped)
  await page.getByRole('button', { name: 'Save trial' }).last().click()
  await expect(resultOf(page, 'Zoloft')).toContainText('Counts')

  for (const trial of [TRIALS.venlafaxine, TRIALS.bupropion, TRIALS.escitalopram]) await addTrial(page, trial)
  await expect(page.getByRole('heading', { name: /^The recorded trials cannot decide/ })).toBeVisible()
  await addTrial(page, TRIALS.duloxetine)

  await expect(page.getByRole('heading', { name: /^The recorded trials meet/ })).toBeVisible()
  await expect(resultOf(page, 'Zoloft')).toContainText('106 days')
  await expect(resultOf(page, 'Zoloft')).toContainText('15.8 % better')
  await expect(resultOf(page, 'venlafaxine')).toContainText('21 to 42 days')
  await expect(resultOf(page, 'venlafaxine')).toContainText('Might count')
  await expect(resultOf(page, 'bupropion')).toContainText('Not tolerated')
  await expect(resultOf(page, 'escitalopram')).toContainText('Not a fair trial')
  await expect(resultOf(page, 'duloxetine')).toContainText('56 days')

  const definitions = page.getByRole('region', { name: /^Definitions/ })
  await expect(definitions.getByRole('rowheader')).toHaveCount(9)
  await definitions.getByRole('link', { name: /^Eight weeks/ }).click()
  await expect(resultOf(page, 'Zoloft')).toContainText('56 needed')
  await expect(resultOf(page, 'venlafaxine')).toContainText('42 days')

  const pdf = await readPdf(await download(page, 'PDF summary, A4', dataFolder))
  for (const words of [
    'B-7 (synthetic)',
    'The recorded trials meet',
    'Eight weeks (strict reading)',
    'venlafaxine XR',
    '106 days',
    'Rules 2026.11',
    'Supports, does not replace, clinical judgement',
  ])
    expect(pdf.replace(/\s+/g, ' ')).toContain(words)

  // The same case from the file says the same without the app.
  const caseFile = await download(page, 'Case file (JSON)', dataFolder)
  const args = ['bin/evaluate.mjs', '--definition', 'eight-week', caseFile]
  const evaluation = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
  expect(evaluation.definitions[0]).toMatchObject({ verdict: 'criteriaMet', countMin: 2, countMax: 2 })
})
