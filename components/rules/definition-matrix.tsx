import { describeNumber } from '@/lib/exchange/describe-number'
import { DEFINITION_TITLES } from '@/lib/exchange/labels'
import { listDefinitions } from '@/lib/rules/definitions'
import { PlainTable } from './plain-table'

/** The numbers of all definitions at a glance; their sources stand below. */
export function DefinitionMatrix() {
  return (
    <PlainTable
      name="Definitions at a glance"
      heads={['Definition', 'Days at dose', 'Doses taken', 'Failed: improvement', 'Augmentation', 'Different drugs']}
      rows={listDefinitions().map(
        ({ id, days, adherence, failedBelow, augmentationCounts, augmentationDays, required }) => [
          DEFINITION_TITLES[id],
          String(days.value),
          `${describeNumber(adherence.value * 100)} %`,
          `${failedBelow.inclusive ? 'at most' : 'below'} ${failedBelow.value} %`,
          augmentationCounts.value ? `counts from ${augmentationDays.value} days` : 'does not count',
          String(required.value),
        ],
      )}
    />
  )
}
