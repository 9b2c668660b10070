import type { CalendarDate } from '@/lib/domain/calendar-date'
import { CASE_FILE_MAX_BYTES } from '@/lib/domain/case-file'
import {
  type Answer,
  type AnswerOptions,
  answerCase,
  answerLines,
  describeErrors,
  type Judge,
  printable,
} from './answer-case'
import { describeUsage, parseArguments } from './command-line-options'
import { createLineSplitter, type Line } from './line-splitter'

type Bytes = AsyncIterable<Uint8Array>

/** What the command is given instead of reaching for it: the day, the files and the way out. */
export type CommandLineWorld = {
  readonly today: CalendarDate
  readonly readFile: (name: string) => Bytes
  readonly standardInput: () => Bytes
  /** Resolves when more may be written. */
  readonly write: (text: string) => Promise<void>
  readonly writeError: (text: string) => Promise<void>
  /** Others who answer lines at the same time, where there are any: how many, and how they are asked. */
  readonly together?: {
    readonly size: number
    readonly answerLines: (lines: readonly Line[], options: AnswerOptions) => Promise<readonly Answer[]>
  }
}

const FLUSH_AT = 65_536
/** Asking others takes longer than a few lines do. */
const WORTH_SHARING = 200
/** How many pieces of input wait for each of the others. */
const AHEAD = 2

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
  const { sources, asOf, ...rest } = parsedArguments.options
  const options: AnswerOptions = { ...rest, today: asOf ?? world.today }
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

  async function give(answer: Answer): Promise<void> {
    if (!answer.ok) return refuse(answer.errors)
    waiting += options.format === 'text' && !first ? `\n${answer.text}` : answer.text
    first = false
    if (waiting.length >= FLUSH_AT) await flush()
  }

  async function giveAll(answers: readonly Answer[] | Promise<readonly Answer[]>): Promise<void> {
    for (const answer of await answers) await give(answer)
    await flush()
  }

  async function takeFile(name: string): Promise<void> {
    await give(answerCase(name, await readAll(world.readFile(name), CASE_FILE_MAX_BYTES), options, judge))
  }

  async function takeLines(): Promise<void> {
    const splitter = createLineSplitter(CASE_FILE_MAX_BYTES)
    const { together } = world
    const underWay: Promise<void>[] = []
    let given = Promise.resolve()

    async function take(lines: readonly Line[]): Promise<void> {
      if (lines.length === 0) return
      if (together === undefined || (lines[0]?.number ?? 0) < WORTH_SHARING)
        return giveAll(answerLines(lines, options, judge))
      const answers = together.answerLines(lines, options)
      given = given.then(() => giveAll(answers))
      // A failure is passed on from one to the next and is met at the end.
      for (const promise of [answers, given]) promise.catch(() => undefined)
      underWay.push(given)
      if (underWay.length > AHEAD * together.size) await underWay.shift()
    }

    for await (const chunk of world.standardInput()) await take(splitter.push(chunk))
    await take(splitter.end())
    await given
  }

  for (const source of sources) {
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
