import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as assessments from '@/app/api/cases/[caseId]/assessments/route'
import * as conclusion from '@/app/api/cases/[caseId]/conclusion/route'
import * as removeCase from '@/app/api/cases/[caseId]/delete/route'
import * as facts from '@/app/api/cases/[caseId]/facts/route'
import * as removeTrial from '@/app/api/cases/[caseId]/trials/[trialKey]/delete/route'
import * as trial from '@/app/api/cases/[caseId]/trials/[trialKey]/route'
import * as newTrial from '@/app/api/cases/[caseId]/trials/route'
import * as drugReading from '@/app/api/cases/drug-reading/route'
import * as importing from '@/app/api/cases/import/route'
import * as newCase from '@/app/api/cases/route'
import { createCase, getCase } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { FORM_MAX_BYTES } from '@/lib/server/form-handler'
import { getRejectedForm } from '@/lib/server/rejected-forms'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'
import { listCases } from './list-cases'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('./asked-as')).askedAs(session))

const database = setUpTestDatabase()
const ADDRESS = 'http://localhost:3000/api/cases'

let mine: Clinician
let other: Clinician

beforeEach(async () => {
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
  session.clinician = mine
})

type Typed = Readonly<Record<string, string>>

function post(typed: Typed, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request(ADDRESS, {
    method: 'POST',
    headers: { host: 'localhost:3000', origin: 'http://localhost:3000', accept: 'application/json', ...headers },
    body: new URLSearchParams(typed),
  })
}

const BROWSER = { accept: 'text/html,application/xhtml+xml' } as const
const at = <Params>(params: Params) => ({ params: Promise.resolve(params) })

async function aStoredCase(owner: Clinician = mine) {
  const caseId = await createCase(owner, aCaseFile({ trials: [aTrial()] }))
  const stored = await getCase(owner, caseId)
  const trialKey = stored?.trialKeys.t1
  if (trialKey === undefined) throw new Error('the trial has no key')
  return { caseId, trialKey }
}

async function listEveryAnswer(request: (typed: Typed) => Request, place: { caseId: string; trialKey: string }) {
  const typed = { definition: 'six-week', label: 'Changed', drug: 'fluoxetine', newKey: randomUUID() }
  return [
    await facts.POST(request(typed), at(place)),
    await conclusion.POST(request(typed), at(place)),
    await newTrial.POST(request(typed), at(place)),
    await trial.POST(request(typed), at(place)),
    await removeTrial.POST(request(typed), at(place)),
    await assessments.POST(request(typed), at(place)),
    await removeCase.POST(request(typed), at(place)),
  ]
}

describe('every form handler', () => {
  it('finds nothing of another clinician and changes nothing there', async () => {
    const place = await aStoredCase(other)
    const before = await getCase(other, place.caseId)
    const answers = await listEveryAnswer(post, place)
    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404, 404, 404])
    expect(await getCase(other, place.caseId)).toEqual(before)
  })

  it('refuses a form of a foreign page, one without origin, and one that is no form', async () => {
    const place = await aStoredCase()
    const before = await getCase(mine, place.caseId)
    const foreign = await listEveryAnswer((typed) => post(typed, { origin: 'https://elsewhere.example' }), place)
    const opaque = await listEveryAnswer((typed) => post(typed, { origin: 'null' }), place)
    const plain = await listEveryAnswer((typed) => post(typed, { 'content-type': 'text/plain' }), place)
    expect(foreign.map((answer) => answer.status)).toEqual([403, 403, 403, 403, 403, 403, 403])
    expect(opaque.map((answer) => answer.status)).toEqual([403, 403, 403, 403, 403, 403, 403])
    expect(plain.map((answer) => answer.status)).toEqual([415, 415, 415, 415, 415, 415, 415])
    expect(await getCase(mine, place.caseId)).toEqual(before)
  })

  it('asks for a session, and says that nothing typed is lost', async () => {
    const place = await aStoredCase()
    session.clinician = null
    const answers = await listEveryAnswer(post, place)
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401, 401, 401])
    expect(await answers[0]?.json()).toEqual({ message: expect.stringContaining('nothing you typed is lost') })
  })

  it('answers to POST only', async () => {
    for (const route of [
      newCase,
      facts,
      conclusion,
      newTrial,
      trial,
      removeTrial,
      removeCase,
      importing,
      drugReading,
    ]) {
      expect(Object.keys(route)).toEqual(['POST'])
    }
    const get = new Request(ADDRESS, { headers: { origin: 'http://localhost:3000', host: 'localhost:3000' } })
    expect((await newCase.POST(get, at({}))).status).toBe(405)
  })

  it('refuses a form over its limit', async () => {
    const answer = await newCase.POST(post({ label: 'x'.repeat(FORM_MAX_BYTES) }), at({}))
    expect(answer.status).toBe(413)
    expect(await listCases(mine)).toEqual([])
  })
})

