import { EPISODE_LABELS, INDICATION_LABELS, YES_NO_UNKNOWN_LABELS } from '@/lib/exchange/labels'
import { ChoiceBox } from './choice-box'
import { toChoices, YES_NO_NOT_KNOWN } from './choices'
import { Disclosure } from './disclosure'
import { FormSection } from './form-section'
import { LongTextBox } from './long-text-box'
import { RowList } from './row-list'
import { TextBox } from './text-box'

const EPISODES = toChoices(EPISODE_LABELS)
const INDICATIONS = toChoices(INDICATION_LABELS)
const ANTIPSYCHOTIC = toChoices(YES_NO_UNKNOWN_LABELS)

/** What is seldom asked and sometimes decides. */
export function MoreSection() {
  return (
    <FormSection id="more-section" title="More">
      <div className="boxes">
        <ChoiceBox field="episode" label="Episode" choices={EPISODES} width="medium" empty="current (assumed)" />
        <ChoiceBox
          field="indication"
          label="Taken for"
          choices={INDICATIONS}
          width="medium"
          empty="depression (assumed)"
        />
        <ChoiceBox
          field="antipsychoticAtTheTime"
          label="Antipsychotic at the time?"
          choices={ANTIPSYCHOTIC}
          width="medium"
        />
      </div>
      <Disclosure summary="Plasma levels" holds={['plasmaLevels']}>
        <RowList list="plasmaLevels" rowLabel="Plasma level" addLabel="Add a level" emptyRows={1}>
          <TextBox field="on" label="Taken on" kind="date" width="short" />
          <TextBox field="analyte" label="Of what" width="short" />
          <TextBox field="value" label="Level" kind="quantity" width="tiny" />
          <TextBox field="unit" label="Unit" width="tiny" placeholder="ng/mL" />
          <TextBox field="hoursAfterDose" label="Hours after dose" kind="quantity" width="short" />
          <ChoiceBox field="inRange" label="In range?" choices={YES_NO_NOT_KNOWN} width="short" />
          <ChoiceBox field="detectable" label="Detectable?" choices={YES_NO_NOT_KNOWN} width="short" />
          <TextBox field="note" label="Note" width="medium" />
        </RowList>
      </Disclosure>
      <Disclosure summary="Comment, and the drug as an earlier record wrote it" holds={['comment', 'drugText']}>
        <LongTextBox field="comment" label="Comment" />
        <div className="boxes">
          <TextBox field="drugText" label="Drug as first written" width="long" />
        </div>
      </Disclosure>
    </FormSection>
  )
}
