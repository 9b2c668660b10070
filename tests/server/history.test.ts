import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as putBack from '@/app/api/cases/[caseId]/history/[revisionId]/[subject]/route'
import { LOADED_VERSION_BOX } from '@/lib/exchange/forms/form-draft'
import type { HistoryEntry } from '@/lib/exchange/history/history-entry'
import { addScores } from '@/lib/server/add-scores'
import { addTrialsOnce } from '@/lib/server/add-trials'
import { listHistory, REVISIONS_PER_PAGE } from '@/lib/server/case-revisions'
import {
  addTrialOnce,
  createCase,
  getCase,
  type StoredCase,
  saveFactsAndTreatments,
  saveOtherTreatments,
  saveTrial,
} from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { saveConclusion } from '@/lib/server/conclusions'
import { deleteCase, deleteTrial, restoreDeleted } from '@/lib/server/deleted-records'
import { openPutBack } from '@/lib/server/history-forms'
import { putPartBack } from '@/lib/server/put-part-back'
import { sealColumns } from '@/lib/server/sealing/seal'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('./asked-as')).askedAs(session))

const database = setUpTestDatabase()

let mine: Clinician
let colleague: Clinician
let stranger: Clinician
let caseId: string

const LITHIUM = aTrial({ id: 't2', drug: 'lithium', role: 'augmentation', addedTo: ['t1'] })
const FILE = aCaseFile({
  case: { label: 'A-1042', birthYear: null },
  trials: [aTrial({ weeks: 6, comment: 'as it was' }), LITHIUM],
  otherTreatments: [{ id: 'o1', kind: 'ect', sessions: 8 }],
})

beforeEach(async () => {
  mine = await aClinician(database.current, 'Dr A')
  colleague = await aClinician(database.current, 'Dr B', { colleague: mine })
  stranger = await aClinician(database.current, 'Dr C')
  session.clinician = mine
  caseId = await createCase(mine, FILE)
})

async function read(): Promise<StoredCase> {
  const stored = await getCase(mine, caseId)
  if (stored === null) throw new Error('the case is not there')
  return stored
}

async function keyOf(fileId: string): Promise<string> {
  return (await read()).trialKeys[fileId] ?? ''
}

async function readHistory(below: number | null = null) {
  return listHistory(await read(), below)
}

/** "Dr A changed sertraline: Length in all: 6 weeks → 8 weeks". */
function describeEntry({ who, did, changes }: HistoryEntry): string {
  const fields = changes.flatMap((change) => change.fields)
  const said = fields.map(({ what, before, after }) => `${what}: ${before.join(' / ')} → ${after.join(' / ')}`)
  return `${who} ${did}: ${said.join('; ')}`
}

async function listLines(): Promise<string[]> {
  return (await readHistory()).entries.map(describeEntry)
}

async function getNewest(): Promise<HistoryEntry> {
  const [entry] = (await readHistory()).entries
  if (entry === undefined) throw new Error('nothing was changed')
  return entry
}

async function saveSertraline(clinician: Clinician, recorded: Parameters<typeof aTrial>[0]): Promise<void> {
  expect(await saveTrial(clinician, caseId, await keyOf('t1'), aTrial(recorded))).not.toBeNull()
}

