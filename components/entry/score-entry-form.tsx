import { ClinicalForm, type ClinicalFormProps } from '@/components/forms/clinical-form'
import { LINES_BOX } from '@/lib/exchange/quick-entry/entry-boxes'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'
import type { Score } from '@/lib/exchange/quick-entry/scores/score-lines'
import { ScoreEntryBox } from './score-entry-box'

const PLACES = { [LINES_BOX]: 'Scores' }

type Props = ClinicalFormProps & {
  /** The form in which scores stand in boxes, for those who prefer it. */
  readonly formHref: string
  readonly day: ReadingDay
  readonly recorded: readonly Score[]
}

/** Scores over time in lines, and beneath them how each is read. */
export function ScoreEntryForm({ formHref, day, recorded, ...form }: Props) {
  return (
    <ClinicalForm {...form} places={PLACES} saveLabel="Save these scores">
      <div className="card entry-card">
        <ScoreEntryBox day={day} recorded={recorded} />
      </div>
      <p className="small">
        Prefer boxes, or want to change a score? <a href={formHref}>Scores in the facts of the case</a>.
      </p>
    </ClinicalForm>
  )
}
