import 'server-only'
import type { CalendarDate } from '@/lib/domain/calendar-date'

const MS_PER_DAY = 86_400_000

/** The instant at which a day, or one so many days later, begins in a time zone; `null` is the zone of the machine. */
export function startOfDay(day: CalendarDate, later: number, timeZone: string | null): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + later * MS_PER_DAY
  // The second time with the offset of the place that the first one led to.
  const near = wanted - offsetAt(wanted, timeZone)
  return new Date(wanted - offsetAt(near, timeZone))
}

/** By how much the clocks of a zone are ahead of UTC. */
function offsetAt(instant: number, timeZone: string | null): number {
  const parts = new Intl.DateTimeFormat('en', {
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    hourCycle: 'h23',
    ...(timeZone === null ? {} : { timeZone }),
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(instant / 1000) * 1000
}
