import { SentenceList } from '@/components/case/sentence-list'
import { STAGING_LEFT_OUT, STAGING_NOTE } from '@/lib/exchange/describe-staging'
import { SAME_CLASS } from '@/lib/rules/staging/adequate-failures'
import { STAGING_SCORES } from '@/lib/rules/staging/list'
import { TABLE_SOURCES } from '@/lib/rules/table-sources'
import { PlainTable } from './plain-table'
import { SourceCell } from './source-cell'

/** Each staging score row by row, and the scores that are left out. */
export function StagingRules() {
  return (
    <>
      <p className="quiet prose">{STAGING_NOTE}</p>
      {STAGING_SCORES.map(({ id, title, rows }) => (
        <section key={id} id={`staging-${id}`} className="definition" aria-labelledby={`staging-${id}-title`}>
          <h3 id={`staging-${id}-title`}>{title}</h3>
          <PlainTable
            name={title}
            heads={['What', 'Stage or points', 'Source']}
            rows={rows.map((row) => [row.label, String(row.value), <SourceCell key={row.label} cited={row} />])}
          />
        </section>
      ))}
      <PlainTable
        name="Classes in staging"
        heads={['Class', 'Staged as', 'Source']}
        rows={Object.entries(SAME_CLASS).map(([own, staged]) => [
          own,
          staged,
          <SourceCell key={own} cited={TABLE_SOURCES.stagingClasses} />,
        ])}
      />
      <h3>Left out</h3>
      <SentenceList sentences={STAGING_LEFT_OUT} />
    </>
  )
}
