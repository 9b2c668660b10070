import { spawnSync } from 'node:child_process'
import { type Browser, expect } from '@playwright/test'
import { createFirstAccount } from './account'
import { environmentFor, type RunningApp, startApp } from './start-app'

/** An app with one account that holds the synthetic examples: first visit, stop, `npm run seed`, start again. */
export async function startAppWithExamples(browser: Browser, dataFolder: string): Promise<RunningApp> {
  const first = await startApp(dataFolder)
  const page = await browser.newPage()
  await createFirstAccount(page, first.url)
  await page.close()
  await first.stop()
  const env = environmentFor(dataFolder)
  const seed = spawnSync(process.execPath, ['bin/run.mjs', 'prisma/seed.ts'], { env, encoding: 'utf8' })
  expect(seed).toMatchObject({ status: 0, stderr: '' })
  return startApp(dataFolder)
}
