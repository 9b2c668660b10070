import type { CalendarDate } from '@/lib/domain/calendar-date'
import {
  type AntidepressantTrial,
  CASE_FILE_FORMAT,
  type CaseFile,
  MAX_TRIALS,
  otherTreatmentSchema,
  trialSchema,
} from '@/lib/domain/case-file'
import { assessCase } from '@/lib/rules/assess-case'
import type { DefinitionEvaluation } from '@/lib/rules/evaluation'
import { CONCLUDED_BESIDE } from '../conclusion'
import { findLineProblem, findTooMany, readLinesForm, refuseLines } from '../quick-entry/lines-form'
import type { ReadingDay } from '../quick-entry/read-dates'
import { listNewScores } from '../quick-entry/scores/score-lines'
import { readScoreLinesForm } from '../quick-entry/scores/score-lines-form'
import { checkCaseFacts } from './check-case-facts'
import { checkTrialFacts } from './check-trial-facts'
import { checkConclusion, readConclusionForm } from './conclusion-form'
import { readCaseForm } from './facts-form'
import type { FormErrors, FormValues } from './form-values'
import { findFreeId } from './free-id'
import type { ReadForm } from './settle-form'
import { readTrialForm } from './trial-form'

/** What to say where a case holds as many trials as it can. */
export const TOO_MANY_TRIALS = `A case holds at most ${MAX_TRIALS} trials: delete one first, or start a second case.`

const UNTITLED = 'Untitled case'

/** A case with nothing in it yet. */
export function anEmptyCase(): CaseFile {
  return { format: CASE_FILE_FORMAT, case: { label: UNTITLED }, trials: [] }
}

/** The case with a trial as entered in its form, new where no id is given; or what has to be put right. */
export function withTrialForm(
  file: CaseFile,
  trialId: string | null,
  values: FormValues,
  today: CalendarDate,
): ReadForm<CaseFile> {
  if (trialId === null && file.trials.length >= MAX_TRIALS) return refuse({ drug: TOO_MANY_TRIALS })
  const id = trialId ?? findFreeId('t', listIds(file))
  const read = readTrialForm(values, id)
  if (!read.ok) return read
  const otherTrials = file.trials.filter((other) => other.id !== id)
  const errors = checkTrialFacts(read.value, { today, otherTrials })
  if (Object.keys(errors).length > 0) return refuse(errors)
  const trials = trialId === null ? [...file.trials, read.value] : replaceTrial(file.trials, read.value)
  return { ok: true, value: { ...file, trials } }
}

/** The case with the facts and other treatments as entered in their form, or what has to be put right. */
export function withFactsForm(file: CaseFile, values: FormValues, today: CalendarDate): ReadForm<CaseFile> {
  const read = readCaseForm(
    values,
    file.trials.map(({ id }) => id),
  )
  if (!read.ok) return read
  const { facts, otherTreatments } = read.value
  const errors = checkCaseFacts(facts, today, otherTreatments)
  if (Object.keys(errors).length > 0) return refuse(errors)
  const { otherTreatments: _, ...rest } = file
  const { conclusion } = file.case
  const recorded = { ...facts, ...(conclusion === undefined ? {} : { conclusion }) }
  return { ok: true, value: { ...rest, case: recorded, ...(otherTreatments && { otherTreatments }) } }
}

/** What the rules say of a case under the definition that a conclusion is held beside. */
export function assessForConclusion(file: CaseFile, today: CalendarDate): DefinitionEvaluation {
  const [computed] = assessCase(file, { today, definitions: [CONCLUDED_BESIDE] }).definitions
  if (computed === undefined) throw new Error(`no evaluation for definition ${CONCLUDED_BESIDE}`)
  return computed
}

/** The case with the clinician’s own conclusion as entered in its form, or what has to be put right. */
export function withConclusionForm(file: CaseFile, values: FormValues, today: CalendarDate): ReadForm<CaseFile> {
  const read = readConclusionForm(values)
  if (!read.ok) return read
  const { conclusion: recorded, ...facts } = file.case
  if (read.value === undefined) return { ok: true, value: { ...file, case: facts } }
  const computed = assessForConclusion(file, today).verdict
  const around = { computed, recordedCode: recorded?.reasonCode, today }
  const errors = checkConclusion(read.value, around)
  if (Object.keys(errors).length > 0) return refuse(errors)
  return { ok: true, value: { ...file, case: { ...facts, conclusion: read.value } } }
}

/** The case with the trials and treatments of lines, a line each; or what has to be put right. */
export function withLinesForm(file: CaseFile, values: FormValues, day: ReadingDay): ReadForm<LinesAdded> {
  const read = readLinesForm(values, day)
  if (!read.ok) return read
  const taken = new Set(listIds(file))
  const take = (letter: 't' | 'o') => {
    const id = findFreeId(letter, taken)
    taken.add(id)
    return id
  }
  const trials = read.value.flatMap(({ number, entry }) =>
    entry.trial === null ? [] : [{ number, trial: { id: take('t'), ...entry.trial } }],
  )
  const treatments = read.value.flatMap(({ entry }) =>
    entry.otherTreatment === undefined ? [] : [otherTreatmentSchema.parse({ id: take('o'), ...entry.otherTreatment })],
  )
  const problem =
    findTooMany(file.trials.length, trials.length) ??
    findLineProblem(trials, { today: day.asOf, otherTrials: file.trials })
  if (problem !== null) return refuseLines(problem)
  const added = trials.map(({ trial }) => trialSchema.parse(trial))
  const ids = new Map(trials.map(({ number, trial }) => [number, trial.id]))
  const otherTreatments =
    treatments.length === 0 ? file.otherTreatments : [...(file.otherTreatments ?? []), ...treatments]
  const changed = { ...file, trials: [...file.trials, ...added], ...(otherTreatments && { otherTreatments }) }
  return { ok: true, value: { file: changed, ids } }
}

/** A case with the trials of lines, and the id that the trial of each line was given. */
export type LinesAdded = { readonly file: CaseFile; readonly ids: ReadonlyMap<number, string> }

/** The case with the scores of lines, none of them doubled; or what has to be put right. */
export function withScoreLinesForm(file: CaseFile, values: FormValues, day: ReadingDay): ReadForm<CaseFile> {
  const read = readScoreLinesForm(values, day)
  if (!read.ok) return read
  const recorded = file.case.scores ?? []
  const scores = [...recorded, ...listNewScores(read.value, recorded)]
  return { ok: true, value: { ...file, case: { ...file.case, scores } } }
}

/** The case without one of its trials, and without the links of others to it. */
export function withoutTrial(file: CaseFile, trialId: string): CaseFile {
  const trials = file.trials.filter(({ id }) => id !== trialId).map((trial) => unlink(trial, trialId))
  return { ...file, trials }
}

function unlink(trial: AntidepressantTrial, trialId: string): AntidepressantTrial {
  if (!trial.addedTo?.includes(trialId)) return trial
  const { addedTo, ...rest } = trial
  const others = addedTo.filter((id) => id !== trialId)
  return others.length === 0 ? rest : { ...rest, addedTo: others }
}

function replaceTrial(trials: readonly AntidepressantTrial[], trial: AntidepressantTrial): AntidepressantTrial[] {
  return trials.map((other) => (other.id === trial.id ? trial : other))
}

function listIds({ trials, otherTreatments }: CaseFile): ReadonlySet<string> {
  return new Set([...trials, ...(otherTreatments ?? [])].map(({ id }) => id))
}

function refuse(errors: FormErrors): { readonly ok: false; readonly errors: FormErrors } {
  return { ok: false, errors }
}
