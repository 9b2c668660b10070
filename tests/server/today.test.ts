import { describe, expect, it } from 'vitest'
import { toCalendarDay } from '@/lib/domain/calendar-day'
import { parseEnvironment } from '@/lib/server/env'

describe('R-09: the day of an instant', () => {
  const instant = new Date('2026-11-20T23:30:00Z')

  it('is the day where the practice is, on either side of midnight', () => {
    expect(toCalendarDay(instant, 'UTC')).toBe('2026-11-20')
    expect(toCalendarDay(instant, 'Europe/Helsinki')).toBe('2026-11-21')
    expect(toCalendarDay(instant, 'Pacific/Kiritimati')).toBe('2026-11-21')
    expect(toCalendarDay(new Date('2026-11-21T03:30:00Z'), 'America/New_York')).toBe('2026-11-20')
  })

  it('has two digits for the month and the day', () => {
    expect(toCalendarDay(new Date('2026-03-01T12:00:00Z'), 'UTC')).toBe('2026-03-01')
  })
})

describe('the setting TIME_ZONE', () => {
  it('is the zone of the machine when it is left out or empty', () => {
    expect(parseEnvironment({}).timeZone).toBeNull()
    expect(parseEnvironment({ TIME_ZONE: '' }).timeZone).toBeNull()
  })

  it('is refused with one sentence when there is no such zone', () => {
    expect(parseEnvironment({ TIME_ZONE: 'America/New_York' }).timeZone).toBe('America/New_York')
    expect(() => parseEnvironment({ TIME_ZONE: 'Mars/Olympus' })).toThrow(
      'TIME_ZONE must be the name of a time zone, for example America/New_York',
    )
  })
})
