import { beforeEach, describe, expect, it } from 'vitest'
import { type CaseFile, MAX_TRIALS } from '@/lib/domain/case-file'
import {
  createCase,
  getCase,
  importCases,
  type StoredCase,
  saveCaseFacts,
  saveOtherTreatments,
  saveTrial,
} from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { deleteCase, deleteTrial } from '@/lib/server/deleted-records'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'
import { listCases } from './list-cases'

const database = setUpTestDatabase()
const NOT_A_KEY = "x' OR true --"
const NOBODYS_KEY = '00000000-0000-4000-8000-000000000000'

let mine: Clinician
let other: Clinician

beforeEach(async () => {
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
})

async function store(file: CaseFile = aCaseFile({ trials: [aTrial()] })): Promise<StoredCase> {
  return read(await createCase(mine, file))
}

async function read(caseId: string): Promise<StoredCase> {
  const stored = await getCase(mine, caseId)
  if (stored === null) throw new Error('the case is not there')
  return stored
}

function keyOf(stored: StoredCase, fileId = 't1'): string {
  const key = stored.trialKeys[fileId]
  if (key === undefined) throw new Error('the trial has no key')
  return key
}

describe('a case of another clinician', () => {
  it('is not found by any query, and no write changes it', async () => {
    const stored = await store()
    const key = keyOf(stored)
    const facts = aCaseFile({ case: { label: 'Changed' } }).case

    expect(await getCase(other, stored.id)).toBeNull()
    expect(await listCases(other)).toEqual([])
    expect(await saveCaseFacts(other, stored.id, facts)).toBe(false)
    expect(await saveTrial(other, stored.id, key, aTrial({ drug: 'fluoxetine' }))).toBeNull()
    expect(await saveTrial(other, stored.id, null, aTrial({ drug: 'fluoxetine' }))).toBeNull()
    expect(await saveOtherTreatments(other, stored.id, [{ id: 'o1', kind: 'ect' }])).toBe(false)
    expect(await deleteTrial(other, stored.id, key)).toBeNull()
    expect(await deleteCase(other, stored.id)).toBeNull()

    expect(await read(stored.id)).toEqual(stored)
  })

  it('does not lend its trials to a case of one’s own', async () => {
    const theirs = await createCase(other, aCaseFile({ trials: [aTrial()] }))
    const theirCase = await getCase(other, theirs)
    const theirKey = theirCase?.trialKeys.t1 ?? ''
    const own = await store()

    expect(await saveTrial(mine, own.id, theirKey, aTrial({ drug: 'fluoxetine' }))).toBeNull()
    expect(await deleteTrial(mine, own.id, theirKey)).toBeNull()

    expect(await getCase(other, theirs)).toEqual(theirCase)
    expect(await read(own.id)).toEqual(own)
  })
})

describe('a case that is not there', () => {
  it.each([NOT_A_KEY, '', NOBODYS_KEY])('is not found under the key "%s"', async (key) => {
    expect(await getCase(mine, key)).toBeNull()
    expect(await saveCaseFacts(mine, key, aCaseFile().case)).toBe(false)
    expect(await saveTrial(mine, key, null, aTrial())).toBeNull()
    expect(await saveOtherTreatments(mine, key, [])).toBe(false)
    expect(await deleteTrial(mine, key, NOBODYS_KEY)).toBeNull()
    expect(await deleteCase(mine, key)).toBeNull()
  })

  it('leaves the case alone when only the trial is not there', async () => {
    const stored = await store()
    for (const key of [NOT_A_KEY, NOBODYS_KEY]) {
      expect(await saveTrial(mine, stored.id, key, aTrial({ drug: 'fluoxetine' }))).toBeNull()
      expect(await deleteTrial(mine, stored.id, key)).toBeNull()
    }
    expect(await read(stored.id)).toEqual(stored)
  })
})

describe('all cases of a clinician', () => {
  it('streams every case once, also across pages', async () => {
    const labels = Array.from({ length: 120 }, (_, index) => `case ${index}`)
    await importCases(
      mine,
      labels.map((label) => aCaseFile({ case: { label } })),
    )
    const streamed = (await listCases(mine)).map((stored) => stored.file.case.label)
    expect(streamed.toSorted()).toEqual(labels.toSorted())
  })
})

describe('importing', () => {
  it('stores every file, in order', async () => {
    const files = ['a', 'b', 'c'].map((label) => aCaseFile({ case: { label } }))
    const keys = await importCases(mine, files)
    const stored = await Promise.all(keys.map((key) => getCase(mine, key)))
    expect(stored.map((one) => one?.file)).toEqual(files)
  })

  it('stores nothing when one file cannot be stored', async () => {
    const fine = aCaseFile({ trials: [aTrial()] })
    const broken = { ...fine, trials: [aTrial(), aTrial()] }
    await expect(importCases(mine, [fine, broken])).rejects.toThrow()
    expect(await listCases(mine)).toEqual([])
  })

  it('stores a case of the largest number of trials', async () => {
    const trials = Array.from({ length: MAX_TRIALS }, (_, index) =>
      aTrial({ id: `t${index}`, doses: Array.from({ length: 3 }, () => ({ mgPerDay: index, weeks: 1 })) }),
    )
    const file = aCaseFile({ trials })
    expect((await store(file)).file).toEqual(file)
  })
})

