import { toTallMan } from '@/lib/exchange/tall-man'

/** A drug's name to look at, in tall-man letters where it is listed; it is heard, and copied from the page, in plain letters. */
export function DrugName({ name }: { readonly name: string }) {
  const shown = toTallMan(name)
  if (shown === name) return name
  return (
    <>
      <span aria-hidden="true" className="not-copied">
        {shown}
      </span>
      <span className="visually-hidden">{name}</span>
    </>
  )
}
