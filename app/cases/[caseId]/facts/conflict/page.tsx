import type { Metadata } from 'next'
import { ConflictPage } from '@/components/forms/conflict-page'
import { toFactsConflictPlace } from '@/lib/server/case-forms'
import { type FormPageProps, openConflictPage } from '@/lib/server/form-page'

export const metadata: Metadata = { title: 'Two versions of these facts' }

export default async function FactsConflictPage(props: FormPageProps) {
  return <ConflictPage {...(await openConflictPage(props, toFactsConflictPlace))} what="these facts" />
}
