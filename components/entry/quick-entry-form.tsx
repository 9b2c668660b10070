import { ClinicalForm, type ClinicalFormProps } from '@/components/forms/clinical-form'
import { LINES_BOX } from '@/lib/exchange/quick-entry/entry-boxes'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'
import { QuickEntryBox } from './quick-entry-box'

const PLACES = { [LINES_BOX]: 'Trials' }

type Props = ClinicalFormProps & {
  /** The form for one trial, for those who prefer it. */
  readonly formHref: string
  readonly day: ReadingDay
  readonly saveLabel?: string
}

/** Several trials, a line each, and beneath them how each is read. */
export function QuickEntryForm({ formHref, day, saveLabel = 'Save these trials', ...form }: Props) {
  return (
    <ClinicalForm {...form} places={PLACES} saveLabel={saveLabel}>
      <div className="card entry-card">
        <QuickEntryBox day={day} />
      </div>
      <p className="small">
        Prefer boxes? <a href={formHref}>Enter one trial in the form</a>.
      </p>
    </ClinicalForm>
  )
}
