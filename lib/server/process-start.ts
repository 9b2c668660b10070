import 'server-only'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a process started, in whatever words the operating system has, or `null` when it is not running or cannot be told.
 * Process numbers are used again; number and start together are not.
 */
export function describeStart(pid: number): string | null {
  if (process.platform === 'win32') return null
  return process.platform === 'linux' ? describeLinuxStart(pid) : describeUnixStart(pid)
}

/** Whether a process is still the one that was recorded; when the start cannot be told, any of its number counts. */
export function isRunning(recorded: { readonly pid: number; readonly started: string | null }): boolean {
  if (recorded.pid <= 0 || !exists(recorded.pid)) return false
  const started = describeStart(recorded.pid)
  return recorded.started === null || started === null || started === recorded.started
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

function describeLinuxStart(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything; the start is the twentieth field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state] = fields
    return state === 'Z' ? 'ended' : `${boot} ${fields[19]}`
  } catch {
    return null
  }
}

function describeUnixStart(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { LC_ALL: 'C', NODE_ENV: 'production' },
    }).trim()
  } catch {
    return null
  }
}