describe('the history of a case', () => {
  it('is empty when the case was entered, and stays so when the same is saved again', async () => {
    expect(await listLines()).toEqual([])
    await saveSertraline(mine, { weeks: 6, comment: 'as it was' })
    expect(await listLines()).toEqual([])
  })

  it('says who changed which field of which trial, from what to what, the newest first', async () => {
    await saveSertraline(mine, { weeks: 8, comment: 'as it was' })
    await saveSertraline(colleague, { weeks: null, comment: 'as it was' })
    expect(await listLines()).toEqual([
      'Dr B changed sertraline: Length in all: 8 weeks → not known',
      'Dr A changed sertraline: Length in all: 6 weeks → 8 weeks',
    ])
  })

  it('holds every way in which a case is changed', async () => {
    const { file } = await read()
    await addTrialOnce(mine, caseId, randomUUID(), aTrial({ drug: 'mirtazapine' }))
    await addTrialsOnce(mine, caseId, [{ key: randomUUID(), trial: aTrial({ drug: 'bupropion' }) }], null)
    await saveFactsAndTreatments(mine, caseId, { ...file.case, birthYear: 1980 }, file.otherTreatments)
    await saveOtherTreatments(mine, caseId, [])
    await addScores(mine, caseId, [{ scale: 'PHQ-9', date: aDate('2024-03'), total: 20 }])
    await saveConclusion(mine, caseId, { verdict: 'criteriaMet' })
    const deleted = await deleteTrial(mine, caseId, await keyOf('t1'))
    await restoreDeleted(mine, deleted ?? '', new Date())
    expect((await readHistory()).entries.map(({ did }) => did)).toEqual([
      'put sertraline back',
      'changed lithium and deleted sertraline',
      'changed the conclusion',
      'added scores',
      'changed the other treatments',
      'changed the facts',
      'added bupropion',
      'added mirtazapine',
    ])
  })

  it('is written with the change or not at all', async () => {
    const before = await database.current.prisma.caseRevision.count()
    const tooLong = aTrial({ comment: 'ok' })
    await expect(
      saveTrial(mine, caseId, await keyOf('t1'), { ...tooLong, comment: 'null \0 character' }),
    ).rejects.toThrow()
    expect(await database.current.prisma.caseRevision.count()).toBe(before)
  })

  it('names one change for each version, also when two colleagues save at the same moment', async () => {
    const key = await keyOf('t1')
    const who = [mine, colleague, mine, colleague, mine, colleague]
    await Promise.all(who.map((clinician, index) => saveTrial(clinician, caseId, key, aTrial({ weeks: 20 + index }))))
    const lines = await listLines()
    expect(lines).toHaveLength(who.length)
    const steps = lines.map((line) => / (\d+) weeks → (\d+) weeks/.exec(line) ?? [])
    expect(steps.at(-1)?.[1]).toBe('6')
    for (const [index, [, from]] of steps.slice(0, -1).entries()) expect(from).toBe(steps[index + 1]?.[2])
  })

  it('goes on from page to page without leaving a change out, and shows each as it was', async () => {
    const count = REVISIONS_PER_PAGE * 2 + 3
    for (let week = 0; week < count; week += 1) await saveSertraline(mine, { weeks: 100 + week })
    const lines: string[] = []
    let below: number | null = null
    do {
      const page = await readHistory(below)
      expect(page.entries.length).toBeLessThanOrEqual(REVISIONS_PER_PAGE)
      lines.push(...page.entries.map(describeEntry))
      below = page.older
    } while (below !== null)
    const expected = Array.from({ length: count - 1 }, (_, index) => {
      const to = 100 + count - 1 - index
      return `Dr A changed sertraline: Length in all: ${to - 1} weeks → ${to} weeks`
    })
    expect(lines.slice(0, -1)).toEqual(expected)
    expect(lines).toHaveLength(count)
  })

  it('shows what it can where a state was kept that this version of the program cannot read', async () => {
    await saveSertraline(mine, { weeks: 8 })
    await saveSertraline(mine, { weeks: 10 })
    const { id } = await getNewest()
    await database.current.prisma.caseRevision.update({
      where: { id },
      data: sealColumns(
        'CaseRevision',
        { id },
        { before: JSON.stringify({ file: { format: 'fair-trial/case@0' }, trialKeys: [] }) },
      ),
    })
    expect((await readHistory()).entries.map(({ did, changes }) => [did, changes.length])).toEqual([
      ['changed a trial', 0],
      ['changed a trial', 0],
    ])
  })

  it('is deleted with its case, and comes back with it', async () => {
    await saveSertraline(mine, { weeks: 8 })
    await saveSertraline(mine, { weeks: 10 })
    const before = await listLines()
    const deleted = await deleteCase(mine, caseId)
    expect(await database.current.prisma.caseRevision.count({ where: { caseId } })).toBe(0)
    await restoreDeleted(mine, deleted ?? '', new Date())
    expect(await listLines()).toEqual(before)
    expect(before).toHaveLength(2)
  })
})

