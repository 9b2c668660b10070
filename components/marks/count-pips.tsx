type Props = { readonly countMin: number; readonly countMax: number; readonly required: number }

const MAX_DRAWN = 8

/** The count as circles: solid for certain, dashed for possible, empty for what the definition still asks. */
export function CountPips({ countMin, countMax, required }: Props) {
  const drawn = Math.min(Math.max(countMax, required), Math.max(MAX_DRAWN, required))
  const pips = Array.from({ length: drawn }, (_, index) => ({
    number: index + 1,
    kind: kindOf(index, countMin, countMax),
  }))
  const possible = countMax - countMin
  const label = `${countMin} certain${possible > 0 ? ` and ${possible} possible` : ''}, ${required} required`
  return (
    <span className="pips" role="img" aria-label={label}>
      {pips.map(({ number, kind }) => (
        <span key={number} className={`pip pip-${kind}`}>
          {kind === 'possible' ? '?' : number}
        </span>
      ))}
      {countMax > drawn && <span className="small">+{countMax - drawn}</span>}
    </span>
  )
}

function kindOf(index: number, countMin: number, countMax: number): 'certain' | 'possible' | 'empty' {
  if (index < countMin) return 'certain'
  return index < countMax ? 'possible' : 'empty'
}
