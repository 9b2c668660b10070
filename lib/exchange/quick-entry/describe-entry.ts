import { describeAmount, describeUnit } from '../describe-number'
import {
  describeAdherenceRecord,
  describeDoses,
  describeDrug,
  describePeriod,
  describeStopReasons,
} from '../describe-record'
import { EPISODE_LABELS, INDICATION_LABELS, OUTCOME_BAND_LABELS, ROLE_LABELS, SOURCE_LABELS } from '../labels'
import type { Asked, QuickEntry, QuickTreatment, QuickTrial } from './read-quick-entry'

/** One thing that a line says, and the box of the trial's form in which it stands. */
export type Chip = { readonly box: string; readonly what: string; readonly text: string }

/** What is missing of a line, and the box of the trial's form in which it can be given. */
export const MISSING: Readonly<Record<Asked, { readonly box: string; readonly text: string }>> = {
  drug: { box: 'drug', text: 'drug' },
  dose: { box: 'doses.0.dose', text: 'dose' },
  duration: { box: 'length', text: 'how long' },
  adherence: { box: 'adherence.category', text: 'adherence' },
  outcome: { box: 'outcome.band', text: 'outcome' },
  start: { box: 'start', text: 'start' },
  stop: { box: 'stop', text: 'stop' },
  stopReason: { box: 'stopReason', text: 'why it stopped' },
}

function chip(box: string, what: string, text: string | null | undefined): Chip[] {
  return text === null || text === undefined || text === '' ? [] : [{ box, what, text }]
}

/** What a line says of a trial, in the order of the form. */
export function listChips(trial: QuickTrial): readonly Chip[] {
  return [
    ...chip('drug', 'Drug', describeQuickDrug(trial)),
    ...chip('role', 'Given', trial.role && ROLE_LABELS[trial.role]),
    ...chip('doses.0.dose', 'Dose', trial.doses && describeSteps(trial)),
    ...chip('start', 'When', describeWhen(trial)),
    ...chip('adherence.category', 'Taken', describeTaken(trial)),
    ...chip('sideEffects.0.effect', 'Side effects', describeSideEffects(trial)),
    ...chip('outcome.band', 'Outcome', describeOutcome(trial)),
    ...chip('stopReason', 'Stopped because', trial.stopReason && describeStopReasons(trial)),
    ...chip('maximumTolerated', 'Highest dose tolerated', trial.maximumTolerated),
    ...chip('indication', 'For', trial.indication && INDICATION_LABELS[trial.indication]),
    ...chip('episode', 'Episode', trial.episode && EPISODE_LABELS[trial.episode]),
    ...chip('prescriber', 'Prescriber', trial.prescriber),
    ...chip('source', 'Known from', trial.source && SOURCE_LABELS[trial.source]),
  ]
}

function describeQuickDrug(trial: QuickTrial): string | null {
  if (trial.drug === null) return null
  const drug = describeDrug(trial)
  return trial.drugText ? `${drug} (${trial.drugText})` : drug
}

/** Steps with the length of each: "75 mg for 2 weeks → 150 mg for 6 weeks". */
function describeSteps({ doses = [] }: QuickTrial): string {
  const steps = doses.map((step) => {
    const length = describeLength(step)
    return `${describeDoses({ doses: [step] })} a day${length === null ? '' : ` for ${length}`}`
  })
  return steps.join(' → ').replaceAll(/(mg\/\S+|µg\/day|mmol\/L) a day/g, '$1')
}

function describeLength({ weeks, days }: Pick<QuickTrial, 'weeks' | 'days'>): string | null {
  return describeAmount(weeks, weeks === 1 ? 'week' : 'weeks') ?? describeAmount(days, days === 1 ? 'day' : 'days')
}

function describeWhen(trial: QuickTrial): string | null {
  const { start, stop, ongoing } = trial
  const hasDates = start !== undefined || stop !== undefined || ongoing === true
  return hasDates ? describePeriod(trial) : describeLength(trial)
}

function describeTaken(trial: QuickTrial): string | null {
  if (trial.adherence === undefined) return null
  return trial.adherence === null ? 'not known' : describeAdherenceRecord(trial)
}

function describeSideEffects({ sideEffects }: QuickTrial): string | null {
  if (sideEffects === undefined) return null
  if (sideEffects.length === 0) return 'none'
  return sideEffects.map(({ effect, severity }) => (severity ? `${severity} ${effect}` : effect)).join(', ')
}

function describeOutcome({ outcome, lostResponse }: Pick<QuickTrial, 'outcome' | 'lostResponse'>): string | null {
  if (outcome === null) return 'not known'
  const { scale, baseline, endpoint, improvement, band, cgiI } = outcome ?? {}
  const better = improvement === undefined ? null : describeAmount(improvement, '%')
  const parts = [
    ...(scale
      ? [`${scale} ${describeAmount(baseline, '')?.trim() ?? '?'} → ${describeAmount(endpoint, '')?.trim() ?? '?'}`]
      : []),
    ...(better === null ? [] : [`${better} better`.replace(/^-(\S+ %) better$/, '$1 worse')]),
    ...(cgiI === undefined || cgiI === null ? [] : [`CGI-I ${cgiI}`]),
    ...(band ? [OUTCOME_BAND_LABELS[band]] : []),
    ...(lostResponse ? ['response lost'] : []),
  ]
  return parts.length === 0 ? null : parts.join(', ')
}

const TREATMENTS = {
  psychotherapy: 'Psychotherapy',
  ect: 'ECT',
  rtms: 'rTMS',
  vns: 'Vagus nerve stimulation',
  dbs: 'Deep brain stimulation',
  lightTherapy: 'Light therapy',
  other: 'Other treatment',
} as const satisfies Record<QuickTreatment['kind'], string>

/** What a line says of a treatment that is no drug. */
export function listTreatmentChips(treatment: QuickTreatment): readonly Chip[] {
  const { kind, type, sessions, laterality } = treatment
  return [
    ...chip(
      'kind',
      'Treatment',
      type && type.toUpperCase() !== TREATMENTS[kind].toUpperCase() ? `${TREATMENTS[kind]}, ${type}` : TREATMENTS[kind],
    ),
    ...chip('sessions', 'Sessions', describeAmount(sessions, describeUnit(''))?.trim()),
    ...chip('laterality', 'Placement', laterality),
    ...chip('start', 'When', describeWhen({ ...treatment, drug: null })),
    ...chip('outcome', 'Outcome', describeOutcome(treatment)),
  ]
}

/** How many of some lines were read, in one sentence for those who do not see the lines. */
export function describeReading(entries: readonly QuickEntry[]): string {
  const trials = entries.filter(({ trial }) => trial !== null).length
  const treatments = entries.filter(({ otherTreatment }) => otherTreatment !== undefined).length
  const splits = entries.filter(({ split }) => split !== undefined).length
  const parts = entries.reduce((sum, { notUnderstood }) => sum + notUnderstood.length, 0)
  const count = (number: number, one: string, more: string) =>
    number === 0 ? [] : [`${number} ${number === 1 ? one : more}`]
  const read = [
    ...count(trials, 'trial', 'trials'),
    ...count(treatments, 'other treatment', 'other treatments'),
    ...count(splits, 'line of several trials', 'lines of several trials'),
  ]
  if (read.length === 0) return 'No trial is read yet.'
  if (splits > 0) return `${read.join(', ')}: put each trial on a line of its own.`
  if (parts === 0) return `${read.join(', ')}; everything was understood.`
  return `${read.join(', ')}; ${parts === 1 ? '1 part was' : `${parts} parts were`} not understood.`
}
