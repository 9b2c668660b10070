import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as newTrial from '@/app/api/cases/[caseId]/trials/route'
import * as newCase from '@/app/api/cases/route'
import * as discard from '@/app/api/drafts/discard/route'
import * as restore from '@/app/api/drafts/restore/route'
import * as drafts from '@/app/api/drafts/route'
import { createCase, getCase } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { deleteCase } from '@/lib/server/deleted-records'
import { DRAFT_DAYS, DRAFTS_PER_FORM, dropOldDrafts, listDrafts, saveDraft } from '@/lib/server/drafts'
import { FORM_MAX_BYTES } from '@/lib/server/form-handler'
import { NEW_CASE_FORM_KEY, toFactsFormKey, toNewTrialFormKey, toTrialFormKey } from '@/lib/server/form-places'
import { openForm } from '@/lib/server/open-form'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'
import { listCases } from './list-cases'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('./asked-as')).askedAs(session))

const database = setUpTestDatabase()
const MS_PER_DAY = 86_400_000

let mine: Clinician
let other: Clinician
let caseId: string
let trialKey: string

beforeEach(async () => {
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
  session.clinician = mine
  caseId = await createCase(mine, aCaseFile({ trials: [aTrial()] }))
  trialKey = (await getCase(mine, caseId))?.trialKeys.t1 ?? ''
})

type Typed = Readonly<Record<string, string>>

function post(typed: Typed, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request('http://localhost:3000/api/drafts', {
    method: 'POST',
    headers: { host: 'localhost:3000', origin: 'http://localhost:3000', accept: 'application/json', ...headers },
    body: new URLSearchParams(typed),
  })
}

const at = <Params>(params: Params) => ({ params: Promise.resolve(params) })

function aForm(formKey: string, typed: Typed = {}): Typed {
  return { 'draft-form': formKey, draftId: randomUUID(), 'draft-number': '1', 'written-by': mine.id, ...typed }
}

async function readTyped(formKey: string, clinician = mine) {
  return (await listDrafts(clinician, formKey, new Date())).map(({ values }) => values)
}

