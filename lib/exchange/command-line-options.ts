import { type CalendarDate, isCalendarDate } from '@/lib/domain/calendar-date'
import type { DefinitionId } from '@/lib/rules/evaluation'

export type CommandLineOptions = {
  readonly sources: readonly string[]
  /** Empty: every definition. */
  readonly definitions: readonly DefinitionId[]
  readonly assumeAdherence: boolean
  readonly asOf: CalendarDate | null
  readonly format: 'json' | 'text'
}

export type ParsedArguments =
  | { readonly kind: 'run'; readonly options: CommandLineOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }

/** How the command is used, with the definitions it knows. */
export function describeUsage(definitions: readonly DefinitionId[]): string {
  return `Usage: npm run -s evaluate -- [options] FILE…

  FILE                  a case file; "-" reads one case per line from standard input
  --definition ID       judge by this definition only: ${definitions.slice(0, 4).join(', ')},
                        ${definitions.slice(4).join(', ')}
  --assume-adherence    no adherence record counts as adherent
  --as-of DATE          the day of assessment, YYYY-MM-DD, for cases that name none (otherwise today)
  --format json|text    one line of JSON per case (the default), or a summary to read
  --help                print this

Exit status: 0 when every case was evaluated, 1 when one was not valid, 2 for wrong usage.
`
}

const TAKES_VALUE = ['--definition', '--as-of', '--format']
const FLAGS = ['--assume-adherence', '--help']

type Draft = {
  sources: string[]
  definitions: DefinitionId[]
  assumeAdherence: boolean
  asOf: CalendarDate | null
  format: 'json' | 'text'
}

/** What is wrong with the value of an option, or `null` once it is noted. */
function noteValue(draft: Draft, name: string, value: string, known: readonly DefinitionId[]): string | null {
  if (name === '--definition') {
    const id = known.find((candidate) => candidate === value)
    if (id === undefined) return `--definition: there is no "${value}". Use one of: ${known.join(', ')}.`
    if (!draft.definitions.includes(id)) draft.definitions.push(id)
    return null
  }
  if (name === '--as-of') {
    if (!isCalendarDate(value))
      return `--as-of: "${value}" is not an existing day. Write it as YYYY-MM-DD, for example 2026-11-20.`
    draft.asOf = value
    return null
  }
  if (value !== 'json' && value !== 'text') return `--format: use json or text, not "${value}".`
  draft.format = value
  return null
}

/** What is wrong with the sources, or `null`. */
function checkSources(sources: readonly string[]): string | null {
  if (sources.length === 0) return 'name a case file, or "-" for standard input.'
  if (sources.includes('')) return 'a file name is empty.'
  const readsTwice = sources.filter((source) => source === '-').length > 1
  return readsTwice ? 'standard input can be read once: give "-" once.' : null
}

/** Reads the words after the command. */
export function parseArguments(args: readonly string[], known: readonly DefinitionId[]): ParsedArguments {
  const draft: Draft = { sources: [], definitions: [], assumeAdherence: false, asOf: null, format: 'json' }
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      draft.sources.push(...rest)
      break
    }
    if (!arg.startsWith('-') || arg === '-') {
      draft.sources.push(arg)
      continue
    }
    const [name = arg, ...inline] = arg.split('=')
    if (FLAGS.includes(name)) {
      if (inline.length > 0) return { kind: 'wrong', message: `${name} takes no value.` }
      if (name === '--help') return { kind: 'help' }
      draft.assumeAdherence = true
      continue
    }
    if (!TAKES_VALUE.includes(name)) return { kind: 'wrong', message: `there is no option ${name}.` }
    const value = inline.length > 0 ? inline.join('=') : rest.shift()
    if (value === undefined) return { kind: 'wrong', message: `${name} needs a value.` }
    const message = noteValue(draft, name, value, known)
    if (message !== null) return { kind: 'wrong', message }
  }
  const message = checkSources(draft.sources)
  return message === null ? { kind: 'run', options: draft } : { kind: 'wrong', message }
}
