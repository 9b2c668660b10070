import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/** A process that is made to fail, and all that it has said. */
export type Program = {
  readonly process: ChildProcess
  readonly lines: string[]
  readonly errors: string[]
  /** Resolves once so many lines start with these words; rejects when it ends before, or takes too long. */
  readonly said: (words: string, times: number, patienceMs?: number) => Promise<void>
  readonly ended: Promise<number | null>
  readonly kill: () => Promise<void>
}

/** How the first line of the log of the app begins, by which it says that it serves. */
export const SERVES = '{"level":"info"'

const PATIENCE_MS = 60_000

const running = new Set<ChildProcess>()

/** Ends what a fault that broke off has left running. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** A TypeScript file as a program that any Node runs, and how to forget it. */
export async function buildProgram(
  entry: string,
): Promise<{ readonly file: string; readonly remove: () => Promise<void> }> {
  // Inside node_modules, so that the program finds the packages that it leaves out.
  const file = path.resolve('node_modules', '.cache', 'fair-trial', `fault-${randomUUID()}.mjs`)
  await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { 'server-only': path.resolve('tests', 'server-only.ts') },
    logLevel: 'error',
  })
  return { file, remove: () => rm(file, { force: true }) }
}

/** Starts Node with these arguments. */
export function start(
  args: readonly string[],
  {
    env = {},
    prefix = [],
  }: { readonly env?: Readonly<Record<string, string>>; readonly prefix?: readonly string[] } = {},
): Program {
  const [command = '', ...rest] = [...prefix, process.execPath, ...args]
  const child = spawn(command, rest, { env: { ...process.env, ...env } })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const lines = readLines(child.stdout)
  const errors = readLines(child.stderr)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const said = async (words: string, times: number, patienceMs = PATIENCE_MS) => {
    const until = Date.now() + patienceMs
    let hasEnded = false
    ended.then(() => {
      hasEnded = true
    })
    while (lines.filter((line) => line.startsWith(words)).length < times) {
      if (hasEnded) throw new Error(`it ended before it said "${words}"\n${errors.join('\n')}`)
      if (Date.now() > until) throw new Error(`it did not say "${words}" ${times} times in time\n${errors.join('\n')}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return { process: child, lines, errors, said, ended, kill }
}

// A line counts once its end has come: what was said when the process was killed may be cut off.
function readLines(stream: ChildProcess['stdout']): string[] {
  const lines: string[] = []
  let rest = ''
  stream?.setEncoding('utf8').on('data', (text: string) => {
    const parts = `${rest}${text}`.split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
  })
  return lines
}
