import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@/lib/domain/case-file'
import { compareRecords } from '@/lib/exchange/re-runs/compare-records'
import { describeRecordChange } from '@/lib/exchange/re-runs/describe-explanation'
import { aCaseFile, aTrial } from '../../factories'

type Recorded = NonNullable<Parameters<typeof aCaseFile>[0]>
type Trial = NonNullable<Parameters<typeof aTrial>[0]>

const sentences = (before: CaseFile, after: CaseFile) => compareRecords(before, after).map(describeRecordChange)
const ofCase = (before: Recorded['case'], after: Recorded['case']) =>
  sentences(aCaseFile({ case: before ?? {} }), aCaseFile({ case: after ?? {} }))
const ofTrial = (before: Trial, after: Trial) =>
  sentences(aCaseFile({ trials: [aTrial(before)] }), aCaseFile({ trials: [aTrial(after)] }))

describe('two records of a case', () => {
  it('that are the same differ in nothing, whatever the day and the order of their fields', () => {
    const trial = aTrial({ start: '2024', doses: [{ mgPerDay: { min: 50 } }] })
    const turned = aTrial({ doses: [{ mgPerDay: { min: 50 } }], start: '2024' })
    const before = aCaseFile({ case: { assessedOn: '2026-03-05' }, trials: [trial] })
    expect(compareRecords(before, aCaseFile({ trials: [turned] }))).toEqual([])
  })

  it('tell not recorded, not known and a value apart', () => {
    expect(ofTrial({}, { stop: null })).toEqual(['sertraline, stop: not recorded then, not known now.'])
    expect(ofTrial({ stop: null }, { stop: '2024-06' })).toEqual(['sertraline, stop: not known then, June 2024 now.'])
    expect(ofTrial({ weeks: 8 }, { weeks: { min: 6, max: 8 } })).toEqual([
      'sertraline, weeks: 8 then, at least 6, at most 8 now.',
    ])
  })

  it('give words for recorded words, and percent for a share', () => {
    expect(ofTrial({ stopReason: 'sideEffects' }, { stopReason: ['sideEffects', 'cost'] })).toEqual([
      'sertraline, reason for stopping: side effects then, side effects and cost now.',
    ])
    expect(ofTrial({ adherence: { proportion: 0.79 } }, { adherence: { proportion: 0.8 } })).toEqual([
      'sertraline, adherence, share of doses taken: 79 % then, 80 % now.',
    ])
    expect(ofCase({ episode: { severity: 'mild' } }, { episode: { severity: 'severe' } })).toEqual([
      'Episode, severity: mild then, severe now.',
    ])
    expect(ofCase({}, { assumeAdherence: true })).toEqual([
      'Adherence assumed where it is not recorded: not recorded then, yes now.',
    ])
  })

  it('number the rows of a list from one, and give an added row whole', () => {
    const step = { mgPerDay: 50, weeks: 4 }
    expect(ofTrial({ doses: [step] }, { doses: [{ ...step, mgPerDay: 100 }] })).toEqual([
      'sertraline, dose step 1, mg a day: 50 then, 100 now.',
    ])
    expect(ofTrial({ doses: [step] }, { doses: [step, { mgPerDay: 100, start: '2024-04' }] })).toEqual([
      'sertraline, dose step 2: not recorded then, mg a day 100, start April 2024 now.',
    ])
  })

  it('name the place of a fact in the case file', () => {
    const before = aCaseFile({ trials: [aTrial({ doses: [{ mgPerDay: 50 }] })] })
    const after = aCaseFile({ trials: [aTrial({ doses: [{ mgPerDay: 75 }] })] })
    expect(compareRecords(before, after).map(({ path }) => path)).toEqual(['trials.t1.doses.0.mgPerDay'])
  })

  it('name a base trial by its drug, and shorten a long text', () => {
    const base = aTrial({ id: 't2', drug: 'fluoxetine' })
    const trials = (addedTo: string[]) =>
      aCaseFile({ trials: [base, aTrial({ id: 't3', drug: 'lithium', role: 'augmentation', addedTo })] })
    expect(sentences(trials([]), trials(['t2']))).toEqual(['lithium, added to: none then, “fluoxetine” now.'])
    const [sentence] = ofTrial({ comment: '' }, { comment: 'x'.repeat(121) })
    expect(sentence).toBe(`sertraline, comment: empty then, “${'x'.repeat(120)}…” now.`)
  })

  it('tell no other treatment from none asked about', () => {
    expect(sentences(aCaseFile(), aCaseFile({ otherTreatments: [] }))).toEqual([
      'Other treatment: not recorded then, none now.',
    ])
    expect(sentences(aCaseFile(), aCaseFile({ otherTreatments: [{ id: 'o1', kind: 'ect' }] }))).toEqual([
      'electroconvulsive therapy (ECT), the whole treatment: not recorded then, recorded now.',
    ])
  })
})
