import type { Metadata } from 'next'
import { ConflictPage } from '@/components/forms/conflict-page'
import { toConclusionConflictPlace } from '@/lib/server/conclusion-forms'
import { type FormPageProps, openConflictPage } from '@/lib/server/form-page'

export const metadata: Metadata = { title: 'Two versions of this conclusion' }

export default async function ConclusionConflictPage(props: FormPageProps) {
  return <ConflictPage {...(await openConflictPage(props, toConclusionConflictPlace))} what="this conclusion" />
}
