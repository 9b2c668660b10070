import { expect, type Page } from '@playwright/test'

/** The account of the browser tests; nothing in it is anyone's. */
export const ACCOUNT = {
  name: 'Dr Example',
  username: 'dr.example',
  password: 'synthetic lantern orchard tide',
} as const

export async function createFirstAccount(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible()
  await page.getByLabel('Your name').fill(ACCOUNT.name)
  await page.getByLabel('Username').fill(ACCOUNT.username)
  await page.getByLabel('Password').fill(ACCOUNT.password)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible()
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
}

export async function signIn(page: Page, password: string = ACCOUNT.password): Promise<void> {
  await page.getByLabel('Username').fill(ACCOUNT.username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