describe('a form that is sent twice', () => {
  it('makes one case', async () => {
    const typed = { label: 'A-1042', newKey: randomUUID() }
    const answers = await Promise.all([newCase.POST(post(typed), at({})), newCase.POST(post(typed), at({}))])
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
      { location: `/cases/${typed.newKey}` },
      { location: `/cases/${typed.newKey}` },
    ])
    expect(await listCases(mine)).toHaveLength(1)
  })

  it('makes one trial, and the last one sent stands', async () => {
    const { caseId } = await aStoredCase()
    const newKey = randomUUID()
    await Promise.all([1, 2, 3].map(() => newTrial.POST(post({ drug: 'fluoxetine', newKey }), at({ caseId }))))
    await newTrial.POST(post({ drug: 'duloxetine', newKey }), at({ caseId }))
    const stored = await getCase(mine, caseId)
    expect(stored?.file.trials.map(({ drug }) => drug)).toEqual(['sertraline', 'duloxetine'])
  })

  it('never takes over a key of another clinician', async () => {
    const place = await aStoredCase(other)
    const answer = await newCase.POST(post({ label: 'Taken', newKey: place.caseId }), at({}))
    expect(answer.status).toBe(404)
    const { caseId } = await aStoredCase()
    const stolen = await newTrial.POST(post({ drug: 'fluoxetine', newKey: place.trialKey }), at({ caseId }))
    expect(stolen.status).toBe(404)
    expect((await getCase(other, place.caseId))?.file.trials).toEqual([aTrial()])
  })
})

