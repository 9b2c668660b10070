import type { Scale } from '@/lib/domain/case-file'
import { toInterval } from '@/lib/domain/quantity'
import { type CaseScore, listCaseScores } from './case-scores'
import { anyJudged, attested, type Judgement, MET, settledBy } from './policy-judgement'
import type { ScoreRule, ScoreThreshold } from './policy-types'
import type { PreparedCase } from './prepare-case'
import { atLeast, type Verdict } from './verdict'

/** Of the scores of a case, those with a total; one that is not known is no score on record. */
function listScored({ file, today }: PreparedCase): readonly CaseScore[] {
  return listCaseScores(file, today).filter(({ total }) => total !== null)
}

/** The scores of one scale of which each may be the latest. */
function listLatest({ file, today }: PreparedCase, scale: Scale): readonly CaseScore[] {
  const own = listCaseScores(file, today).filter((score) => score.scale === scale)
  const latest = Math.max(...own.map(({ days }) => days.first))
  return own.filter(({ days }) => days.last >= latest)
}

/** A score older than the policy allows says nothing: a new one is wanted. */
function reaches(score: CaseScore, threshold: ScoreThreshold, rule: ScoreRule, today: number): Verdict {
  const reached = atLeast(threshold.atLeast, toInterval(score.total))
  if (rule.withinDays === null) return reached
  return score.days.first >= today - rule.withinDays ? reached : 'unknown'
}

function judgeThreshold(context: PreparedCase, threshold: ScoreThreshold, rule: ScoreRule): Judgement {
  const verdicts = listLatest(context, threshold.scale).map((score) => reaches(score, threshold, rule, context.today))
  const [first] = verdicts
  const verdict = first !== undefined && verdicts.every((other) => other === first) ? first : 'unknown'
  return settledBy(verdict, 'score', null, `${threshold.scale} ≥ ${threshold.atLeast}`)
}

/** Whether the latest score on any of the scales reaches its threshold. */
export function judgeScoreRule(context: PreparedCase, rule: ScoreRule): Judgement {
  return anyJudged([
    ...rule.anyOf.map((threshold) => judgeThreshold(context, threshold, rule)),
    ...rule.notRecordable.map((what) => attested('scoreNotRecordable', null, what)),
  ])
}

/** Whether a score is on record, of the case or of a trial; none on record is not known, never "not met". */
export function judgeScaleOnRecord(context: PreparedCase, scales: readonly Scale[] | null): Judgement {
  const accepts = (scale: Scale) => scales === null || scales.includes(scale)
  const ofCase = listScored(context).some(({ scale }) => accepts(scale))
  const ofTrial = context.file.trials.some(({ outcome }) => {
    const isScored = outcome?.baseline != null || outcome?.endpoint != null
    return outcome?.scale != null && accepts(outcome.scale) && isScored
  })
  return settledBy(ofCase || ofTrial ? 'met' : 'unknown', 'scoreOnScale', null, scales?.join(', ') ?? null)
}

/** Two scores on one scale from different days, so many days apart at most. */
export function judgeTwoVisits(context: PreparedCase, withinDays: number): Judgement {
  const scores = listScored(context)
  const isPair = scores.some((a) =>
    scores.some((b) => a.scale === b.scale && a.days.last < b.days.first && b.days.last - a.days.first <= withinDays),
  )
  return isPair ? MET : settledBy('unknown', 'scoresOnTwoVisits', null, String(withinDays))
}
