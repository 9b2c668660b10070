import fc from 'fast-check'
import { toDayRange } from '@/lib/domain/calendar-date'
import { type AntidepressantTrial, type CaseFile, trialSchema } from '@/lib/domain/case-file'
import { aCaseFile } from '../factories'
import { date, narrowing, type Pair, quantity, STEPS } from './plausible-case'

/** Something that is known on one side only, or on both. */
function open<T>(exact: fc.Arbitrary<T>, unknown: T): fc.Arbitrary<Pair<T>> {
  return fc.record({ narrow: exact, isOpen: fc.boolean() }).map(({ narrow, isOpen }) => ({
    wide: isOpen ? unknown : narrow,
    narrow,
  }))
}

/** What a trial may also have: a lower dose at first, fills, a day of the score, a base, an open use and episode. */
const more = fc.record({
  titration: quantity(1, 20),
  fills: fc.array(fc.record({ date, daysSupply: quantity(20, 60) }), { maxLength: 2 }),
  hasFills: fc.boolean(),
  endpointOn: fc.option(date, { nil: null, freq: 2 }),
  role: fc.constantFrom('monotherapy', 'monotherapy', 'combination'),
  indication: open<'depression' | 'other' | 'unknown'>(fc.constantFrom('depression', 'depression', 'other'), 'unknown'),
  isAsked: fc.boolean(),
  episode: fc.option(
    open<'current' | 'previous' | 'unknown'>(fc.constantFrom('current', 'current', 'previous'), 'unknown'),
    { nil: null, freq: 3 },
  ),
  kind: fc.constantFrom('fair', 'fair', 'short', 'any'),
})

/** Trials that failed, after a fair chance or after 20 days, however their ranges are completed. */
const FAILED = {
  adherence: { wide: { proportion: { min: 0.8 } }, narrow: { proportion: 0.8 } },
  outcome: { wide: { improvement: { max: 20 } }, narrow: { improvement: 20 } },
  fair: { wide: { weeks: { min: 8 } }, narrow: { weeks: 9 } },
  short: { wide: { days: { max: 20 } }, narrow: { days: 20 } },
} as const

/** Six steps are enough of each drug. */
function makeFailed({ id, drug }: AntidepressantTrial, kind: 'fair' | 'short', side: 'wide' | 'narrow') {
  const step = Object.entries(STEPS).find(([name]) => name === drug)?.[1] ?? 0
  return {
    ...{ id, drug, ...FAILED[kind][side] },
    doses: [{ mgPerDay: side === 'wide' ? { min: step * 6, max: step * 8 } : step * 6 }],
    adherence: FAILED.adherence[side],
    outcome: FAILED.outcome[side],
  }
}

const facts = fc.record({
  birthYear: open<number | null>(fc.constantFrom(1984, 1984, 2008, 2009), null),
  primary: open<'majorDepressiveDisorder' | 'other' | 'unknown'>(
    fc.constantFrom('majorDepressiveDisorder', 'majorDepressiveDisorder', 'other'),
    'unknown',
  ),
  isInScope: fc.boolean(),
  isDecided: fc.boolean(),
  onset: fc.option(date, { nil: null, freq: 3 }),
  currentStatus: fc.constantFrom('depressed', 'depressed', 'depressed', 'responding', 'remission'),
})

/** The whole days of an exact trial. */
function lengthOf({ weeks, days, start, stop }: AntidepressantTrial): number {
  if (typeof weeks === 'number') return weeks * 7
  if (typeof days === 'number') return days
  return start == null || stop == null ? 0 : toDayRange(stop).last - toDayRange(start).first + 1
}

/** A plausible case of which also scope, onset, steps, fills and uses may be open, beside one completion of it. */
export const caseNarrowing: fc.Arbitrary<Pair<CaseFile>> = fc
  .record({ pair: narrowing, extras: fc.array(more, { minLength: 5, maxLength: 5 }), facts })
  .map(({ pair, extras, facts: own }) => {
    const of = (side: 'wide' | 'narrow') => {
      const trials = pair[side].trials.map((recorded, index) => {
        const extra = extras[index]
        if (extra === undefined) return recorded
        if (own.isDecided && extra.kind !== 'any') return trialSchema.parse(makeFailed(recorded, extra.kind, side))
        const { titration, fills, endpointOn, role, indication } = extra
        const isDated = recorded.start != null
        // A step longer than the whole would be a contradiction, and one that is alone takes the whole.
        const isTitrated =
          recorded.doses?.length === 1 && titration.narrow < lengthOf(pair.narrow.trials[index] ?? recorded)
        return trialSchema.parse({
          ...recorded,
          ...(isTitrated ? { doses: [{ mgPerDay: 1, days: titration[side] }, ...(recorded.doses ?? [])] } : {}),
          ...(extra.hasFills && isDated
            ? { dispenses: fills.map((fill) => ({ date: fill.date[side], daysSupply: fill.daysSupply[side] })) }
            : {}),
          ...(recorded.outcome?.scale != null && endpointOn !== null
            ? { outcome: { ...recorded.outcome, endpointOn: endpointOn[side] } }
            : {}),
          role,
          ...(role === 'combination' && index > 0 ? { addedTo: ['t1'] } : {}),
          // What is left out is assumed, and a more exact record may overrule an assumption.
          indication: extra.isAsked ? indication[side] : (recorded.indication ?? 'depression'),
          ...(extra.episode === null ? {} : { episode: extra.episode[side] }),
        })
      })
      return aCaseFile({
        case: {
          ...(own.isInScope ? {} : { birthYear: own.birthYear[side], diagnosis: { primary: own.primary[side] } }),
          ...(own.onset === null ? {} : { episode: { onset: own.onset[side] } }),
          currentStatus: own.currentStatus,
        },
        trials,
      })
    }
    return { wide: of('wide'), narrow: of('narrow') }
  })
