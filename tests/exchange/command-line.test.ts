import { describe, expect, it } from 'vitest'
import { type CalendarDate, isCalendarDate } from '@/lib/domain/calendar-date'
import { CASE_FILE_MAX_BYTES } from '@/lib/domain/case-file'
import { answerLines, type Judge } from '@/lib/exchange/answer-case'
import { type CommandLineWorld, runCommandLine } from '@/lib/exchange/command-line'

const encoder = new TextEncoder()

function day(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new Error('not a day')
  return text
}

const judge: Judge = {
  definitions: ['six-week', 'mgh-atrq', 'athf-sf'],
  assess: (file, options) => {
    if (file.case.label === 'broken') throw new RangeError('a secret of the patient')
    return {
      format: 'fair-trial/evaluation@1',
      label: file.case.label,
      rulesVersion: 'test',
      assessedOn: file.case.assessedOn ?? options.today,
      assumeAdherence: options.assumeAdherence,
      assumptions: options.definitions ? [...options.definitions] : [],
      inputHash: 'sha256:0',
      definitions: [],
      beside: {
        classes: 0,
        strictCount: { min: 0, max: 0 },
        whatHelpedBefore: [],
        definitionDependent: false,
        differences: [],
        unresolvedContributors: [],
      },
      dateAlarms: [],
    }
  },
  summarise: (_file, evaluation, definition) => `Summary of ${evaluation.label} by ${definition}\n`,
}

function aCase(label: string): string {
  return JSON.stringify({ format: 'fair-trial/case@1', case: { label }, trials: [] })
}

