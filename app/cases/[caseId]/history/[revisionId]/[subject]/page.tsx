import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { toCasePaths } from '@/components/case/case-paths'
import { PutBackQuestion } from '@/components/case/history/put-back-question'
import { EntryPage } from '@/components/forms/entry-page'
import { openPutBack, readVersionNumber } from '@/lib/server/history-forms'
import { requireClinician } from '@/lib/server/require-clinician'

export const metadata: Metadata = { title: 'Put back' }

type Props = {
  readonly params: Promise<{ readonly caseId: string; readonly revisionId: string; readonly subject: string }>
  readonly searchParams: Promise<{ readonly seen?: string | string[] }>
}

export default async function PutBackPage({ params, searchParams }: Props) {
  const clinician = await requireClinician('case.write')
  const { caseId, revisionId, subject } = await params
  const part = { caseId, revisionId, subject: decodeURIComponent(subject) }
  const question = await openPutBack(clinician, part, readVersionNumber((await searchParams).seen))
  if (question === null) notFound()
  const { stored, name, when, changes, since } = question
  const { history } = toCasePaths(caseId, {})
  return (
    <EntryPage clinician={clinician} file={stored.file} caseId={caseId} title={`Put ${name} back`} hint={false}>
      <PutBackQuestion
        when={when}
        changes={changes}
        since={since}
        form={{ action: `/api${history}/${revisionId}/${subject}`, version: stored.version, historyHref: history }}
      />
    </EntryPage>
  )
}
