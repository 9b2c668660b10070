import { Tag } from '@/components/marks/tag'
import type { Concluded } from '@/lib/exchange/conclusion'
import { Section } from './section'

type Props = { readonly concluded: Concluded | null; readonly formPath: string | null }

/** The computed verdict and the clinician's own, side by side; neither takes the place of the other. */
export function ConclusionSection({ concluded, formPath }: Props) {
  return (
    <Section id="conclusion" title="The clinician’s conclusion">
      {concluded === null ? (
        <p className="quiet">None is recorded. It would stand beside the computed verdict and change no finding.</p>
      ) : (
        <Beside concluded={concluded} />
      )}
      {formPath !== null && (
        <p className="small no-print">
          <a href={formPath}>{concluded === null ? 'Record your conclusion' : 'Change your conclusion'}</a>
        </p>
      )}
    </Section>
  )
}

function Beside({ concluded }: { readonly concluded: Concluded }) {
  const { computed, computedUnder, computedOn, count, own, ownOn, differs, reason, note } = concluded
  return (
    <>
      <dl className="side-by-side">
        <div>
          <dt>Computed</dt>
          <dd>
            <span className="side-verdict">{computed}</span>
            <span className="under">
              {count} · {computedUnder} · {computedOn}
            </span>
          </dd>
        </div>
        <div>
          <dt>The clinician’s own</dt>
          <dd>
            <span className="side-verdict">{own ?? 'No verdict recorded'}</span>
            <span className="under">{ownOn ?? 'day not recorded'}</span>
          </dd>
        </div>
      </dl>
      {differs && (
        <p>
          <Tag tone="unknown">They differ</Tag> {reason ?? 'No reason recorded'}.
        </p>
      )}
      {!differs && reason !== null && <p>{reason}.</p>}
      {note !== null && <p className="trial-record">{note}</p>}
    </>
  )
}
