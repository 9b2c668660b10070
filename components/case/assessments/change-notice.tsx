import { SentenceList } from '@/components/case/sentence-list'
import type { ChangeSinceKept } from '@/lib/exchange/re-runs/describe-kept-of-case'

const MOST_SHOWN = 4

/** Says in short what changed since the last kept assessment, and why. */
export function ChangeNotice({ change }: { readonly change: ChangeSinceKept }) {
  const { since, said, causes, href } = change
  return (
    <section className="card change" id="changed" aria-labelledby="changed-title">
      <h2 id="changed-title" className="card-title">
        What changed since {since}
      </h2>
      <p>{said}</p>
      {causes.map(({ cause, title, intro, sentences, entries }) => (
        <div key={cause} className="change-cause">
          <h3>{title}</h3>
          {intro !== '' && <p>{intro}</p>}
          <FirstSentences sentences={sentences} />
          {entries.length > 0 && (
            <details className="trial-details">
              <summary>What the changelog of the rules says ({entries.length})</summary>
              <SentenceList sentences={entries} />
            </details>
          )}
        </div>
      ))}
      <p className="small">
        <a href={href}>Compare then and now</a>
      </p>
    </section>
  )
}

function FirstSentences({ sentences }: { readonly sentences: readonly string[] }) {
  const more = sentences.length - MOST_SHOWN
  return (
    sentences.length > 0 && (
      <>
        <SentenceList sentences={sentences.slice(0, MOST_SHOWN)} />
        {more > 0 && <p className="quiet small">and {more} more</p>}
      </>
    )
  )
}
