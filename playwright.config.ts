import { defineConfig } from '@playwright/test'
import { findChromium } from './bin/find-chromium.mjs'

const results = process.env.TEST_RESULTS

export default defineConfig({
  testDir: 'tests/browser',
  timeout: 300_000,
  expect: { timeout: 15_000 },
  // Mostly one app waits for its database or its page; two of them share the machine well.
  workers: 2,
  forbidOnly: true,
  reporter: results ? [['list'], ['json', { outputFile: results }]] : [['list']],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
})
