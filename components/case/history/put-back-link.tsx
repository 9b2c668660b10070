import { canBePutBack } from '@/lib/exchange/history/history-entry'
import type { ChangedSubject } from '@/lib/exchange/history/list-changes'

type Props = {
  readonly change: ChangedSubject
  /** Where the change is, to which the part of the case is added. */
  readonly path: string
  readonly when: string
}

/** Leads to the page that says what putting one part of a case back changes now. */
export function PutBackLink({ change, path, when }: Props) {
  if (!canBePutBack(change)) return null
  return (
    <p className="history-put-back no-print">
      <a className="button" href={`${path}/${change.subject}`}>
        Put this back as it was before
        <span className="visually-hidden">
          : {change.inSentence}, {when}
        </span>
      </a>
    </p>
  )
}