async function* chunksOf(text: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

// biome-ignore lint/correctness/useYield: reading fails before the first byte
async function* failing(code: string): AsyncGenerator<Uint8Array> {
  throw Object.assign(new Error('failed'), { code })
}

type Files = Readonly<Record<string, string | Uint8Array>>

async function run(
  args: readonly string[],
  files: Files = {},
  input: string | Uint8Array = '',
  chunk = 7,
  more: Partial<CommandLineWorld> = {},
) {
  let out = ''
  let errors = ''
  const writes: string[] = []
  const world: CommandLineWorld = {
    today: day('2026-11-20'),
    readFile: (name) => {
      const content = files[name]
      return content === undefined ? failing(name === 'folder' ? 'EISDIR' : 'ENOENT') : chunksOf(content, 65_536)
    },
    standardInput: () => chunksOf(input, chunk),
    write: async (text) => {
      out += text
      writes.push(text)
    },
    writeError: async (text) => {
      errors += text
    },
  }
  const status = await runCommandLine(args, { ...world, ...more }, judge)
  const labels = () => out.split('\n').flatMap((line) => (line === '' ? [] : [String(JSON.parse(line).label)]))
  return { status, out, errors, writes, labels }
}

describe('the output', () => {
  it('is one evaluation per file, one per line, in the order given', async () => {
    const { status, labels, errors } = await run(['b.json', 'a.json'], { 'a.json': aCase('A'), 'b.json': aCase('B') })
    expect(labels()).toEqual(['B', 'A'])
    expect([status, errors]).toEqual([0, ''])
  })

  it('has its fields in the order of the case file page', async () => {
    const { out } = await run(['a.json'], { 'a.json': aCase('A') })
    expect(Object.keys(JSON.parse(out))).toEqual([
      'format',
      'label',
      'rulesVersion',
      'assessedOn',
      'assumeAdherence',
      'assumptions',
      'inputHash',
      'definitions',
      'beside',
      'dateAlarms',
    ])
  })

  it('is a summary for each definition asked for with --format text, the first definition when none is named', async () => {
    const files = { 'a.json': aCase('A') }
    expect((await run(['--format', 'text', 'a.json'], files)).out).toBe('Summary of A by six-week\n')
    const both = await run(['--format=text', '--definition', 'athf-sf', '--definition=mgh-atrq', 'a.json'], files)
    expect(both.out).toBe('Summary of A by athf-sf\n\nSummary of A by mgh-atrq\n')
  })
})

describe('a summary', () => {
  it('keeps its line breaks and cannot move the cursor with what someone typed', async () => {
    const { out } = await run(['--format', 'text', 'a.json'], { 'a.json': aCase('A\u001b[2J') })
    expect(out).toBe('Summary of A\\u001b[2J by six-week\n')
  })
})

describe('the options', () => {
  const files = {
    'a.json': aCase('A'),
    'dated.json': aCase('D').replace('"label"', '"assessedOn":"2026-01-02","label"'),
  }

  it('--definition judges by that definition only', async () => {
    expect(JSON.parse((await run(['--definition', 'mgh-atrq', 'a.json'], files)).out).assumptions).toEqual(['mgh-atrq'])
  })

  it('--assume-adherence is passed on', async () => {
    expect(JSON.parse((await run(['--assume-adherence', 'a.json'], files)).out).assumeAdherence).toBe(true)
    expect(JSON.parse((await run(['a.json'], files)).out).assumeAdherence).toBe(false)
  })

  it('--as-of dates the cases that name no day of assessment; without it they are dated today', async () => {
    const dates = async (...args: string[]) =>
      (await run([...args, 'a.json', 'dated.json'], files)).out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).assessedOn)
    expect(await dates('--as-of', '2025-05-05')).toEqual(['2025-05-05', '2026-01-02'])
    expect(await dates()).toEqual(['2026-11-20', '2026-01-02'])
  })

  it('a file whose name begins with a dash can be named after --', async () => {
    expect((await run(['--', '-a.json'], { '-a.json': aCase('A') })).labels()).toEqual(['A'])
  })

  it('--help prints the usage and is no error', async () => {
    const { status, out } = await run(['--help'])
    expect(status).toBe(0)
    expect(out).toMatch(/^Usage: npm run -s evaluate/)
  })

  it.each([
    [[], 'name a case file'],
    [['--colour', 'a.json'], 'there is no option --colour'],
    [['-d', 'a.json'], 'there is no option -d'],
    [['--definition', 'nine-week', 'a.json'], 'there is no "nine-week"'],
    [['--definition'], '--definition needs a value'],
    [['--as-of', '2026-02-30', 'a.json'], '"2026-02-30" is not an existing day'],
    [['--as-of', '2026-02', 'a.json'], '"2026-02" is not an existing day'],
    [['--format', 'xml', 'a.json'], 'use json or text'],
    [['--assume-adherence=yes', 'a.json'], 'takes no value'],
    [['-', '-'], 'standard input can be read once'],
    [[''], 'a file name is empty'],
  ])('%j is wrong usage: status 2, the usage on standard error, nothing on standard output', async (args, message) => {
    const { status, out, errors } = await run(args, files)
    expect([status, out]).toEqual([2, ''])
    expect(errors).toContain(message)
    expect(errors).toContain('Usage: npm run -s evaluate')
  })
})

