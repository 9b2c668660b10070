import type { ChangedField } from '@/lib/exchange/history/changed-field'
import type { ChangedSubject, How } from '@/lib/exchange/history/list-changes'

const HEADS: Readonly<Record<How, readonly string[]>> = {
  added: ['Field', 'Recorded'],
  changed: ['Field', 'From', 'To'],
  deleted: ['Field', 'Was recorded'],
}

/** The fields of one part of a case that changed; of a trial that came or went, what it says or said. */
export function ChangeTable({ change: { title, how, fields } }: { readonly change: ChangedSubject }) {
  const heads = HEADS[how]
  return (
    <table className="table blocks then-now history-fields">
      <caption>
        {title}
        {how !== 'changed' && <span className="history-how">, {how}</span>}
      </caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move, and two may be called the same
          <tr key={row}>
            <th scope="row">{field.what}</th>
            {listSides(field, how).map((lines, index) => (
              <td key={heads[index + 1]}>
                <span className="then-now-label">{heads[index + 1]}</span>
                {lines.map((line, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines of one record, never reordered
                  <span key={place} className="conflict-line">
                    {line}
                  </span>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function listSides({ before, after }: ChangedField, how: How): readonly (readonly string[])[] {
  switch (how) {
    case 'added':
      return [after]
    case 'changed':
      return [before, after]
    case 'deleted':
      return [before]
  }
}
