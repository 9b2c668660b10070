import { ChoiceBox } from './choice-box'
import { PRESENCES, YES_NO } from './choices'
import { Disclosure } from './disclosure'
import { FormSection } from './form-section'
import { RowList } from './row-list'
import { TextBox } from './text-box'

const CONCERNS = [
  ['suicidality', 'Suicidality'],
  ['psychosis', 'Psychosis'],
  ['mania', 'Mania'],
  ['catatonia', 'Catatonia'],
  ['notEatingOrDrinking', 'Not eating or drinking'],
] as const

/** What must not wait. */
export function SafetySection() {
  return (
    <FormSection id="safety-section" title="Safety now">
      <div className="boxes">
        {CONCERNS.map(([concern, label]) => (
          <ChoiceBox key={concern} field={`safety.${concern}`} label={label} choices={PRESENCES} width="short" />
        ))}
      </div>
    </FormSection>
  )
}

/** Drugs that are not trials, and drugs that could not be tried. */
export function OtherDrugsSection() {
  return (
    <FormSection id="otherDrugs-section" title="Other drugs" hint="For anything else, past or present.">
      <RowList list="otherDrugs" rowLabel="Other drug" addLabel="Add a drug" emptyRows={1}>
        <TextBox field="drug" label="Drug" width="medium" canBeNotKnown={false} />
        <TextBox field="dose" label="Dose" width="short" placeholder="50 mcg" />
        <TextBox field="start" label="From" kind="date" width="short" />
        <TextBox field="stop" label="To" kind="date" width="short" />
        <ChoiceBox field="ongoing" label="Still taken?" choices={YES_NO} width="short" />
      </RowList>
      <Disclosure summary="Antidepressants that could not be tried" holds={['notTried']}>
        <RowList list="notTried" rowLabel="Not tried" addLabel="Add a drug" emptyRows={1}>
          <TextBox field="drug" label="Drug" width="medium" canBeNotKnown={false} />
          <TextBox field="reason" label="Because of" width="medium" placeholder="contraindication" />
          <TextBox field="note" label="Note" width="medium" placeholder="seizures" />
        </RowList>
      </Disclosure>
    </FormSection>
  )
}
