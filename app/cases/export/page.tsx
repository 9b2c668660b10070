import type { Metadata } from 'next'
import { ExportCases } from '@/components/list/export-cases'
import { PageShell } from '@/components/shell/page-shell'
import { countCases } from '@/lib/server/case-list'
import { requireClinician } from '@/lib/server/require-clinician'

export const metadata: Metadata = { title: 'Export all cases' }

export default async function ExportPage() {
  const clinician = await requireClinician('cases.export')
  const total = await countCases(clinician)
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      width="narrow"
      crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'Export' }]}
    >
      <h1>Export all cases</h1>
      <section className="card stack" aria-label="Export">
        <p>
          One file with {total.toLocaleString('en')} {total === 1 ? 'case' : 'cases'}, one case file on each line, as
          they were entered. The import reads it, and so does <code>npm run -s evaluate</code>.
        </p>
        <p className="quiet">It holds what was recorded of every patient: keep it where only you can read it.</p>
        <ExportCases total={total} address="/api/cases/export" label="Export all cases" isMain />
      </section>
      <section className="card stack" aria-labelledby="de-identified">
        <h2 id="de-identified">Without what identifies a patient</h2>
        <p>
          For research and teaching: no labels, no words that anybody typed, years for dates, ages from 90 on as one,
          new random ids. How long each trial and dose lasted, in weeks, and every verdict were computed before. It
          cannot be imported again.
        </p>
        <p className="quiet">
          A rare course may still be recognised by someone who knows the patient: ask your privacy officer before it
          leaves the practice.
        </p>
        <ExportCases total={total} address="/api/cases/export/de-identified" label="Export de-identified" />
      </section>
      <p>
        <a href="/cases">Back to the list</a>
      </p>
    </PageShell>
  )
}
