import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as removeCase from '@/app/api/cases/[caseId]/delete/route'
import * as removeTrial from '@/app/api/cases/[caseId]/trials/[trialKey]/delete/route'
import * as restore from '@/app/api/cases/deleted/restore/route'
import { type CaseFile, MAX_TRIALS } from '@/lib/domain/case-file'
import { asAssessed } from '@/lib/exchange/case-file-text'
import { assessCase } from '@/lib/rules/assess-case'
import { keepAssessment } from '@/lib/server/assessments'
import { createCase, getCase, type StoredCase, saveTrial, streamCases } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { saveConclusion } from '@/lib/server/conclusions'
import { describeDeleted, getDeletedNotice } from '@/lib/server/deleted-forms'
import {
  DELETED_DAYS,
  deleteCase,
  deleteTrial,
  dropOldDeleted,
  listDeleted,
  restoreDeleted,
} from '@/lib/server/deleted-records'
import { CASE_TABLES, TRIAL_TABLES } from '@/lib/server/deleted-rows'
import { saveDraft } from '@/lib/server/drafts'
import { toTrialFormKey } from '@/lib/server/form-places'
import { sealColumns } from '@/lib/server/sealing/seal'
import { readToday } from '@/lib/server/today'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'
import { listCases } from './list-cases'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('./asked-as')).askedAs(session))

const database = setUpTestDatabase()
const MS_PER_DAY = 86_400_000

let mine: Clinician
let other: Clinician
let stored: StoredCase

/** Three trials, of which two were added to the middle one, and one row at least in every table of a case. */
const FILE = aCaseFile({
  case: {
    label: 'A-1042 "quoted" \\ ä ≥ 6',
    birthYear: null,
    episode: { onset: '2024-02', lifetimeEpisodes: { min: 2 } },
    contributors: [{ code: 'hypothyroid', status: 'ruledOut', note: 'line\nbreak' }],
    scores: [{ scale: 'PHQ-9', date: '2024-03-01', total: 19.5 }],
    otherDrugs: [{ drug: 'lithium', ongoing: true }],
    notTried: [{ drug: 'bupropion', reason: null }],
  },
  trials: [
    aTrial({ id: 't1', addedTo: ['t2'], comment: 'first' }),
    aTrial({
      id: 't2',
      drug: 'venlafaxine',
      doses: [{ mgPerDay: { min: 37.5, max: 75 }, weeks: 0.1 }, { mgPerDay: 150 }],
      dispenses: [{ date: '2024', daysSupply: 30 }],
      sideEffects: [{ effect: 'nausea', severity: 'mild' }],
      stopReason: ['cost', 'sideEffects'],
      plasmaLevels: [{ value: null, note: 'haemolysed' }],
    }),
    aTrial({ id: 't3', addedTo: ['t1', 't2'] }),
  ],
  otherTreatments: [{ id: 'o1', kind: 'ect' }],
})

beforeEach(async () => {
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
  session.clinician = mine
  stored = await store(FILE)
})

async function store(file: CaseFile): Promise<StoredCase> {
  return read(await createCase(mine, file))
}

async function read(caseId: string): Promise<StoredCase> {
  const found = await getCase(mine, caseId)
  if (found === null) throw new Error('the case is not there')
  return found
}

const keyOf = (fileId: string) => stored.trialKeys[fileId] ?? ''

