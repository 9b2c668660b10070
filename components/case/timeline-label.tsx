import { AXIS_END } from '@/lib/exchange/timeline/axis'
import { estimateWidth, keepApart, type Labelled, placeLabels } from '@/lib/exchange/timeline/place-labels'
import { percent } from './timeline-row'

type Props = {
  /** What is named, from 0 to 1 along the axis. */
  readonly items: readonly Labelled[]
  readonly y: number
}

/** The narrowest picture and the widest, in pixels (`app/styles/timeline.css`). */
export const WIDTHS = [
  { width: 640, className: 'timeline-narrow' },
  { width: 930, className: 'timeline-wide' },
] as const
export const TEXT = 12.5

function place(items: readonly Labelled[], width: number) {
  const inPixels = items.map((item) => ({ ...item, from: item.from * width, to: item.to * width }))
  return placeLabels(inPixels, width * AXIS_END, (text) => estimateWidth(text, TEXT))
}

/** Texts beside what they name, as long as there is room for; one set for narrow and one for wide pictures. */
export function TimelineLabels({ items, y }: Props) {
  return WIDTHS.map(({ width, className }) => (
    <svg key={width} className={className} aria-hidden="true">
      {place(items, width).map(({ id, text, side }) => {
        const item = items.find((one) => one.id === id)
        const isRight = side === 'right'
        return (
          <text
            key={id}
            className="timeline-label"
            x={percent((isRight ? item?.to : item?.from) ?? 0)}
            dx={isRight ? 6 : -6}
            y={y}
            textAnchor={isRight ? 'start' : 'end'}
          >
            {text}
          </text>
        )
      })}
    </svg>
  ))
}

type Numbered = { readonly id: string; readonly label: string; readonly x: number; readonly y: number }

/** Numbers above their points; where points stand too close, the later ones go without. */
export function TimelineNumbers({ items }: { readonly items: readonly Numbered[] }) {
  return WIDTHS.map(({ width, className }) => (
    <svg key={width} className={className} aria-hidden="true">
      {listApart(items, width).map(({ id, label, x, y }) => (
        <text key={id} className="timeline-label" x={percent(x)} y={y - 6} textAnchor="middle">
          {label}
        </text>
      ))}
    </svg>
  ))
}

function listApart(items: readonly Numbered[], width: number): readonly Numbered[] {
  const spans = items.map((item) => {
    const half = estimateWidth(item.label, TEXT) / 2
    return { item, from: item.x * width - half, to: item.x * width + half }
  })
  return keepApart(spans).map(({ item }) => item)
}
