import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as facts from '@/app/api/cases/[caseId]/facts/route'
import { POST } from '@/app/api/cases/[caseId]/scores/quick/route'
import { createCase, getCase } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { listDrafts, saveDraft } from '@/lib/server/drafts'
import { findFormPlace, toScoreEntryFormKey } from '@/lib/server/form-places'
import { aCaseFile, aTrial } from '../factories'
import { aDay } from '../rules/builders'
import { aClinician, setUpTestDatabase } from './database'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('./asked-as')).askedAs(session))

const database = setUpTestDatabase()
const RECORDED = { scale: 'PHQ-9', date: aDay('2024-02-05'), total: 19 } as const

let mine: Clinician
let other: Clinician
let caseId: string

beforeEach(async () => {
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
  session.clinician = mine
  const file = aCaseFile({ trials: [aTrial()] })
  const history = { ...file.case, birthYear: 1984, scores: [RECORDED], conclusion: { note: 'kept' } }
  caseId = await createCase(mine, { ...file, case: history })
})

type Typed = Readonly<Record<string, string>>

function post(typed: Typed, headers: Typed = { accept: 'application/json' }): Request {
  return new Request('http://localhost:3000/api/cases', {
    method: 'POST',
    headers: { host: 'localhost:3000', origin: 'http://localhost:3000', ...headers },
    body: new URLSearchParams(typed),
  })
}

const at = () => ({ params: Promise.resolve({ caseId }) })
const send = (lines: string, more: Typed = {}, headers?: Typed) =>
  POST(post({ lines, seen: lines, ...more }, headers), at())
const read = async () => getCase(mine, caseId)
const listScores = async () => (await read())?.file.case.scores

const TWO = 'PHQ-9 16 (10 June 2024)\n3 Mar 2024: MADRS ?'
const ADDED = [
  { scale: 'PHQ-9', date: '2024-06-10', total: 16 },
  { scale: 'MADRS', date: '2024-03-03', total: null },
]

describe('lines of scores', () => {
  it('are added to the scores of the case, and change nothing else of it', async () => {
    const before = await read()
    const answer = await send(TWO)
    expect(await answer.json()).toEqual({ location: `/cases/${caseId}#timeline` })
    const after = await read()
    expect(after?.file.case).toEqual({ ...before?.file.case, scores: [RECORDED, ...ADDED] })
    expect(after?.file.trials).toEqual(before?.file.trials)
  })

  it('are added once, however often and from however many tabs they are sent', async () => {
    await Promise.all([send(TWO), send(TWO)])
    await send(`${TWO}\nPHQ-9 19 (5 Feb 2024)`)
    expect(await listScores()).toEqual([RECORDED, ...ADDED])
  })

  it('are added to what another tab saved meanwhile, and a form of the facts that was open sees both versions', async () => {
    const label = (await read())?.file.case.label ?? ''
    const loadedVersion = String((await read())?.factsVersion)
    await send('PHQ-9 16 (10 June 2024)')
    await send('3 Mar 2024: MADRS ?')
    expect(await listScores()).toEqual([RECORDED, ...ADDED])
    const answer = await facts.POST(post({ label, birthYear: '1985', loadedVersion }), at())
    expect(answer.status).toBe(409)
    expect(await listScores()).toEqual([RECORDED, ...ADDED])
  })

  it.each([
    ['a date is missing', 'PHQ-9 16 (10 June 2024)\nMADRS 30', /Line 2: the date is missing/],
    ['a part is not understood', 'PHQ-9 16 (10 June 2024), tired', /Line 1: “tired” is not understood/],
    ['a total is above its scale', 'PHQ-9 28 (10 June 2024)', /Line 1, total: The PHQ-9 ends at 27/],
    ['a date is to come', 'PHQ-9 18 (10 June 2099)', /Line 1, date: This date is after today/],
  ])('are refused whole where %s', async (_, lines, message) => {
    const answer = await send(lines)
    expect(answer.status).toBe(422)
    expect((await answer.json()).errors.lines).toMatch(message)
    expect(await listScores()).toEqual([RECORDED])
  })

  it('come back to be read first where a browser without script sends what it has not shown', async () => {
    const answer = await send(TWO, { seen: '' }, { accept: 'text/html' })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(new RegExp(`^/cases/${caseId}/scores/quick\\?rejected=`)),
    ])
    expect(await listScores()).toEqual([RECORDED])
    const saved = await send(TWO, {}, { accept: 'text/html' })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `/cases/${caseId}#timeline`])
    expect(await listScores()).toEqual([RECORDED, ...ADDED])
  })

  it('are kept as a draft until they are saved', async () => {
    const key = toScoreEntryFormKey(caseId)
    const draftId = randomUUID()
    const now = new Date()
    await saveDraft(mine, key, { lines: [TWO], draftId: [draftId] }, { sequence: 1, now })
    expect((await listDrafts(mine, key, now)).map(({ values }) => values.lines)).toEqual([[TWO]])
    await send(TWO, { draftId })
    expect(await listDrafts(mine, key, new Date())).toEqual([])
  })

  it('are not added to a case of another clinician, and not without a session', async () => {
    session.clinician = other
    expect((await send(TWO)).status).toBe(404)
    expect(await findFormPlace(other, toScoreEntryFormKey(caseId))).toBeNull()
    session.clinician = null
    expect((await send(TWO)).status).toBe(401)
    expect(await findFormPlace(mine, toScoreEntryFormKey(caseId))).toMatchObject({
      page: `/cases/${caseId}/scores/quick`,
    })
    expect(await listScores()).toEqual([RECORDED])
  })
})
