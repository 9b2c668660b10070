import type { Metadata } from 'next'
import { PageShell } from '@/components/shell/page-shell'
import { getClinician } from '@/lib/server/require-clinician'

export const metadata: Metadata = { title: 'Not found' }

export default async function NotFound() {
  const clinician = await getClinician()
  return (
    <PageShell clinicianName={clinician?.displayName ?? null} width="narrow">
      <section className="card stack">
        <h1>There is no such page</h1>
        <p>The address may be mistyped, or what it led to was deleted or belongs to another clinician.</p>
        <p>
          <a className="button" href="/cases">
            Go to your cases
          </a>
        </p>
      </section>
    </PageShell>
  )
}
