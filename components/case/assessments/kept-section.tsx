import type { KeptPaths } from '@/components/case/case-paths'
import { Section } from '@/components/case/section'
import type { KeptOfCase } from '@/lib/exchange/re-runs/describe-kept-of-case'
import type { DefinitionId } from '@/lib/rules/evaluation'

type Props = { readonly kept: KeptOfCase; readonly definitionId: DefinitionId; readonly paths: KeptPaths }

/** Keeps what is said today, and leads to what was said before. */
export function KeptSection({ kept: { count, last }, definitionId, paths }: Props) {
  return (
    <Section id="kept" title="Kept assessments">
      <p>
        A kept assessment is a dated record of what was said, with the record it was said of. Every export keeps one.
      </p>
      {count > 0 && (
        <p>
          <a href={paths.list}>{count === 1 ? '1 assessment is kept' : `${count} assessments are kept`}</a>
          {last === null ? ', none under this definition.' : `; under this definition the last one ${last}.`}
        </p>
      )}
      {paths.keep !== null && (
        <form method="post" action={paths.keep} className="no-print">
          <input type="hidden" name="definition" value={definitionId} />
          <div className="actions">
            <button type="submit" className="button">
              Keep this assessment
            </button>
          </div>
        </form>
      )}
    </Section>
  )
}
