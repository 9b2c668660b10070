import type { Scale } from '@/lib/domain/case-file'

/** How each scale is written, plain and in lower case; a longer name stands before the one that it begins with. */
export const SCALE_NAMES: readonly (readonly [string, Scale])[] = [
  ['phq-? ?9|phq', 'PHQ-9'],
  ['qids(?:[- ]?sr)?(?:-?16)?', 'QIDS-SR16'],
  ['ids(?:[- ]?sr)?(?:-?30)?', 'IDS-SR30'],
  ['madrs', 'MADRS'],
  ['ham-?d-? ?17|hdrs-? ?17|hrsd-? ?17', 'HAM-D17'],
  ['bdi-? ?(?:ii|2)', 'BDI-II'],
]

/** Names that several versions of a scale share, and the one of them that a case file holds. */
export const SHARED_NAMES: readonly (readonly [string, Scale])[] = [
  ['ham-?d|hdrs|hrsd|hamilton', 'HAM-D17'],
  ['bdi|beck', 'BDI-II'],
]

/** Scales that a case file does not hold, where they stand in a line beside one that it does. */
export const OTHER_SCALES = [
  'phq-? ?(?:2|4|8|15)(?!\\d)',
  '(?:qids|ids)-?(?:c|cr|a)-?(?:16|30)?',
  'madrs-?(?:s|sr)',
  'ham-?d-?(?:6|7|21|24|28|29|31)|(?:hdrs|hrsd)-?(?:6|7|21|24|28|29|31)',
  // With a space, a number is of the name only where the total follows it.
  '(?:ham-?d|hdrs|hrsd) (?:6|7|21|24|28|29|31)(?=[ :=,]{1,2}\\d{1,2}(?![\\d/]| ?[a-z]))',
  'bdi-?(?:i|1|ia)|bdi-fs',
  'gad-? ?[27]|ham-?a|ces-?d|epds|gds(?:-?15)?|hads(?:-?[ad])?|cgi(?:-?[is])?|ymrs|zung|wsas|mdq|isi|pcl-?5|c-?ssrs|phq-?a',
] as const

/** The scale of a name; `null` where the name is none, or of several. */
export function findScale(written: string): Scale | null {
  return SCALE_NAMES.find(([words]) => new RegExp(`^(?:${words})$`).test(written))?.[1] ?? null
}
