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
import { type FormValues, getTyped } from '@/lib/exchange/forms/form-values'
import { listTrialChoices } from '@/lib/exchange/forms/list-trial-choices'
import { toTrialValues } from '@/lib/exchange/forms/trial-form'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'
import { assessCasePolicies } from '@/lib/rules/assess-surroundings'
import { listContributors } from '@/lib/rules/contributor-codes'
import {
  CASE,
  CONCLUSION,
  FACTS,
  LINES,
  NEW_TRIAL,
  OWN_CONCLUSION,
  type Place,
  POLICIES,
  SCORES,
  TRIALS,
  toDiscard,
  toTrialPlace,
} from './place'
import type { Drafts } from './use-drafts'

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
  readonly drafts: Drafts
}

/** One of the forms of a case, or its policies. */
export function EditView({ place, file, day, drafts }: Props) {
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
  const address = toAddress(place)
  const isInLines = place.view === 'lines' || place.view === 'scores'
  return (
    <>
      <EntryHead file={file} title={TITLES[place.view]} hint={!isInLines} />
      {drafts.get(address) !== null && (
        <p className="notice without-account">
          What you typed here before is here again; it is not part of the case yet.{' '}
          <a href={toDiscard(address)}>Discard it</a>
        </p>
      )}
      <Form place={place} file={file} day={day} drafts={drafts} />
    </>
  )
}

function Form({ place, file, day, drafts }: Props) {
  const action = toAddress(place)
  const open = (recorded: FormValues) => ({ action, typed: { values: drafts.get(action) ?? recorded, errors: {} } })
  switch (place.view) {
    case 'facts': {
      const form = open(toCaseFormValues({ facts: file.case, otherTreatments: file.otherTreatments }))
      return <CaseFactsForm {...form} cancelHref={CASE} contributorChoices={CONTRIBUTOR_CHOICES} />
    }
    case 'conclusion': {
      const form = open(toConclusionValues({ on: day.asOf, ...file.case.conclusion }))
      const computed = describeComputed(assessForConclusion(file, day.asOf))
      return <ConclusionForm {...form} cancelHref={OWN_CONCLUSION} computed={computed} />
    }
    case 'lines':
      return (
        <>
          <QuickEntryForm {...open({})} cancelHref={CASE} formHref={NEW_TRIAL} day={day} saveLabel="Add these trials" />
          <EntryGrammar />
        </>
      )
    case 'scores':
      return (
        <>
          <ScoreEntryForm
            {...open({})}
            cancelHref={CASE}
            formHref={`${FACTS}#scores-section-title`}
            day={day}
            recorded={file.case.scores ?? []}
          />
          <ScoreGrammar />
        </>
      )
    case 'newTrial':
    case 'trial': {
      const trial = place.view === 'trial' ? file.trials.find(({ id }) => id === place.trialId) : undefined
      const form = open(trial === undefined ? {} : toTrialValues(trial))
      return (
        <TrialForm
          {...form}
          cancelHref={file.trials.length === 0 ? CASE : TRIALS}
          drugReading={describeDrugReading(getTyped(form.typed.values, 'drug'), trial?.formulation ?? null)}
          drugChoices={listDrugChoices()}
          otherTrials={listTrialChoices(file, trial?.id ?? '')}
        />
      )
    }
    case 'policies':
      return null
  }
}

const ADDRESSES = {
  facts: FACTS,
  conclusion: CONCLUSION,
  policies: POLICIES,
  lines: LINES,
  scores: SCORES,
  newTrial: NEW_TRIAL,
} as const

function toAddress(place: FormPlace): string {
  return place.view === 'trial' ? toTrialPlace(place.trialId) : ADDRESSES[place.view]
}
