import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

/** A production server of Next.js in a process of its own. */
export type Served = { readonly url: string; readonly stop: () => Promise<void> }

const NEXT = path.resolve('node_modules/next/dist/bin/next')
const START_WITHIN_MS = 60_000

function waitForAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`it did not start in time\n${said}`)), START_WITHIN_MS)
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const url = /Local:\s+(http:\/\/\S+)/.exec(said)?.[1]
      if (url === undefined || !said.includes('Ready')) return
      clearTimeout(timer)
      resolve(url)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`it ended with status ${code}\n${said}`))
    })
  })
}

/** Runs `next start` over the build in a folder, on a free port of this computer. */
export async function serveNext(folder: string, settings: Readonly<Record<string, string>> = {}): Promise<Served> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...settings }
  const args = [NEXT, 'start', '--port', '0', '--hostname', '127.0.0.1']
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  try {
    return { url: await waitForAddress(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
