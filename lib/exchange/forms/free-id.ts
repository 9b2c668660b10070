/** The first of t1, t2, … that is not taken. */
export function findFreeId(letter: 't' | 'o', taken: ReadonlySet<string>): string {
  let number = 1
  while (taken.has(`${letter}${number}`)) number += 1
  return `${letter}${number}`
}
