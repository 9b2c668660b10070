import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { getSharing, saveSharing } from '@/lib/server/case-sharing'
import { createCase, getCase, importCases, saveTrial } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { DELETED_DAYS, deleteCase, deleteTrial, listDeleted, restoreDeleted } from '@/lib/server/deleted-records'
import { switchMemberOff } from '@/lib/server/practice/change-member'
import { exportPractice } from '@/lib/server/practice/export-practice'
import {
  EXPORT_HOURS,
  getReasonToStay,
  leavePractice,
  type NotLeft,
  returnToPractice,
} from '@/lib/server/practice/leave-practice'
import { getPractice } from '@/lib/server/practice/practice'
import { getSessionClinician, startSession } from '@/lib/server/sessions'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'

const database = setUpTestDatabase()
const prisma = () => database.current.prisma
const HOUR_MS = 3_600_000
const lineSchema = z.object({ case: z.object({ label: z.string() }) })

let owner: Clinician
let colleague: Clinician
let stranger: Clinician
let shared: string
let restricted: string
let foreign: string

beforeEach(async () => {
  owner = await aClinician(database.current, 'Owner')
  colleague = await aClinician(database.current, 'Colleague', { colleague: owner, role: 'clinician' })
  stranger = await aClinician(database.current, 'Owner of another practice')
  shared = await createCase(colleague, aCaseFile({ case: { label: 'Shared' }, trials: [aTrial()] }))
  restricted = await createCase(colleague, aCaseFile({ case: { label: 'Restricted' }, trials: [aTrial()] }))
  foreign = await createCase(stranger, aCaseFile({ case: { label: 'Foreign' } }))
  const version = (await getSharing(colleague, restricted))?.version ?? ''
  await saveSharing(colleague, restricted, version, { kind: 'named', memberIds: [colleague.id] })
})

async function readLabels(by: Clinician): Promise<readonly string[] | null> {
  const lines = await exportPractice(by, new Date())
  if (lines === null) return null
  const text = await new Response(lines).text()
  const read = text.split('\n').filter((line) => line !== '')
  return read.map((line) => lineSchema.parse(JSON.parse(line)).case.label).sort()
}

async function readRows() {
  const { patientCase, trial, doseStep, addedTo, caseAudience } = prisma()
  const orderBy = { id: 'asc' } as const
  return {
    cases: await patientCase.findMany({ orderBy }),
    trials: await trial.findMany({ orderBy }),
    doses: await doseStep.findMany({ orderBy: [{ trialId: 'asc' }, { position: 'asc' }] }),
    links: await addedTo.findMany({ orderBy: [{ trialId: 'asc' }, { position: 'asc' }] }),
    audiences: await caseAudience.findMany({ orderBy: [{ caseId: 'asc' }, { audienceId: 'asc' }] }),
  }
}

const has = async (clinician: Clinician, id: string) => (await getCase(clinician, id)) !== null
const lastEntry = async () => {
  const { action, detail } = await prisma().auditEntry.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
  return [action, JSON.parse(detail)]
}

describe('the export of a practice', () => {
  it('holds every case of it, also those that the owner does not see, and none of another practice', async () => {
    await expect(has(owner, restricted)).resolves.toBe(false)
    await expect(readLabels(owner)).resolves.toEqual(['Restricted', 'Shared'])
    await expect(readLabels(stranger)).resolves.toEqual(['Foreign'])
    await expect(lastEntry()).resolves.toEqual(['practice.exported', { count: 1, format: 'everything' }])
  })

  it('is made for owners only', async () => {
    await expect(readLabels(colleague)).resolves.toBeNull()
    await expect(getPractice(owner)).resolves.toMatchObject({ exportedAt: null })
  })

  it('counts only once its last line has gone out', async () => {
    const lines = await exportPractice(owner, new Date())
    await lines?.cancel()
    await expect(getReasonToStay(owner, new Date())).resolves.toBe('notExported')
    await readLabels(owner)
    await expect(getReasonToStay(owner, new Date())).resolves.toBeNull()
  })
})

