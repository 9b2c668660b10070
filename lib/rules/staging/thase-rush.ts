import type { CountedTrial } from '../counted-trial'
import { courseSpan } from '../course'
import { allOf, type Verdict } from '../verdict'
import { countClasses, type FailureState } from './adequate-failures'
import { choicesOf, failedEct, needsOfEct, observeEct, type StagingContext } from './staging-context'
import { publishedRow, type StagingInput, type StagingResult } from './staging-result'

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

/** Classes of two drugs are clearly different only where two trials failed: a pair started together is one trial. */
function stageOf(state: FailureState, hasFailedEct: boolean): Stage {
  if (state.failures === 0) return 'none'
  if (state.failures < 2 || countClasses(state) < 2) return 'I'
  if (!state.hasTca) return 'II'
  if (!state.hasMaoi) return 'III'
  return hasFailedEct ? 'V' : 'IV'
}

function isLaterThan(other: CountedTrial, trial: CountedTrial): boolean {
  const start = courseSpan(trial.judged.prepared.course).start.max
  return courseSpan(other.judged.prepared.course).start.min > start
}

/** Whether the last adequate trial of the episode brought a response that was not lost: then no stage is given. */
function lastTrialResponded(trials: readonly CountedTrial[]): Verdict {
  const opposite = { met: 'notMet', notMet: 'met', unknown: 'unknown' } as const
  const candidates = trials.filter(
    ({ judged }) =>
      judged.prepared.kind === 'antidepressant' &&
      judged.prepared.indication !== 'other' &&
      judged.adequacy !== 'notMet' &&
      judged.episode.isCurrent !== 'notMet',
  )
  const certain = candidates.filter(({ judged }) => judged.adequacy === 'met' && judged.episode.isCurrent === 'met')
  const last = candidates.filter((trial) => !certain.some((other) => isLaterThan(other, trial)))
  const responded = last.map(({ judged }) =>
    allOf([judged.adequacy, judged.episode.isCurrent, opposite[judged.outcome.failed], opposite[judged.lost]]),
  )
  if (responded.every((verdict) => verdict === 'notMet')) return 'notMet'
  return responded.every((verdict) => verdict === 'met') ? 'met' : 'unknown'
}

function listInputs({ failures, drugs, ect }: StagingContext): readonly StagingInput[] {
  const classes = drugs.map(({ name, drugClass, failed }) => {
    const possibly = failed === 'met' ? '' : ' (not certain)'
    return `${drugClass ?? 'class not known'}: ${name}${possibly}`
  })
  return [
    { label: 'Adequate failures in this episode', observed: failures, points: null, rows: [] },
    { label: 'Their classes', observed: classes.length === 0 ? 'none' : classes.join('; '), points: null, rows: [] },
    { label: 'ECT', observed: observeEct(ect), points: null, rows: [] },
  ]
}

/** The stage of Thase and Rush: every one that some completion of the record gives. */
export function stageThaseRush(staging: StagingContext): StagingResult {
  const { states, ect, trials } = staging
  const base = { id: 'thaseRush' as const, inputs: listInputs(staging) }
  const responded = lastTrialResponded(trials)
  if (responded === 'met')
    return { ...base, kind: 'notApplicable', reason: 'the last adequate trial brought a response' }
  if (responded === 'unknown')
    return { ...base, kind: 'notComputable', needs: ['which adequate trial was the last, and its outcome'] }
  if (states === null) return { ...base, kind: 'notComputable', needs: ['which antidepressants were started together'] }
  const bilateral = failedEct(ect, true)
  const stagesIf = (hasFailedEct: boolean) => new Set(states.map((state) => stageOf(state, hasFailedEct)))
  const byChoice = choicesOf(bilateral).map(stagesIf)
  const all = new Set(byChoice.flatMap((stages) => [...stages]))
  if (byChoice.some((stages) => stages.size !== all.size))
    return { ...base, kind: 'notComputable', needs: [needsOfEct(bilateral, true)] }
  const stages = STAGES.filter((stage) => all.has(stage))
  const [applied, ...rest] = base.inputs
  const rows = stages.map((stage) => THASE_RUSH_ROWS[stage])
  const inputs = applied === undefined ? rest : [{ ...applied, rows }, ...rest]
  return { ...base, inputs, kind: 'stage', stages: stages.map((stage) => THASE_RUSH_ROWS[stage].value) }
}
