import {
  CONTRIBUTOR_GROUP_LABELS,
  type Contributor,
  EVIDENCE_LEVELS,
  listContributors,
} from '@/lib/rules/contributor-codes'
import { PlainTable } from './plain-table'
import { SourceList } from './source-cell'

/** What can masquerade as resistance, what makes one think of it, what to check, and where it comes from. */
export function ContributorTable() {
  return (
    <>
      {Object.entries(CONTRIBUTOR_GROUP_LABELS).map(([group, label]) => (
        <PlainTable
          key={group}
          name={label}
          heads={[label, 'What to check', 'Sources, and the mark of the best']}
          isWordy
          rows={listContributors()
            .filter((contributor) => contributor.group === group)
            .map((contributor) => [
              <Name key="name" contributor={contributor} />,
              contributor.check,
              <SourceList key={contributor.code} sources={contributor.sources} evidence={contributor.evidence} />,
            ])}
        />
      ))}
      <PlainTable
        name="Levels"
        heads={['Level', 'Link of a drug or substance to depression']}
        rows={Object.entries(EVIDENCE_LEVELS).map(([level, meaning]) => [level, meaning])}
      />
    </>
  )
}

function Name({ contributor: { name, trigger, level, note, changesExposure } }: { readonly contributor: Contributor }) {
  const under = [
    level === null ? null : `Level ${level}`,
    trigger,
    note,
    changesExposure ? 'Makes exposure uncertain while present' : null,
  ].filter((part) => part !== null)
  return (
    <>
      {name}
      {under.length > 0 && <span className="under">{under.join('. ')}</span>}
    </>
  )
}
