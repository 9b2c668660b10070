import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, expect } from '@playwright/test'
import { createFirstAccount } from './account'
import { environmentFor, startApp } from './start-app'

// Making the tables of a new database takes longer than most tests: each worker does it once, and copies the folder.
let started: Promise<string> | undefined
let withExamples: Promise<string> | undefined

/** Fills a folder with the data of an app that was started once, and never visited. */
export async function copyStarted(folder: string): Promise<void> {
  started ??= makeStarted()
  await replace(folder, await started)
}

/** Fills a folder with the data of an app with one account that holds the synthetic examples. */
export async function copyWithExamples(browser: Browser, folder: string): Promise<void> {
  withExamples ??= makeWithExamples(browser)
  await replace(folder, await withExamples)
}

async function makeStarted(): Promise<string> {
  const folder = await makeFolder()
  await (await startApp(folder)).stop()
  return folder
}

async function makeWithExamples(browser: Browser): Promise<string> {
  const folder = await makeFolder()
  await copyStarted(folder)
  const app = await startApp(folder)
  const page = await browser.newPage()
  await createFirstAccount(page, app.url)
  await page.close()
  await app.stop()
  const seed = spawnSync(process.execPath, ['bin/run.mjs', 'prisma/seed.ts'], {
    env: environmentFor(folder),
    encoding: 'utf8',
  })
  expect(seed).toMatchObject({ status: 0, stderr: '' })
  return folder
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fair-trial-prepared-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function replace(folder: string, prepared: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await cp(prepared, folder, { recursive: true })
}
