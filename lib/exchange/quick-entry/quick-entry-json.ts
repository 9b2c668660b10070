import type { ReadingDay } from './read-dates'
import { readQuickEntry } from './read-quick-entry'

/** One line of `npm run -s quick-entry`: what a line says, as JSON. `number` counts lines from 1 and names the trial. */
export function toQuickEntryJson(written: string, number: number, day: ReadingDay): string {
  const { trial, otherTreatment, ...rest } = readQuickEntry(written, day)
  return JSON.stringify({
    trial: trial === null ? null : { id: `t${number}`, ...trial },
    ...(otherTreatment === undefined ? {} : { otherTreatment: { id: `o${number}`, ...otherTreatment } }),
    ...rest,
  })
}
