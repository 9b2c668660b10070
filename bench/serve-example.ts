import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Served, serveNext } from './serve-next'

/** The built app with one account and one case of five trials; `cookie` is that of the clinician who is signed in. */
export type ServedExample = Served & { readonly cookie: string; readonly casePath: string }

const EXAMPLE = 'prisma/examples/1-five-trials-from-memory-and-records.json'
const ACCOUNT = { displayName: 'Synthetic clinician', username: 'bench', password: 'synthetic lantern orchard tide' }

async function createAccount(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/account/first`, {
    method: 'POST',
    headers: { Origin: url },
    body: new URLSearchParams(ACCOUNT),
    redirect: 'manual',
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (cookies.length === 0) throw new Error(`no account was made (${answer.status})`)
  return cookies.join('; ')
}

async function importExample(url: string, cookie: string): Promise<string> {
  const body = new FormData()
  body.append('files', new Blob([await readFile(EXAMPLE, 'utf8')], { type: 'application/json' }), 'case.json')
  const headers = { Origin: url, Cookie: cookie, Accept: 'application/json' }
  const answer = await fetch(`${url}/api/cases/import`, { method: 'POST', headers, body })
  const { location } = await answer.json()
  if (typeof location !== 'string') throw new Error(`the example was not imported (${answer.status})`)
  return new URL(location, url).pathname
}

/** Builds the app when its sources changed, and serves it over a data folder of its own. */
export async function serveExample(): Promise<ServedExample> {
  if (spawnSync(process.execPath, ['bin/build.mjs', '--if-needed'], { stdio: 'inherit' }).status !== 0)
    throw new Error('the app could not be built')
  const folder = await mkdtemp(path.join(tmpdir(), 'fair-trial-bench-'))
  const served = await serveNext(process.cwd(), { DATA_DIR: folder, DATABASE_URL: '' })
  const stop = async () => {
    await served.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const cookie = await createAccount(served.url)
    return { url: served.url, cookie, casePath: await importExample(served.url, cookie), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
