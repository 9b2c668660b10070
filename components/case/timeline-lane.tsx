import type { DayRange } from '@/lib/domain/calendar-date'
import { type Axis, toHeight } from '@/lib/exchange/timeline/axis'
import { type Block, leaveOut, toBarShape, toExtent } from '@/lib/exchange/timeline/bar-shapes'
import {
  nameFact,
  type Timeline,
  type TimelineBar,
  type TimelineLane,
  type TimelineRun,
} from '@/lib/exchange/timeline/model'
import { TimelineLabels } from './timeline-label'
import { HATCH } from './timeline-patterns'
import { percent, TimelineRow } from './timeline-row'

type Props = {
  readonly lane: TimelineLane
  readonly timeline: Timeline
  readonly axis: Axis
  readonly height: number
}

const TOP = 5
/** Room under the bars for the rail that marks a long enough run. */
const RAIL = 7

/** One drug or kind of treatment: its courses as bars, with the minimum dose as a line and adequate runs shaded. */
export function TimelineLaneRow({ lane, timeline, axis, height }: Props) {
  const { title, detail, hasMinimum, bars, runs } = lane
  const base = height - RAIL
  const reach = base - TOP
  const line = base - toHeight(1) * reach
  const labelled = bars.map((bar) => {
    const { from, to } = toBarShape(bar, axis)
    return { id: bar.id, from, to, labels: bar.labels }
  })
  return (
    <TimelineRow title={title} detail={detail} height={height} timeline={timeline} axis={axis}>
      {runs.map((run) => (
        <Run key={run.id} run={run} axis={axis} height={height} />
      ))}
      {hasMinimum && (
        <line
          className="timeline-minimum"
          x1={percent(axis.at(timeline.first))}
          x2={percent(axis.at(timeline.last + 1))}
          y1={line}
          y2={line}
        />
      )}
      {bars.map((bar) => (
        <Bar key={bar.id} bar={bar} axis={axis} base={base} reach={reach} />
      ))}
      <TimelineLabels items={labelled} y={base + 3} />
    </TimelineRow>
  )
}

type RunProps = { readonly run: TimelineRun; readonly axis: Axis; readonly height: number }

function Run({ run, axis, height }: RunProps) {
  const draw = (which: 'certain' | 'possible', places: readonly DayRange[]) =>
    places.map((days) => {
      const { from, to } = toExtent(days, axis)
      const y = height - 2.5
      return (
        <g key={days.last} className={`timeline-run timeline-run-${which}`}>
          <rect x={percent(from)} width={percent(to - from)} height={height} />
          <line x1={percent(from)} x2={percent(to)} y1={y} y2={y} />
        </g>
      )
    })
  return (
    <svg role="img">
      <title>{nameFact(run.fact)}</title>
      {draw('possible', leaveOut(run.possible, run.certain))}
      {draw('certain', run.certain)}
    </svg>
  )
}

type BarProps = { readonly bar: TimelineBar; readonly axis: Axis; readonly base: number; readonly reach: number }

function Bar({ bar, axis, base, reach }: BarProps) {
  const shape = toBarShape(bar, axis)
  const y = (share: number) => Math.round((base - share * reach) * 10) / 10
  const rect = (block: Block, className: string, fill?: string) => (
    <rect
      key={`${className}-${block.from}`}
      className={className}
      fill={fill}
      x={percent(block.from)}
      y={y(block.high)}
      width={percent(block.to - block.from)}
      height={Math.round((block.high - block.low) * reach * 10) / 10}
    />
  )
  const along = (blocks: readonly Block[], className: string) =>
    blocks.map(({ from, to }) => (
      <line
        key={`${className}-${from}`}
        className={className}
        x1={percent(from)}
        x2={percent(to)}
        y1={base}
        y2={base}
      />
    ))
  return (
    <svg role="img" className={`timeline-bar timeline-bar-${bar.tone}`}>
      <title>{nameFact(bar.fact)}</title>
      {shape.possible.map((block) => rect(block, 'timeline-possible'))}
      {shape.sure.map((block) => rect(block, 'timeline-sure', bar.tone === 'unknown' ? HATCH : undefined))}
      {along(shape.gaps, 'timeline-gap')}
      {along(shape.unknownDose, 'timeline-taken')}
      {shape.edges.map(({ x1, y1, x2, y2, isSure }) => (
        <line
          key={`${x1}-${y1}-${x2}-${y2}-${isSure}`}
          className={isSure ? 'timeline-edge' : 'timeline-edge timeline-edge-open'}
          x1={percent(x1)}
          x2={percent(x2)}
          y1={y(y1)}
          y2={y(y2)}
        />
      ))}
      {bar.isOngoing && (
        <text className="timeline-ongoing" x={percent(shape.to)} dx={3} y={base}>
          ▸
        </text>
      )}
    </svg>
  )
}
