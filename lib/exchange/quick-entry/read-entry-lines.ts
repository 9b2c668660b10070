import type { ReadingDay } from './read-dates'
import { type QuickEntry, readQuickEntry } from './read-quick-entry'

/** A line of a text of several, counted from 1, and what it says. */
export type EntryLine = { readonly number: number; readonly written: string; readonly entry: QuickEntry }

/** Reads every line of a text that holds something. */
export function readEntryLines(text: string, day: ReadingDay): readonly EntryLine[] {
  return text.split('\n').flatMap((written, index) => {
    if (written.trim() === '') return []
    return [{ number: index + 1, written: written.trim(), entry: readQuickEntry(written, day) }]
  })
}

/** The text with one line put in the place of another, or several in its place. */
export function replaceLine(text: string, number: number, lines: readonly string[]): string {
  return text
    .split('\n')
    .flatMap((line, index) => (index + 1 === number ? lines : [line]))
    .join('\n')
}
