import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConflictPage } from '@/components/forms/conflict-page'
import { getCase } from '@/lib/server/cases'
import { toConflictFormKey } from '@/lib/server/form-places'
import { openConflict } from '@/lib/server/open-conflict'
import type { FormQuery } from '@/lib/server/open-form'
import { requireClinician } from '@/lib/server/require-clinician'
import { toTrialConflictPlace } from '@/lib/server/trial-forms'

export const metadata: Metadata = { title: 'Two versions of this trial' }

type Props = {
  readonly params: Promise<{ readonly caseId: string; readonly trialKey: string }>
  readonly searchParams: Promise<FormQuery>
}

export default async function TrialConflictPage({ params, searchParams }: Props) {
  const clinician = await requireClinician()
  const { caseId, trialKey } = await params
  const stored = await getCase(clinician, caseId)
  const place = stored === null ? null : toTrialConflictPlace(stored, trialKey)
  if (stored === null || place === null) notFound()
  const form = await openConflict(clinician, place, toConflictFormKey(trialKey), await searchParams)
  return (
    <ConflictPage
      clinicianName={clinician.displayName}
      file={stored.file}
      caseId={caseId}
      what="this trial"
      form={form}
    />
  )
}
