import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { expect, type Page } from '@playwright/test'
import { createFirstAccount, signIn, signOut } from './account'
import { test } from './app'
import { boxOf, openTrialForm } from './enter-trial'
import { startApp } from './start-app'

const saveState = (page: Page) => page.locator('.save-state')

/** Makes a case, and leaves its form for a new trial open. */
async function openNewTrial(page: Page, url: string): Promise<void> {
  await createFirstAccount(page, url)
  await page.getByRole('link', { name: 'New case' }).first().click()
  await boxOf(page, 'Case label').fill('B-7 (synthetic)')
  await page.getByRole('button', { name: 'Create the case' }).last().click()
  await openTrialForm(page)
  await expect(page.getByRole('heading', { name: 'Add a trial' })).toBeVisible()
}

/** Ends every session as if none had ever been, while the app is not running. */
async function removeSessions(dataFolder: string): Promise<void> {
  const database = await PGlite.create(path.join(dataFolder, 'database'))
  await database.exec('DELETE FROM "Session"')
  await database.close()
}

test('a draft survives a killed session and a closed tab', async ({ context, page, dataFolder }) => {
  test.setTimeout(600_000)
  const first = await startApp(dataFolder)
  await openNewTrial(page, first.url)
  const { pathname } = new URL(page.url())
  await boxOf(page, 'Drug').fill('Zoloft')
  await boxOf(page, 'Dose step 1: Dose').fill('50')
  await page.getByRole('button', { name: 'Add a dose' }).click()
  await boxOf(page, 'Started').fill('3/2024')
  await expect(saveState(page)).toHaveText(/^Draft saved \d\d:\d\d$/)
  await boxOf(page, 'Prescriber').fill('typed just before the tab was closed')
  await page.close({ runBeforeUnload: true })
  // The last words are under way when the tab is gone; the app is ended only once they have arrived.
  const beside = await context.newPage()
  await expect(async () => {
    await beside.goto(`${first.url}${pathname}`)
    await expect(boxOf(beside, 'Prescriber')).toHaveValue('typed just before the tab was closed', { timeout: 1000 })
  }).toPass()
  await beside.close()
  await first.stop()
  await removeSessions(dataFolder)

  const second = await startApp(dataFolder)
  const later = await context.newPage()
  await later.goto(`${second.url}${pathname}`)
  await expect(later.getByText('Your session has ended')).toBeVisible()
  await signIn(later)
  await expect(later.getByText(/^Draft of \d\d:\d\d, not yet saved as a trial\./)).toBeVisible()
  await expect(boxOf(later, 'Drug')).toHaveValue('Zoloft')
  await expect(boxOf(later, 'Dose step 1: Dose')).toHaveValue('50')
  await expect(boxOf(later, 'Started')).toHaveValue('3/2024')
  await expect(boxOf(later, 'Prescriber')).toHaveValue('typed just before the tab was closed')
  await later.getByRole('button', { name: 'Save trial' }).last().click()
  await expect(later.getByRole('heading', { name: 'Trials', exact: true })).toBeVisible()
  await later.goto(`${second.url}${pathname}`)
  await expect(boxOf(later, 'Drug')).toHaveValue('')
  await expect(later.getByText(/^Draft of/)).toHaveCount(0)
  await second.stop()
})

test('R-07, R-13: typing goes on while signed out and offline, and all of it is kept afterwards', async ({
  context,
  page,
  appUrl,
}) => {
  await openNewTrial(page, appUrl)
  await boxOf(page, 'Drug').fill('Zoloft')
  await expect(saveState(page)).toHaveText(/^Draft saved/)

  await context.setOffline(true)
  await boxOf(page, 'Prescriber').fill('offline')
  await expect(saveState(page)).toContainText('the server cannot be reached')
  await context.setOffline(false)
  await expect(saveState(page)).toHaveText(/^Draft saved/)

  const other = await context.newPage()
  await other.goto(`${appUrl}/cases`)
  await signOut(other)
  await page.bringToFront()
  await boxOf(page, 'Prescriber').fill('typed after the session had ended')
  await expect(saveState(page)).toContainText('you are signed out')
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await signIn(other)
  await expect(other.getByRole('heading', { name: 'Cases' })).toBeVisible()
  await expect(saveState(page)).toHaveText(/^Draft saved/)

  await page.reload()
  await expect(boxOf(page, 'Prescriber')).toHaveValue('typed after the session had ended')
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(page.getByText('Draft discarded.')).toBeVisible()
  await expect(boxOf(page, 'Drug')).toHaveValue('')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(boxOf(page, 'Drug')).toHaveValue('Zoloft')
})
