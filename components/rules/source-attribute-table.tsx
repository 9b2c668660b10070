import { ATTRIBUTE_USE_LABELS, listSourceAttributes } from '@/lib/exchange/describe-source-attributes'
import { PlainTable } from './plain-table'
import { SourceCell } from './source-cell'

/** The thirteen source attributes that the rule on decision support in certified health IT asks for. */
export function SourceAttributeTable() {
  return (
    <>
      <p className="quiet prose">
        Certified health IT in the United States has to give these for evidence-based decision support. This program is
        not certified health IT; it gives them because a reader should have them.
      </p>
      <PlainTable
        name="Source attributes"
        heads={['Attribute', 'Use', 'Answer', 'Words of the attribute from']}
        isWordy
        rows={listSourceAttributes().map(({ number, words, use, answer, ...cited }) => [
          `${number}. ${words}`,
          ATTRIBUTE_USE_LABELS[use],
          answer,
          <SourceCell key={number} cited={cited} />,
        ])}
      />
    </>
  )
}
