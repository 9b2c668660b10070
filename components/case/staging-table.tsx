import { EvidenceMark } from '@/components/marks/evidence-mark'
import {
  listShownStaging,
  type ShownStagingInput,
  STAGING_LEFT_OUT,
  STAGING_NOTE,
} from '@/lib/exchange/describe-staging'
import type { StagingResult } from '@/lib/rules/staging/staging-result'

/** The staging scores: the result, and every input with its points and their source. */
export function StagingTable({ results }: { readonly results: readonly StagingResult[] }) {
  return (
    <>
      <p className="under">{STAGING_NOTE}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <section className="scroll-box" tabIndex={0} aria-label="Staging scores, scrolls sideways">
        <table className="table wordy staging">
          <caption className="visually-hidden">Staging scores with their inputs</caption>
          <thead>
            <tr>
              <th scope="col">Score</th>
              <th scope="col">Result</th>
              <th scope="col">From</th>
            </tr>
          </thead>
          <tbody>
            {listShownStaging(results).map(({ id, title, result, inputs }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td data-head="Result">{result}</td>
                <td data-head="From">
                  {inputs.map(({ label, observed }) => `${label}: ${observed}`).join(' · ')}
                  {inputs.length > 0 && (
                    <details className="trial-details">
                      <summary>
                        Points and sources <span className="visually-hidden">of {title}</span>
                      </summary>
                      <InputList inputs={inputs} />
                    </details>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="under">Left out: {STAGING_LEFT_OUT.join(' ')}</p>
    </>
  )
}

function InputList({ inputs }: { readonly inputs: readonly ShownStagingInput[] }) {
  return (
    <dl className="pairs">
      {inputs.map(({ label, observed, points, sources }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {points === '' ? observed : `${observed}: ${points}`}
            {sources.map((source) => (
              <span key={source.label} className="under">
                {source.label}. {source.text} <EvidenceMark evidence={source.evidence} />
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
