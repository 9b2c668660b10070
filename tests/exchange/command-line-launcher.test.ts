import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const launcher = fileURLToPath(new URL('../../bin/evaluate.mjs', import.meta.url))
const example = fileURLToPath(new URL('../../prisma/examples/2-two-adequate-failures.json', import.meta.url))
const line = `${JSON.stringify(JSON.parse(readFileSync(example, 'utf8')))}\n`
const folder = mkdtempSync(path.join(tmpdir(), 'fair-trial-command-'))

// From an empty folder and with as good as no environment: neither is needed.
const env = { NODE_ENV: 'test' } as const

function evaluate(args: readonly string[], input?: string) {
  const result = spawnSync(process.execPath, [launcher, ...args], { cwd: folder, env, encoding: 'utf8', input })
  return { status: result.status, out: result.stdout, errors: result.stderr }
}

beforeAll(() => {
  evaluate(['--help'])
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the command as it is started', () => {
  it('judges a case by all nine definitions on one line', () => {
    const { status, out, errors } = evaluate([example])
    expect([status, errors]).toEqual([0, ''])
    expect(out.endsWith('\n') && out.trimEnd().split('\n').length).toBe(1)
    const evaluation = JSON.parse(out)
    expect(evaluation).toMatchObject({ format: 'fair-trial/evaluation@1', label: 'Example 2 (synthetic)' })
    expect(evaluation.definitions).toHaveLength(9)
  })

  it('judges by one definition, and says the same of it as when it judges by all', () => {
    const all = JSON.parse(evaluate([example]).out)
    const one = JSON.parse(evaluate(['--definition', 'mgh-atrq', example]).out)
    expect(one.definitions).toEqual(all.definitions.filter(({ id }: { id: string }) => id === 'mgh-atrq'))
  })

  it('writes a summary to read', () => {
    const { status, out } = evaluate(['--format', 'text', example])
    expect(status).toBe(0)
    expect(out).toContain('Example 2 (synthetic)')
    expect(out).toContain('Supports, does not replace, clinical judgement.')
  })

  it('names what is wrong with one file and evaluates the other', () => {
    writeFileSync(path.join(folder, 'bad.json'), '{"format":"fair-trial/case@1"')
    const { status, out, errors } = evaluate(['bad.json', example, 'nope.json', '.'])
    expect(status).toBe(1)
    expect(out.trimEnd().split('\n')).toHaveLength(1)
    expect(
      errors
        .trimEnd()
        .split('\n')
        .map((text) => text.split(':')[0]),
    ).toEqual(['bad.json', 'nope.json', '.'])
  })

  it('reads file names from where it was typed, though npm starts it in the project', () => {
    writeFileSync(path.join(folder, 'here.json'), line)
    const cwd = path.dirname(path.dirname(launcher))
    const typed = { ...env, npm_lifecycle_event: 'evaluate', INIT_CWD: folder }
    expect(spawnSync(process.execPath, [launcher, 'here.json'], { cwd, env: typed }).status).toBe(0)
    expect(spawnSync(process.execPath, [launcher, 'here.json'], { cwd, env }).status).toBe(1)
  })

  it('answers wrong usage with status 2', () => {
    expect(evaluate([])).toMatchObject({ status: 2, out: '' })
    expect(evaluate(['--definition', 'nine', example])).toMatchObject({ status: 2, out: '' })
  })

  it('reads one case per line from standard input', () => {
    const { status, out, errors } = evaluate(['--definition', 'six-week', '-'], `${line}\n{}\n${line}`)
    expect(status).toBe(1)
    expect(out.trimEnd().split('\n')).toHaveLength(2)
    expect(errors).toMatch(/^-:3: format: /)
  })

  it('answers each case before the next one comes', async () => {
    const child = spawn(process.execPath, [launcher, '--definition', 'six-week', '-'], { env })
    for (let index = 0; index < 3; index += 1) {
      child.stdin.write(line)
      const answered = await new Promise<string>((resolve) => {
        child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()))
      })
      expect(JSON.parse(answered).label).toBe('Example 2 (synthetic)')
    }
    child.stdin.end()
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
  })

  it('stops quietly when nobody reads its output any more', async () => {
    const child = spawn(process.execPath, [launcher, '-'], { env })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    child.stdin.on('error', () => {})
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.write(line.repeat(2000))
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(141)
    expect(errors).toBe('')
  })
})
