import { VERDICT_LABELS } from '@/lib/exchange/labels'
import type { Verdict } from '@/lib/rules/verdict'
import { Glyph } from './glyph'

type Props = {
  readonly verdict: Verdict
  /** What a screen reader hears instead of "met", "not met" or "not known". */
  readonly label?: string
  readonly size?: 'small' | 'large'
}

/** A verdict as a shape and a color; its word is beside it or, hidden, for a screen reader. */
export function VerdictMark({ verdict, label = VERDICT_LABELS[verdict], size = 'small' }: Props) {
  return (
    <span className={`mark mark-${verdict} mark-${size}`}>
      <Glyph shape={verdict} />
      {label !== '' && <span className="visually-hidden">{label}</span>}
    </span>
  )
}
