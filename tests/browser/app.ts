import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base } from '@playwright/test'
import { copyStarted } from './prepared-folders'
import { startApp } from './start-app'

type Fixtures = {
  /** The data folder of an app that was started once and never visited, for one test. */
  readonly dataFolder: string
  /** The address of an app started on it. */
  readonly appUrl: string
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names that are asked for
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'fair-trial-browser-'))
    await copyStarted(folder)
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  appUrl: [
    async ({ dataFolder }, use) => {
      const app = await startApp(dataFolder)
      await use(app.url)
      await app.stop()
    },
    { timeout: 270_000 },
  ],
})
