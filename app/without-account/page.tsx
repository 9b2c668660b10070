import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Metadata } from 'next'
import { getEnvironment } from '@/lib/server/env'
import { listExamples } from '@/lib/server/examples'
import { Start } from './start'

/** The icon stands in the page itself: a browser asks for an icon again whenever the address changes, even after "#". */
export function generateMetadata(): Metadata {
  const icon = readFileSync(path.join('public', 'icon.svg'), 'utf8')
  return {
    title: 'Without an account',
    icons: { icon: { url: `data:image/svg+xml,${encodeURIComponent(icon)}`, type: 'image/svg+xml' } },
  }
}

/** Gives the settings and the examples; everything about a case happens in the browser. */
export default function WithoutAccountPage() {
  const { timeZone, dateOrder, crisisLine } = getEnvironment()
  return <Start timeZone={timeZone} dateOrder={dateOrder} crisisLine={crisisLine} examples={listExamples()} />
}
