import { writeFileSync } from 'node:fs'

/** What one fault came to: a number that has to be what is wanted. R- and T-numbers name the faults wherever they are spoken of. */
export type Figure = {
  readonly fault: `R-${number}` | `T${number}`
  /** On which database, and through what. */
  readonly where: string
  readonly what: string
  readonly found: number
  readonly wanted: Wanted
}

type Wanted = { readonly exactly: number } | { readonly atLeast: number } | { readonly atMost: number }

function isKept({ found, wanted }: Figure): boolean {
  if ('exactly' in wanted) return found === wanted.exactly
  return 'atLeast' in wanted ? found >= wanted.atLeast : found <= wanted.atMost
}

function describeWanted(wanted: Wanted): string {
  if ('exactly' in wanted) return String(wanted.exactly)
  return 'atLeast' in wanted ? `at least ${wanted.atLeast}` : `at most ${wanted.atMost}`
}

/** The same figures as a careless variant gives them: of those that have to be found out, at least one is missed. */
export function toControl(variant: string, figures: readonly Figure[]): readonly Figure[] {
  const [first] = figures
  if (first === undefined) return []
  const missed = figures.filter((figure) => !isKept(figure)).length
  const { fault, where } = first
  return [{ fault, where, what: `figures missed by a variant that ${variant}`, found: missed, wanted: { atLeast: 1 } }]
}

/** Prints a figure a line, and says how many were missed. */
export function printFigures(figures: readonly Figure[]): number {
  for (const figure of figures) {
    const { fault, where, what, found, wanted } = figure
    const columns = [isKept(figure) ? 'ok    ' : 'MISSED', fault, where.padEnd(24), what.padEnd(66)]
    process.stdout.write(`${columns.join('  ')}${String(found).padStart(7)}  (${describeWanted(wanted)})\n`)
  }
  return figures.filter((figure) => !isKept(figure)).length
}

/** Leaves what was counted where `npm run verify` reads it. */
export function reportCounts(figures: readonly Figure[], file: string | undefined): void {
  const failed = figures.filter((figure) => !isKept(figure)).length
  const report = { numPassedTests: figures.length - failed, numFailedTests: failed, numPendingTests: 0 }
  if (file) writeFileSync(file, JSON.stringify(report))
}
