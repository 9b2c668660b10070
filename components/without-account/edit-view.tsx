import { PolicySection } from '@/components/case/policy-section'
import { WhoBar } from '@/components/case/who-bar'
import { EntryGrammar } from '@/components/entry/entry-grammar'
import { QuickEntryForm } from '@/components/entry/quick-entry-form'
import { ScoreEntryForm } from '@/components/entry/score-entry-form'
import { ScoreGrammar } from '@/components/entry/score-grammar'
import { CaseFactsForm } from '@/components/forms/case-facts-form'
import { ConclusionForm } from '@/components/forms/conclusion-form'
import { EntryHead } from '@/components/forms/entry-head'
import { TrialForm } from '@/components/forms/trial-form'
import type { CaseFile } from '@/lib/domain/case-file'
import { describeComputed } from '@/lib/exchange/conclusion'
import { describeWho } from '@/lib/exchange/describe-case'
import { assessForConclusion } from '@/lib/exchange/forms/change-file'
import { toConclusionValues } from '@/lib/exchange/forms/conclusion-form'
import { describeDrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import { listDrugChoices } from '@/lib/exchange/forms/drug-choices'
import { toCaseFormValues } from '@/lib/exchange/forms/facts-form'
import type { FormValues } from '@/lib/exchange/forms/form-values'
import { listTrialChoices } from '@/lib/exchange/forms/list-trial-choices'
import { toTrialValues } from '@/lib/exchange/forms/trial-form'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'
import { assessCasePolicies } from '@/lib/rules/assess-surroundings'
import { listContributors } from '@/lib/rules/contributor-codes'
import { CASE, CONCLUSION, FACTS, LINES, NEW_TRIAL, type Place, SCORES, toTrialPlace } from './place'

const CONTRIBUTOR_CHOICES = listContributors().map(({ code, name }) => ({ value: code, label: name }))

/** What the views beside the case are called. */
export const TITLES = {
  facts: 'Facts of the case',
  conclusion: 'Your conclusion',
  policies: 'Published policies',
  lines: 'Add trials',
  scores: 'Add scores',
  newTrial: 'Add a trial',
  trial: 'Edit the trial',
} as const

export type FormPlace = Extract<Place, { readonly view: keyof typeof TITLES }>

type Props = {
  readonly place: FormPlace
  readonly file: CaseFile
  readonly day: ReadingDay
}

/** One of the forms of a case, or its policies. */
export function EditView({ place, file, day }: Props) {
  const title = TITLES[place.view]
  if (place.view === 'policies') {
    return (
      <>
        <div className="case-head">
          <WhoBar label={file.case.label} who={describeWho(file)} />
        </div>
        <PolicySection file={file} policies={assessCasePolicies(file, { today: day.asOf })} />
      </>
    )
  }
  return (
    <>
      <EntryHead file={file} title={title} hint={place.view !== 'lines' && place.view !== 'scores'} />
      <Form place={place} file={file} day={day} />
    </>
  )
}

function Form({ place, file, day }: Props) {
  switch (place.view) {
    case 'facts': {
      const typed = toTyped(toCaseFormValues({ facts: file.case, otherTreatments: file.otherTreatments }))
      return <CaseFactsForm action={FACTS} cancelHref={CASE} typed={typed} contributorChoices={CONTRIBUTOR_CHOICES} />
    }
    case 'conclusion': {
      const typed = toTyped(toConclusionValues({ on: day.asOf, ...file.case.conclusion }))
      const computed = describeComputed(assessForConclusion(file, day.asOf))
      return <ConclusionForm action={CONCLUSION} cancelHref="#conclusion" typed={typed} computed={computed} />
    }
    case 'lines':
      return (
        <>
          <QuickEntryForm
            action={LINES}
            cancelHref={CASE}
            formHref={NEW_TRIAL}
            typed={toTyped({})}
            day={day}
            saveLabel="Add these trials"
          />
          <EntryGrammar />
        </>
      )
    case 'scores':
      return (
        <>
          <ScoreEntryForm
            action={SCORES}
            cancelHref={CASE}
            formHref={FACTS}
            typed={toTyped({})}
            day={day}
            recorded={file.case.scores ?? []}
          />
          <ScoreGrammar />
        </>
      )
    case 'newTrial':
      return <OneTrial action={NEW_TRIAL} file={file} trialId={null} />
    case 'trial':
      return <OneTrial action={toTrialPlace(place.trialId)} file={file} trialId={place.trialId} />
    case 'policies':
      return null
  }
}

type OneTrialProps = { readonly action: string; readonly file: CaseFile; readonly trialId: string | null }

function OneTrial({ action, file, trialId }: OneTrialProps) {
  const trial = file.trials.find(({ id }) => id === trialId)
  return (
    <TrialForm
      action={action}
      cancelHref="#trials"
      typed={toTyped(trial === undefined ? {} : toTrialValues(trial))}
      drugReading={trial === undefined ? null : describeDrugReading(trial.drug ?? '', trial.formulation ?? null)}
      drugChoices={listDrugChoices()}
      otherTrials={listTrialChoices(file, trialId ?? '')}
    />
  )
}

function toTyped(values: FormValues) {
  return { values, errors: {} }
}
