import type { DrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import type { DrugChoice } from '@/lib/exchange/forms/find-drug-choices'
import { FORMULATION_LABELS, ROLE_LABELS, SOURCE_LABELS } from '@/lib/exchange/labels'
import { CheckList } from './check-list'
import { type Choice, ChoiceBox } from './choice-box'
import { toChoices, toChoicesOrNotKnown } from './choices'
import { ClinicalForm, type ClinicalFormProps } from './clinical-form'
import { Disclosure } from './disclosure'
import { DrugBox } from './drug-box'
import { DrugProvider } from './drug-context'
import { FormSection } from './form-section'
import { OutcomeBoxes } from './outcome-boxes'
import { TextBox } from './text-box'
import { AdherenceSection, SideEffectSection, StopSection } from './trial-course-sections'
import { DoseSection, WhenSection } from './trial-dose-sections'
import { MoreSection } from './trial-more-section'

const PLACES = {
  start: 'Started',
  stop: 'Stopped',
  length: 'How long in all',
  'adherence.proportion': 'Percent of doses',
  'outcome.baseline': 'Score before',
  'outcome.baselineOn': 'Score before, on',
  'outcome.endpoint': 'Score at the end',
  'outcome.endpointOn': 'Score at the end, on',
  'outcome.improvement': 'Improvement',
  'cap.mgPerDay': 'Capped at',
  adherence: 'Taken',
  outcome: 'Outcome',
  'sideEffects.none': 'Side effects',
  doses: 'Dose step',
  dispenses: 'Dispense',
  sideEffects: 'Side effect',
  plasmaLevels: 'Plasma level',
} as const

const FORMULATIONS = toChoicesOrNotKnown(FORMULATION_LABELS)
const ROLES = toChoices(ROLE_LABELS)
const SOURCES = toChoices(SOURCE_LABELS)

type Props = ClinicalFormProps & {
  readonly drugReading: DrugReading | null
  readonly drugChoices: readonly DrugChoice[]
  /** The other trials of the case, to which this drug may have been added. */
  readonly otherTrials: readonly Choice[]
}

/** One trial on one screen, in the order in which one tells it. */
export function TrialForm({ drugReading, drugChoices, otherTrials, ...form }: Props) {
  return (
    <ClinicalForm {...form} places={PLACES} saveLabel="Save trial">
      <DrugProvider reading={drugReading}>
        <div className="card form-card">
          <FormSection id="drug-section" title="Drug">
            <div className="boxes">
              <DrugBox choices={drugChoices} />
              <ChoiceBox field="formulation" label="Release form" choices={FORMULATIONS} width="medium" />
              <ChoiceBox field="role" label="Given" choices={ROLES} width="medium" empty="on its own (assumed)" />
            </div>
            {otherTrials.length > 0 && (
              <Disclosure summary="Added to another drug" holds={['addedTo']}>
                <CheckList field="addedTo" legend="Added to" choices={otherTrials} />
              </Disclosure>
            )}
          </FormSection>
          <DoseSection />
          <WhenSection />
          <AdherenceSection />
          <SideEffectSection />
          <FormSection id="outcome-section" title="Outcome" hint="Did it help?">
            <OutcomeBoxes />
          </FormSection>
          <StopSection />
          <FormSection id="source-section" title="Where from">
            <div className="boxes">
              <ChoiceBox field="source" label="Source" choices={SOURCES} width="medium" />
              <TextBox field="prescriber" label="Prescriber" width="medium" />
            </div>
          </FormSection>
          <MoreSection />
        </div>
      </DrugProvider>
    </ClinicalForm>
  )
}
