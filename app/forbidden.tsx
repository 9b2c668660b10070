import type { Metadata } from 'next'
import { PageShell } from '@/components/shell/page-shell'
import { ROLE_LABELS } from '@/lib/domain/permissions'
import { getClinician } from '@/lib/server/require-clinician'

export const metadata: Metadata = { title: 'No access' }

export default async function Forbidden() {
  const clinician = await getClinician()
  return (
    <PageShell clinician={clinician} width="narrow">
      <section className="card stack">
        <h1>Your role does not open this page</h1>
        {clinician !== null && (
          <p>
            You are signed in as {clinician.displayName}, role: {ROLE_LABELS[clinician.role].toLowerCase()}. The owner
            of the practice can give you another one.
          </p>
        )}
        <p>
          <a className="button" href="/">
            Go to the start
          </a>
        </p>
      </section>
    </PageShell>
  )
}
