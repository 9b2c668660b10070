import { listDrawn, type Timeline } from '@/lib/exchange/timeline/model'

/** Everything that the picture shows, as a table. */
export function TimelineTable({ timeline }: { readonly timeline: Timeline }) {
  return (
    <details className="trial-details timeline-twin">
      <summary>The same as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <section className="scroll-box" tabIndex={0} aria-label="Timeline as a table, scrolls sideways">
        <table className="table">
          <caption className="visually-hidden">Everything on the timeline</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">When</th>
              <th scope="col">How long</th>
              <th scope="col">Result</th>
            </tr>
          </thead>
          <tbody>
            {listDrawn(timeline).map(({ id, fact }) => (
              <tr key={id}>
                <th scope="row">{fact.what}</th>
                <td>{fact.when}</td>
                <td>{fact.length}</td>
                <td>{fact.result}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
