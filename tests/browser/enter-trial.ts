import { expect, type Locator, type Page } from '@playwright/test'

/** A trial as it is typed into the form, box by box. */
export type TypedTrial = {
  readonly drug: string
  /** How the form says it understood the drug. */
  readonly understood: RegExp
  readonly doses: readonly { readonly dose: string; readonly for?: string }[]
  readonly length?: string
  readonly started?: string
  readonly stopped?: string
  readonly isOngoing?: boolean
  readonly taken?: string
  readonly percent?: string
  readonly knownFrom: string
  readonly sideEffect?: { readonly effect: string; readonly limited: 'Yes' | 'No' }
  readonly outcome?: string
  readonly measured?: {
    readonly scale: string
    readonly before: string
    readonly beforeOn: string
    readonly end: string
    readonly endOn: string
  }
  readonly stoppedBecause?: readonly string[]
  readonly source: string
}

/** The box with a label; sections of the form may be called the same. */
export function boxOf(page: Page, label: string): Locator {
  return page.locator('input, select').and(page.getByLabel(label, { exact: true }))
}

async function type(page: Page, label: string, text: string | undefined): Promise<void> {
  if (text !== undefined) await boxOf(page, label).fill(text)
}

async function choose(page: Page, label: string, option: string | undefined): Promise<void> {
  if (option !== undefined) await boxOf(page, label).selectOption({ label: option })
}

async function typeDoses(page: Page, { doses }: TypedTrial): Promise<void> {
  for (const [index, step] of doses.entries()) {
    const row = `Dose step ${index + 1}`
    if (!(await page.getByRole('group', { name: row, exact: true }).isVisible()))
      await page.getByRole('button', { name: 'Add a dose' }).click()
    await type(page, `${row}: Dose`, step.dose)
    await type(page, `${row}: For`, step.for)
  }
}

async function typeOutcome(page: Page, { outcome, measured }: TypedTrial): Promise<void> {
  await choose(page, 'In a word', outcome)
  if (measured === undefined) return
  await page.getByText('Measured: scale, percent, CGI-I').click()
  await choose(page, 'Scale', measured.scale)
  await type(page, 'Before', measured.before)
  await type(page, 'Before, on', measured.beforeOn)
  await type(page, 'At the end', measured.end)
  await type(page, 'At the end, on', measured.endOn)
}

/** Fills the form of a trial, in the order in which one tells it. */
export async function fillTrial(page: Page, trial: TypedTrial): Promise<void> {
  await type(page, 'Drug', trial.drug)
  await expect(page.locator('output[for="drug"]')).toContainText(trial.understood)
  await typeDoses(page, trial)
  await type(page, 'How long in all', trial.length)
  await type(page, 'Started', trial.started)
  await type(page, 'Stopped', trial.stopped)
  if (trial.isOngoing) await choose(page, 'Still taken?', 'Yes')
  await choose(page, 'Taken', trial.taken)
  await type(page, 'Or percent of doses', trial.percent)
  await choose(page, 'Known from', trial.knownFrom)
  if (trial.sideEffect !== undefined) {
    await page.getByRole('button', { name: 'Add a side effect' }).click()
    await type(page, 'Side effect 1: Side effect', trial.sideEffect.effect)
    await choose(page, 'Side effect 1: Limited the dose?', trial.sideEffect.limited)
  }
  await typeOutcome(page, trial)
  for (const reason of trial.stoppedBecause ?? []) await boxOf(page, reason).check()
  await choose(page, 'Source', trial.source)
}

/** Opens the form of a new trial from the page of a case. */
export async function openTrialForm(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Add trials' }).click()
  await page.getByRole('link', { name: 'Enter one trial in the form' }).click()
}

/** Adds a trial from the page of a case, and comes back to it. */
export async function addTrial(page: Page, trial: TypedTrial): Promise<void> {
  await openTrialForm(page)
  await fillTrial(page, trial)
  await page.getByRole('button', { name: 'Save trial' }).last().click()
  await expect(page.getByRole('heading', { name: 'Trials', exact: true })).toBeVisible()
}
