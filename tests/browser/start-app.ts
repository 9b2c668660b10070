import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'

const START_WITHIN_MS = 240_000

export type RunningApp = {
  readonly url: string
  readonly stop: () => Promise<void>
  /** Everything that it has written to standard output and standard error. */
  readonly said: () => string
}

/** The environment in which the app keeps its data in a folder of its own. */
export function environmentFor(dataFolder: string, more: Readonly<Record<string, string>> = {}) {
  return { ...process.env, DATA_DIR: dataFolder, DATABASE_URL: '', HOST: '127.0.0.1', ...more }
}

/** A port of this computer that nobody listens on. */
export async function findFreePort(): Promise<number> {
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
      const url = /"address":"(http:[^"]+)"/.exec(said)?.[1]
      if (url !== undefined) {
        clearTimeout(timer)
        resolve(url)
      }
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the app ended with status ${code}\n${said}`))
    })
  })
}

/** Starts the app as its users do, on a free port. */
export async function startApp(dataFolder: string, more: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const port = String(await findFreePort())
  const env = environmentFor(dataFolder, { PORT: port, ...more })
  const child = spawn(process.execPath, ['bin/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let said = ''
  const keep = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  try {
    return { url: await waitUntilItServes(child), stop, said: () => said }
  } catch (error) {
    await stop()
    throw error
  }
}
