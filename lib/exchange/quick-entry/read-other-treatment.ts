import type { OtherTreatment } from '@/lib/domain/case-file'
import { createLine, type Line, listNotUnderstood } from './line'
import { type ReadingDay, readDates } from './read-dates'
import { readLengths } from './read-lengths'
import { readOutcome } from './read-outcome'

type Kind = Pick<OtherTreatment, 'kind' | 'type' | 'laterality'>

const KINDS: readonly (readonly [RegExp, OtherTreatment['kind']])[] = [
  [/electro-?convulsive(?: therapy)?|ect/, 'ect'],
  [
    /(?:deep |accelerated )?(?:repetitive )?(?:transcranial magnetic(?: stimulation)?)|(?:d|r|i)?tms|theta ?burst|itbs|saint/,
    'rtms',
  ],
  [/vagus nerve stimulation|vns/, 'vns'],
  [/deep brain stimulation|dbs/, 'dbs'],
  [/light therapy|bright light(?: therapy)?|light ?box/, 'lightTherapy'],
  [
    /psychotherapy|cbt-?i?|cognitive[- ]behaviou?ral therapy|interpersonal (?:psycho)?therapy|ipt|dbt|act therapy|mbct|behaviou?ral activation|talk(?:ing)? therapy|counsell?ing|psychodynamic(?: (?:psycho)?therapy)?|psychoanalysis/,
    'psychotherapy',
  ],
]
const SESSIONS =
  /(?:x ?)?(?<count>\d{1,3}) ?(?:x )?(?:sessions?|treatments?|visits?)(?![a-z])|(?<![a-z0-9])x ?(?<times>\d{1,3})(?![\d.]| ?(?:w|d|m|y))/
const LATERALITY = /(?:right )?unilateral|bilateral|bitemporal|bifrontal|rul|(?<![a-z])bl(?![a-z])/

/** A line about a treatment that is no drug; `null` for any other line. */
export function readOtherTreatment(written: string, day: ReadingDay) {
  const line = createLine(written)
  const kind = findKind(line)
  if (kind === null) return null
  line.mark(kind.from, kind.to)
  const { inexact, periods = [], ...period } = readDates(line, day)
  for (const { from, to } of periods) line.release(from, to)
  const sessions = line.takeFirst(SESSIONS, ({ groups }) => Number(groups?.count ?? groups?.times))?.value
  const length = readLengths(line)[0]?.value.length
  const laterality = line.takeFirst(LATERALITY, ({ index, 0: whole }) =>
    line.written.slice(index, index + whole.length),
  )?.value
  const outcome = readOutcome(line)
  const rest = listNotUnderstood(line).map(({ value }) => value)
  const comment = [...rest, ...inexact].join('; ')
  return {
    treatment: {
      ...kind.value,
      ...(sessions === undefined ? {} : { sessions }),
      ...(laterality === undefined ? {} : { laterality }),
      ...length,
      ...period,
      ...(outcome === undefined ? {} : { outcome }),
      ...(comment === '' ? {} : { comment }),
    },
    notUnderstood: rest,
  }
}

function findKind(line: Line): { readonly from: number; readonly to: number; readonly value: Kind } | null {
  for (const [words, kind] of KINDS) {
    const match = new RegExp(`^[^a-z]*(?<name>${words.source})(?![a-z])`).exec(line.rest())
    if (match === null) continue
    const to = match[0].length
    const from = to - (match.groups?.name ?? '').length
    const type = kind === 'psychotherapy' ? { type: line.written.slice(from, to) } : {}
    return { from, to, value: { kind, ...type } }
  }
  return null
}
