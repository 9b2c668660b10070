import { EvidenceMark } from '@/components/marks/evidence-mark'
import { ATTRIBUTE_USE_LABELS, listSourceAttributes } from '@/lib/exchange/describe-source-attributes'
import { PlainTable } from './plain-table'
import { SourceCell } from './source-cell'

const REGULATION = { source: 'dsiAttributes', evidence: 'secondary' } as const

/** The thirteen source attributes that the rule on decision support in certified health IT asks for. */
export function SourceAttributeTable() {
  return (
    <>
      <p className="quiet prose">
        Certified health IT in the United States has to give these for evidence-based decision support:{' '}
        <SourceCell cited={REGULATION} />. This program is not certified health IT; it gives them because a reader ought
        to have them.
      </p>
      <PlainTable
        name="Source attributes"
        heads={['Attribute', 'Use', 'Answer', 'Paragraph']}
        isWordy
        rows={listSourceAttributes().map(({ number, words, use, answer, source, locator, evidence }) => [
          `${number}. ${words}`,
          ATTRIBUTE_USE_LABELS[use],
          answer,
          <span key={number} className="nowrap">
            <a href={`#reference-${source}`}>{locator}</a> <EvidenceMark evidence={evidence} />
          </span>,
        ])}
      />
    </>
  )
}
