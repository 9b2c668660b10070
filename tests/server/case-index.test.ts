import { beforeEach, describe, expect, it } from 'vitest'
import { contributorTrait, listTraits, missingTrait, verdictTrait } from '@/lib/exchange/case-traits'
import { assessCase } from '@/lib/rules/assess-case'
import { assessContributors } from '@/lib/rules/assess-surroundings'
import { COMPUTED_BY } from '@/lib/server/case-index'
import { createCase, getCase, saveCaseFacts, saveTrial } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { deleteCase, deleteTrial } from '@/lib/server/deleted-records'
import { toLabelKey } from '@/lib/server/label-key'
import { readToday } from '@/lib/server/today'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'

const database = setUpTestDatabase()
let mine: Clinician

beforeEach(async () => {
  mine = await aClinician(database.current)
})

async function traitsOf(caseId: string): Promise<string[]> {
  const rows = await database.current.prisma.caseTrait.findMany({ where: { caseId }, orderBy: { trait: 'asc' } })
  return rows.map(({ trait }) => trait)
}

/** An adult with major depression, so that only the trials are open. */
const IN_SCOPE = { birthYear: 1980, diagnosis: { primary: 'majorDepressiveDisorder' } } as const
const FAILED = {
  doses: [{ mgPerDay: 100, weeks: 8 }],
  adherence: { method: 'refillRecord', proportion: 1 },
  outcome: { band: 'none' },
  episode: 'current',
} as const

describe('what a case is found by', () => {
  it('is its verdict under each definition, and what is open under each', async () => {
    const unknownAdherence = aTrial({ ...FAILED, id: 't2', drug: 'venlafaxine', adherence: null })
    const trials = [aTrial({ ...FAILED }), { ...unknownAdherence, doses: [{ mgPerDay: 225, weeks: 8 }] }]
    const traits = await traitsOf(await createCase(mine, aCaseFile({ case: IN_SCOPE, trials })))
    expect(traits).toContain(verdictTrait('six-week', 'indeterminate'))
    expect(traits).toContain(verdictTrait('eight-week', 'indeterminate'))
    expect(traits).toContain(missingTrait('six-week', 'adherence'))
    expect(traits).not.toContain(missingTrait('six-week', 'dose'))
    expect(traits.filter((trait) => trait.startsWith('verdict/'))).toHaveLength(9)
  })

  it('is what the rules say of the case as it is read back', async () => {
    const caseId = await createCase(mine, aCaseFile({ case: IN_SCOPE, trials: [aTrial(FAILED)] }))
    const file = (await getCase(mine, caseId))?.file ?? aCaseFile()
    const today = readToday()
    const expected = listTraits(assessCase(file, { today }), assessContributors(file, { today }))
    expect(await traitsOf(caseId)).toEqual([...expected].sort())
  })

  it('is a contributor that is recorded as present, or recognised from a drug, and none that was ruled out', async () => {
    const contributors = [
      { code: 'alcohol', status: 'present' },
      { code: 'sleepApnea', status: 'ruledOut' },
      { code: 'a code of our own', status: 'notAssessed' },
    ] as const
    const otherDrugs = [{ drug: 'carbamazepine', start: '2020', ongoing: true }]
    const trials = [aTrial({ ...FAILED, start: '2024-01', stop: '2024-04' })]
    const file = aCaseFile({ case: { ...IN_SCOPE, contributors, otherDrugs }, trials })
    const traits = await traitsOf(await createCase(mine, file))
    const found = traits.filter((trait) => trait.startsWith('contributor/'))
    expect(found).toContain(contributorTrait('pharmacokinetic'))
    expect(found).toContain(contributorTrait('unlisted'))
    expect(found.some((trait) => /apn/i.test(trait))).toBe(false)
    expect(found).toHaveLength(3)
  })

  it('follows every change of the case, with its version and the time of the change', async () => {
    const file = aCaseFile({ case: IN_SCOPE })
    const caseId = await createCase(mine, file)
    expect(await traitsOf(caseId)).toContain(verdictTrait('six-week', 'notResistant'))
    const key = await saveTrial(mine, caseId, null, aTrial({ ...FAILED }))
    await saveTrial(
      mine,
      caseId,
      null,
      aTrial({ ...FAILED, drug: 'escitalopram', doses: [{ mgPerDay: 20, weeks: 9 }] }),
    )
    expect(await traitsOf(caseId)).toContain(verdictTrait('six-week', 'criteriaMet'))
    await saveCaseFacts(mine, caseId, { ...file.case, label: 'Renamed' })
    await deleteTrial(mine, caseId, key ?? '')
    expect(await traitsOf(caseId)).not.toContain(verdictTrait('six-week', 'criteriaMet'))

    const stored = await getCase(mine, caseId)
    const index = await database.current.prisma.caseIndex.findUnique({ where: { caseId } })
    expect(index).toMatchObject({ caseVersion: stored?.version, computedBy: COMPUTED_BY, practiceId: mine.practiceId })
    const sorted = { changedAt: stored?.updatedAt, createdAt: stored?.createdAt, audienceId: mine.practiceId }
    const traits = await database.current.prisma.caseTrait.findMany({ where: { caseId } })
    expect(traits).not.toEqual([])
    for (const trait of traits) expect(trait).toMatchObject(sorted)
    const audiences = await database.current.prisma.caseAudience.findMany({ where: { caseId } })
    expect(audiences).toEqual([{ ...sorted, caseId, labelKey: toLabelKey('Renamed') }])
  })

  it('is gone with the case', async () => {
    const caseId = await createCase(mine, aCaseFile({ case: IN_SCOPE }))
    await deleteCase(mine, caseId)
    expect(await traitsOf(caseId)).toEqual([])
    expect(await database.current.prisma.caseIndex.findUnique({ where: { caseId } })).toBeNull()
  })
})

describe('a label as it is searched for', () => {
  it('is the same in any case of letters and however it was spaced', () => {
    expect(toLabelKey('  A-1042  Ä ')).toBe(toLabelKey('a-1042 ä'))
    expect(toLabelKey('A\u0308')).toBe(toLabelKey('ä'))
  })

  it('differs where labels differ', () => {
    const labels = ['A-2', 'A-02', 'A-12', 'A-112', 'A2', 'A 2', 'B-2', '1', '11', '21', '1234567890', '91234567890']
    expect(new Set(labels.map(toLabelKey)).size).toBe(labels.length)
  })

  it('differs also after what an index holds of a very long one, and a case of such a label is stored', async () => {
    const long = String.fromCodePoint(0x1f600).repeat(5_000)
    expect(toLabelKey(`${long.slice(0, 9_990)}a`)).not.toBe(toLabelKey(`${long.slice(0, 9_990)}b`))
    const letters = Array.from({ length: 10_000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
    )
    const label = letters.join('')
    const caseId = await createCase(mine, aCaseFile({ case: { label } }))
    expect((await getCase(mine, caseId))?.file.case.label).toBe(label)
  })
})
