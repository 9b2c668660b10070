import { VerdictMark } from '@/components/marks/verdict-mark'
import { listShownStrategies, STRATEGY_NOTE } from '@/lib/exchange/describe-strategy'
import type { StrategyEntry } from '@/lib/rules/strategy-map'

/** What the record holds of each family of strategies; it recommends nothing. */
export function StrategyMap({ entries }: { readonly entries: readonly StrategyEntry[] }) {
  return (
    <>
      <p className="under">{STRATEGY_NOTE}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <section className="scroll-box" tabIndex={0} aria-label="Strategies, scrolls sideways">
        <table className="table wordy">
          <thead>
            <tr>
              <th scope="col">Strategy</th>
              <th scope="col">In this episode</th>
              <th scope="col">Records</th>
            </tr>
          </thead>
          <tbody>
            {listShownStrategies(entries).map(({ family, label, state, mark, records }) => (
              <tr key={family}>
                <th scope="row">{label}</th>
                <td data-head="In this episode">
                  <span className="marked">
                    {mark !== null && <VerdictMark verdict={mark} label="" />}
                    {state}
                  </span>
                </td>
                <td data-head="Records">{records.length === 0 ? '–' : records.join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
