import type { CaseFile } from '@/lib/domain/case-file'
import { isAntipsychotic } from './interacting-drugs'
import { getMinimumDose } from './minimum-effective-doses'
import type { PreparedTrial } from './prepare-trial'
import { type ResolvedDrug, resolveDrug } from './resolve-drug'
import { otherDrugSpan, type Span, spansOverlap } from './spans'
import { allOf, anyOf, atLeast, type Verdict } from './verdict'

type OtherDrug = NonNullable<CaseFile['case']['otherDrugs']>[number]

/** One dose a day and nothing more: "2.5 mg twice daily" and "300 mg every four weeks" are not read. */
const MG_A_DAY = /^(\d+(?:\.\d+)?) ?mg(?: ?\/ ?day| (?:per|a) day|(?: once)? daily| at night)?$/i

/** An antipsychotic, or a product that holds one; whether its dose is enough is another question. */
function holdsAntipsychotic(drug: ResolvedDrug): boolean {
  switch (drug.kind) {
    case 'agent':
      return isAntipsychotic(drug.agent.id)
    case 'other':
      return drug.group === 'antipsychotic' || drug.group === 'antidepressantWithAntipsychotic'
    case 'unresolved':
      return false
  }
}

/** An antipsychotic trial at or above its augmentation minimum during another trial. */
function byTrial(other: PreparedTrial, trial: PreparedTrial, span: (trial: PreparedTrial) => Span): Verdict {
  if (!holdsAntipsychotic(other.drug)) return 'notMet'
  const minimum = other.agent === null ? null : getMinimumDose(other.agent.id, 'default')
  const isAdded = other.trial.addedTo?.includes(trial.trial.id) === true || other === trial
  const during: Verdict = isAdded ? 'met' : spansOverlap(span(other), span(trial))
  const dose = minimum === null || other.highestDose === null ? 'unknown' : atLeast(minimum.value, other.highestDose)
  return allOf([during, dose])
}

/** An antipsychotic among the other drugs of the case, with its dose as far as it is written in mg a day. */
function byOtherDrug(other: OtherDrug, trialSpan: Span, today: number): Verdict {
  const drug = resolveDrug(other.drug)
  if (!holdsAntipsychotic(drug)) return 'notMet'
  const minimum = drug.kind === 'agent' ? getMinimumDose(drug.agent.id, 'default') : null
  const written = other.dose?.trim().match(MG_A_DAY)?.[1]
  const dose =
    minimum === null || written === undefined
      ? 'unknown'
      : atLeast(minimum.value, { min: Number(written), max: Number(written) })
  return allOf([spansOverlap(otherDrugSpan(other, today), trialSpan), dose])
}

/** Whether an antipsychotic at or above its augmentation minimum was taken during a trial. */
export function hadAntipsychotic(
  trial: PreparedTrial,
  all: readonly PreparedTrial[],
  file: CaseFile,
  today: number,
  span: (trial: PreparedTrial) => Span,
): Verdict {
  const recorded = { yes: 'met', no: 'notMet', unknown: 'unknown' } as const
  const field: Verdict = recorded[trial.trial.antipsychoticAtTheTime ?? 'unknown']
  return anyOf([
    field,
    ...all.map((other) => byTrial(other, trial, span)),
    ...(file.case.otherDrugs ?? []).map((other) => byOtherDrug(other, span(trial), today)),
  ])
}
