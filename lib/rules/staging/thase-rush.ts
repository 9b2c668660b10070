import type { CountedTrial } from '../counted-trial'
import { courseSpan } from '../course'
import { isForDepression } from '../for-depression'
import type { PreparedCase } from '../prepare-case'
import { allOf, not, type Verdict } from '../verdict'
import { countClasses, type FailureState } from './failure-states'
import { failedEct, listStages, needsOfEct, observeEct, type StagingContext } from './staging-context'
import { type PublishedRow, publishedRow, type StagingInput, type StagingResult } from './staging-result'

const SOURCE = ['thaseRush', 'stages', 'secondary'] as const

/** Thase and Rush: a strict ladder, each stage on top of the one before. */
export const THASE_RUSH_ROWS = {
  none: publishedRow(
    'No adequate failure; some renderings call a response to an adequate trial stage 0',
    'stage 0',
    'decidedHere',
    'sources differ on stage 0',
    'decided',
  ),
  I: publishedRow('At least one adequate trial of one major class failed', 'stage I', ...SOURCE),
  II: publishedRow('And an adequate trial of a clearly different class', 'stage II', ...SOURCE),
  III: publishedRow('And an adequate trial of a tricyclic', 'stage III', ...SOURCE),
  IV: publishedRow('And an adequate trial of an MAOI', 'stage IV', ...SOURCE),
  V: publishedRow('And a course of bilateral ECT', 'stage V', ...SOURCE),
} as const

type Stage = keyof typeof THASE_RUSH_ROWS
const STAGES = ['none', 'I', 'II', 'III', 'IV', 'V'] as const satisfies readonly Stage[]

function stageOf(state: FailureState, hasFailedEct: boolean): Stage {
  if (state.failures === 0) return 'none'
  if (countClasses(state) < 2) return 'I'
  if (!state.hasTca) return 'II'
  if (!state.hasMaoi) return 'III'
  return hasFailedEct ? 'V' : 'IV'
}

function isLaterThan(other: CountedTrial, trial: CountedTrial): boolean {
  const start = courseSpan(trial.judged.prepared.course).start.max
  return courseSpan(other.judged.prepared.course).start.min > start
}

/** Of records that certainly are one course, all but the last stand in that one. */
function standsInAnother({ judged }: CountedTrial, { courses }: PreparedCase): boolean {
  const { id } = judged.prepared.trial
  return courses.some(({ records, joined }) => joined !== null && records.includes(id) && records.at(-1) !== id)
}

/** Whether a trial is an adequate one of an antidepressant, for depression, in this episode. */
function isAdequate(trial: CountedTrial, context: PreparedCase): Verdict {
  const { prepared, adequacy, episode } = trial.judged
  if (prepared.kind !== 'antidepressant' || standsInAnother(trial, context)) return 'notMet'
  return allOf([adequacy, episode.isCurrent, isForDepression(prepared)])
}

/** Whether the last adequate trial of the episode brought a response that was not lost: then no stage is given. */
function lastTrialResponded({ trials, context }: StagingContext): Verdict {
  const certain = trials.filter((trial) => isAdequate(trial, context) === 'met')
  const responses = trials
    .filter((trial) => isAdequate(trial, context) !== 'notMet' && !certain.some((other) => isLaterThan(other, trial)))
    .map(({ judged }) => allOf([not(judged.outcome.failed), not(judged.lost)]))
  if (responses.every((verdict) => verdict === 'notMet')) return 'notMet'
  return certain.length > 0 && responses.every((verdict) => verdict === 'met') ? 'met' : 'unknown'
}

function listInputs({ failures, drugs, ect }: StagingContext, rows: readonly PublishedRow[]): readonly StagingInput[] {
  const classes = drugs.map(({ name, drugClass, failed }) => {
    const possibly = failed === 'met' ? '' : ' (not certain)'
    return `${drugClass ?? 'class not known'}: ${name}${possibly}`
  })
  return [
    { label: 'Adequate failures in this episode', observed: failures, points: null, rows },
    { label: 'Their classes', observed: classes.length === 0 ? 'none' : classes.join('; '), points: null, rows: [] },
    { label: 'ECT', observed: observeEct(ect), points: null, rows: [] },
  ]
}

/** The stage of Thase and Rush: every one that some completion of the record gives. */
export function stageThaseRush(staging: StagingContext): StagingResult {
  const { ect } = staging
  const base = { id: 'thaseRush' as const, inputs: listInputs(staging, []) }
  const responded = lastTrialResponded(staging)
  if (responded === 'met')
    return { ...base, kind: 'notApplicable', reason: 'the last adequate trial brought a response' }
  if (responded === 'unknown')
    return { ...base, kind: 'notComputable', needs: ['which adequate trial was the last, and its outcome'] }
  const failed = failedEct(ect, true)
  const found = listStages(staging, failed, stageOf)
  if (found === null) return { ...base, kind: 'notComputable', needs: [needsOfEct(failed, true)] }
  const rows = STAGES.filter((stage) => found.has(stage)).map((stage) => THASE_RUSH_ROWS[stage])
  return { ...base, inputs: listInputs(staging, rows), kind: 'stage', stages: rows.map(({ value }) => value) }
}
