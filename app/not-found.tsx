import type { Metadata } from 'next'
import { PageShell } from '@/components/shell/page-shell'
import { getClinician } from '@/lib/server/require-clinician'

export const metadata: Metadata = { title: 'Not found' }

export default async function NotFound() {
  const clinician = await getClinician()
  return (
    <PageShell clinician={clinician} width="narrow">
      <section className="card stack">
        <h1>There is no such page</h1>
        <p>The address may be mistyped, or what it led to was deleted or is not shared with you.</p>
        <p>
          <a className="button" href="/">
            Go to the start
          </a>
        </p>
      </section>
    </PageShell>
  )
}
