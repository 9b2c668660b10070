import type { CalendarDate } from '@/lib/domain/calendar-date'
import { CASE_FILE_MAX_BYTES, type CaseFile, type FieldError, type Parsed } from '@/lib/domain/case-file'
import type { DefinitionId, Evaluation } from '@/lib/rules/evaluation'
import type { PolicyEvaluation } from '@/lib/rules/policy-types'
import { type CommandLineOptions, describeUsage, parseArguments } from './command-line-options'
import { toEvaluationJson } from './evaluation-json'
import { createLineSplitter } from './line-splitter'
import { parseCaseBytes, TOO_LARGE } from './parse-case-text'

type Bytes = AsyncIterable<Uint8Array>

/** What the command is given instead of reaching for it: the day, the files and the way out. */
export type CommandLineWorld = {
  readonly today: CalendarDate
  readonly readFile: (name: string) => Bytes
  readonly standardInput: () => Bytes
  /** Resolves when more may be written. */
  readonly write: (text: string) => Promise<void>
  readonly writeError: (text: string) => Promise<void>
}

/** Who judges, and who puts the judgement into words. */
export type Judge = {
  readonly definitions: readonly DefinitionId[]
  readonly assess: (
    file: CaseFile,
    options: {
      readonly today: CalendarDate
      readonly assumeAdherence: boolean
      readonly definitions?: readonly DefinitionId[]
    },
  ) => Evaluation
  /** The policies, which stand beside all definitions. */
  readonly assessPolicies?: (
    file: CaseFile,
    options: { readonly today: CalendarDate; readonly assumeAdherence: boolean },
  ) => readonly PolicyEvaluation[]
  readonly summarise: (file: CaseFile, evaluation: Evaluation, definition: DefinitionId) => string
}

type Answer = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly errors: string }

const MAX_ERRORS = 50
const MAX_PATH = 200
const FLUSH_AT = 65_536

// What could move the cursor, break the line or turn the text around in a terminal.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const UNPRINTABLE_BUT_LINE_BREAKS = new RegExp(`(?!\\n)${UNPRINTABLE.source}`, 'gu')

function printable(text: string, unprintable = UNPRINTABLE): string {
  return text.replace(unprintable, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function describeErrors(where: string, errors: readonly FieldError[]): string {
  const lines = errors.slice(0, MAX_ERRORS).map(({ path, message }) => {
    const field = path.length > MAX_PATH ? `${path.slice(0, MAX_PATH)}…` : path
    return printable(field === '' ? `${where}: ${message}` : `${where}: ${field}: ${message}`)
  })
  if (errors.length > MAX_ERRORS)
    lines.push(printable(`${where}: ${errors.length - MAX_ERRORS} more errors are not listed.`))
  return lines.map((line) => `${line}\n`).join('')
}

function describeReadError(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  if (error.code === 'ENOENT') return 'There is no such file: check the name and the folder.'
  if (error.code === 'EISDIR') return 'This is a folder: name the files in it, for example FOLDER/*.json.'
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'This file may not be read: check its permissions.'
  return `This could not be read (${error.code}).`
}

/** All bytes, or `null` as soon as there are too many. */
async function readAll(chunks: Bytes, maxBytes: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > maxBytes) return null
    pieces.push(chunk)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)
}

function answer(
  where: string,
  parsed: Parsed<CaseFile>,
  options: CommandLineOptions,
  today: CalendarDate,
  judge: Judge,
): Answer {
  if (!parsed.ok) return { ok: false, errors: describeErrors(where, parsed.errors) }
  const file = parsed.value
  const { definitions, assumeAdherence, asOf, format } = options
  try {
    // A summary compares the definitions, so it needs all of them.
    const only = format === 'json' && definitions.length > 0 ? { definitions } : {}
    const evaluation = judge.assess(file, { today: asOf ?? today, assumeAdherence, ...only })
    if (format === 'json') {
      const whole = definitions.length === 0 ? judge.assessPolicies : undefined
      const policies = whole?.(file, { today: asOf ?? today, assumeAdherence })
      return { ok: true, text: `${toEvaluationJson(evaluation, file, policies)}\n` }
    }
    const shown = definitions.length > 0 ? definitions : judge.definitions.slice(0, 1)
    const text = shown.map((id) => `${judge.summarise(file, evaluation, id).trimEnd()}\n`).join('\n')
    return { ok: true, text: printable(text, UNPRINTABLE_BUT_LINE_BREAKS) }
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    const message = `This case could not be evaluated, because of a fault in the program (${name}): please report it.`
    return { ok: false, errors: describeErrors(where, [{ path: '', message }]) }
  }
}

/** The whole command: arguments in, evaluations and errors out, and the exit status. */
export async function runCommandLine(
  args: readonly string[],
  world: CommandLineWorld,
  judge: Judge,
): Promise<0 | 1 | 2> {
  const parsedArguments = parseArguments(args, judge.definitions)
  if (parsedArguments.kind === 'help') {
    await world.write(describeUsage(judge.definitions))
    return 0
  }
  if (parsedArguments.kind === 'wrong') {
    await world.writeError(`evaluate: ${printable(parsedArguments.message)}\n\n${describeUsage(judge.definitions)}`)
    return 2
  }
  const { options } = parsedArguments
  let status: 0 | 1 = 0
  let first = true
  let waiting = ''

  async function flush(): Promise<void> {
    const text = waiting
    waiting = ''
    if (text !== '') await world.write(text)
  }

  async function refuse(errors: string): Promise<void> {
    status = 1
    await flush()
    await world.writeError(errors)
  }

  async function take(where: string, parsed: Parsed<CaseFile>): Promise<void> {
    const result = answer(where, parsed, options, world.today, judge)
    if (!result.ok) return refuse(result.errors)
    waiting += options.format === 'text' && !first ? `\n${result.text}` : result.text
    first = false
    if (waiting.length >= FLUSH_AT) await flush()
  }

  const tooLarge: Parsed<CaseFile> = { ok: false, errors: [{ path: '', message: TOO_LARGE }] }

  async function takeFile(name: string): Promise<void> {
    const bytes = await readAll(world.readFile(name), CASE_FILE_MAX_BYTES)
    await take(name, bytes === null ? tooLarge : parseCaseBytes(bytes))
  }

  async function takeLines(): Promise<void> {
    const splitter = createLineSplitter(CASE_FILE_MAX_BYTES)
    const takeEach = async (lines: ReturnType<typeof splitter.push>) => {
      for (const { number, bytes } of lines) {
        if (bytes === null) await take(`-:${number}`, tooLarge)
        else if (!isBlank(bytes)) await take(`-:${number}`, parseCaseBytes(bytes))
      }
      await flush()
    }
    for await (const chunk of world.standardInput()) await takeEach(splitter.push(chunk))
    await takeEach(splitter.end())
  }

  for (const source of options.sources) {
    try {
      await (source === '-' ? takeLines() : takeFile(source))
    } catch (error) {
      const message = describeReadError(error)
      if (message === null) throw error
      await refuse(describeErrors(source, [{ path: '', message }]))
    }
  }
  await flush()
  return status
}
