import type { CaseFile } from '@/lib/domain/case-file'
import { describeWho } from '@/lib/exchange/describe-case'

type Props = {
  readonly file: CaseFile
  readonly title: string
  /** Whether to say how to type what is not known. */
  readonly hint?: boolean
}

/** What is entered, of whom, and how to say what is not known. */
export function EntryHead({ file, title, hint = true }: Props) {
  return (
    <>
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
    </>
  )
}
