import { beforeEach, describe, expect, it } from 'vitest'
import { asAssessed } from '@/lib/exchange/case-file-text'
import { parseCaseListQuery } from '@/lib/exchange/case-list-query'
import { assessCase } from '@/lib/rules/assess-case'
import { disableAccount } from '@/lib/server/accounts'
import { getAssessment, keepAssessment, listAssessments } from '@/lib/server/assessments'
import { countCases, getCasePage } from '@/lib/server/case-list'
import { type ChosenSharing, getSharing, saveSharing } from '@/lib/server/case-sharing'
import { createCase, createCaseOnce, getCase, importCases, saveTrial, streamCases } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { deleteCase, restoreDeleted } from '@/lib/server/deleted-records'
import { EMERGENCY_MINUTES, endEmergency, startEmergency } from '@/lib/server/emergency-access'
import { findFormPlace, toFactsFormKey } from '@/lib/server/form-places'
import { listLabelKeys } from '@/lib/server/label-key'
import { getMember } from '@/lib/server/members'
import { readToday } from '@/lib/server/today'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'

const database = setUpTestDatabase()
const IN_SCOPE = { birthYear: 1980, diagnosis: { primary: 'majorDepressiveDisorder' } } as const
const FAILED = {
  doses: [{ mgPerDay: 300, weeks: 9 }],
  outcome: { band: 'none' },
  episode: 'current',
  adherence: null,
} as const
const OPEN = [aTrial(FAILED), aTrial({ ...FAILED, id: 't2', drug: 'venlafaxine' })]

let owner: Clinician
let colleague: Clinician
let reader: Clinician
let auditor: Clinician
let stranger: Clinician
let caseId: string

beforeEach(async () => {
  owner = await aClinician(database.current, 'Owner')
  colleague = await aClinician(database.current, 'Colleague', { colleague: owner, role: 'clinician' })
  reader = await aClinician(database.current, 'Reader', { colleague: owner, role: 'reader' })
  auditor = await aClinician(database.current, 'Auditor', { colleague: owner, role: 'auditor' })
  stranger = await aClinician(database.current, 'Owner of another practice')
  caseId = await createCase(colleague, aCaseFile({ case: { ...IN_SCOPE, label: 'Shared' }, trials: OPEN }))
})

const sees = async (clinician: Clinician, id = caseId) => (await getCase(clinician, id)) !== null
const seenBy = async () =>
  Promise.all([owner, colleague, reader, auditor, stranger].map((clinician) => sees(clinician)))

async function share(clinician: Clinician, chosen: ChosenSharing) {
  const version = (await getSharing(clinician, caseId))?.version ?? ''
  return saveSharing(clinician, caseId, version, chosen)
}

async function listed(clinician: Clinician): Promise<string[]> {
  const page = await getCasePage(clinician, parseCaseListQuery({}), null)
  return page.cases.map(({ file }) => file.case.label)
}

describe('a case of a practice (T2, T3)', () => {
  it('is seen by its owners, clinicians and readers, not by its auditors and not by another practice', async () => {
    expect(await seenBy()).toEqual([true, true, true, false, false])
    expect(await Promise.all([owner, reader, auditor, stranger].map(listed))).toEqual([['Shared'], ['Shared'], [], []])
  })

  it('that names members is seen by them and by nobody else, owners included', async () => {
    expect(await share(colleague, { kind: 'named', memberIds: [colleague.id, reader.id] })).toBe('saved')
    expect(await seenBy()).toEqual([false, true, true, false, false])
    expect(await Promise.all([owner, colleague, reader].map(listed))).toEqual([[], ['Shared'], ['Shared']])
    expect(await Promise.all([owner, colleague].map(countCases))).toEqual([0, 1])
    expect(await share(colleague, { kind: 'practice' })).toBe('saved')
    expect(await seenBy()).toEqual([true, true, true, false, false])
  })

  it('that is not shared is not there for any other query either', async () => {
    const kept = await getCase(colleague, caseId)
    if (kept === null) throw new Error('the case is not there')
    const file = asAssessed(kept.file, readToday())
    const evaluation = assessCase(file, { today: readToday() })
    await keepAssessment(colleague, caseId, { file, evaluation, definitionId: 'six-week' }, 'byHand')
    const [assessment] = await listAssessments(colleague, caseId)
    await share(colleague, { kind: 'named', memberIds: [colleague.id] })
    for (const other of [owner, stranger]) {
      expect(await saveTrial(other, caseId, null, aTrial({ id: 't9' }))).toBeNull()
      expect(await saveTrial(other, caseId, kept.trialKeys.t1 ?? '', aTrial())).toBeNull()
      expect(await listAssessments(other, caseId)).toEqual([])
      expect(await getAssessment(other, caseId, assessment?.id ?? '')).toBeNull()
      expect(await findFormPlace(other, toFactsFormKey(caseId))).toBeNull()
      expect(await createCaseOnce(other, caseId, aCaseFile())).toBeNull()
      expect(await getSharing(other, caseId)).toBeNull()
      expect(await saveSharing(other, caseId, '', { kind: 'practice' })).toBeNull()
      expect(await deleteCase(other, caseId)).toBeNull()
      expect((await getCasePage(other, parseCaseListQuery({}), listLabelKeys('Shared'))).cases).toEqual([])
      const streamed: unknown[] = []
      for await (const stored of streamCases(other)) streamed.push(stored)
      expect(streamed).toEqual([])
    }
    expect((await getCase(colleague, caseId))?.version).toBe(kept.version)
  })

  it('is found by a filter and by its label once, also beside cases of the whole practice', async () => {
    await importCases(owner, [aCaseFile({ case: { ...IN_SCOPE, label: 'Shared' }, trials: OPEN })])
    await share(colleague, { kind: 'named', memberIds: [colleague.id] })
    const query = parseCaseListQuery({})
    expect((await getCasePage(colleague, query, listLabelKeys('shared'))).cases).toHaveLength(2)
    expect((await getCasePage(owner, query, listLabelKeys('shared'))).cases).toHaveLength(1)
    const all = await getCasePage(colleague, query, null)
    expect([all.cases.length, all.total.count]).toEqual([2, 2])
    const several = await getCasePage(colleague, { ...query, verdict: 'indeterminate', missing: 'adherence' }, null)
    expect([several.cases.length, several.matching?.count]).toEqual([2, 2])
  })

  it('comes back after its deletion for those who saw it', async () => {
    await share(colleague, { kind: 'named', memberIds: [colleague.id] })
    const record = await deleteCase(colleague, caseId)
    expect(await sees(colleague)).toBe(false)
    await restoreDeleted(colleague, record ?? '', new Date())
    expect(await seenBy()).toEqual([false, true, false, false, false])
  })
})

