import type { Browser } from '@playwright/test'
import { copyWithExamples } from './prepared-folders'
import { type RunningApp, startApp } from './start-app'

/** An app with one account that holds the synthetic examples: first visit, stop, `npm run seed`, start again. */
export async function startAppWithExamples(browser: Browser, dataFolder: string): Promise<RunningApp> {
  await copyWithExamples(browser, dataFolder)
  return startApp(dataFolder)
}
