import { EvidenceMark } from '@/components/marks/evidence-mark'
import { CONTRIBUTOR_GROUP_LABELS, listContributors } from '@/lib/rules/contributor-codes'
import { PlainTable } from './plain-table'

/** What can masquerade as resistance, and what to check. */
export function ContributorTable() {
  return Object.entries(CONTRIBUTOR_GROUP_LABELS).map(([group, label]) => (
    <PlainTable
      key={group}
      name={label}
      heads={[label, 'What to check', 'Evidence']}
      rows={listContributors()
        .filter((contributor) => contributor.group === group)
        .map(({ code, name, check, evidence }) => [name, check, <EvidenceMark key={code} evidence={evidence} />])}
    />
  ))
}
