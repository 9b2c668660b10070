import type { ReactNode } from 'react'
import type { DayRange } from '@/lib/domain/calendar-date'
import type { Axis } from '@/lib/exchange/timeline/axis'
import { toExtent } from '@/lib/exchange/timeline/bar-shapes'
import type { Timeline } from '@/lib/exchange/timeline/model'

type Props = {
  readonly title: string
  readonly detail: string
  readonly height: number
  readonly timeline: Timeline
  readonly axis: Axis
  readonly children: ReactNode
}

/** A share of the width as the picture, which is as wide as there is room, wants it. */
export function percent(share: number): string {
  return `${Math.round(share * 1e5) / 1e3}%`
}

/** One row of the picture: its name, which stays in view, and its part of the axis. */
export function TimelineRow({ title, detail, height, timeline, axis, children }: Props) {
  return (
    <div className="timeline-row">
      <div className="timeline-name">
        <span className="timeline-title">{title}</span>
        {detail !== '' && <span className="timeline-detail">{detail}</span>}
      </div>
      <div className="timeline-plot">
        {/* As high as the row has to be; a style of its own is what the content security policy forbids. */}
        <svg className="timeline-strut" width="1" height={height} aria-hidden="true" />
        <svg className="timeline-svg" role="presentation">
          <Lines timeline={timeline} axis={axis} />
          {children}
        </svg>
      </div>
    </div>
  )
}

/** The day of the onset, or the first and the last day that it may have been. */
function listEnds(days: DayRange, axis: Axis): readonly number[] {
  const { from, to } = toExtent(days, axis)
  return days.first === days.last ? [from] : [from, to]
}

function Lines({ timeline, axis }: Pick<Props, 'timeline' | 'axis'>) {
  const { onset, last } = timeline
  const began = onset === null ? [] : listEnds(onset.days, axis)
  return (
    <svg aria-hidden="true">
      {axis.ticks.map(({ at, isYear }) => (
        <line
          key={at}
          className={isYear ? 'timeline-grid timeline-grid-year' : 'timeline-grid'}
          x1={percent(at)}
          x2={percent(at)}
          y2="100%"
        />
      ))}
      {began.map((at) => (
        <line
          key={at}
          className={began.length > 1 ? 'timeline-onset timeline-onset-open' : 'timeline-onset'}
          x1={percent(at)}
          x2={percent(at)}
          y2="100%"
        />
      ))}
      <line className="timeline-end" x1={percent(axis.at(last + 1))} x2={percent(axis.at(last + 1))} y2="100%" />
    </svg>
  )
}