describe('a draft', () => {
  it('keeps what is typed in each of the four forms, and the time of it is said', async () => {
    for (const key of [
      NEW_CASE_FORM_KEY,
      toNewTrialFormKey(caseId),
      toTrialFormKey(trialKey),
      toFactsFormKey(caseId),
    ]) {
      const answer = await drafts.POST(post(aForm(key, { comment: 'half a sen' })))
      expect([answer.status, await answer.json()]).toEqual([200, { savedAt: expect.stringMatching(/^\d\d:\d\d$/) }])
      expect(await readTyped(key)).toEqual([{ comment: ['half a sen'] }])
    }
  })

  it('is its clinician’s own, whose case it is about, and no one else reads, discards or takes it back', async () => {
    const key = toTrialFormKey(trialKey)
    const form = aForm(key, { comment: 'mine' })
    await drafts.POST(post(form))
    session.clinician = other
    const theirs = { ...form, 'written-by': other.id, 'draft-number': '2', comment: 'theirs' }
    expect((await drafts.POST(post(theirs))).status).toBe(404)
    expect((await discard.POST(post(theirs))).status).toBe(404)
    expect((await restore.POST(post({ id: form.draftId ?? '' }))).status).toBe(404)
    const newCaseDraft = { ...theirs, 'draft-form': NEW_CASE_FORM_KEY }
    expect((await drafts.POST(post(newCaseDraft))).status).toBe(404)
    expect(await readTyped(key, other)).toEqual([])
    expect(await readTyped(NEW_CASE_FORM_KEY, other)).toEqual([])
    expect(await readTyped(key)).toEqual([{ comment: ['mine'] }])
  })

  it('is not taken from a page that another clinician opened in the same browser, and neither is a form', async () => {
    const form = aForm(NEW_CASE_FORM_KEY, { label: 'A-1042', newKey: randomUUID() })
    session.clinician = other
    const answers = [await drafts.POST(post(form)), await newCase.POST(post(form), at({}))]
    expect(answers.map(({ status }) => status)).toEqual([403, 403])
    expect(await readTyped(NEW_CASE_FORM_KEY, other)).toEqual([])
    expect(await listCases(other)).toEqual([])
  })

  it('is refused without a session, from a foreign page, as no form, and over the limit of a form', async () => {
    const form = aForm(NEW_CASE_FORM_KEY, { label: 'x' })
    const foreign = { origin: 'https://elsewhere.example' }
    const tooLarge = { ...form, label: 'x'.repeat(FORM_MAX_BYTES) }
    for (const { POST } of [drafts, discard, restore]) {
      expect((await POST(post(form, foreign))).status).toBe(403)
      expect((await POST(post(form, { 'content-type': 'text/plain' }))).status).toBe(415)
    }
    expect((await drafts.POST(post(tooLarge))).status).toBe(413)
    session.clinician = null
    for (const { POST } of [drafts, discard, restore]) expect((await POST(post(form))).status).toBe(401)
    expect(await readTyped(NEW_CASE_FORM_KEY)).toEqual([])
  })

  it('belongs to a case or trial that is there, and goes with it', async () => {
    for (const key of ['keep:x', toTrialFormKey(randomUUID()), toFactsFormKey('x'), `trial:${trialKey}:x`]) {
      expect((await drafts.POST(post(aForm(key)))).status).toBe(404)
    }
    await drafts.POST(post(aForm(toTrialFormKey(trialKey))))
    await drafts.POST(post(aForm(toFactsFormKey(caseId))))
    expect(await database.current.prisma.draft.count({ where: { caseId } })).toBe(2)
    await deleteCase(mine, caseId)
    expect(await database.current.prisma.draft.count({ where: { caseId } })).toBe(0)
  })

  it('stays as it was last typed when an earlier sending arrives late', async () => {
    const form = aForm(NEW_CASE_FORM_KEY, { label: 'A-10', 'draft-number': '2' })
    await drafts.POST(post(form))
    expect((await drafts.POST(post({ ...form, label: 'A-1', 'draft-number': '1' }))).status).toBe(200)
    expect(await readTyped(NEW_CASE_FORM_KEY)).toEqual([{ label: ['A-10'] }])
    await drafts.POST(post({ ...form, label: 'A-104', 'draft-number': '3' }))
    expect(await readTyped(NEW_CASE_FORM_KEY)).toEqual([{ label: ['A-104'] }])
  })

  it('is one, the last typed, when two sendings of its form arrive at the same moment', async () => {
    const form = aForm(NEW_CASE_FORM_KEY, { label: 'A-1' })
    const later = { ...form, label: 'A-10', 'draft-number': '2' }
    const answers = await Promise.all([drafts.POST(post(form)), drafts.POST(post(later))])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await readTyped(NEW_CASE_FORM_KEY)).toEqual([{ label: ['A-10'] }])
  })

  it('is one for each tab, the last written first', async () => {
    await drafts.POST(post(aForm(NEW_CASE_FORM_KEY, { label: 'first tab' })))
    await new Promise((resolve) => setTimeout(resolve, 5))
    await drafts.POST(post(aForm(NEW_CASE_FORM_KEY, { label: 'second tab' })))
    expect(await readTyped(NEW_CASE_FORM_KEY)).toEqual([{ label: ['second tab'] }, { label: ['first tab'] }])
  })

  it('takes the place of the one it goes on from, unless that was written to meanwhile', async () => {
    const first = aForm(NEW_CASE_FORM_KEY, { label: 'A' })
    await drafts.POST(post(first))
    await drafts.POST(post(aForm(NEW_CASE_FORM_KEY, { label: 'AB', draftOf: `${first.draftId}/1` })))
    expect(await readTyped(NEW_CASE_FORM_KEY)).toEqual([{ label: ['AB'] }])
    const second = aForm(NEW_CASE_FORM_KEY, { label: 'B', 'draft-number': '2' })
    await drafts.POST(post(second))
    await drafts.POST(post(aForm(NEW_CASE_FORM_KEY, { label: 'C', draftOf: `${second.draftId}/1` })))
    expect(await readTyped(NEW_CASE_FORM_KEY)).toHaveLength(3)
  })

  it('is deleted when its form is saved, and the drafts of other tabs are not', async () => {
    const key = toNewTrialFormKey(caseId)
    await drafts.POST(post(aForm(key, { drug: 'of another tab' })))
    const earlier = aForm(key, { drug: 'Zolo' })
    await drafts.POST(post(earlier))
    const form = aForm(key, { drug: 'Zoloft', newKey: randomUUID(), draftOf: `${earlier.draftId}/1` })
    expect((await newTrial.POST(post({ ...form, drug: '' }), at({ caseId }))).status).toBe(422)
    expect(await readTyped(key)).toHaveLength(2)
    expect((await newTrial.POST(post(form), at({ caseId }))).status).toBe(200)
    expect(await readTyped(key)).toEqual([{ drug: ['of another tab'] }])
  })

  it('is kept of a form that comes back with errors without script, so that a closed tab loses nothing', async () => {
    const key = toNewTrialFormKey(caseId)
    const form = aForm(key, { drug: '', comment: 'typed with care' })
    const browser = { accept: 'text/html' }
    expect((await newTrial.POST(post(form, browser), at({ caseId }))).status).toBe(303)
    expect(await readTyped(key)).toEqual([{ drug: [''], comment: ['typed with care'] }])
  })

  it('is dropped after its days, and beyond its number the oldest go first', async () => {
    const now = new Date()
    for (let minute = 0; minute <= DRAFTS_PER_FORM; minute += 1) {
      const written = { sequence: 1, now: new Date(now.getTime() - minute * 60_000) }
      await saveDraft(mine, NEW_CASE_FORM_KEY, { draftId: [randomUUID()], label: [String(minute)] }, written)
    }
    const kept = (await readTyped(NEW_CASE_FORM_KEY)).map(({ label }) => label?.[0])
    expect(kept).toEqual(['0', '1', '2', '3', '4'])
    const old = { sequence: 1, now: new Date(now.getTime() - (DRAFT_DAYS + 1) * MS_PER_DAY) }
    await saveDraft(mine, toFactsFormKey(caseId), { draftId: [randomUUID()] }, { ...old, now })
    await saveDraft(mine, toTrialFormKey(trialKey), { draftId: [randomUUID()] }, old)
    expect(await readTyped(toTrialFormKey(trialKey))).toEqual([])
    await dropOldDrafts(now)
    const left = await database.current.prisma.draft.findMany({ where: { caseId }, select: { formKey: true } })
    expect(left).toEqual([{ formKey: toFactsFormKey(caseId) }])
  })
})

