import type { Fact } from '@/lib/exchange/describe-case'

/** What something is about, and what is recorded or counted. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="pairs">
      {facts.map(({ term, value }) => (
        <div key={`${term} ${value}`}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
