import type { Verdict } from '@/lib/rules/verdict'

export type GlyphShape = Verdict | 'noResponse' | 'response'

/** The drawing of a mark, 18 by 18. Each verdict has an outline of its own, so that it reads without color. */
export function Glyph({ shape }: { readonly shape: GlyphShape }) {
  return (
    <svg className="glyph" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <Drawing shape={shape} />
    </svg>
  )
}

function Drawing({ shape }: { readonly shape: GlyphShape }) {
  switch (shape) {
    case 'met':
      return (
        <>
          <circle className="glyph-solid" cx="9" cy="9" r="9" />
          <path className="glyph-on-solid" d="M5 9.4l2.7 2.7L13 6.6" />
        </>
      )
    case 'notMet':
      return (
        <>
          <rect className="glyph-outline" x="0.75" y="0.75" width="16.5" height="16.5" rx="4" />
          <path className="glyph-line" d="M5.8 5.8l6.4 6.4M12.2 5.8l-6.4 6.4" />
        </>
      )
    case 'unknown':
      return (
        <>
          <circle className="glyph-outline glyph-dashed" cx="9" cy="9" r="8.1" />
          <path className="glyph-line" d="M6.7 7.1A2.3 2.3 0 1 1 9.9 9.2C9.2 9.5 9 9.9 9 10.6" />
          <circle className="glyph-dot" cx="9" cy="13" r="1" />
        </>
      )
    case 'noResponse':
      return <path className="glyph-line" d="M3.5 9h11" />
    case 'response':
      return <path className="glyph-line" d="M9 14.5V4M4.8 8.2L9 4l4.2 4.2" />
  }
}
