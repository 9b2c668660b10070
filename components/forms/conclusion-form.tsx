import { CONCLUSION_REASONS } from '@/lib/exchange/conclusion'
import { CONCLUSION_LABELS } from '@/lib/exchange/labels'
import { ChoiceBox } from './choice-box'
import { toChoices } from './choices'
import { ClinicalForm, type ClinicalFormProps } from './clinical-form'
import { FormSection } from './form-section'
import { LongTextBox } from './long-text-box'
import { TextBox } from './text-box'

const VERDICTS = toChoices(CONCLUSION_LABELS)
const REASONS = toChoices(CONCLUSION_REASONS)
const PLACES = { verdict: 'You conclude', reasonCode: 'Why it differs', note: 'Note', on: 'On' } as const

type Props = ClinicalFormProps & {
  /** What is computed under the default definition, in words. */
  readonly computed: string
}

/** What the clinician concludes, entered beside what is computed. It changes no finding. */
export function ConclusionForm({ computed, ...form }: Props) {
  return (
    <ClinicalForm {...form} places={PLACES} saveLabel="Save conclusion">
      <div className="card form-card">
        <FormSection id="computed-section" title="Computed">
          <p>{computed}</p>
        </FormSection>
        <FormSection
          id="conclusion-section"
          title="Your own"
          hint="It stands beside the computed verdict and changes no finding."
        >
          <div className="boxes">
            <ChoiceBox field="verdict" label="You conclude" choices={VERDICTS} width="long" empty="not concluded" />
            <TextBox field="on" label="On" kind="date" width="medium" canBeNotKnown={false} />
          </div>
          <div className="boxes">
            <ChoiceBox
              field="reasonCode"
              label="Why it differs"
              choices={REASONS}
              width="full"
              empty="does not differ"
              hint="Needed where your conclusion is not the computed one."
            />
          </div>
          <LongTextBox field="note" label="Note" />
        </FormSection>
      </div>
    </ClinicalForm>
  )
}
