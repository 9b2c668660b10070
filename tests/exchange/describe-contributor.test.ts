import { describe, expect, it } from 'vitest'
import { describeContributorCheck } from '@/lib/exchange/describe-contributor'
import { listContributorChecks } from '@/lib/rules/contributors'
import { PHARMACOKINETIC_FACTORS, SUBSTRATES } from '@/lib/rules/pharmacokinetic-factors'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aCaseFile, aTrial } from '../factories'
import { aDay } from '../rules/builders'

function linesOf(code: string, facts: NonNullable<NonNullable<Parameters<typeof aCaseFile>[0]>['case']>) {
  const file = aCaseFile({ case: facts, trials: [aTrial({ start: '2025-01-01', stop: '2025-03-31' })] })
  const found = listContributorChecks(prepareCase(file, aDay('2026-11-20'), false)).find((check) => check.code === code)
  if (found === undefined) throw new Error(`${code} is not listed`)
  return describeContributorCheck(found)
}

describe('a contributor in words', () => {
  it('names the drug as written, how its dates lie, how strong the link is, and what to check', () => {
    const otherDrugs = [{ drug: 'Roaccutane', start: '2024-01', ongoing: true }]
    expect(linesOf('isotretinoin', { episode: { onset: '2024-06' }, otherDrugs })).toEqual([
      'Roaccutane: taken when this episode began',
      'Level B: named for particular caution, or a psychiatric warning on the label',
      'Idiosyncratic reactions; monitor',
      'Check: Whether it was started before the onset, or before the response was lost; review it with its prescriber',
    ])
  })

  it('says what is not known of the dates', () => {
    expect(linesOf('reserpine', { otherDrugs: [{ drug: 'reserpine' }] })[0]).toBe(
      'reserpine: whether it was taken when this episode began is not known',
    )
  })

  it('names the enzymes of an inducer', () => {
    const otherDrugs = [{ drug: 'rifampicin', start: '2025-02', stop: '2025-02' }]
    expect(linesOf('pharmacokinetic', { otherDrugs })[0]).toBe(
      'rifampicin: an enzyme inducer (CYP3A, 2C19 and others), taken during a trial',
    )
  })

  it('asks for no check once it is settled', () => {
    expect(linesOf('osa', { contributors: [{ code: 'osa', status: 'ruledOut' }] })).toEqual([])
  })
})

describe('what changes exposure, entered a second time', () => {
  it('are 14 inducers, 11 inhibitors, 3 on absorption, 4 on genotype, and 15 rows of enzymes', () => {
    const count = (kind: string) => PHARMACOKINETIC_FACTORS.filter((one) => one.kind === kind).length
    expect(['lowers', 'raises', 'absorption', 'genotype'].map(count)).toEqual([14, 11, 3, 4])
    expect(SUBSTRATES).toHaveLength(15)
  })

  it('are marked by the weakest source that a row rests on', () => {
    const markOf = (name: string) => PHARMACOKINETIC_FACTORS.find((one) => one.name === name)?.evidence
    expect(markOf('rifampicin')).toBe('read')
    expect(markOf('carbamazepine')).toBe('recalled')
    expect(markOf('Roux-en-Y bypass')).toBe('secondary')
  })
})
