import { getReference, type ReferenceId } from './references'

/** Where a number comes from, ready to print beside it. */
export function cite(cited: { readonly source: ReferenceId; readonly locator: string }): string {
  const { short } = getReference(cited.source)
  return cited.locator === '' ? short : `${short}, ${cited.locator}`
}
