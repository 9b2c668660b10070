import { VerdictMark } from '@/components/marks/verdict-mark'
import type { KeptLine } from '@/lib/exchange/re-runs/describe-kept'

type Props = { readonly lines: readonly KeptLine[]; readonly path: string }

/** The kept assessments of a case, the newest first. */
export function KeptTable({ lines, path }: Props) {
  return (
    <table className="table blocks kept">
      <thead>
        <tr>
          <th scope="col">Assessed for</th>
          <th scope="col">Rules and definition</th>
          <th scope="col">What was said then</th>
          <th scope="col">Kept</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <a href={`${path}/${line.id}`}>{line.day}</a>
            </th>
            <td>
              Rules {line.rulesVersion}
              <span className="under">{line.definition}</span>
            </td>
            <td>
              <span className="marked">
                <VerdictMark verdict={line.mark} label="" />
                <span>
                  {line.sentence}
                  <span className="under">{line.count}</span>
                </span>
              </span>
            </td>
            <td>
              {line.kept}
              <span className="under">{line.occasions}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
