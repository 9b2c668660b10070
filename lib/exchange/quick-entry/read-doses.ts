import type { DoseStep } from '@/lib/domain/case-file'
import { BARE, DOSE_RULES, type DoseReading, LATER, readOne } from './dose-rules'
import { isNotEveryDay, isTaken } from './doses-taken'
import { type Found, type Line, TAKEN } from './line'

/** A dose in a line; `reached` from below, `upTo`: the most that was taken, `byArrow`: it follows another by an arrow. */
export type FoundDose = Found<DoseStep> & { readonly how: 'taken' | 'reached' | 'upTo'; readonly byArrow: boolean }

/** What a line says of doses, and what looks like a dose and gives no dose a day. */
export type FoundDoses = { readonly doses: readonly FoundDose[]; readonly refused: readonly Found<string>[] }

const NOT_KNOWN =
  /(?<![a-z])(?:(?:dose|dosage)(?: is| was)?:? ?(?:unknown|not known|unclear|n\/k|\?)|(?:unknown|unclear) (?:dose|dosage))(?![a-z])/
/** Reads doses a day. What is taken as needed, on some days or so many times is refused, not computed by a guess. */
export function readDoses(line: Line, reading: DoseReading): FoundDoses {
  const doses: FoundDose[] = []
  const refused: Found<string>[] = []

  function note(
    from: number,
    to: number,
    steps: readonly DoseStep[] | 'refused',
    how: FoundDose['how'],
    byArrow: boolean,
  ) {
    if (steps === 'refused') refused.push({ from, to, value: line.written.slice(from, to).trim() })
    else
      steps.forEach((value, index) => {
        doses.push({ from: from + index, to, value, how, byArrow: byArrow || index > 0 })
      })
  }

  function takeBare(pattern: RegExp, which: 'first' | 'later'): boolean {
    const match = pattern.exec(line.rest())
    if (match === null) return false
    const { lead = '', ...groups } = match.groups ?? {}
    const [from, to] = [match.index + lead.length, match.index + match[0].length]
    const steps = readOne({ ...groups, unit: 'mg' }, reading)
    if (steps === null) return false
    note(from, to, steps, 'taken', />\s*$/.test(lead))
    line.mark(which === 'first' ? from : match.index, to)
    return true
  }

  for (const { pattern, read, how = 'taken' } of DOSE_RULES) {
    const found = line.take(pattern, (match) => read(match.groups ?? {}, reading, match[0]))
    for (const { from, to, value } of found) note(from, to, value, how, />\s*$/.test(line.rest().slice(0, from)))
  }
  if (reading.isBareMg) {
    takeBare(new RegExp(`^(?<lead>[^]{${reading.drugEnd}}[ :(,@-]*(?:at )?)${BARE}`), 'first')
    while (doses.length > 0 && takeBare(new RegExp(`(?<lead>${TAKEN}[ ,;)]*${LATER} ?)${BARE}`), 'later'));
  }
  for (const dose of [...doses]) {
    if (isTaken(line.rest().slice(0, dose.from), dose.from === Math.min(...doses.map(({ from }) => from)))) continue
    doses.splice(doses.indexOf(dose), 1)
    refused.push({ from: dose.from, to: dose.to, value: line.written.slice(dose.from, dose.to).trim() })
  }
  for (const { from, to } of line.take(NOT_KNOWN, () => true)) note(from, to, [{ mgPerDay: null }], 'taken', false)
  const rest = line.rest()
  if (!isNotEveryDay(rest)) return { doses: doses.sort((a, b) => a.from - b.from), refused }
  const written = doses.map(({ from, to }) => ({ from, to, value: line.written.slice(from, to).trim() }))
  return { doses: [], refused: [...refused, ...written] }
}
