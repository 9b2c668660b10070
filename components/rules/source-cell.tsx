import { EvidenceMark } from '@/components/marks/evidence-mark'
import type { Evidence } from '@/lib/rules/evaluation'
import { getReference, type ReferenceId } from '@/lib/rules/references'

type Props = {
  readonly cited: { readonly source: ReferenceId; readonly locator?: string; readonly evidence: Evidence }
}

/** Where a number comes from: publication, place in it, evidence mark. */
export function SourceCell({ cited: { source, locator = '', evidence } }: Props) {
  return (
    <>
      <a href={`#reference-${source}`}>{getReference(source).short}</a>
      {locator !== '' && `, ${locator}`} <EvidenceMark evidence={evidence} />
    </>
  )
}

/** The publications that a row rests on together, each with how it was seen. */
export function SourceList({ sources }: { readonly sources: readonly ReferenceId[] }) {
  return sources.map((source) => (
    <span key={source} className="cited">
      <SourceCell cited={{ source, evidence: getReference(source).evidence }} />
    </span>
  ))
}
