import type { Difference } from '../forms/compare-versions'

/** One field that is not what it was, each side in words and in lines where it is a list. */
export type ChangedField = {
  readonly what: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const NOT_YET = 'not in the list'
const NO_LONGER = 'no longer in the list'
const OTHERWISE = 'the same, recorded in another way'

/** A difference between two versions, the earlier one as "saved"; of a list only the rows that are not in both. */
export function toChangedField({ what, mine, saved, canBeBoth }: Difference): ChangedField {
  const [before, after] = canBeBoth ? [without(saved, mine), without(mine, saved)] : [saved, mine]
  if (before.length + after.length === 0) return toChangedField({ what, mine, saved, canBeBoth: false, field: '' })
  return {
    what,
    before: before.length === 0 ? [NOT_YET] : before,
    after: tellApart(before, after.length === 0 ? [NO_LONGER] : after),
  }
}

// What reads the same has to be said to differ.
function tellApart(before: readonly string[], after: readonly string[]): readonly string[] {
  return before.join('\n') === after.join('\n') ? [...after, OTHERWISE] : after
}

/** The lines of one list that another has not, each as often as it is missing there. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others]
  return lines.filter((line) => {
    const place = left.indexOf(line)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}
