import {
  DOXEPIN_ABOVE_MG,
  MEDICATION_MANAGEMENT_ENTRY,
  MEDICATION_MANAGEMENT_RATES,
} from '@/lib/rules/antidepressant-medication-management'
import { getReference } from '@/lib/rules/references'
import { PlainTable } from './plain-table'
import { SourceCell } from './source-cell'

const MEASURE = 'cms128'

/** The two rates of antidepressant medication management, and what decides who enters the measure. */
export function MeasureTables() {
  return (
    <>
      <p className="quiet prose">
        Computed from dispensing records, whatever the drug was for; shown beside the verdict, and part of none. The
        measure is <a href={`#reference-${MEASURE}`}>{getReference(MEASURE).short}</a>.
      </p>
      <PlainTable
        name="Rates"
        heads={['Rate', 'Days with supply', 'Of the days from the first fill', 'Source']}
        rows={MEDICATION_MANAGEMENT_RATES.map((rate) => [
          rate.title,
          `${rate.coveredDays} or more`,
          String(rate.windowDays),
          <SourceCell key={rate.id} cited={rate} />,
        ])}
      />
      <PlainTable
        name="Entry into the measure"
        heads={['Who enters the measure', 'Source']}
        rows={[
          ...MEDICATION_MANAGEMENT_ENTRY.map((entry) => [
            `${entry.text} (not evaluated: a case does not hold it)`,
            <SourceCell key={entry.text} cited={entry} />,
          ]),
          [`doxepin only above ${DOXEPIN_ABOVE_MG.value} mg`, <SourceCell key="doxepin" cited={DOXEPIN_ABOVE_MG} />],
        ]}
      />
    </>
  )
}
