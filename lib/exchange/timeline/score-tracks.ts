import { type DayNumber, describeDate, type PartialDate, toDayRange } from '@/lib/domain/calendar-date'
import { type CaseFile, SCALES, type Scale } from '@/lib/domain/case-file'
import { type Quantity, toInterval } from '@/lib/domain/quantity'
import { getScaleRange } from '@/lib/rules/scales'
import { describeAmount } from '../describe-number'
import { SCALE_LABELS } from '../labels'
import type { NotPlaced, ScorePoint, ScoreTrack, TimelineFact } from './model'

type Score = { readonly scale: Scale; readonly date: PartialDate; readonly total: Quantity }

/** The scores of the case, and those that a trial's outcome was read from. */
function listScores(file: CaseFile): readonly Score[] {
  const ofTrials = [...file.trials, ...(file.otherTreatments ?? [])].flatMap(({ outcome }): Score[] => {
    const scale = outcome?.scale
    if (outcome == null || scale == null) return []
    const { baseline, baselineOn, endpoint, endpointOn } = outcome
    return [
      ...(baselineOn == null || baseline == null ? [] : [{ scale, date: baselineOn, total: baseline }]),
      ...(endpointOn == null || endpoint == null ? [] : [{ scale, date: endpointOn, total: endpoint }]),
    ]
  })
  const known = new Map<string, Score>()
  for (const score of [...(file.case.scores ?? []), ...ofTrials])
    known.set(JSON.stringify([score.scale, score.date, score.total]), score)
  return [...known.values()]
}

function toFact({ scale, date, total }: Score): TimelineFact {
  const amount = describeAmount(total, '') ?? 'not known'
  return { what: `${SCALE_LABELS[scale]} ${amount}`, when: describeDate(date), length: '', result: '' }
}

function toPoint(score: Score, index: number): ScorePoint {
  const { scale, date, total } = score
  return {
    ...toDayRange(date),
    id: `${scale}-${index}`,
    fact: toFact(score),
    label: describeAmount(total, '') ?? '?',
    total: total === null ? null : toInterval(total, { min: 0, max: getScaleRange(scale).maximum }),
  }
}

/** The scores as tracks, one for each scale, each in the order of its dates. */
export function toScoreTracks(
  file: CaseFile,
  today: DayNumber,
): { readonly tracks: readonly ScoreTrack[]; readonly notPlaced: readonly NotPlaced[] } {
  const scores = listScores(file)
  const isLate = ({ date }: Score) => toDayRange(date).first > today
  const tracks = SCALES.flatMap((scale): ScoreTrack[] => {
    const own = scores.filter((score) => score.scale === scale && !isLate(score))
    if (own.length === 0) return []
    const { maximum } = getScaleRange(scale)
    const points = own.map(toPoint).sort((a, b) => a.first + a.last - (b.first + b.last))
    return [{ id: scale, title: SCALE_LABELS[scale], detail: `0 to ${maximum}`, maximum, points }]
  })
  const notPlaced = scores.filter(isLate).map((score, index) => ({
    id: `late-score-${index}`,
    fact: toFact(score),
    why: 'dated after the day of assessment',
  }))
  return { tracks, notPlaced }
}
