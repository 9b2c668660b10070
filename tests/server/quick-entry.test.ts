import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { POST } from '@/app/api/cases/[caseId]/trials/quick/route'
import { createCase, getCase } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { aCaseFile } from '../factories'
import { aClinician, setUpTestDatabase } from './database'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('./asked-as')).askedAs(session))

const database = setUpTestDatabase()

let mine: Clinician
let other: Clinician
let caseId: string

beforeEach(async () => {
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
  session.clinician = mine
  caseId = await createCase(mine, aCaseFile({ trials: [] }))
})

type Typed = Readonly<Record<string, string>>

function send(lines: string, more: Typed = {}, headers: Typed = { accept: 'application/json' }) {
  const request = new Request('http://localhost:3000/api/cases', {
    method: 'POST',
    headers: { host: 'localhost:3000', origin: 'http://localhost:3000', ...headers },
    body: new URLSearchParams({ lines, seen: lines, newKey: randomUUID(), ...more }),
  })
  return POST(request, { params: Promise.resolve({ caseId }) })
}

async function listTrials() {
  return (await getCase(mine, caseId))?.file.trials ?? []
}

const TWO = 'sertraline 100 mg 8 weeks, no response\n\nEffexor XR 75 x 2w then 150 x 6w, stopped: no benefit'

describe('lines of quick entry', () => {
  it('are saved as trials, in their order', async () => {
    const answer = await send(TWO)
    expect(await answer.json()).toEqual({ location: `/cases/${caseId}#trials` })
    expect(await listTrials()).toEqual([
      { id: 't1', drug: 'sertraline', doses: [{ mgPerDay: 100 }], weeks: 8, outcome: { band: 'none' } },
      {
        id: 't2',
        drug: 'venlafaxine',
        drugText: 'Effexor XR',
        formulation: 'XR',
        doses: [
          { mgPerDay: 75, weeks: 2 },
          { mgPerDay: 150, weeks: 6 },
        ],
        stopReason: 'lackOfEfficacy',
      },
    ])
  })

  it('are saved once, however often they are sent', async () => {
    const newKey = randomUUID()
    await Promise.all([send(TWO, { newKey }), send(TWO, { newKey })])
    await send(TWO, { newKey })
    expect((await listTrials()).map(({ drug }) => drug)).toEqual(['sertraline', 'venlafaxine'])
  })

  it('hold other treatments beside the trials, each of them once', async () => {
    const newKey = randomUUID()
    await send(`${TWO}\nECT x 12 bilateral 2022, good response`, { newKey })
    await send(`${TWO}\nECT x 12 bilateral 2022, good response`, { newKey })
    const treatments = (await getCase(mine, caseId))?.file.otherTreatments
    expect(treatments).toMatchObject([
      { kind: 'ect', sessions: 12, laterality: 'bilateral', outcome: { band: 'response' } },
    ])
  })

  it('lead to the box of the trial that was pressed, once all are saved', async () => {
    const { location } = await (await send(TWO, { open: '3 outcome.band' })).json()
    const stored = await getCase(mine, caseId)
    expect(location).toBe(`/cases/${caseId}/trials/${stored?.trialKeys.t2}#outcome.band`)
  })

  it.each([
    ['hold nothing', ' \n ', /Write at least one trial/],
    ['hold two trials in one', 'sertraline 50 mg 6 wk, then Prozac 20 mg 8 wk', /Line 1 holds several trials/],
    ['hold a dose that nobody takes', 'Zoloft 100 mg 8 wk\nProzac 20000 mg 8 weeks', /Line 2: .*over ten times/],
    ['hold a start after today', 'Zoloft 100 mg since Jan 2099', /Line 1: .*after today/],
  ])('are refused whole when they %s, with the line and the fix', async (_, lines, message) => {
    const answer = await send(lines)
    expect(answer.status).toBe(422)
    expect((await answer.json()).errors.lines).toMatch(message)
    expect(await listTrials()).toEqual([])
  })

  it('come back to be read first where a browser without script sends what it has not shown', async () => {
    const answer = await send(TWO, { seen: '' }, { accept: 'text/html' })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(new RegExp(`^/cases/${caseId}/trials/quick\\?rejected=`)),
    ])
    expect(await listTrials()).toEqual([])
  })

  it('are not added to a case of another clinician, and not without a session', async () => {
    session.clinician = other
    expect((await send(TWO)).status).toBe(404)
    session.clinician = null
    expect((await send(TWO)).status).toBe(401)
    session.clinician = mine
    expect(await listTrials()).toEqual([])
  })
})
