import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConflictPage } from '@/components/forms/conflict-page'
import { toFactsConflictPlace } from '@/lib/server/case-forms'
import { getCase } from '@/lib/server/cases'
import { toConflictFormKey } from '@/lib/server/form-places'
import { openConflict } from '@/lib/server/open-conflict'
import type { FormQuery } from '@/lib/server/open-form'
import { requireClinician } from '@/lib/server/require-clinician'

export const metadata: Metadata = { title: 'Two versions of these facts' }

type Props = {
  readonly params: Promise<{ readonly caseId: string }>
  readonly searchParams: Promise<FormQuery>
}

export default async function FactsConflictPage({ params, searchParams }: Props) {
  const clinician = await requireClinician()
  const { caseId } = await params
  const stored = await getCase(clinician, caseId)
  if (stored === null) notFound()
  const place = toFactsConflictPlace(stored)
  const form = await openConflict(clinician, place, toConflictFormKey(caseId), await searchParams)
  return (
    <ConflictPage
      clinicianName={clinician.displayName}
      file={stored.file}
      caseId={caseId}
      what="these facts"
      form={form}
    />
  )
}
