import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@/lib/domain/case-file'
import { caseFileSchema } from '@/lib/domain/case-file'
import type { CaseVersion } from '@/lib/exchange/history/case-version'
import { listChanges } from '@/lib/exchange/history/list-changes'
import { isSame } from '@/lib/exchange/re-runs/is-same'
import { arbitraryCaseFile } from '../../arbitrary-case-file'
import { aCaseFile, aTrial } from '../../factories'

type Recorded = Parameters<typeof aCaseFile>[0]

function toVersion(file: CaseFile, trialKeys: CaseVersion['trialKeys'] = {}): CaseVersion {
  return { file, trialKeys }
}

function compare(before: Recorded, after: Recorded) {
  return listChanges(toVersion(aCaseFile(before)), toVersion(aCaseFile(after)))
}

/** "Sertraline, changed | Length in all: 6 weeks → 8 weeks". */
function describeAll(changes: ReturnType<typeof listChanges>): string[] {
  return changes.flatMap(({ title, how, fields }) =>
    fields.map(({ what, before, after }) => `${title}, ${how} | ${what}: ${before.join(' / ')} → ${after.join(' / ')}`),
  )
}

describe('what changed of a case', () => {
  it('is nothing when both say the same', () => {
    const recorded = { case: { birthYear: 1980 }, trials: [aTrial({ weeks: 6 })] }
    expect(compare(recorded, recorded)).toEqual([])
  })

  it('names the field of the trial in the words of the form, from what and to what', () => {
    const changes = compare(
      { trials: [aTrial({ weeks: 6, adherence: { category: 'good' }, stopReason: 'cost' })] },
      { trials: [aTrial({ weeks: 8, adherence: { category: 'poor', proportion: 0.4 }, stopReason: 'sideEffects' })] },
    )
    expect(describeAll(changes)).toEqual([
      'Sertraline, changed | Length in all: 6 weeks → 8 weeks',
      'Sertraline, changed | Adherence, share of doses taken: not recorded → 40 %',
      'Sertraline, changed | Adherence, in words: good (80 % or more) → poor (under 50 %)',
      'Sertraline, changed | Reason for stopping: cost → side effects',
    ])
  })

  it('keeps "not known" and "not recorded" apart', () => {
    expect(describeAll(compare({ case: { birthYear: null } }, {}))).toEqual([
      'Facts, changed | Birth year: not known → not recorded',
    ])
    expect(describeAll(compare({ trials: [aTrial({ weeks: 6 })] }, { trials: [aTrial({ weeks: null })] }))).toEqual([
      'Sertraline, changed | Length in all: 6 weeks → not known',
    ])
    const [step, untimed] = [{ mgPerDay: 50 }, { mgPerDay: 50, start: null }]
    expect(
      describeAll(compare({ trials: [aTrial({ doses: [step] })] }, { trials: [aTrial({ doses: [untimed] })] })),
    ).toEqual(['Sertraline, changed | Dose steps: 50 mg → mg a day 50, start not known'])
    expect(describeAll(compare({}, { otherTreatments: [] }))).toEqual([
      'Other treatments, changed | Other treatments: not recorded → none',
    ])
    expect(describeAll(compare({}, { case: { conclusion: null } }))).toEqual([
      'Conclusion, changed | Conclusion: not recorded → not known',
    ])
  })

  it('says of a trial which one it is when its drug was tried twice, also where another one was added to it', () => {
    const [first, second] = [aTrial(), aTrial({ id: 't2' })]
    const lithium = { id: 't3', drug: 'lithium' }
    const changes = compare(
      { trials: [first, second, { ...lithium, addedTo: ['t1'] }] },
      { trials: [first, { ...second, weeks: 6 }, { ...lithium, addedTo: ['t2'] }] },
    )
    expect(describeAll(changes)).toEqual([
      'Sertraline (second trial), changed | Length in all: not recorded → 6 weeks',
      'Lithium, changed | Added to: sertraline (first trial) → sertraline (second trial)',
    ])
  })

  it('names a trial that was added, with all that it says, and one that was deleted, with all that it said', () => {
    const recorded = aTrial({ doses: [{ mgPerDay: 50 }, { mgPerDay: 100 }], comment: null })
    expect(describeAll(compare({}, { trials: [recorded] }))).toEqual([
      'Sertraline, added | Drug: not recorded → “sertraline”',
      'Sertraline, added | Dose steps: not recorded → 50 mg / 100 mg',
      'Sertraline, added | Comment: not recorded → not known',
    ])
    expect(describeAll(compare({ trials: [recorded] }, {}))).toEqual([
      'Sertraline, deleted | Drug: “sertraline” → not recorded',
      'Sertraline, deleted | Dose steps: 50 mg / 100 mg → not recorded',
      'Sertraline, deleted | Comment: not known → not recorded',
    ])
  })

  it('does not take a new trial for the deleted one whose id it was given', () => {
    const changes = listChanges(
      toVersion(aCaseFile({ trials: [aTrial()] }), { t1: 'key-1' }),
      toVersion(aCaseFile({ trials: [aTrial({ drug: 'lithium' })] }), { t1: 'key-2' }),
    )
    expect(changes.map(({ subject, title, how }) => `${subject}: ${title}, ${how}`)).toEqual([
      'key-2: Lithium, added',
      'key-1: Sertraline, deleted',
    ])
  })

  it('shows of a list only the rows that are not in both', () => {
    const [first, second] = [
      { scale: 'PHQ-9', date: '2024-02-01', total: 20 },
      { scale: 'PHQ-9', date: '2024-03-01', total: 12 },
    ] as const
    expect(describeAll(compare({ case: { scores: [first] } }, { case: { scores: [first, second] } }))).toEqual([
      'Facts, changed | Scores: not in the list → scale PHQ-9, date 1 March 2024, total 12',
    ])
    expect(describeAll(compare({ case: { scores: [first, second] } }, { case: { scores: [second] } }))).toEqual([
      'Facts, changed | Scores: scale PHQ-9, date 1 February 2024, total 20 → no longer in the list',
    ])
  })

  it('shows of a treatment the field, and one that came or went whole', () => {
    const psychotherapy = { id: 'o1', kind: 'psychotherapy', sessions: 10 } as const
    const ect = { id: 'o2', kind: 'ect', sessions: 8 } as const
    const changes = compare(
      { otherTreatments: [psychotherapy] },
      { otherTreatments: [{ ...psychotherapy, sessions: { min: 12 } }, ect] },
    )
    expect(describeAll(changes)).toEqual([
      'Other treatments, changed | Psychotherapy: sessions: 10 → at least 12',
      'Other treatments, changed | Electroconvulsive therapy (ECT): not recorded → kind electroconvulsive therapy (ECT), sessions 8',
    ])
  })

  it('stands in the order of the form, whichever side says more', () => {
    const [before, after] = [
      { case: { safety: { mania: 'absent' } } },
      { case: { birthYear: 1980, safety: { suicidality: 'absent', psychosis: 'present', mania: 'unknown' } } },
    ] as const
    const fields = compare(before, after).flatMap((change) => change.fields.map(({ what }) => what))
    expect(fields).toEqual(['Birth year', 'Suicidality', 'Psychosis', 'Mania'])
    expect(compare(after, before).flatMap((change) => change.fields.map(({ what }) => what))).toEqual(fields)
  })

  it('is said to be recorded in another way where both sides read the same', () => {
    expect(
      describeAll(
        compare({ trials: [aTrial({ stopReason: 'cost' })] }, { trials: [aTrial({ stopReason: ['cost'] })] }),
      ),
    ).toEqual(['Sertraline, changed | Reason for stopping: cost → cost / the same, recorded in another way'])
  })
})

