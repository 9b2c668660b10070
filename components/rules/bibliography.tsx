import { EvidenceMark } from '@/components/marks/evidence-mark'
import { REFERENCES, type Reference } from '@/lib/rules/references'

/** Every publication that a number comes from. */
export function Bibliography() {
  const entries: readonly (readonly [string, Reference])[] = Object.entries(REFERENCES)
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
