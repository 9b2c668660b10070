/** What a box holds: nothing, "not known", a value, or something that has to be put right first. */
export type Reading<T> =
  | { readonly kind: 'leftOut' }
  | { readonly kind: 'notKnown' }
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'problem'; readonly message: string }

/** The one key that says "asked, not known" in every box. */
export const NOT_KNOWN = '?'

const NOT_KNOWN_WORDS = new Set(['?', '??', 'not known', 'unknown', 'nk', 'n/k', "don't know", 'dont know'])

/** Text as it is compared while reading: one kind of dash and space, no case, nothing around it. */
export function toPlainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2019/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** Whether plain text says that something was asked and is not known. */
export function saysNotKnown(plain: string): boolean {
  return NOT_KNOWN_WORDS.has(plain)
}
