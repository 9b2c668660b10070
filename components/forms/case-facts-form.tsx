import { BIPOLAR_SCREEN_LABELS, CURRENT_STATUS_LABELS, DIAGNOSIS_LABELS, SEVERITY_LABELS } from '@/lib/exchange/labels'
import { OtherDrugsSection, SafetySection } from './case-history-sections'
import { ContributorSection, ScoreSection, TreatmentSection } from './case-list-sections'
import { type Choice, ChoiceBox } from './choice-box'
import { PRESENCES, toChoices, YES_NO } from './choices'
import { ClinicalForm, type ClinicalFormProps } from './clinical-form'
import { FormSection } from './form-section'
import { TextBox } from './text-box'

const PLACES = {
  assessedOn: 'Judge as of',
  'episode.onset': 'Current episode since',
  'episode.lifetimeEpisodes': 'Episodes in all',
  scores: 'Score',
  otherDrugs: 'Other drug',
  contributors: 'Contributor',
  notTried: 'Not tried',
  otherTreatments: 'Treatment',
} as const

const DIAGNOSES = toChoices(DIAGNOSIS_LABELS)
const SCREENS = toChoices(BIPOLAR_SCREEN_LABELS)
const SEVERITIES = toChoices(SEVERITY_LABELS)
const STATUSES = toChoices(CURRENT_STATUS_LABELS)

const PARTS = [
  ['who', 'Who'],
  ['diagnosis', 'Diagnosis'],
  ['episode', 'Episode'],
  ['safety', 'Safety'],
  ['contributors', 'Contributors'],
  ['scores', 'Scores'],
  ['otherDrugs', 'Other drugs'],
  ['otherTreatments', 'Other treatments'],
] as const

type Props = ClinicalFormProps & {
  readonly contributorChoices: readonly Choice[]
  /** Where scores can be written in lines. */
  readonly scoreEntryHref?: string
}

/** What is known of a case besides its trials. */
export function CaseFactsForm({ contributorChoices, scoreEntryHref, ...form }: Props) {
  return (
    <ClinicalForm {...form} places={PLACES} saveLabel="Save facts">
      <nav className="form-nav" aria-label="Parts of this form">
        {PARTS.map(([id, title]) => (
          <a key={id} href={`#${id}-section-title`}>
            {title}
          </a>
        ))}
      </nav>
      <div className="card form-card">
        <WhoSection />
        <FormSection id="diagnosis-section" title="Diagnosis">
          <div className="boxes">
            <ChoiceBox
              field="diagnosis.primary"
              label="Primary diagnosis"
              choices={DIAGNOSES}
              width="long"
              empty="major depressive disorder (assumed)"
            />
            <ChoiceBox
              field="diagnosis.psychoticFeatures"
              label="Psychotic features"
              choices={PRESENCES}
              width="short"
            />
            <ChoiceBox
              field="diagnosis.bipolarScreen"
              label="Bipolar screen"
              choices={SCREENS}
              width="medium"
              hint="Lifetime mania or hypomania."
            />
          </div>
        </FormSection>
        <FormSection id="episode-section" title="Current episode">
          <div className="boxes">
            <TextBox field="episode.onset" label="Since" kind="date" width="medium" placeholder="Feb 2024" />
            <ChoiceBox field="episode.severity" label="Severity" choices={SEVERITIES} width="short" />
            <TextBox
              field="episode.lifetimeEpisodes"
              label="Episodes in all"
              kind="quantity"
              width="short"
              placeholder="2-3"
            />
            <ChoiceBox field="currentStatus" label="Now" choices={STATUSES} width="medium" />
          </div>
        </FormSection>
        <SafetySection />
        <ContributorSection contributorChoices={contributorChoices} />
        <ScoreSection {...(scoreEntryHref && { entryHref: scoreEntryHref })} />
        <OtherDrugsSection />
        <TreatmentSection />
      </div>
    </ClinicalForm>
  )
}

function WhoSection() {
  return (
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
        <TextBox
          field="assessedOn"
          label="Judge as of"
          kind="date"
          width="medium"
          hint="Empty: the day it is read."
          canBeNotKnown={false}
        />
        <ChoiceBox
          field="assumeAdherence"
          label="Assume adherence where it is not recorded?"
          choices={YES_NO}
          width="long"
          empty="no"
          hint="Every result then says that it was assumed."
        />
      </div>
    </FormSection>
  )
}
