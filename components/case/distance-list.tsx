import { DrugName } from '@/components/marks/drug-name'
import type { SummaryTrial } from '@/lib/exchange/summary-trial'

const SHOWN_AT_ONCE = 4

type Far = { readonly number: number; readonly drug: string; readonly sentences: readonly string[] }

/** What would change the verdict: how far each inadequate trial lies from the definition. A distance, never an order. */
export function DistanceList({ trials }: { readonly trials: readonly SummaryTrial[] }) {
  const far = trials.map(toFar).filter(({ sentences }) => sentences.length > 0)
  if (far.length === 0) return null
  const more = far.slice(SHOWN_AT_ONCE)
  return (
    <section className="card" aria-labelledby="distances-title">
      <h2 id="distances-title" className="card-title">
        How far the record is from the definition
      </h2>
      <Distances far={far.slice(0, SHOWN_AT_ONCE)} />
      {more.length > 0 && (
        <details className="trial-details">
          <summary>{more.length} more</summary>
          <Distances far={more} />
        </details>
      )}
    </section>
  )
}

function toFar({ number, drug, distances, completion }: SummaryTrial): Far {
  return { number, drug, sentences: [...distances, ...(completion === null ? [] : [completion])] }
}

function Distances({ far }: { readonly far: readonly Far[] }) {
  return (
    <ul className="sentences">
      {far.map(({ number, drug, sentences }) => (
        <li key={number}>
          <a href={`#trial-${number}`}>
            <DrugName name={drug} />
          </a>
          : {sentences.join(' ')}
        </li>
      ))}
    </ul>
  )
}
