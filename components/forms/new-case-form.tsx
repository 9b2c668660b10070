import { ClinicalForm, type ClinicalFormProps } from './clinical-form'
import { FormSection } from './form-section'
import { TextBox } from './text-box'

const PLACES = { 'episode.onset': 'Depressed since' } as const

/** The little that a case needs to begin. */
export function NewCaseForm(form: ClinicalFormProps) {
  return (
    <ClinicalForm {...form} saveLabel="Create the case" places={PLACES}>
      <div className="card form-card">
        <FormSection id="who-section" title="Who">
          <div className="boxes">
            <TextBox
              field="label"
              label="Case label"
              width="medium"
              hint="A pseudonym such as A-1042. No name, no record number."
              canBeNotKnown={false}
            />
            <TextBox field="birthYear" label="Year of birth" kind="quantity" width="short" placeholder="1984" />
          </div>
        </FormSection>
        <FormSection id="episode-section" title="Current episode">
          <div className="boxes">
            <TextBox
              field="episode.onset"
              label="Depressed since"
              kind="date"
              width="medium"
              placeholder="Feb 2024"
              hint="As well as it is known: 2024, Feb 2024."
            />
          </div>
        </FormSection>
      </div>
    </ClinicalForm>
  )
}
