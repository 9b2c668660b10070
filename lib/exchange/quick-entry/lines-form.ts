import type { CalendarDate } from '@/lib/domain/calendar-date'
import { type AntidepressantTrial, MAX_TRIALS, trialSchema } from '@/lib/domain/case-file'
import { checkTrialFacts } from '../forms/check-trial-facts'
import { type FormErrors, type FormValues, getTyped } from '../forms/form-values'
import type { ReadForm } from '../forms/settle-form'
import { LINES_BOX, SEEN_BOX } from './entry-boxes'
import type { ReadingDay } from './read-dates'
import { type EntryLine, readEntryLines } from './read-entry-lines'

/** The text of the lines; `howTo` says what to write where there is none. Nothing is saved that was not shown as read. */
export function readSeenText(values: FormValues, howTo: string): ReadForm<string> {
  const text = getTyped(values, LINES_BOX)
  if (text.trim() === '') return refuseLines(howTo)
  // A browser without script: the page comes back and shows how the lines are read.
  return getTyped(values, SEEN_BOX) === text ? { ok: true, value: text } : { ok: false, errors: {} }
}

const HOW_TO = 'Write at least one trial, such as: sertraline 100 mg 8 weeks, no response.'

/** The lines of the form, each of one trial. */
export function readLinesForm(values: FormValues, day: ReadingDay): ReadForm<readonly EntryLine[]> {
  const text = readSeenText(values, HOW_TO)
  if (!text.ok) return text
  const lines = readEntryLines(text.value, day)
  const several = lines.find(({ entry }) => entry.split !== undefined)
  if (several !== undefined) {
    return refuseLines(`Line ${several.number} holds several trials: put each on a line of its own.`)
  }
  return { ok: true, value: lines }
}

/** What has to be put right in the lines. */
export function refuseLines(message: string): { readonly ok: false; readonly errors: FormErrors } {
  return { ok: false, errors: { [LINES_BOX]: message } }
}

/** A trial that a line says, and the number of the line. */
export type LineTrial = { readonly number: number; readonly trial: unknown }

type Around = { readonly today: CalendarDate; readonly otherTrials: readonly AntidepressantTrial[] }

/** What in the trials of lines cannot be so, with the line and the fix; `null` where nothing is wrong. */
export function findLineProblem(trials: readonly LineTrial[], around: Around): string | null {
  return trials.map((each) => describeProblem(each, around)).find((message) => message !== null) ?? null
}

function describeProblem({ number, trial }: LineTrial, around: Around): string | null {
  const parsed = trialSchema.safeParse(trial)
  if (!parsed.success) return `Line ${number}: ${parsed.error.issues[0]?.message ?? 'write it another way.'}`
  const [message] = Object.values(checkTrialFacts(parsed.data, around))
  return message === undefined ? null : `Line ${number}: ${message}`
}

/** Says that no more trials fit; `null` where they do. */
export function findTooMany(recorded: number, added: number): string | null {
  return recorded + added > MAX_TRIALS
    ? `A case holds at most ${MAX_TRIALS} trials, and ${recorded} are recorded.`
    : null
}
