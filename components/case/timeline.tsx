import { type Axis, toAxis } from '@/lib/exchange/timeline/axis'
import { isEmptyTimeline, nameFact, type Timeline } from '@/lib/exchange/timeline/model'
import { Section } from './section'
import { TimelineAxis } from './timeline-axis'
import { TimelineKey } from './timeline-key'
import { TimelineLaneRow } from './timeline-lane'
import { TimelinePatterns } from './timeline-patterns'
import { TimelineScoreRow } from './timeline-score-row'
import { TimelineTable } from './timeline-table'

type Props = {
  readonly timeline: Timeline
  /** The definition whose minimum effective doses and days the picture shows. */
  readonly definition: string
}

/** Rows become lower as they become more, down to one line of text. */
function laneHeightOf(lanes: number): number {
  if (lanes <= 8) return 44
  return lanes <= 14 ? 36 : 28
}

/** The trials on an axis of time: what was taken when, at which dose against the minimum, and what it came to. */
export function TimelineSection({ timeline, definition }: Props) {
  const { drugs, treatments, tracks, notPlaced } = timeline
  if (isEmptyTimeline(timeline)) return null
  const isDrawn = drugs.length + treatments.length + tracks.length > 0
  return (
    <Section id="timeline" title="Timeline">
      {isDrawn && <Picture timeline={timeline} axis={toAxis(timeline)} definition={definition} />}
      {notPlaced.length > 0 && (
        <div className="timeline-not-placed">
          <h3>Not on the timeline</h3>
          <ul>
            {notPlaced.map(({ id, fact, why }) => (
              <li key={id}>
                {nameFact(fact)} <span className="timeline-why">({why})</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {isDrawn && <TimelineTable timeline={timeline} />}
    </Section>
  )
}

function Picture({ timeline, axis, definition }: Props & { readonly axis: Axis }) {
  const { drugs, treatments, tracks } = timeline
  const height = laneHeightOf(drugs.length + treatments.length + tracks.length)
  return (
    <figure className="timeline" aria-label="The timeline as a picture">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <section className="scroll-box timeline-box" tabIndex={0} aria-label="Timeline, scrolls sideways">
        <div className={height < 36 ? 'timeline-rows timeline-dense' : 'timeline-rows'}>
          <TimelinePatterns />
          <TimelineAxis timeline={timeline} axis={axis} />
          {[...drugs, ...treatments].map((lane) => (
            <TimelineLaneRow key={lane.id} lane={lane} timeline={timeline} axis={axis} height={height} />
          ))}
          {tracks.map((track) => (
            <TimelineScoreRow key={track.id} track={track} timeline={timeline} axis={axis} />
          ))}
        </div>
      </section>
      <figcaption>
        <TimelineKey timeline={timeline} definition={definition} />
      </figcaption>
    </figure>
  )
}