describe('a case that is not valid', () => {
  const good = { 'good.json': aCase('good') }

  it.each<[string, string | Uint8Array, string]>([
    ['is empty', '', 'Empty: put one case here.'],
    ['is only spaces', ' \n ', 'Empty: put one case here.'],
    ['is not JSON', '{\n "format": nope }', 'Not JSON at line 2, column 12: put true, false or null here.'],
    ['ends too early', '{"format": ', 'Not JSON at line 1, column 12: the text ends too early.'],
    ['holds a comma too many', '{"a": 1,}', 'no comma after the last field'],
    ['holds two cases', `${aCase('x')}\n${aCase('y')}`, 'Not JSON at line 2, column 1: remove what follows the case'],
    ['holds a wrong escape', '{"format": "\\q"}', 'wrong escape'],
    ['holds thousands of brackets', '['.repeat(100_000), 'at most 32 levels of brackets'],
    ['is not UTF-8', new Uint8Array([0xff, 0xfe, 0x7b, 0]), 'Not UTF-8 text: save the file as UTF-8.'],
    ['is a list', '[]', 'Put an object here.'],
    ['is of another version', '{"format":"fair-trial/case@2"}', 'format: Use "fair-trial/case@1"'],
    ['has an unknown field', aCase('x').replace('"label"', '"lable":1,"label"'), 'case.lable: This field is not part'],
    ['has a __proto__ field', aCase('x').replace('"label"', '"__proto__":{},"label"'), 'case.__proto__: This field'],
    [
      'gives a field twice',
      aCase('x').replace('"label"', '"label":"y","l\\u0061bel"'),
      'case.label: This field is given twice',
    ],
    ['is over 5 MB', new Uint8Array(CASE_FILE_MAX_BYTES + 1).fill(32), 'Larger than 5 MB'],
  ])(
    '%s: one clear line, nothing on standard output, and the others are evaluated',
    async (_name, content, message) => {
      const { status, labels, errors } = await run(['bad.json', 'good.json'], { ...good, 'bad.json': content })
      expect(status).toBe(1)
      expect(labels()).toEqual(['good'])
      expect(errors).toContain(message)
      expect(errors).toMatch(/^(bad\.json: .+\n)+$/)
    },
  )

  it('is not there, or is a folder: what to do is said', async () => {
    const { status, labels, errors } = await run(['nope.json', 'folder', 'good.json'], good)
    expect([status, labels()]).toEqual([1, ['good']])
    expect(errors).toBe(
      'nope.json: There is no such file: check the name and the folder.\n' +
        'folder: This is a folder: name the files in it, for example FOLDER/*.json.\n',
    )
  })

  it('is read no further than the limit', async () => {
    let read = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        read += 65_536
        yield new Uint8Array(65_536).fill(32)
      }
    }
    const world: CommandLineWorld = {
      today: day('2026-11-20'),
      readFile: endless,
      standardInput: endless,
      write: async () => {},
      writeError: async () => {},
    }
    expect(await runCommandLine(['endless.json'], world, judge)).toBe(1)
    expect(read).toBeLessThanOrEqual(CASE_FILE_MAX_BYTES + 65_536)
  })

  it('is accepted at exactly 5 MB, with a byte order mark and with Windows line breaks', async () => {
    const padded = aCase('A').padEnd(CASE_FILE_MAX_BYTES, ' ')
    const marked = `\uFEFF${aCase('B').replaceAll(',', ',\r\n')}\r\n`
    const { status, labels } = await run(['a.json', 'b.json'], { 'a.json': padded, 'b.json': marked })
    expect([status, labels()]).toEqual([0, ['A', 'B']])
  })

  it('cannot write control signs or line breaks to the terminal through its field names', async () => {
    const { errors } = await run(['bad.json'], { 'bad.json': '{"\\u001b[2J\\nx\\u202e": 1}' })
    expect(errors).toContain('\\u001b[2J\\u000ax\\u202e: This field')
    expect(errors).not.toMatch(/[\p{Cf}]|\p{Cc}(?<!\n)/u)
  })

  it('lists at most 50 errors and says how many more there are', async () => {
    const fields = Array.from({ length: 60 }, (_, index) => `"x${index}":0`).join(',')
    const { errors } = await run(['bad.json'], { 'bad.json': `{${fields}}` })
    expect(errors.trimEnd().split('\n')).toHaveLength(51)
    expect(errors).toContain('13 more errors are not listed') // 60 unknown fields and 3 missing ones, less 50
  })

  it('says nothing of the case where the program itself fails, and shows no stack trace', async () => {
    const { status, out, errors } = await run(['a.json'], { 'a.json': aCase('broken') })
    expect([status, out]).toEqual([1, ''])
    expect(errors).toBe(
      'a.json: This case could not be evaluated, because of a fault in the program (RangeError): please report it.\n',
    )
  })
})

