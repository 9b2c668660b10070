import { AXIS_END, type Axis } from '@/lib/exchange/timeline/axis'
import { toExtent } from '@/lib/exchange/timeline/bar-shapes'
import { nameFact, type Timeline, type TimelineFact } from '@/lib/exchange/timeline/model'
import { estimateWidth, keepApart } from '@/lib/exchange/timeline/place-labels'
import { TEXT, WIDTHS } from './timeline-label'
import { percent, TimelineRow } from './timeline-row'

type Props = { readonly timeline: Timeline; readonly axis: Axis }

const LINE = 17
/** An onset further right would run into the day of assessment, and gets a line of its own. */
const LAST_ONSET = 0.66

function phrase({ what, when }: TimelineFact): string {
  return `${what} ${when}`
}

/** The head of the picture: when the episode began, the day of assessment, and the years. */
export function TimelineAxis({ timeline, axis }: Props) {
  const { onset, assessed, last } = timeline
  const isCrowded = onset !== null && axis.at(onset.days.first) > LAST_ONSET
  const lines = isCrowded ? 3 : 2
  return (
    <TimelineRow title="" detail="" height={lines * LINE + 12} timeline={timeline} axis={axis}>
      {onset !== null && <Onset onset={onset} axis={axis} />}
      <Ticks axis={axis} y={lines * LINE + 6} />
      <svg role="img">
        <title>{nameFact(assessed)}</title>
        <text
          className="timeline-mark timeline-mark-end"
          x={percent(axis.at(last + 1))}
          dx={-5}
          y={isCrowded ? 2 * LINE : LINE}
        >
          {phrase(assessed)}
        </text>
      </svg>
    </TimelineRow>
  )
}

function Onset({ onset, axis }: { readonly onset: NonNullable<Timeline['onset']>; readonly axis: Axis }) {
  const { from, to } = toExtent(onset.days, axis)
  const isLate = from > 0.45
  return (
    <svg role="img">
      <title>{nameFact(onset.fact)}</title>
      <rect className="timeline-onset-days" x={percent(from)} width={percent(to - from)} height="100%" />
      <text
        className="timeline-mark"
        x={percent(from)}
        dx={isLate ? -5 : 5}
        y={LINE}
        textAnchor={isLate ? 'end' : 'start'}
      >
        {phrase(onset.fact)}
      </text>
    </svg>
  )
}

function Ticks({ axis, y }: { readonly axis: Axis; readonly y: number }) {
  return WIDTHS.map(({ width, className }) => (
    <svg key={width} className={className} aria-hidden="true">
      {listApart(axis, width).map(({ at, label, isYear }) => (
        <text
          key={at}
          className={isYear ? 'timeline-tick timeline-tick-year' : 'timeline-tick'}
          x={percent(at)}
          dx={4}
          y={y}
        >
          {label}
        </text>
      ))}
    </svg>
  ))
}

/** The ticks whose labels have room, before the end of the axis. */
function listApart({ ticks }: Axis, width: number) {
  const spans = ticks.map((tick) => {
    const from = tick.at * width + 4
    return { ...tick, from, to: from + estimateWidth(tick.label, TEXT) }
  })
  return keepApart(spans.filter(({ to }) => to < AXIS_END * width))
}
