import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as conflictRoute from '@/app/api/cases/[caseId]/conclusion/conflict/route'
import * as conclusionRoute from '@/app/api/cases/[caseId]/conclusion/route'
import * as facts from '@/app/api/cases/[caseId]/facts/route'
import type { CaseFile, Conclusion } from '@/lib/domain/case-file'
import { createCase, getCase } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { toConclusionConflictPlace } from '@/lib/server/conclusion-forms'
import { saveConclusion } from '@/lib/server/conclusions'
import { getConflict } from '@/lib/server/conflicts'
import { listDrafts } from '@/lib/server/drafts'
import { findFormPlace, toConclusionFormKey } from '@/lib/server/form-places'
import { aCaseFile, aTrial } from '../factories'
import { aDay } from '../rules/builders'
import { aClinician, setUpTestDatabase } from './database'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('./asked-as')).askedAs(session))

const database = setUpTestDatabase()
let mine: Clinician
let other: Clinician

beforeEach(async () => {
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
  session.clinician = mine
})

function post(typed: Readonly<Record<string, string>>): Request {
  return new Request('http://localhost:3000/api/cases', {
    method: 'POST',
    headers: { host: 'localhost:3000', origin: 'http://localhost:3000', accept: 'application/json' },
    body: new URLSearchParams(typed),
  })
}

const at = (caseId: string) => ({ params: Promise.resolve({ caseId }) })

async function aStoredCase(conclusion?: Conclusion, owner: Clinician = mine): Promise<string> {
  const file: CaseFile = aCaseFile({ trials: [aTrial()] })
  return createCase(owner, { ...file, case: { ...file.case, ...(conclusion && { conclusion }) } })
}

async function getConclusion(caseId: string, owner: Clinician = mine) {
  return (await getCase(owner, caseId))?.file.case.conclusion
}

// One trial of which little is recorded: computed as fewer than two, so "notResistant" agrees.
const DIFFERS = { verdict: 'criteriaMet', reasonCode: 'factsNotRecorded', note: 'Pharmacy.', on: '2026-11-20' } as const

