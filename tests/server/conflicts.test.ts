import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as factsConflict from '@/app/api/cases/[caseId]/facts/conflict/route'
import * as facts from '@/app/api/cases/[caseId]/facts/route'
import * as trialConflict from '@/app/api/cases/[caseId]/trials/[trialKey]/conflict/route'
import * as trial from '@/app/api/cases/[caseId]/trials/[trialKey]/route'
import type { AntidepressantTrial, CaseFacts } from '@/lib/domain/case-file'
import { toFactsConflictPlace } from '@/lib/server/case-forms'
import { createCase, getCase, type StoredCase, saveCaseFacts, saveTrial } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { getConflict } from '@/lib/server/conflicts'
import { listDrafts } from '@/lib/server/drafts'
import { toFactsFormKey, toTrialFormKey } from '@/lib/server/form-places'
import { openConflict } from '@/lib/server/open-conflict'
import { openForm } from '@/lib/server/open-form'
import { getRejectedForm } from '@/lib/server/rejected-forms'
import { toTrialConflictPlace } from '@/lib/server/trial-forms'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('./asked-as')).askedAs(session))

const database = setUpTestDatabase()

let mine: Clinician
let other: Clinician
let caseId: string
let trialKey: string

beforeEach(async () => {
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
  session.clinician = mine
  caseId = await createCase(mine, aCaseFile({ trials: [aTrial({ comment: 'first' }), aTrial({ id: 't2' })] }))
  trialKey = (await read()).trialKeys.t1 ?? ''
})

type Typed = Readonly<Record<string, string>>

function post(typed: Typed, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request('http://localhost:3000/api', {
    method: 'POST',
    headers: { host: 'localhost:3000', origin: 'http://localhost:3000', accept: 'application/json', ...headers },
    body: new URLSearchParams(typed),
  })
}

const BROWSER = { accept: 'text/html' } as const

async function read(): Promise<StoredCase> {
  const stored = await getCase(mine, caseId)
  if (stored === null) throw new Error('the case is not there')
  return stored
}

const readTrial = async (): Promise<AntidepressantTrial | undefined> => (await read()).file.trials[0]
const versionOf = async () => (await read()).trialVersions[trialKey] ?? 0
const at = () => ({ params: Promise.resolve({ caseId, trialKey }) })

async function readPlace() {
  const place = toTrialConflictPlace(await read(), trialKey)
  if (place === null) throw new Error('the trial is not there')
  return place
}

/** Types a trial in a form that was opened before another tab saves it. */
async function collide(typed: Typed, meanwhile: Parameters<typeof aTrial>[0], headers: Typed = {}): Promise<Response> {
  const loadedVersion = String(await versionOf())
  await saveTrial(mine, caseId, trialKey, aTrial({ comment: 'first', ...meanwhile }))
  return trial.POST(post({ drug: 'sertraline', comment: 'first', loadedVersion, ...typed }, headers), at())
}

const toDraftId = (location: string) => new URL(location, 'http://localhost').searchParams.get('draft') ?? ''

async function readConflict(draftId: string) {
  const conflict = await getConflict(mine, await readPlace(), draftId)
  if (conflict === null) throw new Error('there is no conflict')
  return conflict
}

async function choose(draftId: string, typed: Typed, headers: Typed = {}): Promise<Response> {
  const shownVersion = String(await versionOf())
  return trialConflict.POST(post({ conflictDraft: draftId, shownVersion, ...typed }, headers), at())
}

