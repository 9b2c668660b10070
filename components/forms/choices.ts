import { capitalize } from '@/lib/exchange/describe-number'
import { PRESENCE_LABELS } from '@/lib/exchange/labels'
import type { Choice } from './choice-box'

const NOT_KNOWN_LABEL = '? not known'

/** The answers of a list with the words for each, "not known" under its one key. */
export function toChoices(labels: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(labels).map(([value, label]) => ({
    value,
    label: value === 'unknown' ? NOT_KNOWN_LABEL : capitalize(label),
  }))
}

/** The answers of a list whose "not known" is no value of its own. */
export function toChoicesOrNotKnown(labels: Readonly<Record<string, string>>): readonly Choice[] {
  return [...toChoices(labels), { value: '?', label: NOT_KNOWN_LABEL }]
}

export const YES_NO: readonly Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

export const YES_NO_NOT_KNOWN: readonly Choice[] = [...YES_NO, { value: '?', label: NOT_KNOWN_LABEL }]

export const PRESENCES: readonly Choice[] = toChoices(PRESENCE_LABELS)
