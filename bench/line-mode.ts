import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { SyntheticCase } from './synthetic-cases'

/** What `evaluate` did with a stream of cases: how fast, and how much memory it held after each tenth. */
export type LineModeRun = {
  readonly answered: number
  readonly casesPerSecond: number
  /** MB, or `null` where the system does not say. */
  readonly memoryMb: readonly (number | null)[]
}

const NEW_LINE = 10
const TENTHS = 10
const AT_ONCE = 500

function readMemoryMb(pid: number | undefined): number | null {
  try {
    const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return found === undefined ? null : Math.round(Number(found) / 1024)
  } catch {
    return null
  }
}

function countLines(chunk: Buffer): number {
  let lines = 0
  for (const byte of chunk) if (byte === NEW_LINE) lines += 1
  return lines
}

/** Gives so many lines to `evaluate` and waits for as many answers; start-up is part of the time. */
export async function runLineMode(cases: readonly SyntheticCase[], lines: number): Promise<LineModeRun> {
  const texts = cases.map(({ file }) => `${JSON.stringify(file)}\n`)
  const started = performance.now()
  const child = spawn(process.execPath, ['bin/evaluate.mjs', '--definition', 'six-week', '-'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const memoryMb: (number | null)[] = []
  let answered = 0
  child.stdout.on('data', (chunk: Buffer) => {
    answered += countLines(chunk)
    while (memoryMb.length < TENTHS && answered >= (lines * (memoryMb.length + 1)) / TENTHS)
      memoryMb.push(readMemoryMb(child.pid))
  })
  const ended = once(child, 'close')
  for (let given = 0; given < lines; given += AT_ONCE) {
    const count = Math.min(AT_ONCE, lines - given)
    const batch = Array.from({ length: count }, (_, index) => texts[(given + index) % texts.length]).join('')
    if (!child.stdin.write(batch)) await Promise.race([once(child.stdin, 'drain'), ended])
  }
  child.stdin.end()
  await ended
  return { answered, casesPerSecond: (answered * 1000) / (performance.now() - started), memoryMb }
}
