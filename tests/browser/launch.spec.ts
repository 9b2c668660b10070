import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { test } from './app'
import { environmentFor, startApp } from './start-app'

const modeOf = (file: string) => statSync(file).mode & 0o777

function run(script: readonly string[], env: NodeJS.ProcessEnv) {
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { env, input: '', encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('T23, R-16: the app keeps its data to itself, and says in one line why it cannot start', async ({
  dataFolder,
}) => {
  const folder = path.join(dataFolder, 'made', 'by the app')
  const app = await startApp(folder)
  const { port } = new URL(app.url)
  try {
    expect(modeOf(folder)).toBe(0o700)
    expect(modeOf(path.join(folder, 'secrets.json'))).toBe(0o600)

    const samePort = run(['bin/start.mjs'], environmentFor(mkdtempSync(path.join(tmpdir(), 'ft-')), { PORT: port }))
    const taken = `Fair Trial cannot start: port ${port} is in use; set PORT to another one.\n`
    expect(samePort).toEqual({ status: 1, stdout: '', stderr: taken })

    const sameFolder = run(['bin/start.mjs'], environmentFor(folder, { PORT: '3999' }))
    expect(sameFolder.stderr).toMatch(/^Fair Trial cannot start: the data folder .* is in use by another .*\n$/)
    expect({ ...sameFolder, stderr: '' }).toEqual({ status: 1, stdout: '', stderr: '' })

    const reset = run(['bin/run.mjs', 'lib/server/commands/account-reset.ts'], environmentFor(folder))
    expect(reset.stderr).toMatch(/^Stopped: the data folder .* is in use by another .*\n$/)
    expect(reset.status).toBe(1)
  } finally {
    await app.stop()
  }
  expect(existsSync(path.join(folder, 'database.lock'))).toBe(false)
})

test('the app sends a browser on within the host and port that it came to', async ({ appUrl, request }) => {
  const { port } = new URL(appUrl)
  for (const host of ['127.0.0.1', 'localhost']) {
    const answer = await request.get(`http://${host}:${port}/cases`, { maxRedirects: 0 })
    expect(answer.headers().location).toBe('/welcome')
    expect(answer.headers()['cache-control']).toBe('no-store')
  }
})

test('T23: a second form for the first account, or one from another site, makes none', async ({ appUrl, request }) => {
  const form = { username: 'anna', displayName: 'Anna', password: 'kettle moon rug desk' }
  const send = (origin: string, username: string) =>
    request.post(`${appUrl}/api/account/first`, {
      form: { ...form, username },
      headers: { origin },
      maxRedirects: 0,
    })
  expect((await send('http://evil.test', 'evil')).status()).toBe(403)
  const answers = await Promise.all(['anna', 'berta', 'carla'].map((username) => send(appUrl, username)))
  const places = answers.map((answer) => answer.headers().location).sort()
  expect(places).toEqual(['/', '/sign-in?notice=exists', '/sign-in?notice=exists'])
})