describe('what was typed', () => {
  it('is stored as a trial, the id of the file kept', async () => {
    const { caseId, trialKey } = await aStoredCase()
    const typed = { drug: 'Zoloft', start: '3/2024', stop: '?', 'doses.0.dose': '50-100', 'doses.0.length': '6-8' }
    const answer = await trial.POST(post(typed), at({ caseId, trialKey }))
    expect([answer.status, await answer.json()]).toEqual([200, { location: `/cases/${caseId}#trials` }])
    expect((await getCase(mine, caseId))?.file.trials).toEqual([
      aTrial({
        drug: 'Zoloft',
        start: '2024-03',
        stop: null,
        doses: [{ mgPerDay: { min: 50, max: 100 }, weeks: { min: 6, max: 8 } }],
      }),
    ])
  })

  it('comes back to a script as errors by box, and nothing is stored', async () => {
    const { caseId, trialKey } = await aStoredCase()
    const before = await getCase(mine, caseId)
    const typed = { drug: '', start: '2024-03-14', stop: '2024-03-01' }
    const unread = await trial.POST(post(typed), at({ caseId, trialKey }))
    const impossible = await trial.POST(post({ ...typed, drug: 'Zoloft' }), at({ caseId, trialKey }))
    expect([unread.status, await unread.json()]).toEqual([422, { errors: { drug: expect.any(String) } }])
    expect([impossible.status, await impossible.json()]).toEqual([422, { errors: { stop: expect.any(String) } }])
    expect(await getCase(mine, caseId)).toEqual(before)
  })

  it('comes back to a browser without script, for its clinician only and until it is saved', async () => {
    const { caseId, trialKey } = await aStoredCase()
    const typed = { drug: '', comment: 'typed with care' }
    const answer = await trial.POST(post(typed, BROWSER), at({ caseId, trialKey }))
    expect(answer.status).toBe(303)
    const [page, id] = (answer.headers.get('location') ?? '').split('?rejected=')
    expect(page).toBe(`/cases/${caseId}/trials/${trialKey}`)
    const key = `trial:${trialKey}`
    const now = new Date()
    expect(await getRejectedForm(mine, key, id, now)).toEqual({
      values: { drug: [''], comment: ['typed with care'] },
      errors: { drug: expect.any(String) },
    })
    expect(await getRejectedForm(other, key, id, now)).toBeNull()
    expect(await getRejectedForm(mine, 'trial:another', id, now)).toBeNull()
    expect(await getRejectedForm(mine, key, id, new Date(now.getTime() + 25 * 3_600_000))).toBeNull()
    const saved = await trial.POST(post({ ...typed, drug: 'Zoloft' }, BROWSER), at({ caseId, trialKey }))
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `/cases/${caseId}#trials`])
    expect(await getRejectedForm(mine, key, id, now)).toBeNull()
  })

  it('stays when a row is added without script, and nothing is stored yet', async () => {
    const { caseId } = await aStoredCase()
    const typed = { drug: 'Zoloft', 'doses.0.dose': '50', 'doses.rows': '2', rowAction: 'add:doses' }
    const answer = await newTrial.POST(post(typed, BROWSER), at({ caseId }))
    const [, id] = (answer.headers.get('location') ?? '').split(/\?rejected=|#/)
    const kept = await getRejectedForm(mine, `new-trial:${caseId}`, id, new Date())
    expect(kept).toEqual({
      values: { drug: ['Zoloft'], 'doses.0.dose': ['50'], 'doses.rows': ['3'] },
      errors: {},
    })
    expect((await getCase(mine, caseId))?.file.trials).toHaveLength(1)
  })
})

describe('the facts of a case', () => {
  it('are stored with the other treatments, and the trials stay', async () => {
    const { caseId } = await aStoredCase()
    const typed = {
      label: 'A-1042',
      birthYear: '?',
      'episode.onset': 'Feb 2024',
      'contributors.0.code': 'hypothyroid',
      'contributors.0.status': 'ruledOut',
      'otherTreatments.0.kind': 'psychotherapy',
      'otherTreatments.0.sessions': '>=12',
    }
    expect((await facts.POST(post(typed), at({ caseId }))).status).toBe(200)
    expect((await getCase(mine, caseId))?.file).toEqual(
      aCaseFile({
        case: {
          label: 'A-1042',
          birthYear: null,
          episode: { onset: '2024-02' },
          contributors: [{ code: 'hypothyroid', status: 'ruledOut' }],
        },
        trials: [aTrial()],
        otherTreatments: [{ id: 'o1', kind: 'psychotherapy', sessions: { min: 12 } }],
      }),
    )
  })
})

describe('deleting', () => {
  it('removes a trial, then the case', async () => {
    const { caseId, trialKey } = await aStoredCase()
    expect((await removeTrial.POST(post({}), at({ caseId, trialKey }))).status).toBe(200)
    expect((await getCase(mine, caseId))?.file.trials).toEqual([])
    const answer = await removeCase.POST(post({}, BROWSER), at({ caseId }))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/cases\/deleted\?/)])
    expect(await getCase(mine, caseId)).toBeNull()
  })
})

describe('how a drug is understood while it is typed', () => {
  it('says what it is, or that it is kept as written', async () => {
    const known = await drugReading.POST(post({ drug: 'Zoloft' }))
    const unknown = await drugReading.POST(post({ drug: 'Zolofft' }))
    expect(await known.json()).toMatchObject({
      reading: { isKnown: true, text: 'sertraline · SSRI · minimum effective dose 50 mg a day' },
    })
    expect(await unknown.json()).toMatchObject({ reading: { isKnown: false } })
  })
})
