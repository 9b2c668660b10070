import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Choice } from '@/lib/exchange/forms/compare-versions'
import { listDifferences, mergeVersions, toFactsVersion, toTrialVersion } from '@/lib/exchange/forms/compare-versions'
import { readCaseForm, toCaseFormValues } from '@/lib/exchange/forms/facts-form'
import { readTrialForm, toTrialValues } from '@/lib/exchange/forms/trial-form'
import { arbitraryCaseFile } from '../../arbitrary-case-file'
import { aCaseFile, aTrial } from '../../factories'

const FILE = aCaseFile()

function chooseAll(differences: ReturnType<typeof listDifferences>, choice: Choice) {
  return Object.fromEntries(differences.map(({ field }) => [field, choice]))
}

describe('two versions of a trial', () => {
  const version = (recorded: Parameters<typeof aTrial>[0]) => toTrialVersion(aTrial(recorded), FILE)

  it('do not differ when they say the same', () => {
    const recorded = { start: '2024-03', doses: [{ mgPerDay: 50 }], stopReason: 'cost' } as const
    expect(listDifferences(version(recorded), version({ ...recorded }))).toEqual([])
  })

  it('differ where one says "not known" and the other says nothing', () => {
    const [difference] = listDifferences(version({ start: null }), version({}))
    expect(difference).toMatchObject({ what: 'Start', mine: ['not known'], saved: ['not recorded'] })
  })

  it('are compared in the order of the form, whichever of them says more', () => {
    const mine = version({ comment: 'mine', doses: [{ mgPerDay: 50 }], weeks: 6 })
    const saved = version({ prescriber: 'a colleague', start: '2024' })
    const fields = listDifferences(mine, saved).map(({ field }) => field)
    expect(fields).toEqual(['length', 'start', 'doses', 'prescriber', 'comment'])
    expect(listDifferences(saved, mine).map(({ field }) => field)).toEqual(fields)
  })

  it('of lists, say each row on a line, and offer both where rows can stand side by side', () => {
    const mine = version({ sideEffects: [{ effect: 'nausea', severity: 'mild' }], doses: [{ mgPerDay: 50 }] })
    const saved = version({ sideEffects: [{ effect: 'headache' }], doses: [{ mgPerDay: 100 }] })
    expect(listDifferences(mine, saved)).toEqual([
      { field: 'doses', what: 'Dose steps', mine: ['50 mg'], saved: ['100 mg'], canBeBoth: false },
      {
        field: 'sideEffects',
        what: 'Side effects',
        mine: ['effect “nausea”, severity mild'],
        saved: ['effect “headache”'],
        canBeBoth: true,
      },
    ])
  })

  it('keep the rows of both when both are chosen, and an equal row once', () => {
    const mine = version({ sideEffects: [{ effect: 'nausea' }, { effect: 'tremor' }] })
    const saved = version({ sideEffects: [{ effect: 'headache' }, { effect: 'nausea' }] })
    const read = readTrialForm(mergeVersions(mine, saved, { sideEffects: 'both' }), 't1')
    expect(read.ok && read.value.sideEffects?.map(({ effect }) => effect)).toEqual(['headache', 'nausea', 'tremor'])
  })

  it('are one side or the other, to the letter, when all of that side is chosen', () => {
    const twoTrials = fc
      .tuple(arbitraryCaseFile, arbitraryCaseFile)
      .filter(([a, b]) => a.trials.length * b.trials.length > 0)
    fc.assert(
      fc.property(twoTrials, ([a, b]) => {
        const [one, two] = [a.trials[0] ?? aTrial(), b.trials[0] ?? aTrial()]
        const [mine, saved] = [toTrialVersion(one, a), toTrialVersion(two, b)]
        const differences = listDifferences(mine, saved)
        const kept = mergeVersions(mine, saved, chooseAll(differences, 'mine'))
        expect(readTrialForm(kept, 't1')).toEqual(readTrialForm(toTrialValues(one), 't1'))
        expect(mergeVersions(mine, saved, chooseAll(differences, 'saved'))).toBe(saved.values)
      }),
      { numRuns: 60 },
    )
  })
})

describe('two versions of the facts of a case', () => {
  it('are one side or the other, to the letter, when all of that side is chosen', () => {
    fc.assert(
      fc.property(arbitraryCaseFile, arbitraryCaseFile, (a, b) => {
        const [one, two] = [a, b].map(({ case: { conclusion: _, ...facts }, otherTreatments }) => {
          return { facts, otherTreatments }
        })
        if (one === undefined || two === undefined) throw new Error('two versions were made')
        const [mine, saved] = [toFactsVersion(one), toFactsVersion(two)]
        const kept = mergeVersions(mine, saved, chooseAll(listDifferences(mine, saved), 'mine'))
        expect(readCaseForm(kept, [])).toEqual(readCaseForm(toCaseFormValues(one), []))
      }),
      { numRuns: 60 },
    )
  })
})
