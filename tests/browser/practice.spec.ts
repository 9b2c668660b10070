import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page } from '@playwright/test'
import { ACCOUNT, signIn } from './account'
import { test } from './app'
import { startAppWithExamples } from './examples'

const COLLEAGUE = {
  name: 'Dr Berta Example',
  username: 'berta.example',
  password: 'granite violin harbour moss',
} as const
const NEW_PASSWORD = 'copper window seldom river'
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function findFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = []
  for (const width of [1280, 320]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).analyze()
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      const seen = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)
      const path = new URL(page.url()).pathname
      faults.push(
        ...[...seen, ...(sideways > 0 ? ['scrolls sideways'] : [])].map((fault) => `${path} ${width} ${fault}`),
      )
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  return faults
}

async function signInAsColleague(page: Page, password: string): Promise<void> {
  await page.getByLabel('Username').fill(COLLEAGUE.username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const openElsewhere = async (browser: Browser, baseURL: string) => (await browser.newContext({ baseURL })).newPage()
const copyLink = (page: Page) => page.getByLabel('Copy it and send it').inputValue()

test('an owner invites a colleague, changes what they may do and switches them off, which holds at the next click', async ({
  browser,
  dataFolder,
}) => {
  test.setTimeout(600_000)
  const app = await startAppWithExamples(browser, dataFolder)
  const owner = await openElsewhere(browser, app.url)
  const faults: string[] = []
  await owner.goto('/sign-in')
  await signIn(owner)
  await owner.getByRole('link', { name: 'Practice', exact: true }).click()
  await owner.getByLabel('Name', { exact: true }).fill('Harbour clinic')
  await owner.getByRole('button', { name: 'Save the name' }).click()
  await expect(owner.getByRole('heading', { name: 'Harbour clinic' })).toBeVisible()

  await owner.getByLabel('For whom').fill('Berta')
  await owner.getByRole('button', { name: 'Make the link' }).click()
  const link = await copyLink(owner)
  expect(link.replace(app.url, '')).toMatch(/^\/invitation\/[\w-]{43}$/)
  faults.push(...(await findFaults(owner)))
  await owner.getByRole('button', { name: 'I have copied it' }).click()
  await expect(owner.getByRole('heading', { name: 'Open invitations' })).toBeVisible()
  await expect(owner.getByLabel('Copy it and send it')).toBeHidden()

  const colleague = await openElsewhere(browser, app.url)
  await colleague.goto(link)
  await expect(colleague.getByRole('heading', { name: 'Join Harbour clinic' })).toBeVisible()
  faults.push(...(await findFaults(colleague)))
  await colleague.getByLabel('Your name').fill(COLLEAGUE.name)
  await colleague.getByLabel('Username').fill(COLLEAGUE.username)
  await colleague.getByLabel('Password').fill('too short')
  await colleague.getByRole('button', { name: 'Create the account' }).click()
  await expect(colleague.getByRole('alert').filter({ hasText: 'Please correct' })).toBeFocused()
  await expect(colleague.getByLabel('Username')).toHaveValue(COLLEAGUE.username)
  await colleague.getByLabel('Password').fill(COLLEAGUE.password)
  await colleague.getByRole('button', { name: 'Create the account' }).click()
  await expect(colleague.getByText('Your account is made.')).toBeVisible()
  await signInAsColleague(colleague, COLLEAGUE.password)
  await expect(colleague.getByRole('link', { name: 'Example 1 (synthetic)' })).toBeVisible()
  await expect(colleague.getByRole('link', { name: 'Practice', exact: true })).toBeHidden()
  expect((await colleague.goto('/practice'))?.status()).toBe(403)
  expect((await colleague.goto('/cases/new'))?.status()).toBe(200)

  const late = await openElsewhere(browser, app.url)
  for (const dead of [link, '/invitation/nothing', `/reset/${'A'.repeat(43)}`]) {
    await late.goto(dead)
    await expect(late.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible()
  }
  faults.push(...(await findFaults(late)))

  await owner.goto('/practice')
  await owner.getByRole('link', { name: COLLEAGUE.name }).click()
  faults.push(...(await findFaults(owner)))
  await owner.getByRole('radio', { name: /^Reader/ }).check()
  await owner.getByRole('button', { name: 'Change the role' }).click()
  await expect(owner.getByText('The role is changed.')).toBeVisible()
  expect((await colleague.goto('/cases/new'))?.status()).toBe(403)
  await expect(colleague.getByRole('heading', { name: 'Your role does not open this page' })).toBeVisible()
  await colleague.goto('/cases')
  await expect(colleague.getByRole('link', { name: 'Example 1 (synthetic)' })).toBeVisible()

  await owner.getByRole('button', { name: `Switch ${COLLEAGUE.name} off` }).click()
  await expect(owner.getByText('Switched off: open sessions have ended.')).toBeVisible()
  await colleague.getByRole('link', { name: 'Example 1 (synthetic)' }).click()
  await expect(colleague.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signInAsColleague(colleague, COLLEAGUE.password)
  await expect(colleague.getByText('do not belong together')).toBeVisible()

  await owner.getByRole('button', { name: `Switch ${COLLEAGUE.name} on` }).click()
  await owner.getByRole('button', { name: 'Make the link' }).click()
  const reset = await copyLink(owner)
  await colleague.goto(reset)
  faults.push(...(await findFaults(colleague)))
  await colleague.getByLabel('New password').fill(NEW_PASSWORD)
  await colleague.getByRole('button', { name: 'Set the password' }).click()
  await expect(colleague.getByText('Your new password is set')).toBeVisible()
  await signInAsColleague(colleague, NEW_PASSWORD)
  await expect(colleague.getByRole('link', { name: 'Example 1 (synthetic)' })).toBeVisible()

  await owner.goto('/practice/data')
  faults.push(...(await findFaults(owner)))
  expect(faults).toEqual([])
  // T29: no link is in the log.
  const said = app.said()
  expect(said).toContain('/invitation/[token]')
  for (const address of [link, reset]) expect(said).not.toContain(address.split('/').at(-1))
  await app.stop()
})

test('an owner takes all the data along, leaves, and puts everything back', async ({ browser, dataFolder }) => {
  test.setTimeout(600_000)
  const app = await startAppWithExamples(browser, dataFolder)
  const page = await openElsewhere(browser, app.url)
  await page.goto('/sign-in')
  await signIn(page)
  await page.goto('/practice')
  await page.getByLabel('Name', { exact: true }).fill('Harbour clinic')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await page.getByRole('link', { name: 'Back up, export everything, leave' }).click()

  const backUp = page.getByRole('region', { name: 'Back up' })
  await backUp.getByLabel('Passphrase for the file').fill(NEW_PASSWORD)
  await backUp.getByLabel('The same passphrase again').fill(NEW_PASSWORD)
  await backUp.getByLabel('Your password').fill('not the password')
  await backUp.getByRole('button', { name: 'Download a backup' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Please correct' })).toBeFocused()
  await backUp.getByLabel('Passphrase for the file').fill(NEW_PASSWORD)
  await backUp.getByLabel('The same passphrase again').fill(NEW_PASSWORD)
  await backUp.getByLabel('Your password').fill(ACCOUNT.password)
  const backup = page.waitForEvent('download')
  await backUp.getByRole('button', { name: 'Download a backup' }).click()
  expect((await backup).suggestedFilename()).toMatch(/^fair-trial-[\d-]+\.age$/)

  await page.goto('/practice/data')
  await expect(page.getByText('Export everything first')).toBeVisible()
  const everything = page.getByRole('region', { name: 'Export everything' })
  await everything.getByLabel('Your password').fill(ACCOUNT.password)
  const exported = page.waitForEvent('download')
  await everything.getByRole('button', { name: 'Export every case' }).click()
  expect((await exported).suggestedFilename()).toMatch(/^fair-trial-practice-[\d-]+\.jsonl$/)

  await page.goto('/practice/data')
  const leave = page.getByRole('region', { name: 'Leave' })
  await leave.getByLabel('Name of the practice: Harbour clinic').fill('Harbour clinic')
  await leave.getByLabel('Your password').fill(ACCOUNT.password)
  await leave.getByRole('button', { name: 'Delete every case and leave' }).click()
  await expect(page.getByRole('heading', { name: 'The practice has left' })).toBeVisible()
  await page.goto('/cases')
  await expect(page.getByRole('link', { name: 'Example 1 (synthetic)' })).toBeHidden()
  await page.goto('/practice/data')
  await page.getByRole('button', { name: 'Put everything back' }).click()
  await expect(page.getByText('Everything is put back.')).toBeVisible()
  await page.goto('/cases')
  await expect(page.getByRole('link', { name: 'Example 1 (synthetic)' })).toBeVisible()
  await app.stop()
})
