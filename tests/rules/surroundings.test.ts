import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@/lib/domain/case-file'
import { assessCasePolicies, assessSurroundings } from '@/lib/rules/assess-surroundings'
import { aDay, aFairTrial, anotherFairTrial } from './builders'
import { aPolicyCase } from './policy-builders'

const TODAY = aDay('2026-11-20')
const options = (assumeAdherence?: boolean) => ({
  today: TODAY,
  ...(assumeAdherence === undefined ? {} : { assumeAdherence }),
})
const assuming = (file: CaseFile, assumeAdherence: boolean): CaseFile => ({
  ...file,
  case: { ...file.case, assumeAdherence },
})
const staged = (file: CaseFile, assumeAdherence?: boolean) =>
  assessSurroundings(file, options(assumeAdherence)).staging.find(({ id }) => id === 'thaseRush')

describe('what surrounds the verdicts', () => {
  const open = aPolicyCase({
    trials: [aFairTrial({ adherence: undefined }), anotherFairTrial({ adherence: undefined })],
    otherTreatments: [],
  })

  it('assumes adherence where the case or who asks has chosen so, and not otherwise', () => {
    const [plain, assumed] = [staged(open), staged(open, true)]
    expect(assumed).not.toEqual(plain)
    expect(staged(assuming(open, true))).toEqual(assumed)
    expect(staged(assuming(open, true), false)).toEqual(assumed)
    for (const one of [staged(open, false), staged(assuming(open, false))]) expect(one).toEqual(plain)
  })

  it('is seen on the day of the case before the day of asking', () => {
    // 42 days up to 20 November begin on 10 October, and on 19 November there are 41 of them.
    const ongoing = aPolicyCase({
      trials: [aFairTrial({ start: '2026-10-10', ongoing: true })],
      otherTreatments: [],
    })
    const { assessedOn: _, ...undated } = ongoing.case
    const on = (day: string) => staged({ ...ongoing, case: { ...undated, assessedOn: aDay(day) } })
    expect(staged({ ...ongoing, case: undated })).toEqual(on('2026-11-20'))
    expect(on('2026-11-19')).not.toEqual(on('2026-11-20'))
  })

  it('reads the default definition: 41 days stage nothing, 42 do', () => {
    const lasting = (days: number) => staged(aPolicyCase({ trials: [aFairTrial({ days })], otherTreatments: [] }))
    expect(lasting(41)).toEqual(staged(aPolicyCase({ trials: [], otherTreatments: [] })))
    expect(lasting(42)).not.toEqual(lasting(41))
  })

  it('holds strategies, contributors and refills, the last where there are any', () => {
    const { staging, strategies, contributors, medicationManagement } = assessSurroundings(open, options())
    for (const list of [staging, strategies, contributors]) expect(list.length).toBeGreaterThan(0)
    expect(medicationManagement).toBeNull()
    const dispenses = [{ date: '2026-01-01', daysSupply: 30 }]
    const filled = aPolicyCase({ trials: [aFairTrial({ start: '2026-01-01', stop: '2026-04-30', dispenses })] })
    expect(assessSurroundings(filled, options()).medicationManagement).toMatchObject({ firstFill: '2026-01-01' })
  })
})

describe('the policies of a case', () => {
  const found = (file: CaseFile, assumeAdherence?: boolean) =>
    assessCasePolicies(file, options(assumeAdherence)).map(({ id, result }) => `${id} ${result}`)

  it('are 34, and read adherence as assumed where the case or who asks has chosen so', () => {
    const open = aPolicyCase({
      trials: ['sertraline', 'duloxetine', 'mirtazapine', 'bupropion'].map((drug) =>
        aFairTrial({ id: drug, drug, doses: [{ mgPerDay: 300 }], adherence: undefined, indication: 'depression' }),
      ),
    })
    expect(found(open)).toHaveLength(34)
    expect(found(open, true)).not.toEqual(found(open))
    expect(found(assuming(open, true))).toEqual(found(open, true))
    expect(found(assuming(open, false))).toEqual(found(open))
  })
})
