import { beforeEach, describe, expect, it, vi } from 'vitest'
import { POST as keep } from '@/app/api/cases/[caseId]/assessments/route'
import { GET as getCaseFile } from '@/app/api/cases/[caseId]/export/case-file/route'
import { GET as getCsv } from '@/app/api/cases/[caseId]/export/csv/route'
import { GET as getPdf } from '@/app/api/cases/[caseId]/export/pdf/route'
import { GET as getText } from '@/app/api/cases/[caseId]/export/text/route'
import { toKeptOfCase } from '@/lib/exchange/re-runs/describe-kept-of-case'
import { keptResultSchema } from '@/lib/exchange/re-runs/kept-result'
import { RULES_VERSION } from '@/lib/rules/rules-version'
import { countAssessments, getLatestAssessment, listAssessments } from '@/lib/server/assessments'
import { createCase, getCase, saveCaseFacts, saveTrial } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { openColumns, sealColumns } from '@/lib/server/sealing/seal'
import { readToday } from '@/lib/server/today'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from '../server/database'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('../server/asked-as')).askedAs(session))

const database = setUpTestDatabase()
const EXPORTS = [
  ['pdf', getPdf],
  ['text', getText],
  ['csv', getCsv],
  ['caseFile', getCaseFile],
] as const

let mine: Clinician
let other: Clinician
let caseId: string

// 1 March to 14 June 2024 are 106 days.
const trial = aTrial({
  ...{ start: '2024-03-01', stop: '2024-06-14', doses: [{ mgPerDay: 50 }], outcome: { band: 'none' } },
  adherence: { method: 'refillRecord', proportion: 0.9 },
})

beforeEach(async () => {
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
  caseId = await createCase(mine, aCaseFile({ case: { birthYear: 1984 }, trials: [trial] }))
  session.clinician = mine
})

function post(typed: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  const request = new Request('http://localhost:3000/api/cases/x/assessments', {
    method: 'POST',
    headers: { host: 'localhost:3000', origin: 'http://localhost:3000', ...headers },
    body: new URLSearchParams(typed),
  })
  return keep(request, { params: Promise.resolve({ caseId }) })
}

function ask(handler: (typeof EXPORTS)[number][1], query = ''): Promise<Response> {
  const request = new Request(`http://localhost:3000/api/cases/${caseId}/export/x${query}`)
  return handler(request, { params: Promise.resolve({ caseId }) })
}

/** What the page of the case says of what is kept. */
async function readKept(definition: 'six-week' | 'four-week' = 'six-week') {
  const stored = await getCase(mine, caseId)
  const latest = await getLatestAssessment(mine, caseId, definition)
  const count = await countAssessments(mine, caseId)
  if (stored === null) throw new Error('the case is not there')
  return toKeptOfCase({ count, latest, present: stored.file, today: readToday(), listPath: '/list' })
}