describe('saving a trial over a version that one has not seen', () => {
  it('changes nothing, keeps what was typed, and leads a script to both versions', async () => {
    const answer = await collide({ comment: 'mine' }, { comment: 'theirs' })
    const { location } = await answer.json()
    expect([answer.status, location]).toEqual([
      409,
      expect.stringMatching(new RegExp(`^/cases/${caseId}/trials/${trialKey}/conflict\\?draft=[0-9a-f-]{36}$`)),
    ])
    expect((await readTrial())?.comment).toBe('theirs')
    const [draft] = await listDrafts(mine, toTrialFormKey(trialKey), new Date())
    expect([draft?.id, draft?.values.comment]).toEqual([toDraftId(location), ['mine']])
  })

  it('leads a browser without script there too, with the draft that its form wrote', async () => {
    const draftId = randomUUID()
    const answer = await collide({ comment: 'mine', draftId }, { comment: 'theirs' }, BROWSER)
    const location = `/cases/${caseId}/trials/${trialKey}/conflict?draft=${draftId}`
    expect([answer.status, answer.headers.get('location')]).toEqual([303, location])
  })

  it('shows only what differs, each side in words', async () => {
    const answer = await collide(
      { comment: 'mine', start: '3/2024', 'doses.0.dose': '50', 'doses.1.dose': '100', addedTo: 't2' },
      { comment: 'theirs', start: '2024-03', doses: [{ mgPerDay: 50, weeks: 2 }], weeks: 6 },
    )
    const { differences } = await readConflict(toDraftId((await answer.json()).location))
    expect(differences.toSorted((a, b) => a.field.localeCompare(b.field))).toEqual([
      {
        field: 'addedTo',
        what: 'Added to',
        mine: ['sertraline (second trial)'],
        saved: ['not recorded'],
        canBeBoth: false,
      },
      { field: 'comment', what: 'Comment', mine: ['“mine”'], saved: ['“theirs”'], canBeBoth: false },
      {
        field: 'doses',
        what: 'Dose steps',
        mine: ['50 mg', '100 mg'],
        saved: ['50 mg, 2 weeks'],
        canBeBoth: false,
      },
      { field: 'length', what: 'Length in all', mine: ['not recorded'], saved: ['6 weeks'], canBeBoth: false },
    ])
  })

  it('tells "not known" from "not recorded" also where both read the same in short', async () => {
    const answer = await collide(
      { 'doses.0.dose': '50', 'doses.0.start': '2024' },
      { doses: [{ mgPerDay: 50, start: '2024', stop: null }] },
    )
    const { differences } = await readConflict(toDraftId((await answer.json()).location))
    expect(differences.map(({ mine: my, saved }) => [my, saved])).toEqual([
      [['mg a day 50, start 2024'], ['mg a day 50, start 2024, stop not known']],
    ])
  })

  it('shows a long text whole, also where only its end differs', async () => {
    const long = 'word '.repeat(100)
    const answer = await collide({ comment: `${long}mine` }, { comment: `${long}theirs` })
    const { differences } = await readConflict(toDraftId((await answer.json()).location))
    expect(differences[0]?.mine).toEqual([`“${long}mine”`])
  })

  it('is no conflict when the same form is sent twice, or when the version is the newest', async () => {
    const typed = { drug: 'fluoxetine', loadedVersion: String(await versionOf()) }
    const answers = [await trial.POST(post(typed), at()), await trial.POST(post(typed), at())]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const next = { drug: 'duloxetine', loadedVersion: String(await versionOf()) }
    expect((await trial.POST(post(next), at())).status).toBe(200)
    expect((await readTrial())?.drug).toBe('duloxetine')
  })

  it('of two forms sent at the same moment, saves one and asks about the other', async () => {
    const loadedVersion = String(await versionOf())
    const send = (drug: string) => trial.POST(post({ drug, loadedVersion }), at())
    const answers = await Promise.all([send('fluoxetine'), send('duloxetine')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('finds nothing of another clinician, neither the conflict nor the choice', async () => {
    const answer = await collide({ comment: 'mine' }, { comment: 'theirs' })
    const draftId = toDraftId((await answer.json()).location)
    expect(await getConflict(other, await readPlace(), draftId)).toBeNull()
    session.clinician = other
    expect((await choose(draftId, { all: 'mine' })).status).toBe(404)
    expect((await factsConflict.POST(post({ all: 'mine' }), at())).status).toBe(404)
    expect((await readTrial())?.comment).toBe('theirs')
  })
})

describe('choosing between two versions of a trial', () => {
  it('saves for each field the side that was chosen, and forgets the draft', async () => {
    const answer = await collide(
      { comment: 'mine', start: '3/2024', source: 'chart' },
      { comment: 'theirs', start: '2023', prescriber: 'a colleague' },
    )
    const draftId = toDraftId((await answer.json()).location)
    const chosen = { 'choose.comment': 'mine', 'choose.start': 'saved', 'choose.source': 'mine' }
    const done = await choose(draftId, { ...chosen, 'choose.prescriber': 'saved' })
    expect([done.status, await done.json()]).toEqual([200, { location: `/cases/${caseId}#trials` }])
    expect(await readTrial()).toEqual(
      aTrial({ comment: 'mine', start: '2023', source: 'chart', prescriber: 'a colleague' }),
    )
    expect(await listDrafts(mine, toTrialFormKey(trialKey), new Date())).toEqual([])
  })

  it('keeps all of one’s own with one button', async () => {
    const answer = await collide({ comment: 'mine' }, { comment: 'theirs', prescriber: 'a colleague' })
    await choose(toDraftId((await answer.json()).location), { all: 'mine' })
    expect(await readTrial()).toEqual(aTrial({ comment: 'mine' }))
  })

  it('keeps all that was saved with one button, and writes nothing', async () => {
    const answer = await collide({ comment: 'mine' }, { comment: 'theirs' })
    const before = await read()
    expect((await choose(toDraftId((await answer.json()).location), { all: 'saved' })).status).toBe(200)
    expect(await read()).toEqual(before)
    expect(await listDrafts(mine, toTrialFormKey(trialKey), new Date())).toEqual([])
  })

  it('asks for what was left out, and keeps what was chosen already, also without script', async () => {
    const answer = await collide({ comment: 'mine', source: 'chart' }, { comment: 'theirs' })
    const draftId = toDraftId((await answer.json()).location)
    const done = await choose(draftId, { 'choose.comment': 'mine' }, BROWSER)
    const location = done.headers.get('location') ?? ''
    const rejected = new URL(location, 'http://localhost').searchParams.get('rejected') ?? ''
    expect([done.status, location.split('?')[0]]).toEqual([303, `/cases/${caseId}/trials/${trialKey}/conflict`])
    const page = await openConflict(mine, await readPlace(), { rejected })
    expect(page.typed.errors).toEqual({ 'choose.source': 'Source: choose which to keep.' })
    expect(page.typed.values['choose.comment']).toEqual(['mine'])
    expect(page.hidden.conflictDraft).toBe(draftId)
    const [draft] = await listDrafts(mine, toTrialFormKey(trialKey), new Date())
    expect(draft?.values.comment).toEqual(['mine'])
  })

  it('shows the versions again when a third was saved meanwhile', async () => {
    const answer = await collide({ comment: 'mine' }, { comment: 'theirs' })
    const { location } = await answer.json()
    const shownVersion = String(await versionOf())
    await saveTrial(mine, caseId, trialKey, aTrial({ comment: 'third' }))
    const late = await choose(toDraftId(location), { all: 'mine', shownVersion })
    expect([late.status, await late.json()]).toEqual([409, { location }])
    expect((await readTrial())?.comment).toBe('third')
  })

  it('leads back to the form with what was chosen when that does not go together', async () => {
    const answer = await collide({ start: '2024-05', comment: 'mine' }, { start: '2023-01', stop: '2023-06' })
    const draftId = toDraftId((await answer.json()).location)
    const chosen = { 'choose.start': 'mine', 'choose.stop': 'saved', 'choose.comment': 'mine' }
    const done = await choose(draftId, chosen, BROWSER)
    const [page, rejected] = (done.headers.get('location') ?? '').split('?rejected=')
    expect(page).toBe(`/cases/${caseId}/trials/${trialKey}`)
    const form = await getRejectedForm(mine, toTrialFormKey(trialKey), rejected, new Date())
    expect(form?.errors).toEqual({ stop: expect.any(String) })
    expect([form?.values.start, form?.values.stop, form?.values.comment]).toEqual([
      ['May 2024'],
      ['June 2023'],
      ['mine'],
    ])
    const about = { key: toTrialFormKey(trialKey), page: '/', recorded: {}, version: 9, what: 'the trial' }
    const { hidden } = await openForm(mine, about, { rejected: rejected ?? '' }, new Date())
    expect(hidden.loadedVersion).toBe(String(await versionOf()))
    expect(hidden.draftOf).toBe(`${draftId}/0`)
  })
})

describe('the facts of a case', () => {
  async function collideFacts(typed: Typed, meanwhile: Partial<CaseFacts>) {
    const { file, factsVersion } = await read()
    await saveCaseFacts(mine, caseId, { ...file.case, ...meanwhile })
    const answer = await facts.POST(
      post({ label: file.case.label, loadedVersion: String(factsVersion), ...typed }),
      at(),
    )
    return { status: answer.status, draftId: toDraftId((await answer.json()).location ?? '') }
  }

  async function chooseFacts(draftId: string, typed: Typed) {
    const shownVersion = String((await read()).factsVersion)
    return factsConflict.POST(post({ conflictDraft: draftId, shownVersion, ...typed }), at())
  }

  it('are no conflict when only a trial was changed since the form was opened', async () => {
    const { factsVersion, file } = await read()
    await saveTrial(mine, caseId, trialKey, aTrial({ comment: 'changed' }))
    const typed = { label: file.case.label, birthYear: '1984', loadedVersion: String(factsVersion) }
    expect((await facts.POST(post(typed), at())).status).toBe(200)
  })

  it('of two forms sent at the same moment, save one and ask about the other', async () => {
    const { file, factsVersion } = await read()
    const typed = { label: file.case.label, loadedVersion: String(factsVersion) }
    const send = (birthYear: string) => facts.POST(post({ ...typed, birthYear }), at())
    const answers = await Promise.all([send('1984'), send('1985')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('are compared concern by concern, and both sides can be kept', async () => {
    const { status, draftId } = await collideFacts(
      { 'safety.suicidality': 'present' },
      { safety: { psychosis: 'present', suicidality: 'absent' } },
    )
    expect(status).toBe(409)
    const conflict = await getConflict(mine, toFactsConflictPlace(await read()), draftId)
    expect(conflict?.differences.map(({ field, mine: my, saved }) => [field, my, saved])).toEqual([
      ['safety.suicidality', ['present'], ['absent']],
      ['safety.psychosis', ['not recorded'], ['present']],
    ])
    await chooseFacts(draftId, { 'choose.safety.suicidality': 'mine', 'choose.safety.psychosis': 'saved' })
    expect((await read()).file.case.safety).toEqual({ suicidality: 'present', psychosis: 'present' })
    expect(await listDrafts(mine, toFactsFormKey(caseId), new Date())).toEqual([])
  })

  it('keep the rows of both, the same row once', async () => {
    const thyroid = { code: 'hypothyroid', status: 'ruledOut' } as const
    const apnea = { code: 'sleepApnea', status: 'present' } as const
    const { draftId } = await collideFacts(
      {
        'contributors.0.code': thyroid.code,
        'contributors.0.status': thyroid.status,
        'contributors.1.code': 'alcohol',
        'contributors.1.status': 'treated',
      },
      { contributors: [thyroid, apnea] },
    )
    const done = await chooseFacts(draftId, { 'choose.contributors': 'both' })
    expect(done.status).toBe(200)
    expect((await read()).file.case.contributors).toEqual([thyroid, apnea, { code: 'alcohol', status: 'treated' }])
  })
})