describe('recording a conclusion', () => {
  it('keeps verdict, reason, note and day as entered', async () => {
    const caseId = await aStoredCase()
    const answer = await conclusionRoute.POST(post(DIFFERS), at(caseId))
    expect(await answer.json()).toEqual({ location: `/cases/${caseId}#conclusion` })
    expect(await getConclusion(caseId)).toEqual(DIFFERS)
  })

  it('asks for a reason where it differs from the computed one, and for none where it agrees', async () => {
    const caseId = await aStoredCase()
    const { reasonCode: _, ...withoutReason } = DIFFERS
    const refused = await conclusionRoute.POST(post(withoutReason), at(caseId))
    expect(refused.status).toBe(422)
    expect(await refused.json()).toEqual({
      errors: { reasonCode: 'Choose why your conclusion differs from the computed one.' },
    })
    expect(await getConclusion(caseId)).toBeUndefined()
    const agreed = await conclusionRoute.POST(post({ verdict: 'notResistant', on: '2026-11-20' }), at(caseId))
    expect(agreed.status).toBe(200)
  })

  it.each([
    ['a reason that is not on the list', { ...DIFFERS, reasonCode: 'because' }, 'reasonCode'],
    ['another reason without a note', { verdict: 'criteriaMet', reasonCode: 'other', on: '2026-11-20' }, 'note'],
    ['no day', { verdict: 'notResistant' }, 'on'],
    ['a day after today', { verdict: 'notResistant', on: '2199-01-01' }, 'on'],
    ['a verdict that is none', { verdict: 'resistant', on: '2026-11-20' }, 'verdict'],
  ])('refuses %s, at its box', async (_what, typed, box) => {
    const caseId = await aStoredCase()
    const answer = await conclusionRoute.POST(post(typed), at(caseId))
    expect(answer.status).toBe(422)
    expect(await answer.json()).toEqual({ errors: { [box]: expect.any(String) } })
    expect(await getConclusion(caseId)).toBeUndefined()
  })

  it('lets a code of a file that is not on our list stay', async () => {
    const caseId = await aStoredCase({ verdict: 'criteriaMet', reasonCode: 'localCode7', on: aDay('2026-11-01') })
    await conclusionRoute.POST(post({ ...DIFFERS, reasonCode: 'localCode7' }), at(caseId))
    expect(await getConclusion(caseId)).toEqual({ ...DIFFERS, reasonCode: 'localCode7' })
  })

  it('takes it back when nothing is concluded any more, also where parts were recorded as not known', async () => {
    const caseId = await aStoredCase({ verdict: 'criteriaMet', note: null })
    await conclusionRoute.POST(post({ verdict: '', on: '2026-11-20' }), at(caseId))
    expect(await getConclusion(caseId)).toBeUndefined()
  })

  it('finds nothing of another clinician, neither to read nor to change', async () => {
    const caseId = await aStoredCase({ verdict: 'indeterminate' }, other)
    expect((await conclusionRoute.POST(post(DIFFERS), at(caseId))).status).toBe(404)
    expect(await saveConclusion(mine, caseId, undefined)).toBe(false)
    expect(await findFormPlace(mine, toConclusionFormKey(caseId))).toBeNull()
    expect(await findFormPlace(other, toConclusionFormKey(caseId))).toMatchObject({ caseId })
    expect(await getConclusion(caseId, other)).toEqual({ verdict: 'indeterminate' })
  })

  it('changes nothing else of the case', async () => {
    const caseId = await aStoredCase()
    const before = await getCase(mine, caseId)
    await conclusionRoute.POST(post(DIFFERS), at(caseId))
    const after = await getCase(mine, caseId)
    expect({ ...after?.file.case, conclusion: undefined }).toEqual({ ...before?.file.case, conclusion: undefined })
    expect(after?.file.trials).toEqual(before?.file.trials)
    expect(after?.factsVersion).toBe(before?.factsVersion)
  })
})

