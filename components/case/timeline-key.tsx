import type { ReactNode } from 'react'
import type { Timeline, TimelineBar } from '@/lib/exchange/timeline/model'
import { HATCH } from './timeline-patterns'

type Props = { readonly timeline: Timeline; readonly definition: string }

/** What the signs of the picture mean; only those that are in it. */
export function TimelineKey({ timeline, definition }: Props) {
  const lanes = [...timeline.drugs, ...timeline.treatments]
  const bars = lanes.flatMap((lane) => lane.bars)
  const runs = lanes.flatMap((lane) => lane.runs)
  const has = (tone: TimelineBar['tone']) => bars.some((bar) => bar.tone === tone)
  const isVague = bars.some(({ pieces }) => pieces.some(({ sure, most }) => most > sure))
  return (
    <ul className="timeline-key">
      {has('met') && (
        <Key words="counts">
          <Swatch tone="met" />
        </Key>
      )}
      {has('unknown') && (
        <Key words="might count">
          <Swatch tone="unknown" />
        </Key>
      )}
      {has('notMet') && (
        <Key words="does not count">
          <Swatch tone="notMet" />
        </Key>
      )}
      {has('plain') && (
        <Key words="other treatment">
          <Swatch tone="plain" />
        </Key>
      )}
      {isVague && (
        <Key words="days or dose not certain">
          <rect className="timeline-possible" x="1" y="2" width="26" height="10" />
          <rect className="timeline-edge timeline-edge-open" x="1" y="2" width="26" height="10" fill="none" />
        </Key>
      )}
      {runs.some(({ certain }) => certain.length > 0) && (
        <Key words="at or above the minimum, long enough">
          <Band kind="certain" />
        </Key>
      )}
      {runs.some(({ certain }) => certain.length === 0) && (
        <Key words="perhaps long enough">
          <Band kind="possible" />
        </Key>
      )}
      {lanes.some(({ hasMinimum }) => hasMinimum) && (
        <Key words={`minimum effective dose of “${definition}”`}>
          <line className="timeline-minimum" x1="0" x2="28" y1="7" y2="7" />
        </Key>
      )}
    </ul>
  )
}

function Key({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <li>
      <svg width="28" height="14" aria-hidden="true" focusable="false">
        {children}
      </svg>
      {words}
    </li>
  )
}

function Swatch({ tone }: { readonly tone: TimelineBar['tone'] }) {
  return (
    <g className={`timeline-bar timeline-bar-${tone}`}>
      <rect
        className="timeline-sure"
        x="1"
        y="2"
        width="26"
        height="11"
        fill={tone === 'unknown' ? HATCH : undefined}
      />
      <rect className="timeline-edge" x="1" y="2" width="26" height="11" fill="none" />
    </g>
  )
}

function Band({ kind }: { readonly kind: 'certain' | 'possible' }) {
  return (
    <g className={`timeline-run timeline-run-${kind}`}>
      <rect width="28" height="14" />
      <line x2="28" y1="12" y2="12" />
    </g>
  )
}
