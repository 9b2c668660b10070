/** The hatching of what might count. */
export const HATCH = 'url(#timeline-hatch)'

/** The patterns that the rows of the picture are filled with. */
export function TimelinePatterns() {
  return (
    <svg className="timeline-patterns" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="timeline-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="timeline-hatch-ground" width="6" height="6" />
          <line className="timeline-hatch-line" y2="6" />
        </pattern>
      </defs>
    </svg>
  )
}
