import type { FoundChoice } from '@/lib/exchange/forms/find-drug-choices'
import { toTallMan } from '@/lib/exchange/tall-man'

/** "buPROPion · NDRI · Wellbutrin": what it is stands beside every name, so that look-alikes are told apart. */
export function DrugOption({ found: { choice, term } }: { readonly found: FoundChoice }) {
  const other = term ?? choice.brand
  return (
    <>
      <span className="drug-option-name">{toTallMan(choice.value)}</span>{' '}
      <span className="drug-option-what">
        · {choice.what}
        {other !== null && ` · ${toTallMan(other)}`}
      </span>
    </>
  )
}