function aDate(written: string) {
  const [score] = aCaseFile({ case: { scores: [{ scale: 'PHQ-9', date: written, total: 1 }] } }).case.scores ?? []
  if (score === undefined) throw new Error('the score is there')
  return score.date
}

describe('putting a part of a case back', () => {
  async function put(subject: string, entry: HistoryEntry, clinician = mine) {
    const { version } = await read()
    return putPartBack(clinician, { caseId, revisionId: entry.id, subject }, version)
  }

  it('puts a trial back to the letter, touches no other, and is a change with a history of its own', async () => {
    await saveSertraline(mine, { weeks: 8, doses: [{ mgPerDay: 50 }] })
    const entry = await getNewest()
    await saveTrial(colleague, caseId, await keyOf('t2'), { ...LITHIUM, weeks: 4 })
    expect(await put(await keyOf('t1'), entry)).toBe('saved')
    expect((await read()).file).toEqual({ ...FILE, trials: [FILE.trials[0], { ...LITHIUM, weeks: 4 }] })
    const [line] = await listLines()
    expect(line).toMatch(
      /^Dr A put sertraline back: Length in all: 8 weeks → 6 weeks; Dose steps: 50 mg → not recorded/,
    )
  })

  it('puts the facts, the other treatments and the conclusion back, each without the others', async () => {
    const { file } = await read()
    await saveFactsAndTreatments(mine, caseId, { ...file.case, birthYear: 1980 }, undefined)
    const entry = await getNewest()
    await saveConclusion(mine, caseId, { verdict: 'criteriaMet', note: 'mine' })
    expect(await put('facts', entry)).toBe('saved')
    expect((await read()).file).toEqual({
      ...{ format: file.format, trials: file.trials },
      case: { ...file.case, conclusion: { verdict: 'criteriaMet', note: 'mine' } },
    })
    expect(await put('treatments', entry)).toBe('saved')
    expect((await read()).file.otherTreatments).toEqual(FILE.otherTreatments)
    expect(await put('conclusion', entry)).toBe('saved')
    expect((await read()).file).toEqual(FILE)
  })

  it('puts a deleted trial back under its key, also long after, and then it is no longer among the deleted', async () => {
    const key = await keyOf('t1')
    const deleted = await deleteTrial(mine, caseId, key)
    const entry = await getNewest()
    expect(await put(key, entry, colleague)).toBe('saved')
    const { file, trialKeys, trialVersions } = await read()
    expect(file.trials.map(({ drug, weeks, comment }) => ({ drug, weeks, comment }))).toEqual([
      { drug: 'lithium', weeks: undefined, comment: undefined },
      { drug: 'sertraline', weeks: 6, comment: 'as it was' },
    ])
    expect(Object.values(trialKeys)).toContain(key)
    expect(trialVersions[key]).toBeGreaterThan(1)
    expect(await restoreDeleted(mine, deleted ?? '', new Date())).toBeNull()
    expect((await getNewest()).did).toBe('put sertraline back')
  })

  it('is refused where something was saved since it was looked at, and says what', async () => {
    await saveSertraline(mine, { weeks: 8 })
    const entry = await getNewest()
    const part = { caseId, revisionId: entry.id, subject: await keyOf('t1') }
    const seen = (await read()).version
    await saveSertraline(colleague, { weeks: 10 })
    expect(await putPartBack(mine, part, seen)).toBe('newer')
    expect((await read()).file.trials[0]?.weeks).toBe(10)
    const question = await openPutBack(mine, part, seen)
    expect(question?.since.map(describeEntry)).toEqual(['Dr B changed sertraline: Length in all: 8 weeks → 10 weeks'])
    expect(question?.changes?.flatMap(({ fields }) => fields)).toEqual([
      { what: 'Length in all', before: ['10 weeks'], after: ['6 weeks'] },
      { what: 'Comment', before: ['not recorded'], after: ['“as it was”'] },
    ])
  })

  it('of two at the same moment, does one and refuses the other', async () => {
    await saveSertraline(mine, { weeks: 8 })
    const entry = await getNewest()
    const part = { caseId, revisionId: entry.id, subject: await keyOf('t1') }
    const { version } = await read()
    const results = await Promise.all([putPartBack(mine, part, version), putPartBack(colleague, part, version)])
    expect(results.toSorted()).toEqual(['newer', 'saved'])
    expect(await listLines()).toHaveLength(2)
  })

  it('shows before it is done exactly what it then does', async () => {
    await saveSertraline(mine, { weeks: 8, sideEffects: [{ effect: 'nausea' }] })
    const entry = await getNewest()
    const part = { caseId, revisionId: entry.id, subject: await keyOf('t1') }
    const question = await openPutBack(mine, part, null)
    await put(part.subject, entry)
    expect((await getNewest()).changes).toEqual(question?.changes)
    expect((await openPutBack(mine, part, null))?.changes).toEqual([])
  })

  it('finds nothing of what never was: another case, another change, a part that the case did not have', async () => {
    await saveSertraline(mine, { weeks: 8 })
    const entry = await getNewest()
    const { version } = await read()
    const key = await keyOf('t1')
    const another = await createCase(mine, FILE)
    expect(await putPartBack(mine, { caseId: another, revisionId: entry.id, subject: key }, 1)).toBeNull()
    expect(await putPartBack(mine, { caseId, revisionId: randomUUID(), subject: key }, version)).toBeNull()
    for (const subject of ['order', '__proto__', randomUUID()]) {
      const present = (await read()).version
      expect(await putPartBack(mine, { caseId, revisionId: entry.id, subject }, present)).toBeNull()
    }
    expect((await read()).file.trials[0]?.weeks).toBe(8)
  })
})

