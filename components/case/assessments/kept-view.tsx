import { FactList } from '@/components/case/fact-list'
import { Section } from '@/components/case/section'
import { SentenceList } from '@/components/case/sentence-list'
import { VerdictMark } from '@/components/marks/verdict-mark'
import { COUNTS_LABELS } from '@/lib/exchange/labels'
import type { KeptLine } from '@/lib/exchange/re-runs/describe-kept'
import type { ComparedCause, Comparison } from '@/lib/exchange/re-runs/list-compared'
import type { SaidTrial } from '@/lib/exchange/re-runs/list-findings'
import { FindingChangeTable, RecordChangeTable, Said } from './change-tables'

type Props = {
  readonly line: KeptLine
  readonly inputHash: string
  /** The comparison with the present, or why there is none. */
  readonly compared: Comparison
  readonly trials: readonly SaidTrial[]
  readonly casePath: string
}

/** One kept assessment: what was said then, what is otherwise now and why, and every finding as it was. */
export function KeptView({ line, inputHash, compared, trials, casePath }: Props) {
  return (
    <>
      <Section id="said" title={`What was said for ${line.day}`}>
        <p className="marked">
          <VerdictMark verdict={line.mark} label="" />
          <strong>{line.sentence}</strong>
        </p>
        <p>
          {line.count}. {line.assumption}
        </p>
        <p className="quiet">
          This is a record of what was said then. <a href={casePath}>What is said now</a> stands on the page of the
          case.
        </p>
        <FactList
          facts={[
            { term: 'Rules', value: line.rulesVersion },
            { term: 'Definition', value: line.definition },
            { term: 'Kept', value: `${line.kept} (${line.occasions})` },
            { term: 'Input', value: inputHash },
          ]}
        />
      </Section>
      <Section id="compared" title="Then and now">
        <p>{compared.summary}</p>
        {compared.causes.map((cause) => (
          <Cause key={cause.cause} cause={cause} />
        ))}
      </Section>
      <Section id="findings" title="Every finding as it was">
        {trials.length === 0 ? (
          <p className="quiet">No trial was recorded.</p>
        ) : (
          trials.map((trial) => <SaidTable key={trial.id} trial={trial} />)
        )}
      </Section>
    </>
  )
}

function Cause({ cause }: { readonly cause: ComparedCause }) {
  const { title, intro, facts, answer, findings, remarks, entries } = cause
  return (
    <section className="change-cause">
      <h3>{title}</h3>
      {intro !== '' && <p>{intro}</p>}
      {facts.length > 0 && <RecordChangeTable facts={facts} />}
      {answer.length > 0 && <SentenceList sentences={answer} />}
      {findings.length > 0 && <FindingChangeTable findings={findings} name={title} />}
      {remarks.length > 0 && <SentenceList sentences={remarks} />}
      {entries.length > 0 && (
        <>
          <p>What the changelog of the rules says:</p>
          <SentenceList sentences={entries} />
        </>
      )}
    </section>
  )
}

function SaidTable({ trial: { drug, counts, findings } }: { readonly trial: SaidTrial }) {
  return (
    <table className="table blocks then-now">
      <caption>
        {drug} <span className="quiet">({COUNTS_LABELS[counts]})</span>
      </caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Criterion</th>
          <th scope="col">What was said</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((said) => (
          <tr key={said.criterion}>
            <th scope="row">{said.head}</th>
            <td>
              <Said said={said} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
