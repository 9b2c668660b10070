import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const launcher = fileURLToPath(new URL('../../../bin/quick-entry.mjs', import.meta.url))

// From an empty folder and with as good as no environment: neither is needed.
function quickEntry(args: readonly string[], input: string | Uint8Array) {
  const result = spawnSync(process.execPath, [launcher, ...args], {
    cwd: tmpdir(),
    env: { NODE_ENV: 'test' },
    encoding: 'utf8',
    input,
  })
  const lines = result.stdout.trimEnd().split('\n')
  return { status: result.status, lines, errors: result.stderr }
}

describe('the quick-entry command', () => {
  it('prints one JSON for each line, and null for a blank one and for several trials', () => {
    const { status, lines, errors } = quickEntry(
      ['--as-of', '2026-11-20'],
      'lexapro 10mg 3 weeks d/c nausea\n\nsertraline 50 mg 6 wk, then Prozac 20 mg 8 wk\ncurrently on Zoloft 100\n',
    )
    expect([status, errors]).toEqual([0, ''])
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        trial: {
          id: 't1',
          drug: 'escitalopram',
          drugText: 'lexapro',
          doses: [{ mgPerDay: 10 }],
          weeks: 3,
          sideEffects: [{ effect: 'nausea' }],
          stopReason: 'sideEffects',
        },
        notUnderstood: [],
        missing: ['adherence', 'outcome', 'start', 'stop'],
      },
      { trial: null, notUnderstood: [], missing: [] },
      { trial: null, notUnderstood: [], missing: [], split: ['sertraline 50 mg 6 wk', 'Prozac 20 mg 8 wk'] },
      {
        trial: { id: 't4', drug: 'sertraline', drugText: 'Zoloft', ongoing: true, doses: [{ mgPerDay: 100 }] },
        notUnderstood: [],
        missing: ['duration', 'adherence', 'outcome', 'start'],
      },
    ])
  })

  it('counts relative words from the day it is given, and reads dates in the order it is told', () => {
    const { lines } = quickEntry(
      ['--as-of=2021-11-01', '--date-order', 'day-first'],
      'Paxil 20 mg last spring, stopped 03/04/2021',
    )
    expect(JSON.parse(lines[0] ?? '').trial).toMatchObject({ start: '2021', stop: '2021-04-03' })
  })

  it('says what is wrong with its options, and reads nothing', () => {
    expect(quickEntry(['--as-of', 'yesterday'], 'x')).toMatchObject({ status: 2, lines: [''] })
    expect(quickEntry(['--date-order', 'american'], 'x').errors).toMatch(/day-first or month-first/)
    expect(quickEntry(['--format'], 'x').status).toBe(2)
    expect(quickEntry(['--help'], '').lines[0]).toMatch(/^Usage: /)
  })

  it('answers for a line that is too long or no text, names it, and reads the others', () => {
    const { status, lines, errors } = quickEntry([], `${'x'.repeat(20_000)}\nZoloft 50 mg\n`)
    expect(status).toBe(1)
    expect(errors).toMatch(/^-:1: Shorten this line/)
    expect(lines.map((line) => JSON.parse(line).trial?.drug)).toEqual([undefined, 'sertraline'])
    expect(quickEntry([], Uint8Array.of(0xff, 0xfe, 0x0a)).status).toBe(1)
  })
})