describe('who sees a case', () => {
  it('is not changed from a page that was opened before somebody else changed it', async () => {
    const version = (await getSharing(owner, caseId))?.version ?? ''
    await share(colleague, { kind: 'named', memberIds: [colleague.id, owner.id] })
    expect(await saveSharing(owner, caseId, version, { kind: 'practice' })).toBe('stale')
    expect(await seenBy()).toEqual([true, true, false, false, false])
  })

  it('always includes who says so, and no member of another practice', async () => {
    expect(await share(colleague, { kind: 'named', memberIds: [owner.id] })).toBe('withoutYou')
    expect(await share(colleague, { kind: 'named', memberIds: [colleague.id, stranger.id] })).toBe('notTheirs')
    expect(await share(colleague, { kind: 'named', memberIds: [colleague.id, auditor.id] })).toBe('notTheirs')
    expect(await seenBy()).toEqual([true, true, true, false, false])
  })

  it('is for an owner to say once all who are named have left, by emergency access', async () => {
    await share(colleague, { kind: 'named', memberIds: [colleague.id, reader.id] })
    await disableAccount(colleague.id, new Date())
    expect(await share(owner, { kind: 'named', memberIds: [owner.id] })).toBeNull()
    await startEmergency(owner, 'colleagueAway', new Date())
    const meanwhile = await getMember(owner.id, new Date())
    expect(await share(meanwhile, { kind: 'named', memberIds: [owner.id] })).toBe('saved')
    expect(await sees(owner)).toBe(true)
  })

  it('is not for readers to say', async () => {
    expect(await share(reader, { kind: 'named', memberIds: [reader.id] })).toBeNull()
  })
})

describe('emergency access (HIPAA 164.312(a)(2)(ii))', () => {
  it('shows every case of the practice for an hour, each once, and of no other practice', async () => {
    const now = new Date()
    await share(colleague, { kind: 'named', memberIds: [colleague.id] })
    const theirs = await createCase(stranger, aCaseFile())
    await createCase(owner, aCaseFile({ case: { label: 'Of all' } }))
    expect(await startEmergency(owner, 'danger', now)).toBe(true)
    const meanwhile = await getMember(owner.id, now)
    expect((await listed(meanwhile)).toSorted()).toEqual(['Of all', 'Shared'])
    expect([await sees(meanwhile), await sees(meanwhile, theirs)]).toEqual([true, false])
    expect(await saveTrial(meanwhile, caseId, null, aTrial({ id: 't3' }))).not.toBeNull()
    expect(await getSharing(meanwhile, caseId)).toMatchObject({ isRestricted: true, mayChange: false })
    const later = new Date(now.getTime() + EMERGENCY_MINUTES * 60_000)
    expect(await sees(await getMember(owner.id, later))).toBe(false)
  })

  it('shows who is named no case twice', async () => {
    await share(colleague, { kind: 'named', memberIds: [colleague.id] })
    await startEmergency(colleague, 'urgentCare', new Date())
    expect(await listed(await getMember(colleague.id, new Date()))).toEqual(['Shared'])
  })

  it('ends when it is ended, and is not for readers and auditors', async () => {
    await share(colleague, { kind: 'named', memberIds: [colleague.id] })
    await startEmergency(owner, 'danger', new Date())
    await endEmergency(owner, new Date())
    expect(await sees(await getMember(owner.id, new Date()))).toBe(false)
    for (const member of [reader, auditor]) {
      expect(await startEmergency(member, 'danger', new Date())).toBe(false)
      expect(await sees(await getMember(member.id, new Date()))).toBe(false)
    }
  })
})

describe('the data', () => {
  it('ask again what a role allows, whatever an entry forgot', async () => {
    for (const member of [reader, auditor]) {
      await expect(createCase(member, aCaseFile())).rejects.toThrow('does not open case.write')
      await expect(saveTrial(member, caseId, null, aTrial())).rejects.toThrow('does not open case.write')
      await expect(deleteCase(member, caseId)).rejects.toThrow('does not open case.write')
    }
  })
})