/** The same file with one field of one of its parts taken from another file. */
const oneFieldApart = fc
  .tuple(arbitraryCaseFile, arbitraryCaseFile, fc.nat(), fc.nat())
  .map(([file, other, part, field]) => [file, toParsed(takeField(file, other, part, field)) ?? file] as const)

function takeField(file: CaseFile, other: CaseFile, part: number, field: number): unknown {
  const parts = ['case', 'trials', 'otherTreatments'] as const
  const name = parts[part % parts.length] ?? 'case'
  if (name === 'case') return { ...file, case: { ...file.case, ...pick(other.case, file.case, field) } }
  const [mine, theirs] = [file[name]?.[0], other[name]?.[0]]
  if (mine === undefined || theirs === undefined) return { ...file, [name]: other[name] }
  return { ...file, [name]: [{ ...mine, ...pick(theirs, mine, field) }, ...(file[name] ?? []).slice(1)] }
}

function pick(from: object, to: object, place: number): Record<string, unknown> {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((key) => key !== 'id')
  const name = names[place % names.length] ?? ''
  return { [name]: new Map(Object.entries(from)).get(name) }
}

function toParsed(value: unknown): CaseFile | null {
  const read = caseFileSchema.safeParse(value)
  return read.success ? read.data : null
}

describe('the comparison of any two states of a case', () => {
  it('is empty exactly when they are the same, and never shows a field that reads the same before and after', () => {
    let compared = 0
    const states = fc.oneof(
      oneFieldApart,
      fc.tuple(arbitraryCaseFile, arbitraryCaseFile),
      arbitraryCaseFile.map((file) => [file, structuredClone(file)] as const),
      arbitraryCaseFile.map((file) => [file, { ...file, trials: file.trials.toReversed() }] as const),
    )
    fc.assert(
      fc.property(states, ([before, after]) => {
        const changes = listChanges(toVersion(before), toVersion(after))
        if (!isSame(before, after)) compared += 1
        expect(changes.length === 0).toBe(isSame(before, after))
        for (const { fields } of changes) {
          expect(fields.length).toBeGreaterThan(0)
          for (const field of fields) expect(field.after.join('\n')).not.toBe(field.before.join('\n'))
        }
      }),
      { numRuns: 400 },
    )
    expect(compared).toBeGreaterThan(100)
  })
})
