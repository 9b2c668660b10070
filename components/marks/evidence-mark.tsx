import { EVIDENCE_LABELS, EVIDENCE_SENTENCES } from '@/lib/exchange/labels'
import type { Evidence } from '@/lib/rules/evaluation'

/** How a number came to be here; a recalled one stands out, because nobody saw it in a source. */
export function EvidenceMark({ evidence }: { readonly evidence: Evidence }) {
  return (
    <span className={`evidence evidence-${evidence}`} title={EVIDENCE_SENTENCES[evidence]}>
      {EVIDENCE_LABELS[evidence]}
    </span>
  )
}
