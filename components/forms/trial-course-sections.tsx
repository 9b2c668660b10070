import {
  ADHERENCE_CATEGORY_LABELS,
  ADHERENCE_METHOD_LABELS,
  SIDE_EFFECT_SEVERITY_LABELS,
  STOP_REASON_LABELS,
} from '@/lib/exchange/labels'
import { CheckList } from './check-list'
import { ChoiceBox } from './choice-box'
import { toChoices, toChoicesOrNotKnown, YES_NO_NOT_KNOWN } from './choices'
import { Disclosure } from './disclosure'
import { FormSection } from './form-section'
import { RowList } from './row-list'
import { TextBox } from './text-box'
import { TickBox } from './tick-box'

const METHODS = toChoices(ADHERENCE_METHOD_LABELS)
const CATEGORIES = toChoicesOrNotKnown(ADHERENCE_CATEGORY_LABELS)
const SEVERITIES = toChoices(SIDE_EFFECT_SEVERITY_LABELS)
const REASONS = toChoices(STOP_REASON_LABELS)

/** Whether it was taken, and how that is known. */
export function AdherenceSection() {
  return (
    <FormSection id="adherence-section" title="Taken" hint="Was it taken, and how is that known?">
      <div className="boxes">
        <ChoiceBox field="adherence.category" label="Taken" choices={CATEGORIES} width="medium" />
        <TextBox
          field="adherence.proportion"
          label="Or percent of doses"
          kind="percent"
          width="short"
          placeholder="80-90"
        />
        <ChoiceBox field="adherence.method" label="Known from" choices={METHODS} width="medium" />
        <TickBox field="adherence" label="Asked, not known" value="?" />
      </div>
      <Disclosure summary="Refills from the pharmacy" holds={['dispenses']}>
        <RowList list="dispenses" rowLabel="Dispense" addLabel="Add a refill" emptyRows={1}>
          <TextBox field="date" label="Dispensed on" kind="date" width="medium" canBeNotKnown={false} />
          <TextBox field="daysSupply" label="Days supplied" kind="quantity" width="short" />
          <TextBox field="mgPerDay" label="mg a day" kind="dose" width="short" />
        </RowList>
      </Disclosure>
    </FormSection>
  )
}

/** What it did besides. */
export function SideEffectSection() {
  return (
    <FormSection id="sideEffects-section" title="Side effects">
      <TickBox field="sideEffects.none" label="No side effects" value="none" />
      <RowList list="sideEffects" rowLabel="Side effect" addLabel="Add a side effect" emptyRows={0}>
        <TextBox field="effect" label="Side effect" width="medium" placeholder="nausea" canBeNotKnown={false} />
        <ChoiceBox field="severity" label="Severity" choices={SEVERITIES} width="short" />
        <ChoiceBox field="doseLimiting" label="Limited the dose?" choices={YES_NO_NOT_KNOWN} width="short" />
      </RowList>
    </FormSection>
  )
}

/** Why it ended, and whether it had helped for a while. */
export function StopSection() {
  return (
    <FormSection id="stop-section" title="Stopped because" hint="All that apply.">
      <CheckList field="stopReason" legend="Reasons" choices={REASONS} />
      <div className="boxes">
        <ChoiceBox
          field="lostResponse"
          label="Helped first, then stopped helping?"
          choices={YES_NO_NOT_KNOWN}
          width="medium"
          empty="no (assumed)"
        />
      </div>
    </FormSection>
  )
}