describe('a case’s own facts', () => {
  it('are replaced, lists and all, and the trials stay', async () => {
    const trials = [aTrial({ doses: [{ mgPerDay: 50 }] })]
    const otherTreatments = [{ id: 'o1', kind: 'ect' }] as const
    const stored = await store(
      aCaseFile({
        case: { contributors: [{ code: 'a', status: 'present' }], notTried: [{ drug: 'x' }] },
        trials,
        otherTreatments,
      }),
    )
    const { case: facts } = aCaseFile({ case: { label: 'New', contributors: [{ code: 'b', status: 'ruledOut' }] } })
    expect(await saveCaseFacts(mine, stored.id, facts)).toBe(true)
    expect((await read(stored.id)).file).toEqual(aCaseFile({ case: facts, trials, otherTreatments }))
  })

  it('count the version of the case up', async () => {
    const stored = await store()
    await saveCaseFacts(mine, stored.id, stored.file.case)
    expect((await read(stored.id)).version).toBe(stored.version + 1)
  })
})

describe('a trial', () => {
  it('is added at the end under the next free id', async () => {
    const stored = await store(
      aCaseFile({ trials: [aTrial({ id: 't1' }), aTrial({ id: 't3' })], otherTreatments: [{ id: 't2', kind: 'ect' }] }),
    )
    const key = await saveTrial(mine, stored.id, null, aTrial({ id: 'ignored', drug: 'fluoxetine' }))
    const changed = await read(stored.id)
    expect(changed.file.trials.map((trial) => trial.id)).toEqual(['t1', 't3', 't4'])
    expect(changed.trialKeys.t4).toBe(key)
  })

  it('is replaced, lists and all, and keeps its id, its key and its place', async () => {
    const stored = await store(
      aCaseFile({
        trials: [
          aTrial({ id: 't1', doses: [{ mgPerDay: 50 }], sideEffects: [{ effect: 'nausea' }], stopReason: 'cost' }),
          aTrial({ id: 't2' }),
        ],
      }),
    )
    const replacement = aTrial({ id: 'ignored', drug: 'fluoxetine', dispenses: [{ date: '2024-03-01' }] })
    expect(await saveTrial(mine, stored.id, keyOf(stored), replacement)).toBe(keyOf(stored))
    const changed = await read(stored.id)
    expect(changed.file.trials).toEqual([{ ...replacement, id: 't1' }, aTrial({ id: 't2' })])
    expect(changed.version).toBe(stored.version + 1)
  })

  it('is linked only to other trials of the case', async () => {
    const stored = await store(aCaseFile({ trials: [aTrial({ id: 't1' }), aTrial({ id: 't2' })] }))
    const augmentation = aTrial({ drug: 'lithium', role: 'augmentation', addedTo: ['t2', 't2x', 't1', 't3'] })
    await saveTrial(mine, stored.id, null, augmentation)
    expect((await read(stored.id)).file.trials[2]?.addedTo).toEqual(['t2', 't1'])
  })

  it('loses its link, and does not become one added to nothing, when the base trial is deleted', async () => {
    const stored = await store(
      aCaseFile({ trials: [aTrial({ id: 't1' }), aTrial({ id: 't2', role: 'augmentation', addedTo: ['t1'] })] }),
    )
    expect(await deleteTrial(mine, stored.id, keyOf(stored))).not.toBeNull()
    expect((await read(stored.id)).file.trials).toEqual([aTrial({ id: 't2', role: 'augmentation' })])
  })

  it('is refused beyond the largest number, and nothing changes', async () => {
    const trials = Array.from({ length: MAX_TRIALS }, (_, index) => aTrial({ id: `t${index}` }))
    const stored = await store(aCaseFile({ trials }))
    await expect(saveTrial(mine, stored.id, null, aTrial())).rejects.toThrow('a case holds at most 200 trials')
    expect(await read(stored.id)).toEqual(stored)
  })

  it('is added once for each of many that are added at the same moment', async () => {
    const stored = await store(aCaseFile())
    const keys = await Promise.all(Array.from({ length: 8 }, () => saveTrial(mine, stored.id, null, aTrial())))
    const changed = await read(stored.id)
    expect(new Set(keys).size).toBe(8)
    expect(changed.file.trials.map((trial) => trial.id)).toEqual(['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8'])
    expect(changed.version).toBe(stored.version + 8)
  })

  it('is whole, and one of the two, after it was replaced twice at the same moment', async () => {
    const stored = await store()
    const versions = ['a', 'b'].map((comment) =>
      aTrial({ comment, doses: Array.from({ length: 5 }, () => ({ ingredient: comment, mgPerDay: 1 })) }),
    )
    await Promise.all(versions.map((version) => saveTrial(mine, stored.id, keyOf(stored), version)))
    expect(versions).toContainEqual((await read(stored.id)).file.trials[0])
  })
})

describe('other treatments', () => {
  it('are replaced, and none is not the same as not recorded', async () => {
    const stored = await store()
    expect(stored.file.otherTreatments).toBeUndefined()
    expect(await saveOtherTreatments(mine, stored.id, [{ id: 'o1', kind: 'ect', sessions: { min: 6 } }])).toBe(true)
    expect((await read(stored.id)).file.otherTreatments).toEqual([{ id: 'o1', kind: 'ect', sessions: { min: 6 } }])
    await saveOtherTreatments(mine, stored.id, [])
    expect((await read(stored.id)).file.otherTreatments).toEqual([])
  })

  it('get another id where theirs is taken', async () => {
    const stored = await store()
    await saveOtherTreatments(mine, stored.id, [
      { id: 't1', kind: 'ect' },
      { id: 'o1', kind: 'rtms' },
      { id: 'o1', kind: 'vns' },
    ])
    expect((await read(stored.id)).file.otherTreatments?.map((treatment) => treatment.id)).toEqual(['o2', 'o1', 'o3'])
  })
})

it('a deleted case is gone with everything in it', async () => {
  const stored = await store()
  expect(await deleteCase(mine, stored.id)).not.toBeNull()
  expect(await getCase(mine, stored.id)).toBeNull()
  expect(await database.current.prisma.trial.count({ where: { caseId: stored.id } })).toBe(0)
})