/** Every row of every table that holds a part of the case, to the letter. */
async function readRows(caseId: string): Promise<unknown> {
  const { prisma } = database.current
  const trials = `SELECT "id" FROM "Trial" WHERE "caseId" = '${caseId}'`
  const links: Readonly<Record<string, string>> = { PatientCase: `"id" = '${caseId}'` }
  const read = CASE_TABLES.map(async (table) => {
    const columns = await prisma.$queryRaw<{ name: string }[]>`
      SELECT column_name AS "name" FROM information_schema.columns WHERE table_name = ${table}`
    const isOfCase = columns.some(({ name }) => name === 'caseId')
    const where = links[table] ?? (isOfCase ? `"caseId" = '${caseId}'` : `"trialId" IN (${trials})`)
    const rows = await prisma.$queryRawUnsafe<{ text: string }[]>(
      `SELECT row_to_json(t)::text AS "text" FROM "${table}" t WHERE ${where} ORDER BY 1`,
    )
    return [table, rows.map(({ text }) => text)] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

async function keepSomething(): Promise<void> {
  const today = readToday()
  const file = asAssessed(FILE, today)
  const evaluation = assessCase(file, { today, definitions: ['six-week'] })
  await keepAssessment(mine, stored.id, { file, evaluation, definitionId: 'six-week' }, 'byHand')
  const typed = { draftId: [randomUUID()], comment: ['half a "sen'] }
  await saveDraft(mine, toTrialFormKey(keyOf('t2')), typed, { sequence: 3, now: new Date() })
}

const undo = (id: string | null, who = mine) => restoreDeleted(who, id ?? '', new Date())

describe('a deleted case', () => {
  it('comes back row for row, with its kept assessments, its drafts and its history', async () => {
    await keepSomething()
    await saveConclusion(mine, stored.id, { verdict: 'criteriaMet' })
    const [before, rows] = [await read(stored.id), await readRows(stored.id)]
    expect(Object.values(Object(rows)).every((list) => Array.isArray(list) && list.length > 0)).toBe(true)
    const id = await deleteCase(mine, stored.id)
    expect(await getCase(mine, stored.id)).toBeNull()
    expect(await undo(id)).toEqual({ caseId: stored.id })
    expect(await readRows(stored.id)).toEqual(rows)
    expect(await read(stored.id)).toEqual(before)
  })

  it('is found again by what it was found by', async () => {
    const index = () =>
      database.current.prisma.caseTrait.findMany({ where: { caseId: stored.id }, orderBy: { trait: 'asc' } })
    const before = await index()
    const id = await deleteCase(mine, stored.id)
    expect(await index()).toEqual([])
    await undo(id)
    expect(await index()).toEqual(before)
  })

  it('is in no list and no export meanwhile', async () => {
    await deleteCase(mine, stored.id)
    expect(await listCases(mine)).toEqual([])
    for await (const exported of streamCases(mine)) expect(exported.id).not.toBe(stored.id)
  })

  it('leaves nothing out: every table that leads to a case or a trial is kept, or computed again', async () => {
    const leading = await database.current.prisma.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT conrelid::regclass::text AS "name" FROM pg_constraint
      WHERE contype = 'f' AND confrelid IN ('"PatientCase"'::regclass, '"Trial"'::regclass)`
    const names = leading.map(({ name }) => name.replaceAll('"', ''))
    const computed = ['CaseIndex', 'CaseTrait']
    expect(names.filter((name) => !computed.includes(name)).toSorted()).toEqual(
      CASE_TABLES.filter((table) => table !== 'PatientCase').toSorted(),
    )
    const ofTrials = await database.current.prisma.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT conrelid::regclass::text AS "name" FROM pg_constraint
      WHERE contype = 'f' AND confrelid = '"Trial"'::regclass`
    expect(ofTrials.map(({ name }) => name.replaceAll('"', '')).toSorted()).toEqual(
      [...TRIAL_TABLES.filter((table) => table !== 'Trial'), 'AddedTo'].toSorted(),
    )
  })

  it('is not put over a case that took its key meanwhile', async () => {
    const id = await deleteCase(mine, stored.id)
    const { prisma } = database.current
    const audiences = {
      create: { audienceId: mine.practiceId, changedAt: new Date(), createdAt: new Date(), labelKey: 'new' },
    }
    const { label } = sealColumns('PatientCase', stored, { label: 'new' })
    await prisma.patientCase.create({
      data: { audiences, id: stored.id, enteredById: mine.id, practiceId: mine.practiceId, label },
    })
    expect(await undo(id)).toBe('caseTaken')
    expect((await read(stored.id)).file.case.label).toBe('new')
  })
})

describe('a deleted trial', () => {
  it('comes back with its key, its id, its place, its lists and every link', async () => {
    await keepSomething()
    const id = await deleteTrial(mine, stored.id, keyOf('t2'))
    const without = await read(stored.id)
    expect(without.file.trials.map((trial) => [trial.id, trial.addedTo])).toEqual([
      ['t1', undefined],
      ['t3', ['t1']],
    ])
    const drafts = () => database.current.prisma.draft.findMany({ where: { trialId: keyOf('t2') } })
    expect(await drafts()).toEqual([])
    expect(await undo(id)).toEqual({ caseId: stored.id })
    const back = await read(stored.id)
    expect(back.file).toEqual(stored.file)
    expect(back.trialKeys).toEqual(stored.trialKeys)
    expect(back.trialVersions[keyOf('t2')]).toBe(stored.trialVersions[keyOf('t2')])
    expect(await drafts()).toHaveLength(1)
  })

  it('counts as a change of its case and of the trials that were linked to it, both times', async () => {
    const id = await deleteTrial(mine, stored.id, keyOf('t2'))
    await undo(id)
    const { version, trialVersions } = await read(stored.id)
    expect(version).toBe(stored.version + 2)
    expect(trialVersions[keyOf('t1')]).toBe((stored.trialVersions[keyOf('t1')] ?? 0) + 2)
  })

  it('gets the next free id and place where another trial has taken them', async () => {
    const id = await deleteTrial(mine, stored.id, keyOf('t3'))
    await saveTrial(mine, stored.id, null, aTrial({ drug: 'fluoxetine' }))
    await undo(id)
    const { file, trialKeys } = await read(stored.id)
    expect(file.trials.map((trial) => [trial.id, trial.drug, trial.addedTo])).toEqual([
      ['t1', 'sertraline', ['t2']],
      ['t2', 'venlafaxine', undefined],
      ['t3', 'fluoxetine', undefined],
      ['t4', 'sertraline', ['t1', 't2']],
    ])
    expect(trialKeys.t4).toBe(keyOf('t3'))
  })

  it('keeps what was saved of the others meanwhile, and links them after what they have', async () => {
    const id = await deleteTrial(mine, stored.id, keyOf('t2'))
    const t3 = aTrial({ addedTo: ['t1'], comment: 'saved meanwhile' })
    await saveTrial(mine, stored.id, keyOf('t3'), t3)
    await undo(id)
    const { file } = await read(stored.id)
    expect(file.trials[2]).toEqual({ ...t3, id: 't3', addedTo: ['t1', 't2'] })
  })

  it('waits with a link to a trial that was deleted after it until that one is back too', async () => {
    const first = await deleteTrial(mine, stored.id, keyOf('t1'))
    const second = await deleteTrial(mine, stored.id, keyOf('t2'))
    await undo(first)
    expect((await read(stored.id)).file.trials[0]?.addedTo).toBeUndefined()
    await undo(second)
    expect((await read(stored.id)).file).toEqual(stored.file)
  })

  it('waits for its case when that is deleted too, and for room when the case is full', async () => {
    const trialId = await deleteTrial(mine, stored.id, keyOf('t2'))
    const caseId = await deleteCase(mine, stored.id)
    expect(await undo(trialId)).toBe('caseDeleted')
    await undo(caseId)
    expect(await undo(trialId)).toEqual({ caseId: stored.id })
    expect((await read(stored.id)).file).toEqual(stored.file)
    const full = await store(
      aCaseFile({ trials: Array.from({ length: MAX_TRIALS }, (_, index) => aTrial({ id: `t${index + 1}` })) }),
    )
    const one = await deleteTrial(mine, full.id, full.trialKeys.t1 ?? '')
    await saveTrial(mine, full.id, null, aTrial())
    expect(await undo(one)).toBe('tooManyTrials')
  })
})

describe('what was deleted', () => {
  it('is kept once when it is deleted twice at the same moment', async () => {
    const trialRecords = await Promise.all([1, 2].map(() => deleteTrial(mine, stored.id, keyOf('t2'))))
    const caseRecords = await Promise.all([1, 2].map(() => deleteCase(mine, stored.id)))
    expect([...trialRecords, ...caseRecords].filter((id) => id !== null)).toHaveLength(2)
    expect(await listDeleted(mine, new Date())).toHaveLength(2)
  })

  it('is put back once, also when that is asked for twice at the same moment', async () => {
    const id = await deleteTrial(mine, stored.id, keyOf('t2'))
    const answers = await Promise.all([undo(id), undo(id)])
    expect(answers.filter((answer) => answer !== null)).toEqual([{ caseId: stored.id }])
    expect((await read(stored.id)).file).toEqual(stored.file)
    const caseRecord = await deleteCase(mine, stored.id)
    const again = await Promise.all([undo(caseRecord), undo(caseRecord)])
    expect(again.filter((answer) => answer !== null)).toEqual([{ caseId: stored.id }])
  })

  it('is listed for its clinician only, who alone can put it back', async () => {
    const id = await deleteTrial(mine, stored.id, keyOf('t2'))
    const [trialOfCase] = await listDeleted(mine, new Date())
    expect(trialOfCase && describeDeleted(trialOfCase)).toBe(`Trial of venlafaxine, ${FILE.case.label}`)
    const caseRecord = await deleteCase(mine, stored.id)
    const now = new Date()
    expect((await listDeleted(mine, now)).map(({ kind, label }) => [kind, label])).toEqual([
      ['patientCase', FILE.case.label],
      ['trial', 'venlafaxine'],
    ])
    const words = (await listDeleted(mine, now)).map(describeDeleted)
    expect(words).toEqual([`Case ${FILE.case.label}`, 'Trial of venlafaxine, of a deleted case'])
    expect(await listDeleted(other, now)).toEqual([])
    expect(await getDeletedNotice(other, caseRecord ?? '')).toBeNull()
    expect([await undo(id, other), await undo(caseRecord, other)]).toEqual([null, null])
    expect(await listDeleted(mine, now)).toHaveLength(2)
  })

  it('can be put back for its days and not longer, and is then removed for good', async () => {
    const id = await deleteCase(mine, stored.id)
    const last = new Date(Date.now() + DELETED_DAYS * MS_PER_DAY - 60_000)
    await dropOldDeleted(last)
    expect(await listDeleted(mine, last)).toHaveLength(1)
    const late = new Date(last.getTime() + 120_000)
    expect(await restoreDeleted(mine, id ?? '', late)).toBeNull()
    await dropOldDeleted(late)
    const { prisma } = database.current
    expect([await prisma.deletedRecord.count({ where: { clinicianId: mine.id } })]).toEqual([0])
    expect(await prisma.deletedRow.count({ where: { recordId: id ?? '' } })).toBe(0)
  })
})

describe('the forms that delete and put back', () => {
  function post(typed: Readonly<Record<string, string>> = {}): Request {
    return new Request('http://localhost:3000/api', {
      method: 'POST',
      headers: { host: 'localhost:3000', origin: 'http://localhost:3000', accept: 'text/html' },
      body: new URLSearchParams(typed),
    })
  }
  const at = <Params>(params: Params) => ({ params: Promise.resolve(params) })

  it('lead to a page that says what was deleted, and from there back', async () => {
    const gone = await removeTrial.POST(post(), at({ caseId: stored.id, trialKey: keyOf('t2') }))
    const [page, query = ''] = (gone.headers.get('location') ?? '').split('?')
    expect([gone.status, page]).toEqual([303, `/cases/${stored.id}`])
    const id = /^deleted=([0-9a-f-]{36})#undo$/.exec(query)?.[1] ?? ''
    expect(await getDeletedNotice(mine, id)).toEqual({ said: 'Trial of venlafaxine deleted.', id })
    const back = await restore.POST(post({ id }), at({}))
    expect([back.status, back.headers.get('location')]).toEqual([303, `/cases/${stored.id}`])
    expect(await getDeletedNotice(mine, id)).toBeNull()
    const caseGone = await removeCase.POST(post(), at({ caseId: stored.id }))
    expect(caseGone.headers.get('location')).toMatch(/^\/cases\/deleted\?deleted=[0-9a-f-]{36}#undo$/)
  })

  it('say why something cannot be put back yet, and find nothing of another clinician', async () => {
    const id = await deleteTrial(mine, stored.id, keyOf('t2'))
    await deleteCase(mine, stored.id)
    const answer = await restore.POST(post({ id: id ?? '' }), at({}))
    expect(answer.headers.get('location')).toMatch(/^\/cases\/deleted\?rejected=/)
    session.clinician = other
    expect((await restore.POST(post({ id: id ?? '' }), at({}))).status).toBe(404)
  })
})
