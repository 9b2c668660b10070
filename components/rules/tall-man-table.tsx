import { DrugName } from '@/components/marks/drug-name'
import { EvidenceMark } from '@/components/marks/evidence-mark'
import { describeDate, isPartialDate } from '@/lib/domain/calendar-date'
import { TALL_MAN_NAMES } from '@/lib/exchange/tall-man'
import { PlainTable } from './plain-table'

/** The look-alike names that are shown in tall-man letters, with where they are listed. They decide nothing. */
export function TallManTable() {
  return (
    <>
      <p>
        To be looked at only: stored, searched, exported and read aloud in plain letters. A name on no list gets no
        capitals.
      </p>
      <PlainTable
        name="Look-alike names"
        heads={['Shown', 'Not to be mistaken for', 'List']}
        isWordy
        rows={TALL_MAN_NAMES.map(({ shown, confusedWith, reference, evidence, lastChecked }) => [
          <DrugName key="name" name={shown.toLowerCase()} />,
          confusedWith.join(', '),
          <span key="list" className="cited">
            {reference} <EvidenceMark evidence={evidence} />, checked{' '}
            {isPartialDate(lastChecked) && describeDate(lastChecked)}
          </span>,
        ])}
      />
    </>
  )
}
