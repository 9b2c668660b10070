/** One line of a table: what, in a column of its own, and the rest of the line. */
export function printRow(what: string, ...columns: readonly string[]): void {
  console.log(`  ${what.padEnd(50)}${columns.map((column) => column.padStart(14)).join('')}`)
}

/** Says whether a stated figure was kept, and hands that on. */
export function printTarget(isKept: boolean, sentence: string): boolean {
  console.log(`  ${isKept ? 'kept  ' : 'MISSED'}  ${sentence}`)
  return isKept
}
