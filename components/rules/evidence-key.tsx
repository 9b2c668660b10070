import { EvidenceMark } from '@/components/marks/evidence-mark'
import { EVIDENCE_SENTENCES } from '@/lib/exchange/labels'
import type { Evidence } from '@/lib/rules/evaluation'

const MARKS = ['read', 'secondary', 'recalled', 'decided'] as const satisfies readonly Evidence[]

/** What the evidence marks mean. */
export function EvidenceKey() {
  return (
    <dl className="evidence-key">
      {MARKS.map((mark) => (
        <div key={mark}>
          <dt>
            <EvidenceMark evidence={mark} />
          </dt>
          <dd>{EVIDENCE_SENTENCES[mark]}</dd>
        </div>
      ))}
    </dl>
  )
}
