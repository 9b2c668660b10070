import type { Metadata } from 'next'
import { ConflictPage } from '@/components/forms/conflict-page'
import { type FormPageProps, openConflictPage } from '@/lib/server/form-page'
import { toTrialConflictPlace } from '@/lib/server/trial-forms'

export const metadata: Metadata = { title: 'Two versions of this trial' }

export default async function TrialConflictPage(props: FormPageProps) {
  return <ConflictPage {...(await openConflictPage(props, toTrialConflictPlace))} what="this trial" />
}
