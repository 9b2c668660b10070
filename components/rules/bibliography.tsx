import { EvidenceMark } from '@/components/marks/evidence-mark'
import { REFERENCES, type Reference } from '@/lib/rules/references'
import { READ_WITHOUT_A_NUMBER } from '@/lib/rules/table-sources'

const ENTRIES: readonly (readonly [string, Reference])[] = Object.entries(REFERENCES)
const WITHOUT_A_NUMBER: readonly string[] = READ_WITHOUT_A_NUMBER

/** Every publication that a number comes from, then those that were read and gave none. */
export function Bibliography() {
  return (
    <>
      <Entries entries={ENTRIES.filter(([id]) => !WITHOUT_A_NUMBER.includes(id))} />
      <h3>Read, and no number is taken from it</h3>
      <Entries entries={ENTRIES.filter(([id]) => WITHOUT_A_NUMBER.includes(id))} />
    </>
  )
}

function Entries({ entries }: { readonly entries: typeof ENTRIES }) {
  return (
    <ul className="references">
      {entries.map(([id, { title, short, year, url, evidence, note }]) => (
        <li key={id} id={`reference-${id}`}>
          <strong>{short}</strong> <EvidenceMark evidence={evidence} />
          <span className="reference-title">
            {title}
            {year !== null && ` (${year})`}
          </span>
          {url !== null && (
            <a className="reference-url" href={url} rel="noreferrer">
              {url}
            </a>
          )}
          {note !== null && <span className="under">{note}</span>}
        </li>
      ))}
    </ul>
  )
}
