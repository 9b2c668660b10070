import { CONCLUSION_REASONS } from '@/lib/exchange/conclusion'
import type { FormDraft } from '@/lib/exchange/forms/form-draft'
import type { TypedForm } from '@/lib/exchange/forms/form-values'
import { CONCLUSION_LABELS } from '@/lib/exchange/labels'
import { ChoiceBox } from './choice-box'
import { toChoices } from './choices'
import { ClinicalForm } from './clinical-form'
import { FormSection } from './form-section'
import { LongTextBox } from './long-text-box'
import { TextBox } from './text-box'

const VERDICTS = toChoices(CONCLUSION_LABELS)
const REASONS = toChoices(CONCLUSION_REASONS)
const PLACES = { verdict: 'You conclude', reasonCode: 'Why it differs', note: 'Note', on: 'On' } as const

type Props = {
  readonly action: string
  readonly cancelHref: string
  readonly typed: TypedForm
  readonly hidden: Readonly<Record<string, string>>
  readonly draft: FormDraft
  /** What is computed under the default definition, in words. */
  readonly computed: string
}

/** What the clinician concludes, entered beside what is computed. It changes no finding. */
export function ConclusionForm({ action, cancelHref, typed, hidden, draft, computed }: Props) {
  return (
    <ClinicalForm
      action={action}
      values={typed.values}
      errors={typed.errors}
      places={PLACES}
      saveLabel="Save conclusion"
      cancelHref={cancelHref}
      hidden={hidden}
      draft={draft}
    >
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
