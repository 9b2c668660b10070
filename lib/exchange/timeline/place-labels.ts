/** A text beside something drawn: where it goes, in the units of the widths that were asked for. */
export type PlacedLabel = { readonly id: string; readonly text: string; readonly x: number; readonly side: Side }
export type Side = 'left' | 'right'

/** Something drawn from `from` to `to`, with what may stand beside it, the longest wording first. */
export type Labelled = {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly labels: readonly string[]
}

type Taken = { readonly from: number; readonly to: number }

const GAP = 6

function isFree(from: number, to: number, width: number, taken: readonly Taken[]): boolean {
  return from >= 0 && to <= width && taken.every((other) => to <= other.from || from >= other.to)
}

/** The labels that fit in one line beside what they name, to the right where there is room, and over nothing else. */
export function placeLabels(
  items: readonly Labelled[],
  width: number,
  widthOf: (text: string) => number,
): readonly PlacedLabel[] {
  const taken: Taken[] = items.map(({ from, to }) => ({ from, to }))
  const placed: PlacedLabel[] = []
  for (const { id, from, to, labels } of items) {
    const choices = labels.flatMap((text) => {
      const length = widthOf(text)
      return [
        { text, side: 'right' as const, from: to + GAP, to: to + GAP + length, x: to + GAP },
        { text, side: 'left' as const, from: from - GAP - length, to: from - GAP, x: from - GAP },
      ]
    })
    const found = choices.find((choice) => isFree(choice.from, choice.to, width, taken))
    if (found === undefined) continue
    taken.push({ from: found.from - GAP, to: found.to + GAP })
    placed.push({ id, text: found.text, x: found.x, side: found.side })
  }
  return placed
}

const NARROW = /[ilI.,:;'|·()\sfjrt]/
const WIDE = /[mwMW→…%]/

/** About how wide a text is on the page, on the safe side; the server has no font to ask. */
export function estimateWidth(text: string, size: number): number {
  const em = [...text].reduce((sum, sign) => {
    if (NARROW.test(sign)) return sum + 0.36
    return sum + (WIDE.test(sign) ? 0.92 : 0.61)
  }, 0)
  return em * size
}

/** Those of some texts in a row that do not touch one before them. */
export function keepApart<T extends Taken>(items: readonly T[]): readonly T[] {
  const kept: T[] = []
  for (const item of items) if (item.from >= (kept.at(-1)?.to ?? -Infinity) + 2) kept.push(item)
  return kept
}
