import type { SignedIn } from '@/components/shell/site-header'
import type { CaseFile } from '@/lib/domain/case-file'
import { ConflictForm } from './conflict-form'
import { EntryPage } from './entry-page'

type Props = {
  readonly clinician: SignedIn
  readonly file: CaseFile
  readonly caseId: string
  /** "this trial", "these facts". */
  readonly what: string
  readonly form: Parameters<typeof ConflictForm>[0]
}

/** Says that something else was saved while a form was open, and shows both. */
export function ConflictPage({ clinician, file, caseId, what, form }: Props) {
  const { length } = form.differences
  return (
    <EntryPage clinician={clinician} file={file} caseId={caseId} title={`Two versions of ${what}`} hint={false}>
      <p className="form-intro">
        Something else was saved after you had opened {what}. Nothing was overwritten, and what you typed is kept.{' '}
        {length === 1 ? 'One entry differs' : `${length} entries differ`}: choose which to keep. Everything else is the
        same in both.
      </p>
      <ConflictForm {...form} />
    </EntryPage>
  )
}
