import { describeDate } from '@/lib/domain/calendar-date'
import type { ReasonId, TrialEvaluation } from '@/lib/rules/evaluation'

type Words = { readonly tag: string; readonly sentence: string }

/** Each reason as a short tag and as one sentence. */
const REASON_WORDS = {
  contradictoryFacts: { tag: 'facts contradict', sentence: 'Recorded facts contradict each other.' },
  drugUnresolved: {
    tag: 'drug not recognized',
    sentence: 'The drug name is not recognized, so its minimum dose is not known.',
  },
  notAnAntidepressant: {
    tag: 'not an antidepressant',
    sentence: 'Not an antidepressant, so not one of the trials counted.',
  },
  notForDepression: { tag: 'not for depression', sentence: 'Recorded for another use, so not a trial for depression.' },
  indicationUnknown: { tag: 'use not known', sentence: 'Whether it was given for depression is not known.' },
  otherEpisode: { tag: 'earlier episode', sentence: 'Belongs to an earlier episode.' },
  episodeUnknown: { tag: 'episode not known', sentence: 'Whether it belongs to the current episode is not known.' },
  augmentation: { tag: 'augmentation', sentence: 'Added to an antidepressant: counted as an augmentation.' },
  countedApart: {
    tag: 'counted apart',
    sentence: 'Counted apart: not one of the antidepressant trials under this definition.',
  },
  inProgress: { tag: 'in progress', sentence: 'Still in progress and short of the required days.' },
  doseBelowMinimum: { tag: 'below minimum dose', sentence: 'Stayed below the minimum effective dose.' },
  doseUnknown: { tag: 'dose not known', sentence: 'Whether the minimum effective dose was reached is not known.' },
  doseBorderline: { tag: 'borderline dose', sentence: 'One dose table accepts this dose and another does not.' },
  cappedDose: { tag: 'capped dose', sentence: 'Judged by this patient’s recorded dose cap.' },
  durationTooShort: { tag: 'too short', sentence: 'Too few days at the minimum effective dose.' },
  durationUnknown: { tag: 'days not known', sentence: 'Whether it was taken long enough is not known.' },
  adherenceBelowThreshold: { tag: 'too few doses taken', sentence: 'Too few of the doses were taken.' },
  adherenceUnknown: { tag: 'adherence not known', sentence: 'How much of it was taken is not known.' },
  adherenceAssumed: { tag: 'adherence assumed', sentence: 'Adherence was not recorded and is assumed.' },
  adherenceImpressionOnly: { tag: 'impression only', sentence: 'Adherence rests on the clinician’s impression alone.' },
  intolerance: { tag: 'not tolerated', sentence: 'Not tolerated before it was a full trial.' },
  alsoNotTolerated: {
    tag: 'also not tolerated',
    sentence: 'Stopped for side effects after an adequate run without response.',
  },
  responded: { tag: 'response', sentence: 'Improvement reached the definition’s threshold.' },
  lossOfResponse: { tag: 'response lost', sentence: 'A recorded response was later lost on the same drug.' },
  outcomeUnknown: { tag: 'outcome not known', sentence: 'How much it helped is not known.' },
  outcomeConflict: {
    tag: 'outcome sources disagree',
    sentence: 'Outcome sources disagree; the higher-ranked one stands.',
  },
  sameDrug: { tag: 'same drug', sentence: 'Another trial of the same drug is counted for this episode.' },
  relatedMolecule: { tag: 'related molecule', sentence: 'Closely related to another counted drug; counted as two.' },
  psychoticWithoutAntipsychotic: {
    tag: 'no antipsychotic',
    sentence: 'Psychotic features without an adequate antipsychotic at the time.',
  },
  uncertainExposure: { tag: 'exposure uncertain', sentence: 'Exposure is uncertain: a level would inform this.' },
} as const satisfies Record<ReasonId, Words>

/** When a trial in progress completes the days, if unchanged; `null` when it is not in progress. */
export function describeCompletion(trial: Pick<TrialEvaluation, 'completesOn' | 'findings'>): string | null {
  if (trial.completesOn === null) return null
  const { first, last } = trial.completesOn
  const days = trial.findings.find((finding) => finding.criterion === 'duration')?.threshold
  const what = days === undefined || days === null ? 'the days are complete' : `${days} days are complete`
  const when = first === last ? `on ${describeDate(first)}` : `between ${describeDate(first)} and ${describeDate(last)}`
  return `If unchanged, ${what} ${when}: the definition’s date, not advice to continue.`
}

/** One sentence for a reason. */
export function describeReason(reason: ReasonId): string {
  return REASON_WORDS[reason].sentence
}

/** A reason in two or three words, for a tag. */
export function describeReasonTag(reason: ReasonId): string {
  return REASON_WORDS[reason].tag
}
