import { type DayRange, describeDate, type PartialDate, toCalendarDate } from '@/lib/domain/calendar-date'

/** Two dates without saying a shared year or month twice: "1 March to 14 June 2024", "1 to 20 August 2024". */
export function describeFromTo(from: PartialDate, to: PartialDate): string {
  const [a, b] = [describeDate(from), describeDate(to)]
  if (a === b) return a
  const isSameMonth = from < to && from.length === 10 && to.length === 10 && from.slice(0, 7) === to.slice(0, 7)
  const isSameYear = from < to && from.length > 4 && to.length > 4 && from.slice(0, 4) === to.slice(0, 4)
  const words = a.split(' ')
  if (isSameMonth) return `${words[0]} to ${b}`
  return `${isSameYear ? words.slice(0, -1).join(' ') : a} to ${b}`
}

type Dates = {
  readonly start?: PartialDate | null | undefined
  readonly stop?: PartialDate | null | undefined
  readonly ongoing?: boolean | undefined
}

/** When something was given, as recorded: "1 March to 14 June 2024", "since 2023, ongoing", "until May 2020, start not known". */
export function describeWhen({ start, stop, ongoing }: Dates): string {
  if (start != null && stop != null) return describeFromTo(start, stop)
  if (start != null)
    return ongoing === true ? `since ${describeDate(start)}, ongoing` : `from ${describeDate(start)}, stop not known`
  if (stop != null) return `until ${describeDate(stop)}, start not known`
  return ongoing === true ? 'ongoing, start not known' : 'dates not recorded'
}

function describeDays({ first, last }: DayRange): string {
  const to = toCalendarDate(last)
  return Number.isFinite(first) ? describeFromTo(toCalendarDate(first), to) : `until ${describeDate(to)}`
}

/** Days on the axis in words, the certain ones apart from those that are only possible. */
export function describePlaces(certain: readonly DayRange[], possible: readonly DayRange[]): string {
  const [sure, open] = [certain, possible].map((places) => places.map(describeDays).join(' and '))
  if (sure === open) return `${sure}`
  return sure === '' ? `possibly ${open}` : `certainly ${sure}, possibly ${open}`
}
