import 'server-only'
import { getKeyRing } from './key-ring'
import { requireKeyOf } from './seal'
import { getKeyId, openText, type Place, sealText } from './sealed-text'

/** A stored text sealed with the current key; the same text where it is already. */
export function reseal(place: Place, stored: string, takesPlain: boolean): string {
  const { current } = getKeyRing()
  const id = getKeyId(stored)
  if (id === current.id) return stored
  if (id === null && takesPlain) return sealText(place, stored, current)
  return sealText(place, openText(place, stored, requireKeyOf(place, stored)), current)
}
