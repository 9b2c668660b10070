import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile, FieldError } from '@/lib/domain/case-file'
import type { DefinitionId, Evaluation } from '@/lib/rules/evaluation'
import type { PolicyEvaluation } from '@/lib/rules/policy-types'
import type { CommandLineOptions } from './command-line-options'
import { toEvaluationJson } from './evaluation-json'
import type { Line } from './line-splitter'
import { parseCaseBytes, refuseText, TOO_LARGE } from './parse-case-text'

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

/** What to do with every case: by which definitions, on which day where a case names none, and in which form. */
export type AnswerOptions = Pick<CommandLineOptions, 'definitions' | 'assumeAdherence' | 'format'> & {
  readonly today: CalendarDate
}

/** What goes to standard output or, for a case that is not valid, to standard error. */
export type Answer = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly errors: string }

const MAX_ERRORS = 50
const MAX_PATH = 200
// What could move the cursor, break the line or turn the text around in a terminal.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const UNPRINTABLE_BUT_LINE_BREAKS = new RegExp(`(?!\\n)${UNPRINTABLE.source}`, 'gu')

/** A text that cannot move the cursor or break the line of a terminal. */
export function printable(text: string, unprintable = UNPRINTABLE): string {
  return text.replace(unprintable, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** One line for each error, naming where it is. */
export function describeErrors(where: string, errors: readonly FieldError[]): string {
  const lines = errors.slice(0, MAX_ERRORS).map(({ path, message }) => {
    const field = path.length > MAX_PATH ? `${path.slice(0, MAX_PATH)}…` : path
    return printable(field === '' ? `${where}: ${message}` : `${where}: ${field}: ${message}`)
  })
  if (errors.length > MAX_ERRORS)
    lines.push(printable(`${where}: ${errors.length - MAX_ERRORS} more errors are not listed.`))
  return lines.map((line) => `${line}\n`).join('')
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)
}

/** Judges one case from the bytes of its file, `null` where there were too many; never throws. */
export function answerCase(where: string, bytes: Uint8Array | null, options: AnswerOptions, judge: Judge): Answer {
  const parsed = bytes === null ? refuseText(TOO_LARGE) : parseCaseBytes(bytes)
  if (!parsed.ok) return { ok: false, errors: describeErrors(where, parsed.errors) }
  const file = parsed.value
  const { definitions, assumeAdherence, today, format } = options
  try {
    // A summary compares the definitions, so it needs all of them.
    const only = format === 'json' && definitions.length > 0 ? { definitions } : {}
    const evaluation = judge.assess(file, { today, assumeAdherence, ...only })
    if (format === 'json') {
      const whole = definitions.length === 0 ? judge.assessPolicies : undefined
      return { ok: true, text: `${toEvaluationJson(evaluation, file, whole?.(file, { today, assumeAdherence }))}\n` }
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

/** Judges the cases of some lines of standard input, in order; a blank line is no case. */
export function answerLines(lines: readonly Line[], options: AnswerOptions, judge: Judge): readonly Answer[] {
  return lines
    .filter(({ bytes }) => bytes === null || !isBlank(bytes))
    .map(({ number, bytes }) => answerCase(`-:${number}`, bytes, options, judge))
}
