'use client'
import { useEffect, useState } from 'react'
import type { Example } from '@/components/without-account/start-view'
import { WithoutAccount } from '@/components/without-account/without-account'
import { WithoutAccountShell } from '@/components/without-account/without-account-shell'
import { toCalendarDay } from '@/lib/domain/calendar-day'
import type { DateOrder } from '@/lib/exchange/quick-entry/date-order'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'

type Props = {
  readonly timeZone: string | null
  readonly dateOrder: DateOrder | null
  readonly crisisLine: string
  readonly examples: readonly Example[]
}

/** Reads the day, once, where and when the page is opened; all that follows is given it. */
export function Start({ timeZone, dateOrder, crisisLine, examples }: Props) {
  const [day, setDay] = useState<ReadingDay | null>(null)
  useEffect(() => setDay({ asOf: toCalendarDay(new Date(), timeZone), dateOrder }), [timeZone, dateOrder])
  if (day !== null) return <WithoutAccount day={day} crisisLine={crisisLine} examples={examples} />
  return (
    <WithoutAccountShell crumb={null} isReady={false}>
      <h1>Try it without an account</h1>
      <p className="quiet">The rules are loading …</p>
      <noscript>
        <p>This page judges in the browser, so it needs JavaScript, which is switched off here.</p>
      </noscript>
    </WithoutAccountShell>
  )
}
