import { Fragment } from 'react'
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

type ListProps = { readonly sources: readonly ReferenceId[]; readonly evidence: Evidence }

/** The publications that a row rests on together, and how surely the row was seen. */
export function SourceList({ sources, evidence }: ListProps) {
  return (
    <>
      {sources.map((source, index) => (
        <Fragment key={source}>
          {index > 0 && ', '}
          <a href={`#reference-${source}`}>{getReference(source).short}</a>
        </Fragment>
      ))}{' '}
      <EvidenceMark evidence={evidence} />
    </>
  )
}
