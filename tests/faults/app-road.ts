import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { findFreePort } from '../browser/start-app'
import { type Client, signInFirst } from './client'
import { toStored, writeForms } from './form-writer'
import { type Program, SERVES, start } from './program'
import type { Place, Road } from './road'

export type ServedApp = { readonly program: Program; readonly client: Client; readonly stop: () => Promise<void> }

const COOKIE = 'cookie-of-the-test.txt'

/** The settings under which the app keeps its data at a place. */
export function settingsFor({ folder, url }: Place, port: string): Readonly<Record<string, string>> {
  return { DATA_DIR: path.join(folder, 'data'), DATABASE_URL: url ?? '', PORT: port, HOST: '127.0.0.1' }
}

/** Starts the built app on a free port, as its users do, with somebody signed in. */
export async function serveApp(place: Place): Promise<ServedApp> {
  const port = String(await findFreePort())
  const program = start(['bin/start.mjs'], { env: settingsFor(place, port) })
  await program.said(SERVES, 1)
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    program.process.kill('SIGTERM')
    await program.ended
  }
  return { program, client: await signIn(url, path.join(place.folder, COOKIE)), stop }
}

// Who signed in stays signed in when the app is started again.
async function signIn(url: string, file: string): Promise<Client> {
  const known = await readFile(file, 'utf8').catch(() => null)
  const client = await signInFirst(url, known)
  await writeFile(file, client.cookie)
  return client
}

/** Writes by posting forms to the app as a browser does. */
export function toAppRoad(place: Place): Road {
  return {
    name: 'HTTP',
    database: place.url === null ? 'embedded' : 'PostgreSQL',
    open: async (manner) => {
      const { program, client, stop } = await serveApp(place)
      const stored = (await client.listCases()).map(toStored)
      const writing = writeForms(client, manner)
      return {
        stored,
        lines: writing.lines,
        said: writing.said,
        kill: async () => {
          await program.kill()
          await writing.end()
        },
        end: async () => {
          await writing.end()
          await stop()
        },
      }
    },
  }
}
