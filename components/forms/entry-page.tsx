import type { ReactNode } from 'react'
import { PageShell } from '@/components/shell/page-shell'
import type { CaseFile } from '@/lib/domain/case-file'
import { describeWho } from '@/lib/exchange/describe-case'
import type { FormDraft } from '@/lib/exchange/forms/form-draft'
import { DiscardedNotice } from './discarded-notice'

type Props = {
  readonly clinicianName: string
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
export function EntryPage({ clinicianName, file, caseId, title, hint = true, draft, children }: Props) {
  return (
    <PageShell
      clinicianName={clinicianName}
      current="cases"
      crumbs={[
        { label: 'Cases', href: '/cases' },
        { label: file.case.label, href: `/cases/${caseId}` },
        { label: title },
      ]}
    >
      <h1>{title}</h1>
      <p className="quiet">
        {file.case.label} · {describeWho(file)}
      </p>
      {hint && (
        <p className="form-intro">
          Type <kbd>?</kbd> for anything that was asked and is not known; leave empty what was not asked. Ranges are
          welcome: 6-8, &gt;=6. Dates too: Mar 2024, 2024.
        </p>
      )}
      {draft !== undefined && <DiscardedNotice draft={draft} />}
      {children}
    </PageShell>
  )
}
