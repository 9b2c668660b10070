import type { Axis } from '@/lib/exchange/timeline/axis'
import { toExtent } from '@/lib/exchange/timeline/bar-shapes'
import { nameFact, type ScorePoint, type ScoreTrack, type Timeline } from '@/lib/exchange/timeline/model'
import { TimelineNumbers } from './timeline-label'
import { percent, TimelineRow } from './timeline-row'

type Props = { readonly track: ScoreTrack; readonly timeline: Timeline; readonly axis: Axis }

const HEIGHT = 58
const TOP = 14
const BASE = HEIGHT - 8

/** The totals of one scale over time, from 0 to its maximum. */
export function TimelineScoreRow({ track, timeline, axis }: Props) {
  const { title, detail, maximum, points } = track
  const y = (total: number) => BASE - (total / maximum) * (BASE - TOP)
  const place = (point: ScorePoint) => {
    const { from, to } = toExtent(point, axis)
    const middle = point.total === null ? 0 : (point.total.min + Math.min(point.total.max, maximum)) / 2
    return { from, to, x: (from + to) / 2, y: y(middle) }
  }
  const known = points.filter(({ total }) => total !== null)
  return (
    <TimelineRow title={title} detail={detail} height={HEIGHT} timeline={timeline} axis={axis}>
      <svg aria-hidden="true">
        {known.slice(1).map((point, index) => {
          const [a, b] = [place(known[index] ?? point), place(point)]
          return (
            <line key={point.id} className="timeline-trend" x1={percent(a.x)} x2={percent(b.x)} y1={a.y} y2={b.y} />
          )
        })}
      </svg>
      {points.map((point) => (
        <Point
          key={point.id}
          point={point}
          place={place(point)}
          top={y(point.total?.max ?? 0)}
          low={y(point.total?.min ?? 0)}
        />
      ))}
      <TimelineNumbers items={points.map((point) => ({ id: point.id, label: point.label, ...place(point) }))} />
    </TimelineRow>
  )
}

type PointProps = {
  readonly point: ScorePoint
  readonly place: { readonly from: number; readonly to: number; readonly x: number; readonly y: number }
  readonly top: number
  readonly low: number
}

function Point({ point, place, top, low }: PointProps) {
  const { from, to, x, y } = place
  const isVague = point.first !== point.last
  return (
    <svg role="img">
      <title>{nameFact(point.fact)}</title>
      {isVague && <line className="timeline-vague" x1={percent(from)} x2={percent(to)} y1={y} y2={y} />}
      {top !== low && <line className="timeline-vague" x1={percent(x)} x2={percent(x)} y1={top} y2={low} />}
      <circle
        className={point.total === null ? 'timeline-point timeline-point-open' : 'timeline-point'}
        cx={percent(x)}
        cy={y}
        r={3.5}
      />
    </svg>
  )
}
