import type { ReadingDay } from './read-dates'
import { type QuickEntry, readQuickEntry } from './read-quick-entry'
import { readLines, type WrittenLine } from './written-line'

export type EntryLine = WrittenLine<QuickEntry>

/** Reads every line of a text as a trial. */
export function readEntryLines(text: string, day: ReadingDay): readonly EntryLine[] {
  return readLines(text, (written) => readQuickEntry(written, day))
}
