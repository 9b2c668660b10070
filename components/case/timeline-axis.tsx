import type { Axis } from '@/lib/exchange/timeline/axis'
import { toExtent } from '@/lib/exchange/timeline/bar-shapes'
import { nameFact, type Timeline, type TimelineFact } from '@/lib/exchange/timeline/model'
import { percent, TimelineRow } from './timeline-row'

type Props = { readonly timeline: Timeline; readonly axis: Axis }

const HEIGHT = 46
const TICK_BASE = 40
const MARK_BASE = 16
/** A tick further right has no room for its label. */
const LAST_LABEL = 0.95

function phrase({ what, when }: TimelineFact): string {
  return `${what} ${when}`
}

/** The head of the picture: when the episode began, the day of assessment, and the years. */
export function TimelineAxis({ timeline, axis }: Props) {
  const { onset, assessed } = timeline
  const began = onset === null ? null : toExtent(onset.days, axis)
  const isLate = began !== null && began.from > 0.45
  return (
    <TimelineRow title="" detail="" height={HEIGHT} timeline={timeline} axis={axis}>
      {onset !== null && began !== null && (
        <svg role="img">
          <title>{nameFact(onset.fact)}</title>
          <rect
            className="timeline-onset-days"
            x={percent(began.from)}
            width={percent(began.to - began.from)}
            height="100%"
          />
          <text
            className="timeline-mark"
            x={percent(began.from)}
            dx={isLate ? -5 : 5}
            y={MARK_BASE}
            textAnchor={isLate ? 'end' : 'start'}
          >
            {phrase(onset.fact)}
          </text>
        </svg>
      )}
      <svg aria-hidden="true">
        {axis.ticks
          .filter(({ at }) => at < LAST_LABEL)
          .map(({ at, label, isYear }) => (
            <text
              key={at}
              className={isYear ? 'timeline-tick timeline-tick-year' : 'timeline-tick'}
              x={percent(at)}
              dx={4}
              y={TICK_BASE}
            >
              {label}
            </text>
          ))}
      </svg>
      <svg role="img">
        <title>{nameFact(assessed)}</title>
        <text className="timeline-mark timeline-mark-end" x={percent(axis.at(timeline.last + 1))} dx={-5} y={MARK_BASE}>
          {phrase(assessed)}
        </text>
      </svg>
    </TimelineRow>
  )
}