describe('leaving', () => {
  it('deletes every case of the practice and switches the others off, and another practice notices nothing', async () => {
    const session = await startSession(colleague.id, new Date())
    await readLabels(owner)
    await expect(leavePractice(owner, new Date())).resolves.toEqual({ cases: 2 })
    await expect(prisma().patientCase.count({ where: { practiceId: owner.practiceId } })).resolves.toBe(0)
    await expect(getSessionClinician(session, new Date(), 'active')).resolves.toBeNull()
    await expect(has(stranger, foreign)).resolves.toBe(true)
    const on = await prisma().clinician.findMany({ where: { practiceId: owner.practiceId, disabledAt: null } })
    expect(on.map(({ id }) => id)).toEqual([owner.id])
    await expect(lastEntry()).resolves.toEqual(['practice.left', { count: 2 }])
  })

  it('shows the owner no label of a case that they do not see', async () => {
    await readLabels(owner)
    await leavePractice(owner, new Date())
    expect((await listDeleted(owner, new Date())).map(({ label }) => label)).toEqual(['Shared'])
  })

  it('is undone as a whole: the cases as they were, for those who saw them, and the members', async () => {
    const before = [await getCase(colleague, shared), await getCase(colleague, restricted)]
    const gone = await aClinician(database.current, 'Switched off before', { colleague: owner, role: 'reader' })
    await switchMemberOff(owner, gone.id, new Date())
    await readLabels(owner)
    await leavePractice(owner, new Date())
    await expect(returnToPractice(stranger, new Date())).resolves.toBeNull()
    await expect(returnToPractice(owner, new Date())).resolves.toBe(2)
    await expect(getCase(colleague, shared)).resolves.toEqual(before[0])
    await expect(getCase(colleague, restricted)).resolves.toEqual(before[1])
    await expect(has(owner, restricted)).resolves.toBe(false)
    const off = await prisma().clinician.findMany({
      where: { practiceId: owner.practiceId, NOT: { disabledAt: null } },
    })
    expect(off.map(({ id }) => id)).toEqual([gone.id])
    await expect(returnToPractice(owner, new Date())).resolves.toBeNull()
  })

  it('and coming back lose nothing of several hundred cases', async () => {
    const files = Array.from({ length: 420 }, (_, index) =>
      aCaseFile({ case: { label: `Case ${index}` }, trials: [aTrial(), aTrial({ id: 't2', addedTo: ['t1'] })] }),
    )
    await importCases(owner, files)
    const before = await readRows()
    await readLabels(owner)
    await expect(leavePractice(owner, new Date())).resolves.toEqual({ cases: 422 })
    await expect(returnToPractice(owner, new Date())).resolves.toBe(422)
    expect(await readRows()).toEqual(before)
  })

  it('can be undone for thirty days, and not after them', async () => {
    await readLabels(owner)
    const now = new Date()
    await leavePractice(owner, now)
    const end = new Date(now.getTime() + DELETED_DAYS * 24 * HOUR_MS)
    await expect(returnToPractice(owner, end)).resolves.toBeNull()
    await expect(prisma().deletedRecord.count({ where: { clinicianId: owner.id } })).resolves.toBe(0)
  })

  it.each([
    ['nothing was exported', 'notExported', async () => new Date()],
    [
      'the export is older than a day',
      'notExported',
      async () => {
        await readLabels(owner)
        return new Date(Date.now() + EXPORT_HOURS * HOUR_MS + 1000)
      },
    ],
    [
      'a case was changed since',
      'changedSince',
      async () => {
        await readLabels(owner)
        await saveTrial(colleague, shared, null, aTrial({ drug: 'venlafaxine' }))
        return new Date()
      },
    ],
    [
      'a case was entered since',
      'changedSince',
      async () => {
        await readLabels(owner)
        await createCase(colleague, aCaseFile())
        return new Date()
      },
    ],
  ] as const satisfies readonly (readonly [string, NotLeft, () => Promise<Date>])[])(
    'does not happen when %s',
    async (_, reason, prepare) => {
      const now = await prepare()
      await expect(leavePractice(owner, now)).resolves.toBe(reason)
      await expect(has(colleague, shared)).resolves.toBe(true)
      await expect(getPractice(owner)).resolves.toMatchObject({ leftAt: null })
    },
  )

  it('is not for who is no owner', async () => {
    await readLabels(owner)
    await expect(leavePractice(colleague, new Date())).resolves.toBeNull()
    await expect(has(colleague, shared)).resolves.toBe(true)
  })
})

describe('what a member deleted (T2)', () => {
  const seenBy = async (clinician: Clinician) =>
    (await listDeleted(clinician, new Date())).map(({ label, deletedBy }) => [label, deletedBy])

  it('is put back by that member or by an owner, not by another clinician and not by another practice', async () => {
    const third = await aClinician(database.current, 'Third', { colleague: owner, role: 'clinician' })
    const id = (await deleteCase(colleague, shared)) ?? ''
    expect(await seenBy(colleague)).toEqual([['Shared', null]])
    expect(await seenBy(owner)).toEqual([['Shared', 'Colleague']])
    expect(await seenBy(third)).toEqual([])
    expect(await seenBy(stranger)).toEqual([])
    await expect(restoreDeleted(third, id, new Date())).resolves.toBeNull()
    await expect(restoreDeleted(stranger, id, new Date())).resolves.toBeNull()
    await expect(restoreDeleted(owner, id, new Date())).resolves.toEqual({ caseId: shared })
  })

  it('of a case that names others is not there for an owner, case or trial', async () => {
    const trialKey = Object.values((await getCase(colleague, restricted))?.trialKeys ?? {})[0] ?? ''
    const trial = (await deleteTrial(colleague, restricted, trialKey)) ?? ''
    expect(await seenBy(owner)).toEqual([])
    await expect(restoreDeleted(owner, trial, new Date())).resolves.toBeNull()
    const record = (await deleteCase(colleague, restricted)) ?? ''
    expect(await seenBy(owner)).toEqual([])
    await expect(restoreDeleted(owner, record, new Date())).resolves.toBeNull()
    expect(await seenBy(colleague)).toHaveLength(2)
    await expect(restoreDeleted(colleague, record, new Date())).resolves.toEqual({ caseId: restricted })
    await expect(restoreDeleted(colleague, trial, new Date())).resolves.toEqual({ caseId: restricted })
  })
})