describe('the button that keeps an assessment', () => {
  it('keeps today’s under the definition that is shown, and leads to the list', async () => {
    const answer = await post({ definition: 'four-week' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/cases/${caseId}/assessments`)
    const kept = await listAssessments(mine, caseId)
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ definition: 'four-week', assessedOn: readToday(), occasions: ['byHand'] })
  })

  it('keeps nothing under a definition that is not there', async () => {
    const answer = await post({ definition: 'seven-week' }, { accept: 'application/json' })
    expect(answer.status).toBe(422)
    expect(await countAssessments(mine, caseId)).toBe(0)
  })

  it('keeps nothing of another clinician’s case, from a foreign page, or for nobody', async () => {
    expect((await post({ definition: 'six-week' }, { origin: 'https://elsewhere.example' })).status).toBe(403)
    session.clinician = other
    expect((await post({ definition: 'six-week' })).status).toBe(404)
    session.clinician = null
    expect((await post({ definition: 'six-week' })).status).toBe(401)
    expect(await countAssessments(mine, caseId)).toBe(0)
  })
})

describe('an export', () => {
  it.each(EXPORTS)('as %s keeps what was said in it', async (occasion, handler) => {
    expect((await ask(handler, '?definition=eight-week')).status).toBe(200)
    const kept = await listAssessments(mine, caseId)
    expect(kept.map(({ definition, occasions }) => ({ definition, occasions }))).toEqual([
      { definition: 'eight-week', occasions: [occasion] },
    ])
  })

  it('prints the hash of the input that is kept', async () => {
    const text = await (await ask(getText)).text()
    const [kept] = await listAssessments(mine, caseId)
    expect(text).toContain(kept?.inputHash)
  })

  it('of the same in every form, and the button, are kept once', async () => {
    for (const [, handler] of EXPORTS) await ask(handler)
    await post({ definition: 'six-week' })
    const kept = await listAssessments(mine, caseId)
    expect(kept.map(({ occasions }) => occasions)).toEqual([['pdf', 'text', 'csv', 'caseFile', 'byHand']])
  })

  it('that is refused keeps nothing', async () => {
    expect((await ask(getPdf, '?paper=napkin')).status).toBe(400)
    expect((await ask(getText, '?definition=seven-week')).status).toBe(400)
    session.clinician = other
    expect((await ask(getText)).status).toBe(404)
    expect(await countAssessments(mine, caseId)).toBe(0)
  })
})

describe('the page of the case', () => {
  it('says nothing of a change when nothing is kept, and nothing when nothing changed', async () => {
    expect(await readKept()).toEqual({ count: 0, last: null, change: null })
    await post({ definition: 'six-week' })
    expect(await readKept()).toMatchObject({ count: 1, change: null })
    expect(await readKept('four-week')).toEqual({ count: 1, last: null, change: null })
  })

  it('says what older rules said, and which number is another one now', async () => {
    await post({ definition: 'six-week' })
    await keepUnderOlderRules()
    const { change, last } = await readKept()
    expect(last).toContain('by rules 2025.05')
    expect(change?.said).toContain('under rules 2025.05, it was: Said then. 0 of 2 required.')
    expect(change?.causes.map(({ title }) => title)).toEqual([`The rules changed: 2025.05 then, ${RULES_VERSION} now`])
    expect(change?.causes[0]?.sentences).toContain('Count: 0 of 2 required then, 1 of 2 required now.')
    expect(change?.causes[0]?.sentences.join(' ')).toContain('dose: minimum 100 mg then, minimum 50 mg now')
  })

  it('says which recorded fact changed a count', async () => {
    await post({ definition: 'six-week' })
    const stored = await getCase(mine, caseId)
    await saveTrial(mine, caseId, stored?.trialKeys.t1 ?? null, { ...trial, doses: [{ mgPerDay: 25 }] })
    const { change } = await readKept()
    expect(change?.causes.map(({ cause }) => cause)).toEqual(['record'])
    expect(change?.causes[0]?.sentences).toContain('sertraline, dose step 1, mg a day: 50 then, 25 now.')
  })

  it('says nothing of a changed fact that changes neither verdict nor count', async () => {
    await post({ definition: 'six-week' })
    await saveCaseFacts(mine, caseId, aCaseFile({ case: { birthYear: 1985 } }).case)
    expect((await readKept()).change).toBeNull()
  })

  it('says that a record of older rules which cannot be read any more was not run again', async () => {
    await post({ definition: 'six-week' })
    const { prisma } = database.current
    const { id } = await prisma.keptAssessment.findFirstOrThrow({ where: { caseId } })
    const unreadable = { rulesVersion: '2025.05', input: JSON.stringify({ format: 'fair-trial/case@0' }) }
    await prisma.keptAssessment.updateMany({ where: { id }, data: sealColumns('KeptAssessment', { id }, unreadable) })
    const { change } = await readKept()
    expect(change?.said).toContain('can no longer be read by this version, so it was not run again.')
    expect(change?.causes).toEqual([])
  })
})

/** Makes of what is kept what rules of May 2025 said, in which sertraline had to reach 100 mg. */
async function keepUnderOlderRules(): Promise<void> {
  const row = await database.current.prisma.keptAssessment.findFirstOrThrow({ where: { caseId } })
  const now = keptResultSchema.parse(JSON.parse(openColumns('KeptAssessment', row, row).result))
  const trials = now.trials.map((each) => ({
    ...each,
    ...{ adequacy: 'notMet', failed: 'notMet', counts: 'notMet', reasons: ['doseBelowMinimum'] },
    findings: each.findings.map((finding) =>
      finding.criterion === 'dose' ? { ...finding, verdict: 'notMet', threshold: 100 } : finding,
    ),
  }))
  const result = { ...now, countMin: 0, countMax: 0, sentence: 'Said then.', trials }
  const data = sealColumns('KeptAssessment', row, { rulesVersion: '2025.05', result: JSON.stringify(result) })
  await database.current.prisma.keptAssessment.update({ where: { id: row.id }, data })
}
