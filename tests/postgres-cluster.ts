import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { findFreePort } from './browser/start-app'

const INSTALLED = '/usr/lib/postgresql'
const START_WITHIN_SECONDS = '60'
const ROLE = 'fair_trial'
/** Who may do anything in a cluster. */
export const SUPERUSER = 'postgres'

/** A PostgreSQL server of our own, which may be stopped as a test likes. */
export type Cluster = {
  /** The address of a new, empty database in it. */
  readonly newDatabase: () => Promise<string>
  readonly start: () => Promise<boolean>
  /** `immediate` is how it stops in a power cut, `fast` how its owner stops it. */
  readonly stop: (mode: 'immediate' | 'fast') => Promise<void>
}

/** The newest PostgreSQL server that is installed, or `null`. */
export function findPostgres(): string | null {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a)) : []
  return (
    versions.map((version) => path.join(INSTALLED, version, 'bin')).find((bin) => existsSync(`${bin}/initdb`)) ?? null
  )
}

/**
 * Makes a cluster in a folder and starts it, with what PostgreSQL does out of the box unless settings say otherwise. Its
 * databases belong to a role that may make databases and nothing more, as the app's own should.
 */
export async function startCluster(
  programs: string,
  folder: string,
  settings: readonly string[] = [],
): Promise<Cluster> {
  const port = String(await findFreePort())
  const data = path.join(folder, 'cluster')
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  mkdirSync(data)
  giveToPostgres(data)
  await must(programs, 'initdb', ['--pgdata', data, '--username', SUPERUSER, '--auth', 'trust', '--encoding', 'UTF8'])
  const all = [`port=${port}`, 'listen_addresses=127.0.0.1', "unix_socket_directories=''", ...settings]
  const options = all.map((setting) => `-c ${setting}`).join(' ')
  const starting = ['start', '-w', '-t', START_WITHIN_SECONDS, '-D', data, '-l', `${data}/log`, '-o', options]
  const start = () => run(programs, 'pg_ctl', starting)
  if (!(await start())) throw new Error(`a PostgreSQL server did not start in ${folder}`)
  const asOwner = ['--host', '127.0.0.1', '--port', port, '--username', SUPERUSER]
  await must(programs, 'createuser', [...asOwner, '--createdb', ROLE])
  return {
    newDatabase: async () => {
      const name = `database_${randomUUID().replaceAll('-', '')}`
      await must(programs, 'createdb', [...asOwner, '--owner', ROLE, name])
      return `postgresql://${ROLE}@127.0.0.1:${port}/${name}`
    },
    start,
    stop: async (mode) => {
      await run(programs, 'pg_ctl', ['stop', '-w', '-D', data, '-m', mode])
    },
  }
}

// PostgreSQL does not run as root; Debian has a user for it.
function isRoot(): boolean {
  return process.getuid?.() === 0
}

function giveToPostgres(folder: string): void {
  if (!isRoot()) return
  const read = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  chownSync(folder, read('-u'), read('-g'))
}

async function must(programs: string, program: string, args: readonly string[]): Promise<void> {
  if (!(await run(programs, program, args))) throw new Error(`${program} failed`)
}

function run(programs: string, program: string, args: readonly string[]): Promise<boolean> {
  const whole = [path.join(programs, program), ...args]
  const [command = '', ...rest] = isRoot() ? ['runuser', '-u', 'postgres', '--', ...whole] : whole
  const child = spawn(command, rest, { cwd: '/', stdio: 'ignore' })
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)))
}
