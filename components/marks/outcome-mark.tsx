import type { Verdict } from '@/lib/rules/verdict'
import { Glyph, type GlyphShape } from './glyph'
import { VerdictMark } from './verdict-mark'

const SHAPES = { met: 'noResponse', notMet: 'response' } as const satisfies Partial<Record<Verdict, GlyphShape>>

/**
 * The mark of the outcome column. "Met" means here that the drug failed, so neither tick nor green is ever shown:
 * a flat line for no response, a rising arrow for a response. The cell beside it says what happened.
 */
export function OutcomeMark({ verdict }: { readonly verdict: Verdict }) {
  if (verdict === 'unknown') return <VerdictMark verdict="unknown" label="" />
  return (
    <span className="mark mark-outcome mark-small">
      <Glyph shape={SHAPES[verdict]} />
    </span>
  )
}
