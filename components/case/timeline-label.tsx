import { estimateWidth, type Labelled, placeLabels } from '@/lib/exchange/timeline/place-labels'
import { percent } from './timeline-row'

type Props = {
  /** What is named, from 0 to 1 along the axis. */
  readonly items: readonly Labelled[]
  readonly y: number
}

/** The narrowest picture and the widest, in pixels (`app/styles/timeline.css`). */
const NARROW = 640
const WIDE = 930
const TEXT = 12.5

function place(items: readonly Labelled[], width: number) {
  const inPixels = items.map((item) => ({ ...item, from: item.from * width, to: item.to * width }))
  return placeLabels(inPixels, width, (text) => estimateWidth(text, TEXT))
}

/** Texts beside what they name, as long as there is room for; one set for narrow and one for wide pictures. */
export function TimelineLabels({ items, y }: Props) {
  return [NARROW, WIDE].map((width) => (
    <svg key={width} className={width === WIDE ? 'timeline-wide' : 'timeline-narrow'} aria-hidden="true">
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
