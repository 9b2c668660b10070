import type { Metadata } from 'next'
import { PageShell } from '@/components/shell/page-shell'
import { EMERGENCY_REASONS } from '@/lib/exchange/audit/emergency-reasons'
import { EMERGENCY_MINUTES } from '@/lib/server/emergency-access'
import { requireClinician } from '@/lib/server/require-clinician'

export const metadata: Metadata = { title: 'Emergency access' }

type Props = { readonly searchParams: Promise<{ readonly done?: string | string[] }> }

export default async function EmergencyPage({ searchParams }: Props) {
  const clinician = await requireClinician('case.write')
  const { done } = await searchParams
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      width="narrow"
      crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'Emergency access' }]}
    >
      <h1>Emergency access</h1>
      {done === 'reason' && (
        <p className="notice notice-unknown" role="alert">
          Not opened: choose the reason.
        </p>
      )}
      <form method="post" action="/api/emergency" className="card stack">
        <p>
          For {EMERGENCY_MINUTES} minutes you see every case of the practice, also those that name other members. The
          reason and every case that you open are recorded, and auditors and the owner read them.
        </p>
        <fieldset className="stack">
          <legend>Reason</legend>
          {Object.entries(EMERGENCY_REASONS).map(([code, words]) => (
            <label key={code} className="choice">
              <input type="radio" name="reason" value={code} required />
              {words}
            </label>
          ))}
        </fieldset>
        <div className="actions">
          <button type="submit" className="button button-danger">
            Open every case for {EMERGENCY_MINUTES} minutes
          </button>
          <a className="button" href="/cases">
            Back to your cases
          </a>
        </div>
      </form>
    </PageShell>
  )
}
