import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll } from 'vitest'

export type Child = {
  readonly process: ChildProcess
  readonly lines: readonly string[]
  readonly errors: readonly string[]
  /** Resolves once it has written as many lines, or has ended. */
  readonly wrote: (lines: number) => Promise<void>
  readonly ended: Promise<number | null>
}

/** Folders of their own for the tests of a file, and a file beside them as a program. */
export function setUpChildren(source = 'storage-child.ts') {
  const root = process.cwd()
  let folder = ''
  let program = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fair-trial-test-'))
    // Inside node_modules, so that the program finds the packages that it leaves out.
    program = path.join(root, 'node_modules', '.cache', 'fair-trial', `${path.basename(folder)}.mjs`)
    await build({
      entryPoints: [path.join(root, 'tests', 'server', source)],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      alias: { 'server-only': path.join(root, 'tests', 'server-only.ts') },
      logLevel: 'silent',
    })
  })
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
    await rm(program, { force: true })
  })
  return {
    newFolder: async () => path.join(await mkdtemp(path.join(folder, 'data-')), 'database'),
    start: (task: readonly string[], prefix: readonly string[] = []) => {
      const [command = '', ...rest] = [...prefix, process.execPath, program, ...task]
      return watch(spawn(command, rest, { cwd: root }))
    },
    runToEnd: (task: readonly string[]) =>
      spawnSync(process.execPath, [program, ...task], { cwd: root, input: '' }).status,
  }
}

function watch(child: ReturnType<typeof spawn>): Child {
  const lines: string[] = []
  const errors: string[] = []
  child.stdout?.setEncoding('utf8').on('data', (text: string) => lines.push(...text.trimEnd().split('\n')))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(...text.trimEnd().split('\n')))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const wrote = async (wanted: number) => {
    const enough = new Promise<void>((resolve) => child.stdout?.on('data', () => lines.length >= wanted && resolve()))
    if (lines.length < wanted) await Promise.race([enough, ended])
  }
  return { process: child, lines, errors, wrote, ended }
}
