/** What was tried, what was acknowledged and what was refused, as the one who wrote knows it. */
export type Ledger = {
  readonly tried: Set<string>
  readonly acknowledged: Map<string, State>
  readonly refusals: string[]
}

export type State = 'created' | 'changed'

/** A case as it is stored: in one of its whole states, or not. */
export type Stored = { readonly key: string; readonly state: State | 'half' }

export type Damage = {
  /** Acknowledged, and not there. */
  readonly lost: number
  /** There, and not whole. */
  readonly half: number
  /** There more than once, or never tried. */
  readonly doubled: number
}

export function newLedger(): Ledger {
  return { tried: new Set(), acknowledged: new Map(), refusals: [] }
}

/** Adds what a writer said. */
export function enter(ledger: Ledger, lines: readonly string[]): void {
  for (const line of lines) {
    const [verb, key = '', state] = line.split(' ')
    if (verb === 'try') ledger.tried.add(key)
    if (verb === 'acknowledged') ledger.acknowledged.set(key, state === 'changed' ? 'changed' : 'created')
    if (verb === 'refused') ledger.refusals.push(line.slice('refused '.length))
  }
}

/** Holds what is stored against what was acknowledged. */
export function compare({ tried, acknowledged }: Ledger, stored: readonly Stored[]): Damage {
  const found = new Map(stored.map(({ key, state }) => [key, state]))
  const isLost = ([key, state]: [string, State]) => {
    const there = found.get(key)
    return there === undefined || (state === 'changed' && there === 'created')
  }
  return {
    lost: [...acknowledged].filter(isLost).length,
    half: stored.filter(({ state }) => state === 'half').length,
    doubled: stored.length - found.size + [...found.keys()].filter((key) => !tried.has(key)).length,
  }
}
