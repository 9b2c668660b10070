import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the clone. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** Makes the clone the working folder and reads its .env file; what the environment already holds wins. */
export function loadSettings() {
  process.chdir(root)
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  if (existsSync('.env')) process.loadEnvFile('.env')
}

/** Where to listen: PORT and HOST, else port 3000 of this computer only. */
export function getAddress() {
  const port = Number(process.env.PORT || 3000)
  const host = process.env.HOST || '127.0.0.1'
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    stop(`PORT must be a whole number from 1 to 65535, not "${process.env.PORT}"`)
  }
  const isLocal = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)
  return { port, host, url: `http://${isLocal ? 'localhost' : host}:${port}` }
}

/** Ends the process with one line saying why. */
export function stop(reason) {
  console.error(`Fair Trial cannot start: ${reason}.`)
  process.exit(1)
}
