import { EvidenceMark } from '@/components/marks/evidence-mark'
import type { Evidence } from '@/lib/rules/evaluation'
import { getReference, type ReferenceId } from '@/lib/rules/references'

type Props = {
  readonly cited: { readonly source: ReferenceId; readonly locator: string; readonly evidence: Evidence }
}

/** Where a number comes from: publication, place in it, evidence mark. */
export function SourceCell({ cited }: Props) {
  return (
    <>
      <a href={`#reference-${cited.source}`}>{getReference(cited.source).short}</a>
      {cited.locator !== '' && `, ${cited.locator}`} <EvidenceMark evidence={cited.evidence} />
    </>
  )
}
