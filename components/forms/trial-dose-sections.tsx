import { CAP_REASON_LABELS, YES_NO_UNKNOWN_LABELS } from '@/lib/exchange/labels'
import { ChoiceBox } from './choice-box'
import { toChoices, YES_NO } from './choices'
import { Disclosure } from './disclosure'
import { DoseGuide, DoseRow } from './dose-row'
import { FormSection } from './form-section'
import { RowList } from './row-list'
import { TextBox } from './text-box'

const CAP_REASONS = toChoices(CAP_REASON_LABELS)
const TOLERATED = toChoices(YES_NO_UNKNOWN_LABELS)

/** The doses in the order in which they were taken. */
export function DoseSection() {
  return (
    <FormSection
      id="doses-section"
      title="Doses"
      hint="One line for each dose, in order. A length or dates, or neither."
    >
      <DoseGuide />
      <RowList list="doses" rowLabel="Dose step" addLabel="Add a dose" emptyRows={1}>
        <DoseRow />
      </RowList>
      <Disclosure summary="Highest dose possible for this patient" holds={['cap', 'maximumTolerated']}>
        <div className="boxes">
          <ChoiceBox
            field="maximumTolerated"
            label="Highest dose tolerated?"
            choices={TOLERATED}
            width="short"
            hint="Side effects kept it there."
          />
          <TextBox field="cap.mgPerDay" label="Capped at, mg a day" kind="dose" width="short" />
          <ChoiceBox field="cap.reason" label="Because of" choices={CAP_REASONS} width="medium" />
        </div>
      </Disclosure>
    </FormSection>
  )
}

/** How long the whole trial was, by the calendar or in weeks. */
export function WhenSection() {
  return (
    <FormSection id="when-section" title="When" hint="Dates as well as you know them, or the length.">
      <div className="boxes">
        <TextBox field="length" label="How long in all" kind="length" width="short" placeholder="6-8 weeks" />
        <TextBox field="start" label="Started" kind="date" width="medium" placeholder="Mar 2024" />
        <TextBox field="stop" label="Stopped" kind="date" width="medium" placeholder="14 Jun 2024" />
        <ChoiceBox field="ongoing" label="Still taken?" choices={YES_NO} width="short" empty="no (assumed)" />
      </div>
    </FormSection>
  )
}