describe('a conclusion saved over one that was not seen', () => {
  const versionOf = async (caseId: string) => String((await getCase(mine, caseId))?.conclusionVersion)

  /** Two tabs open the form; the other one saves first. */
  async function collide(caseId: string, typed: Readonly<Record<string, string>>) {
    const loadedVersion = await versionOf(caseId)
    await saveConclusion(mine, caseId, { verdict: 'notResistant', note: 'theirs', on: aDay('2026-11-19') })
    return conclusionRoute.POST(post({ loadedVersion, ...typed }), at(caseId))
  }

  async function readConflict(caseId: string, location: string) {
    const stored = await getCase(mine, caseId)
    if (stored === null) throw new Error('the case is not there')
    const draftId = new URL(location, 'http://localhost').searchParams.get('draft') ?? ''
    return { draftId, conflict: await getConflict(mine, toConclusionConflictPlace(stored), draftId) }
  }

  it('changes nothing, keeps what was typed, and leads to both versions in words', async () => {
    const caseId = await aStoredCase()
    const answer = await collide(caseId, DIFFERS)
    expect(answer.status).toBe(409)
    const { location } = await answer.json()
    expect(location).toMatch(new RegExp(`^/cases/${caseId}/conclusion/conflict\\?draft=[0-9a-f-]{36}$`))
    expect((await getConclusion(caseId))?.note).toBe('theirs')
    const [draft] = await listDrafts(mine, toConclusionFormKey(caseId), new Date())
    expect(draft?.values.note).toEqual(['Pharmacy.'])
    const { conflict } = await readConflict(caseId, location)
    expect(conflict?.differences.map(({ what, mine: my, saved }) => [what, ...my, ...saved])).toEqual([
      ['Verdict', 'Meets: two or more adequate trials failed', 'Does not meet: fewer than two adequate failures'],
      ['Reason', 'Facts that I know are not in the record', 'not recorded'],
      ['Note', '“Pharmacy.”', '“theirs”'],
      ['Day', '20 November 2026', '19 November 2026'],
    ])
  })

  it('is saved as was chosen, and the draft is forgotten', async () => {
    const caseId = await aStoredCase()
    const { draftId } = await readConflict(caseId, (await (await collide(caseId, DIFFERS)).json()).location)
    const shown = { conflictDraft: draftId, shownVersion: await versionOf(caseId) }
    const left = await conflictRoute.POST(post({ ...shown, 'choose.note': 'saved' }), at(caseId))
    expect(Object.keys((await left.json()).errors)).toEqual(['choose.verdict', 'choose.reasonCode', 'choose.on'])
    const choices = { 'choose.verdict': 'mine', 'choose.reasonCode': 'mine', 'choose.on': 'mine' }
    const done = await conflictRoute.POST(post({ ...shown, 'choose.note': 'saved', ...choices }), at(caseId))
    expect(await done.json()).toEqual({ location: `/cases/${caseId}#conclusion` })
    expect(await getConclusion(caseId)).toEqual({ ...DIFFERS, note: 'theirs' })
    expect(await listDrafts(mine, toConclusionFormKey(caseId), new Date())).toEqual([])
  })

  it('leads back to the form when the chosen parts do not go together', async () => {
    const caseId = await aStoredCase()
    const { draftId } = await readConflict(caseId, (await (await collide(caseId, DIFFERS)).json()).location)
    const choices = {
      'choose.verdict': 'mine',
      'choose.reasonCode': 'saved',
      'choose.on': 'mine',
      'choose.note': 'mine',
    }
    const shown = { conflictDraft: draftId, shownVersion: await versionOf(caseId) }
    const answer = await conflictRoute.POST(post({ ...shown, ...choices }), at(caseId))
    expect((await answer.json()).location).toMatch(new RegExp(`^/cases/${caseId}/conclusion\\?rejected=`))
    expect((await getConclusion(caseId))?.note).toBe('theirs')
  })

  it('is no conflict when the same is sent twice, nor when only the facts or trials changed meanwhile', async () => {
    const caseId = await aStoredCase()
    const loadedVersion = await versionOf(caseId)
    await facts.POST(post({ label: 'A-2' }), at(caseId))
    const first = await conclusionRoute.POST(post({ loadedVersion, ...DIFFERS }), at(caseId))
    const second = await conclusionRoute.POST(post({ loadedVersion, ...DIFFERS }), at(caseId))
    expect([first.status, second.status]).toEqual([200, 200])
    expect(await getConclusion(caseId)).toEqual(DIFFERS)
  })

  it('is another clinician’s to choose in no case but their own', async () => {
    const caseId = await aStoredCase()
    const { draftId } = await readConflict(caseId, (await (await collide(caseId, DIFFERS)).json()).location)
    session.clinician = other
    const sent = { conflictDraft: draftId, shownVersion: await versionOf(caseId), all: 'mine' }
    expect((await conflictRoute.POST(post(sent), at(caseId))).status).toBe(404)
    expect((await getConclusion(caseId))?.note).toBe('theirs')
  })
})

describe('saving the facts of a case', () => {
  it('leaves the conclusion as it is, which has a form of its own', async () => {
    const caseId = await aStoredCase(DIFFERS_RECORDED)
    const answer = await facts.POST(post({ label: 'A-1', birthYear: '1984' }), at(caseId))
    expect(answer.status).toBe(200)
    const stored = await getCase(mine, caseId)
    expect(stored?.file.case).toEqual({ label: 'A-1', birthYear: 1984, conclusion: DIFFERS })
  })
})

const DIFFERS_RECORDED: Conclusion = { ...DIFFERS, on: aDay(DIFFERS.on) }