describe('a draft that is discarded', () => {
  it('takes all that was typed since with it, and comes back whole with one button', async () => {
    const key = toTrialFormKey(trialKey)
    const form = aForm(key, { comment: 'half' })
    await drafts.POST(post(form))
    const answer = await discard.POST(post({ ...form, comment: 'half a sentence' }))
    const page = `/cases/${caseId}/trials/${trialKey}`
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page}?discarded=${form.draftId}`])
    expect(await readTyped(key)).toEqual([])
    const undone = await restore.POST(post({ id: form.draftId ?? '' }))
    expect([undone.status, undone.headers.get('location')]).toEqual([303, `${page}?draft=${form.draftId}`])
    expect(await readTyped(key)).toEqual([{ comment: ['half a sentence'] }])
  })

  it('stays discarded when what was typed before arrives late', async () => {
    const form = aForm(NEW_CASE_FORM_KEY, { label: 'A' })
    await discard.POST(post(form))
    await drafts.POST(post({ ...form, 'draft-number': '7' }))
    expect(await readTyped(NEW_CASE_FORM_KEY)).toEqual([])
  })
})

describe('the page of a form', () => {
  const recorded = { drug: ['sertraline'] }
  const open = (query = {}, version: number | null = 1) => {
    const form = { key: toTrialFormKey(trialKey), page: '/page', recorded, version, what: 'the trial' }
    return openForm(mine, form, query, new Date())
  }

  it('opens with what is recorded, and with the version of it, while nothing was typed', async () => {
    const { typed, hidden, draft } = await open()
    expect(typed).toEqual({ values: recorded, errors: {} })
    expect(hidden).toMatchObject({ loadedVersion: '1', 'written-by': mine.id })
    expect(hidden).not.toHaveProperty('draftOf')
    expect(draft).toEqual({ said: null, others: [], discardedId: null })
  })

  it('opens with the newest draft and says so, and offers the others', async () => {
    const older = aForm(toTrialFormKey(trialKey), { drug: 'older', loadedVersion: '1' })
    await drafts.POST(post(older))
    await new Promise((resolve) => setTimeout(resolve, 5))
    const newer = aForm(toTrialFormKey(trialKey), { drug: 'newer', loadedVersion: '1' })
    await drafts.POST(post(newer))
    const { typed, hidden, draft } = await open()
    expect(typed.values.drug).toEqual(['newer'])
    expect(hidden).toMatchObject({ loadedVersion: '1', draftOf: `${newer.draftId}/1` })
    expect(draft.said).toMatch(/^Draft of \d\d:\d\d: these changes to the trial are not saved yet\.$/)
    expect(draft.others).toEqual([{ href: `/page?draft=${older.draftId}`, savedAt: expect.any(String) }])
    const asked = await open({ draft: older.draftId })
    expect(asked.typed.values.drug).toEqual(['older'])
  })

  it('remembers the version that a draft was begun from, and says when that is no longer the newest', async () => {
    await drafts.POST(post(aForm(toTrialFormKey(trialKey), { loadedVersion: '1' })))
    const { hidden, draft } = await open({}, 2)
    expect(hidden.loadedVersion).toBe('1')
    expect(draft.said).toContain('Something else was saved since it was begun')
  })

  it('says of a new trial that it is not yet saved as one', async () => {
    await drafts.POST(post(aForm(toTrialFormKey(trialKey))))
    const form = { key: toTrialFormKey(trialKey), page: '/page', recorded: {}, version: null, what: 'a trial' }
    const { draft } = await openForm(mine, form, {}, new Date())
    expect(draft.said).toMatch(/^Draft of \d\d:\d\d, not yet saved as a trial\.$/)
  })
})
