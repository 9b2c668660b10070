import { toDayRange } from '@/lib/domain/calendar-date'
import type { Scale } from '@/lib/domain/case-file'
import { type Quantity, toInterval } from '@/lib/domain/quantity'
import { anyJudged, attested, type Judgement, MET, settledBy } from './policy-judgement'
import type { ScoreRule, ScoreThreshold } from './policy-types'
import type { PreparedCase } from './prepare-case'
import { SCALE_RANGES } from './scales'
import { atLeast, type Verdict } from './verdict'

type Score = { readonly scale: Scale; readonly first: number; readonly last: number; readonly total: Quantity }

/** The scores of a case that may have been taken by the day of assessment; a total that its scale cannot have is not known. */
function listScores({ file, today }: PreparedCase): readonly Score[] {
  return (file.case.scores ?? []).flatMap(({ scale, date, total }) => {
    const { first, last } = toDayRange(date)
    if (first > today) return []
    const isPossible = toInterval(total).min <= SCALE_RANGES[scale].maximum
    return [{ scale, first, last: Math.min(last, today), total: isPossible ? total : null }]
  })
}

/** Of these scores, those with a total; one that is not known is no score on record. */
function listScored(context: PreparedCase): readonly Score[] {
  return listScores(context).filter(({ total }) => total !== null)
}

/** The scores of one scale of which each may be the latest. */
function listLatest(context: PreparedCase, scale: Scale): readonly Score[] {
  const own = listScores(context).filter((score) => score.scale === scale)
  const latest = Math.max(...own.map(({ first }) => first))
  return own.filter(({ last }) => last >= latest)
}

/** A score older than the policy allows says nothing: a new one is wanted. */
function reaches(score: Score, threshold: ScoreThreshold, rule: ScoreRule, today: number): Verdict {
  const reached = atLeast(threshold.atLeast, toInterval(score.total))
  if (rule.withinDays === null) return reached
  return score.first >= today - rule.withinDays ? reached : 'unknown'
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
    scores.some((b) => a.scale === b.scale && a.last < b.first && b.last - a.first <= withinDays),
  )
  return isPair ? MET : settledBy('unknown', 'scoresOnTwoVisits', null, String(withinDays))
}
