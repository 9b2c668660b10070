import { EvidenceMark } from '@/components/marks/evidence-mark'
import { PlainTable } from '@/components/rules/plain-table'
import type { RecordChange } from '@/lib/exchange/re-runs/compare-records'
import type { ChangedFinding, SaidFinding } from '@/lib/exchange/re-runs/list-findings'
import { FindingVerdict } from '../finding-verdict'

/** Each finding that is not what it was: value, threshold and source, then and now. */
export function FindingChangeTable({ findings, name }: { readonly findings: readonly ChangedFinding[]; name: string }) {
  return (
    <table className="table blocks then-now">
      <caption className="visually-hidden">{name}</caption>
      <thead>
        <tr>
          <th scope="col">Finding</th>
          <th scope="col">Then</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ key, drug, head, before, after }) => (
          <tr key={key}>
            <th scope="row">
              {drug}
              <span className="under">{head}</span>
            </th>
            <SaidCell label="Then" said={before} other={after} />
            <SaidCell label="Now" said={after} other={before} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellProps = {
  readonly label: string
  readonly said: SaidFinding | null
  readonly other: SaidFinding | null
}

function SaidCell({ label, said, other }: CellProps) {
  return (
    <td>
      <span className="then-now-label">{label}</span>
      {said === null ? (
        <span className="quiet">not judged</span>
      ) : (
        <>
          <Said said={said} />
          {said.threshold !== other?.threshold && <span className="under">Held against: {said.threshold}.</span>}
        </>
      )}
    </td>
  )
}

/** What one finding said: its verdict, its sentence, and the source of its threshold. */
export function Said({ said }: { readonly said: SaidFinding }) {
  return (
    <>
      <FindingVerdict criterion={said.criterion} verdict={said.verdict} word={said.word} />
      <span className="under">{said.sentence}</span>
      <span className="under">
        {said.source} <EvidenceMark evidence={said.evidence} />
      </span>
    </>
  )
}

/** The recorded facts that are not what they were. */
export function RecordChangeTable({ facts }: { readonly facts: readonly RecordChange[] }) {
  const rows = facts.map(({ where, what, before, after }) => [
    where === '' ? what : `${where}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
    before,
    after,
  ])
  return <PlainTable name="Changed facts" heads={['Fact', 'Then', 'Now']} rows={rows} />
}
