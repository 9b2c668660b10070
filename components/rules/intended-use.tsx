import { FactList } from '@/components/case/fact-list'
import { SentenceList } from '@/components/case/sentence-list'
import { INTENDED_USE, listLimits, MEANING_OF_A_VERDICT } from '@/lib/exchange/describe-intended-use'

/** For whom the program is, what it does, what it does not do, and what it cannot do. */
export function IntendedUse() {
  return (
    <div className="intended-use">
      <FactList facts={INTENDED_USE} />
      <p>{MEANING_OF_A_VERDICT}</p>
      <h3>Limits</h3>
      <SentenceList sentences={listLimits()} />
    </div>
  )
}
