import { CONTRIBUTOR_STATUS_LABELS, EPISODE_LABELS, SCALE_LABELS, TREATMENT_KIND_LABELS } from '@/lib/exchange/labels'
import { type Choice, ChoiceBox } from './choice-box'
import { toChoices, YES_NO } from './choices'
import { FormSection } from './form-section'
import { OutcomeBoxes } from './outcome-boxes'
import { RowId } from './row-id'
import { RowList } from './row-list'
import { TextBox } from './text-box'

const STATUSES = toChoices(CONTRIBUTOR_STATUS_LABELS)
const SCALES = toChoices(SCALE_LABELS)
const KINDS = toChoices(TREATMENT_KIND_LABELS)
const EPISODES = toChoices(EPISODE_LABELS)

/** What else could explain that nothing helped, and how far each was looked into. */
export function ContributorSection({ contributorChoices }: { readonly contributorChoices: readonly Choice[] }) {
  return (
    <FormSection id="contributors-section" title="Contributors" hint="What else could look like resistance.">
      <RowList list="contributors" rowLabel="Contributor" addLabel="Add a contributor" emptyRows={2}>
        <ChoiceBox field="code" label="What" choices={contributorChoices} width="medium" empty="choose" />
        <ChoiceBox field="status" label="Status" choices={STATUSES} width="short" empty="choose" />
        <TextBox field="start" label="From" kind="date" width="short" />
        <TextBox field="stop" label="To" kind="date" width="short" />
        <TextBox field="note" label="Note" width="short" placeholder="TSH 2.1" />
      </RowList>
    </FormSection>
  )
}

/** Totals of depression scales over time. */
export function ScoreSection({ entryHref }: { readonly entryHref?: string }) {
  return (
    <FormSection id="scores-section" title="Scores">
      {entryHref !== undefined && (
        <p className="hint">
          Several at once? <a href={entryHref}>Write them in lines</a>.
        </p>
      )}
      <RowList list="scores" rowLabel="Score" addLabel="Add a score" emptyRows={1}>
        <ChoiceBox field="scale" label="Scale" choices={SCALES} width="short" empty="choose" />
        <TextBox field="total" label="Total" kind="quantity" width="short" />
        <TextBox field="date" label="On" kind="date" width="medium" canBeNotKnown={false} />
      </RowList>
    </FormSection>
  )
}

/** Treatments that are not trials of a drug. */
export function TreatmentSection() {
  return (
    <FormSection id="otherTreatments-section" title="Other treatments" hint="Psychotherapy, ECT, rTMS and others.">
      <RowList list="otherTreatments" rowLabel="Treatment" addLabel="Add a treatment" emptyRows={1} isTall>
        <RowId />
        <div className="boxes">
          <ChoiceBox field="kind" label="Kind" choices={KINDS} width="medium" empty="choose" />
          <TextBox field="type" label="Which" width="short" placeholder="CBT" />
          <TextBox field="sessions" label="Sessions" kind="quantity" width="tiny" />
          <TextBox field="length" label="How long" kind="length" width="short" />
          <TextBox field="start" label="From" kind="date" width="short" />
          <TextBox field="stop" label="To" kind="date" width="short" />
          <ChoiceBox field="ongoing" label="Ongoing?" choices={YES_NO} width="short" />
          <ChoiceBox field="episode" label="Episode" choices={EPISODES} width="medium" />
          <TextBox field="laterality" label="Laterality (ECT)" width="short" />
          <TextBox field="comment" label="Comment" width="medium" />
        </div>
        <OutcomeBoxes />
      </RowList>
    </FormSection>
  )
}
