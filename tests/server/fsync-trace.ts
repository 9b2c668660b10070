/** Of the acknowledgements in a trace by strace of `fsync` and `write`, how many there are, and how many no fsync preceded. */
export function countUnsynced(
  trace: string,
  acknowledgement: string,
): { readonly all: number; readonly unsynced: number } {
  const calls = trace.split('\n')
  const said = calls.flatMap((call, index) => (call.includes(`"${acknowledgement} `) ? [index] : []))
  const isSynced = (until: number, number: number) =>
    calls.slice(said[number - 1] ?? 0, until).some((call) => /fsync\(\d+\)\s+= 0/.test(call))
  return { all: said.length, unsynced: said.filter((until, number) => !isSynced(until, number)).length }
}
