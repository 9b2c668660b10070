import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base } from '@playwright/test'

const START_WITHIN_MS = 240_000

/** The address of an app started for one test, on an empty data folder. */
export type App = { readonly url: string }

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

function waitUntilItServes(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`the app did not start in time\n${said}`)), START_WITHIN_MS)
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const url = /Fair Trial is at (http:\/\/\S+)/.exec(said)?.[1]
      if (url !== undefined) {
        clearTimeout(timer)
        resolve(url)
      }
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => reject(new Error(`the app ended with status ${code}\n${said}`)))
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

export const test = base.extend<{ app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names that are asked for
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'fair-trial-browser-'))
      const port = await findFreePort()
      const child = spawn(process.execPath, ['bin/start.mjs'], {
        env: { ...process.env, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      try {
        await use({ url: await waitUntilItServes(child) })
      } finally {
        await stop(child)
        await rm(folder, { recursive: true, force: true })
      }
    },
    { timeout: START_WITHIN_MS + 30_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
})
