import { describeDate } from '@/lib/domain/calendar-date'
import { CLINICAL_CHANGES } from '@/lib/rules/clinical-changes'
import { PlainTable } from './plain-table'

/** Every change of the clinical rules: version, day, what, who is affected, source. */
export function ClinicalChangeList() {
  return (
    <PlainTable
      name="Changes of the clinical rules"
      heads={['Version', 'From', 'What changed', 'Affects', 'Source']}
      isWordy
      rows={CLINICAL_CHANGES.map(({ rulesVersion, from, what, affected, source }) => [
        rulesVersion,
        describeDate(from),
        what,
        affected,
        source,
      ])}
    />
  )
}