describe('the form that puts a part of a case back', () => {
  type Params = { readonly caseId: string; readonly revisionId: string; readonly subject: string }

  function post(
    params: Params,
    typed: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) {
    const request = new Request('http://localhost:3000/api/cases', {
      method: 'POST',
      headers: { host: 'localhost:3000', origin: 'http://localhost:3000', accept: 'text/html', ...headers },
      body: new URLSearchParams(typed),
    })
    return putBack.POST(request, { params: Promise.resolve(params) })
  }

  async function aChange(): Promise<Params> {
    await saveSertraline(mine, { weeks: 8 })
    return { caseId, revisionId: (await getNewest()).id, subject: await keyOf('t1') }
  }

  it('leads to the history', async () => {
    const part = await aChange()
    const answer = await post(part, { [LOADED_VERSION_BOX]: String((await read()).version) })
    expect(answer.headers.get('location')).toBe(`/cases/${caseId}/history`)
    expect((await read()).file.trials[0]?.weeks).toBe(6)
  })

  it('leads back to the question where something was saved meanwhile, or no version is named', async () => {
    const part = await aChange()
    const page = `/cases/${caseId}/history/${part.revisionId}/${part.subject}`
    expect((await post(part, { [LOADED_VERSION_BOX]: '1' })).headers.get('location')).toBe(`${page}?seen=1`)
    expect((await post(part, {})).headers.get('location')).toBe(page)
    expect((await read()).file.trials[0]?.weeks).toBe(8)
  })

  it('T2: is not found, and changes nothing, for somebody who does not share the case', async () => {
    const part = await aChange()
    session.clinician = stranger
    const typed = { [LOADED_VERSION_BOX]: String((await read()).version) }
    expect((await post(part, typed)).status).toBe(404)
    expect(await openPutBack(stranger, part, null)).toBeNull()
    expect((await read()).file.trials[0]?.weeks).toBe(8)
  })

  it('T3: is refused, and changes nothing, for a colleague who may only read', async () => {
    const part = await aChange()
    session.clinician = await aClinician(database.current, 'Dr R', { colleague: mine, role: 'reader' })
    const typed = { [LOADED_VERSION_BOX]: String((await read()).version) }
    expect((await post(part, typed)).status).toBe(403)
    expect((await read()).file.trials[0]?.weeks).toBe(8)
  })

  it('T14: changes nothing when it comes from another site, or from nobody', async () => {
    const part = await aChange()
    const typed = { [LOADED_VERSION_BOX]: String((await read()).version) }
    expect((await post(part, typed, { origin: 'https://elsewhere.example' })).status).toBe(403)
    session.clinician = null
    expect((await post(part, typed)).status).toBe(401)
    expect((await read()).file.trials[0]?.weeks).toBe(8)
  })
})
