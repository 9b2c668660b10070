import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { NewCaseForm } from '@/components/forms/new-case-form'
import { PageShell } from '@/components/shell/page-shell'
import { getTyped } from '@/lib/exchange/forms/form-values'
import { NEW_CASE_FORM_KEY } from '@/lib/server/case-forms'
import { getRejectedForm } from '@/lib/server/rejected-forms'
import { requireClinician } from '@/lib/server/require-clinician'
import { NEW_KEY_BOX } from '@/lib/server/trial-forms'

type Props = { readonly searchParams: Promise<{ readonly rejected?: string | string[] }> }

const NOTHING_TYPED = { values: {}, errors: {} }

async function load({ searchParams }: Props) {
  const clinician = await requireClinician()
  const { rejected } = await searchParams
  const typed = await getRejectedForm(clinician, NEW_CASE_FORM_KEY, rejected, new Date())
  return { clinician, typed: typed ?? NOTHING_TYPED }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { typed } = await load(props)
  return { title: Object.keys(typed.errors).length > 0 ? 'Error: New case' : 'New case' }
}

export default async function NewCasePage(props: Props) {
  const { clinician, typed } = await load(props)
  const newKey = getTyped(typed.values, NEW_KEY_BOX) || randomUUID()
  return (
    <PageShell
      clinicianName={clinician.displayName}
      current="cases"
      width="narrow"
      crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'New case' }]}
    >
      <h1>New case</h1>
      <p className="form-intro">
        Three facts are enough to begin; the trials come next, everything else when you have it.
      </p>
      <NewCaseForm typed={typed} hidden={{ [NEW_KEY_BOX]: newKey }} />
    </PageShell>
  )
}
