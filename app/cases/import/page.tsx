import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ImportForm } from '@/components/forms/import-form'
import { PageShell } from '@/components/shell/page-shell'
import { UPLOAD_MAX_BYTES } from '@/lib/server/read-upload-request'
import { getRejectedForm } from '@/lib/server/rejected-forms'
import { requireClinician } from '@/lib/server/require-clinician'

type Props = { readonly searchParams: Promise<{ readonly rejected?: string | string[] }> }

async function load({ searchParams }: Props) {
  const clinician = await requireClinician('case.write')
  const { rejected } = await searchParams
  return { clinician, typed: await getRejectedForm(clinician, 'import', rejected, new Date()) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { typed } = await load(props)
  return { title: typed === null ? 'Import case files' : 'Error: Import case files' }
}

export default async function ImportPage(props: Props) {
  const { clinician, typed } = await load(props)
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      width="narrow"
      crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'Import' }]}
    >
      <h1>Import case files</h1>
      <ImportForm errors={typed?.errors ?? {}} maxBytes={UPLOAD_MAX_BYTES} newKey={randomUUID()} />
    </PageShell>
  )
}
