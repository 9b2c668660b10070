const LONGEST_COUNTED = 9

/**
 * A label as it is searched for and sorted by: in any case of letters, however it was spaced, and with numbers in the
 * order of numbers, which is why the length of each stands before it. Two labels that differ otherwise differ here.
 */
export function toLabelKey(label: string): string {
  return label
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/[0-9]+/g, (digits) => `${Math.min(digits.length, LONGEST_COUNTED)}${digits}`)
}
