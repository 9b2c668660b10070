import { VerdictMark } from '@/components/marks/verdict-mark'
import { capitalize } from '@/lib/exchange/describe-number'
import { listShownStrategies, type ShownStrategy, STRATEGY_NOTE } from '@/lib/exchange/describe-strategy'
import type { StrategyEntry } from '@/lib/rules/strategy-map'

/** What the record holds of each family of strategies; it recommends nothing. */
export function StrategyMap({ entries }: { readonly entries: readonly StrategyEntry[] }) {
  const shown = listShownStrategies(entries)
  const recorded = shown.filter(({ records }) => records.length > 0)
  const rest = shown.filter(({ records }) => records.length === 0)
  return (
    <>
      <p className="under">{STRATEGY_NOTE}</p>
      {recorded.length > 0 && <Recorded strategies={recorded} />}
      <ul className="lines">
        {[...new Set(rest.map(({ state }) => state))].map((state) => (
          <Rest key={state} state={state} of={rest.filter((one) => one.state === state)} />
        ))}
      </ul>
    </>
  )
}

function Recorded({ strategies }: { readonly strategies: readonly ShownStrategy[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
    <section className="scroll-box" tabIndex={0} aria-label="Strategies, scrolls sideways">
      <table className="table wordy">
        <caption className="visually-hidden">What has been tried, by strategy</caption>
        <thead>
          <tr>
            <th scope="col">Strategy</th>
            <th scope="col">In this episode</th>
            <th scope="col">Records</th>
          </tr>
        </thead>
        <tbody>
          {strategies.map(({ family, label, state, mark, records }) => (
            <tr key={family}>
              <th scope="row">{label}</th>
              <td data-head="In this episode">
                <span className="marked">
                  {mark !== null && <VerdictMark verdict={mark} label="" />}
                  {state}
                </span>
              </td>
              <td data-head="Records">{records.join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Families of which nothing is recorded, in one line for each reason. */
function Rest({ state, of }: { readonly state: string; readonly of: readonly ShownStrategy[] }) {
  const mark = of[0]?.mark ?? null
  return (
    <li>
      {mark !== null && <VerdictMark verdict={mark} label="" />}
      <span className="line-text">
        {capitalize(state)}: {of.map(({ label }) => lowerFirst(label)).join('; ')}.
      </span>
    </li>
  )
}

function lowerFirst(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label
}