describe('standard input', () => {
  it.each([1, 7, 65_536])('holds one case per line, whatever the chunks of %i bytes it comes in', async (chunk) => {
    const input = `${aCase('Ä1')}\n\r\n  \n${aCase('B≥2')}\r\n${aCase('C')}`
    const { status, labels } = await run(['-'], {}, input, chunk)
    expect([status, labels()]).toEqual([0, ['Ä1', 'B≥2', 'C']])
  })

  it('names the line of what is wrong, blank lines counted, and goes on', async () => {
    const { status, labels, errors } = await run(['-'], {}, `${aCase('A')}\n\n{\n${aCase('B')}\n`)
    expect([status, labels()]).toEqual([1, ['A', 'B']])
    expect(errors).toMatch(/^-:3: Not JSON at line 1, column 2: .+\n$/)
  })

  it('refuses a line over 5 MB and goes on with the next', async () => {
    const input = `${'x'.repeat(CASE_FILE_MAX_BYTES + 1)}\n${aCase('A')}\n`
    const { status, labels, errors } = await run(['-'], {}, input, 65_536)
    expect([status, labels()]).toEqual([1, ['A']])
    expect(errors).toMatch(/^-:1: Larger than 5 MB.+\n$/)
  })

  it('can stand among files, in its place', async () => {
    const { labels } = await run(['a.json', '-', 'b.json'], { 'a.json': aCase('A'), 'b.json': aCase('B') }, aCase('I'))
    expect(labels()).toEqual(['A', 'I', 'B'])
  })

  it('without a line is no error', async () => {
    expect(await run(['-'])).toMatchObject({ status: 0, out: '', errors: '' })
  })

  it('is answered as it comes: every chunk is answered before the next is read', async () => {
    const seen: string[] = []
    async function* twoLines(): AsyncGenerator<Uint8Array> {
      yield encoder.encode(`${aCase('A')}\n`)
      seen.push('asked for more')
      yield encoder.encode(`${aCase('B')}\n`)
    }
    const world: CommandLineWorld = {
      today: day('2026-11-20'),
      readFile: () => failing('ENOENT'),
      standardInput: twoLines,
      write: async (text) => {
        seen.push(JSON.parse(text).label)
      },
      writeError: async () => {},
    }
    await runCommandLine(['-'], world, judge)
    expect(seen).toEqual(['A', 'asked for more', 'B'])
  })

  it('is not read on while the output waits', async () => {
    let pending = 0
    let mostPending = 0
    async function* manyLines(): AsyncGenerator<Uint8Array> {
      for (let index = 0; index < 50; index += 1) {
        mostPending = Math.max(mostPending, pending)
        yield encoder.encode(`${aCase(String(index))}\n`)
      }
    }
    const world: CommandLineWorld = {
      today: day('2026-11-20'),
      readFile: () => failing('ENOENT'),
      standardInput: manyLines,
      write: async () => {
        pending += 1
        await new Promise((resolve) => setTimeout(resolve, 1))
        pending -= 1
      },
      writeError: async () => {},
    }
    await runCommandLine(['-'], world, judge)
    expect(mostPending).toBe(0)
  })
})

describe('lines that others answer at the same time', () => {
  const lines = Array.from({ length: 1000 }, (_, index) => (index % 7 === 3 ? '{' : aCase(`Case ${index}`))).join('\n')

  /** Answers come back in any order, as from threads. */
  function inAnyOrder() {
    let asked = 0
    let most = 0
    let underWay = 0
    const together: NonNullable<CommandLineWorld['together']> = {
      size: 2,
      answerLines: async (some, options) => {
        asked += 1
        underWay += 1
        most = Math.max(most, underWay)
        await new Promise((resolve) => setTimeout(resolve, asked % 3))
        underWay -= 1
        return answerLines(some, options, judge)
      },
    }
    return { together, asked: () => asked, most: () => most }
  }

  it('are given in the order in which they came, with the errors of each', async () => {
    const others = inAnyOrder()
    const alone = await run(['-'], {}, lines, 500)
    const shared = await run(['-'], {}, lines, 500, { together: others.together })
    expect(shared.labels()).toEqual(alone.labels())
    expect(shared.labels()).toHaveLength(857)
    expect([shared.status, shared.errors]).toEqual([1, alone.errors])
    expect(others.asked()).toBeGreaterThan(50)
  })

  it('wait where more was read than the others can answer', async () => {
    const others = inAnyOrder()
    await run(['-'], {}, lines, 500, { together: others.together })
    expect(others.most()).toBe(5)
  })

  it('are not shared where there are only a few', async () => {
    const others = inAnyOrder()
    await run(['-'], {}, `${aCase('A')}\n${aCase('B')}`, 500, { together: others.together })
    expect(others.asked()).toBe(0)
  })

  it('stop the command where one of the others fails', async () => {
    const together = { size: 2, answerLines: () => Promise.reject(new Error('a thread has gone')) }
    await expect(run(['-'], {}, lines, 500, { together })).rejects.toThrow('a thread has gone')
  })
})
