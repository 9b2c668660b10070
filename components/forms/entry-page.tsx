import type { ReactNode } from 'react'
import { PageShell } from '@/components/shell/page-shell'
import type { SignedIn } from '@/components/shell/site-header'
import type { CaseFile } from '@/lib/domain/case-file'
import type { FormDraft } from '@/lib/exchange/forms/form-draft'
import { DiscardedNotice } from './discarded-notice'
import { EntryHead } from './entry-head'

type Props = {
  readonly clinician: SignedIn
  readonly file: CaseFile
  readonly caseId: string
  readonly title: string
  /** Whether to say how to type what is not known. */
  readonly hint?: boolean
  /** Of the form on this page, where it keeps drafts. */
  readonly draft?: FormDraft
  readonly children: ReactNode
}

/** A page of one case on which something is entered: whom it is about, and how to say what is not known. */
export function EntryPage({ clinician, file, caseId, title, hint = true, draft, children }: Props) {
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      crumbs={[
        { label: 'Cases', href: '/cases' },
        { label: file.case.label, href: `/cases/${caseId}` },
        { label: title },
      ]}
    >
      <EntryHead file={file} title={title} hint={hint} />
      {draft !== undefined && <DiscardedNotice draft={draft} />}
      {children}
    </PageShell>
  )
}
