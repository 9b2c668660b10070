import { ClinicalForm } from '@/components/forms/clinical-form'
import type { FormDraft } from '@/lib/exchange/forms/form-draft'
import type { TypedForm } from '@/lib/exchange/forms/form-values'
import { LINES_BOX } from '@/lib/exchange/quick-entry/entry-boxes'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'
import { QuickEntryBox } from './quick-entry-box'

const PLACES = { [LINES_BOX]: 'Trials' }

type Props = {
  readonly action: string
  readonly cancelHref: string
  /** The form for one trial, for those who prefer it. */
  readonly formHref: string
  readonly typed: TypedForm
  readonly day: ReadingDay
  readonly hidden: Readonly<Record<string, string>>
  readonly draft: FormDraft
}

/** Several trials, a line each, and beneath them how each is read. */
export function QuickEntryForm({ action, cancelHref, formHref, typed, day, hidden, draft }: Props) {
  return (
    <ClinicalForm
      action={action}
      values={typed.values}
      errors={typed.errors}
      places={PLACES}
      saveLabel="Save these trials"
      cancelHref={cancelHref}
      hidden={hidden}
      draft={draft}
    >
      <div className="card entry-card">
        <QuickEntryBox day={day} />
      </div>
      <p className="small">
        Prefer boxes? <a href={formHref}>Enter one trial in the form</a>.
      </p>
    </ClinicalForm>
  )
}
