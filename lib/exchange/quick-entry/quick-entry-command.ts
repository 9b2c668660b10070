import { type CalendarDate, isCalendarDate } from '@/lib/domain/calendar-date'
import { printable } from '../answer-case'
import { createLineSplitter, type Line } from '../line-splitter'
import { DATE_ORDER_NAMES, type DateOrder } from './date-order'
import { toQuickEntryJson } from './quick-entry-json'
import type { ReadingDay } from './read-dates'

/** What the command is given instead of reaching for it: the day, the lines and the way out. */
export type QuickEntryWorld = {
  readonly today: CalendarDate
  readonly standardInput: () => AsyncIterable<Uint8Array>
  /** Resolves when more may be written. */
  readonly write: (text: string) => Promise<void>
  readonly writeError: (text: string) => Promise<void>
}

/** The longest line that is read; a trial is written in far less. Bytes. */
const LINE_MAX_BYTES = 10_000

const ORDERS: Readonly<Record<string, DateOrder>> = DATE_ORDER_NAMES

const USAGE = `Usage: npm run -s quick-entry -- [options] < LINES

Reads one trial per line on standard input, as a clinician writes it, and prints one JSON per line.

  --as-of DATE          the day from which words such as "last spring" count, YYYY-MM-DD (otherwise today)
  --date-order ORDER    day-first or month-first: how 03/04/2021 is read (otherwise it is not understood)
  --help                print this

Exit status: 0 when every line was read, 1 when one was too long or no text, 2 for wrong usage.
`

type Parsed = { readonly day: ReadingDay } | { readonly help: true } | { readonly wrong: string }

function parseArguments(args: readonly string[], today: CalendarDate): Parsed {
  let day: ReadingDay = { asOf: today, dateOrder: null }
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--help') return { help: true }
    if (arg === '-') continue
    const [name = arg, ...inline] = arg.split('=')
    if (name !== '--as-of' && name !== '--date-order') return { wrong: `there is no option ${name}.` }
    const value = inline.length > 0 ? inline.join('=') : rest.shift()
    if (value === undefined) return { wrong: `${name} needs a value.` }
    if (name === '--as-of') {
      if (!isCalendarDate(value))
        return { wrong: `--as-of: "${value}" is not an existing day. Write it as YYYY-MM-DD, for example 2026-11-20.` }
      day = { ...day, asOf: value }
      continue
    }
    const dateOrder = ORDERS[value]
    if (dateOrder === undefined) return { wrong: `--date-order: use day-first or month-first, not "${value}".` }
    day = { ...day, dateOrder }
  }
  return { day }
}

/** The whole command: lines in, one JSON per line out, and the exit status. */
export async function runQuickEntry(args: readonly string[], world: QuickEntryWorld): Promise<0 | 1 | 2> {
  const parsed = parseArguments(args, world.today)
  if ('help' in parsed) {
    await world.write(USAGE)
    return 0
  }
  if ('wrong' in parsed) {
    await world.writeError(`quick-entry: ${printable(parsed.wrong)}\n\n${USAGE}`)
    return 2
  }
  const { day } = parsed
  const splitter = createLineSplitter(LINE_MAX_BYTES)
  let status: 0 | 1 = 0

  async function answer(lines: readonly Line[]): Promise<void> {
    let text = ''
    for (const { number, bytes } of lines) {
      const written = bytes === null ? null : toText(bytes)
      if (written !== null) text += `${toQuickEntryJson(written, number, day)}\n`
      else {
        status = 1
        text += `${JSON.stringify({ trial: null, notUnderstood: [], missing: [] })}\n`
        await world.writeError(
          `-:${number}: Shorten this line to ${LINE_MAX_BYTES} characters of UTF-8 text or fewer.\n`,
        )
      }
    }
    if (text !== '') await world.write(text)
  }

  for await (const chunk of world.standardInput()) await answer(splitter.push(chunk))
  await answer(splitter.end())
  return status
}

function toText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
