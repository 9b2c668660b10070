import { beforeEach, describe, expect, it, vi } from 'vitest'
import { GET as getCaseFile } from '@/app/api/cases/[caseId]/export/case-file/route'
import { GET as getCsv } from '@/app/api/cases/[caseId]/export/csv/route'
import { GET as getDeIdentified } from '@/app/api/cases/[caseId]/export/de-identified/route'
import { GET as getPdf } from '@/app/api/cases/[caseId]/export/pdf/route'
import { GET as getText } from '@/app/api/cases/[caseId]/export/text/route'
import { GET as getAllDeIdentified } from '@/app/api/cases/export/de-identified/route'
import { GET as getAll } from '@/app/api/cases/export/route'
import { parseCaseFile } from '@/lib/domain/case-file'
import { assessCase } from '@/lib/rules/assess-case'
import { createCase } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { readToday } from '@/lib/server/today'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from '../server/database'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async () => (await import('../server/asked-as')).askedAs(session))

const database = setUpTestDatabase()
const LABEL = 'Label of the patient'
const EXPORTS = [
  ['pdf', getPdf, 'application/pdf', 'fair-trial-case-DAY.pdf'],
  ['text', getText, 'text/plain; charset=utf-8', 'fair-trial-case-DAY.txt'],
  ['csv', getCsv, 'text/csv; charset=utf-8; header=present', 'fair-trial-trials-DAY.csv'],
  ['case-file', getCaseFile, 'application/json; charset=utf-8', 'fair-trial-case-DAY.json'],
  ['de-identified', getDeIdentified, 'application/json; charset=utf-8', 'fair-trial-de-identified.json'],
] as const

let mine: Clinician
let other: Clinician
let caseId: string

const trial = aTrial({ start: '2024-03-01', stop: '2024-06-14', doses: [{ mgPerDay: 50 }] })

beforeEach(async () => {
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
  caseId = await createCase(mine, aCaseFile({ case: { label: LABEL }, trials: [trial] }))
  session.clinician = mine
})

function ask(handler: (typeof EXPORTS)[number][1], query = '', id = caseId): Promise<Response> {
  const request = new Request(`http://localhost:3000/api/cases/${id}/export/x${query}`)
  return handler(request, { params: Promise.resolve({ caseId: id }) })
}

describe.each(EXPORTS)('the %s of a case', (_, handler, type, fileName) => {
  it('is a file to keep, named without a word of the patient, and stored nowhere on the way', async () => {
    const response = await ask(handler)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="${fileName.replace('DAY', readToday())}"`,
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100)
  })

  it('is refused to nobody signed in', async () => {
    session.clinician = null
    const response = await ask(handler)
    expect(response.status).toBe(401)
    expect(await response.text()).not.toContain(LABEL)
  })

  it('is not found by another clinician', async () => {
    session.clinician = other
    const response = await ask(handler)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('There is no such case.\n')
  })

  it('is not found where there is no case', async () => {
    expect((await ask(handler, '', '00000000-0000-4000-8000-000000000000')).status).toBe(404)
    expect((await ask(handler, '', '../../etc/passwd')).status).toBe(404)
  })

  it('names the definitions that there are when another is asked for', async () => {
    const response = await ask(handler, '?definition=seven-week')
    expect(response.status).toBe(400)
    expect(await response.text()).toMatch(/^Use one of these definitions: six-week, /)
  })
})

describe('what is exported', () => {
  it('follows the definition asked for', async () => {
    expect(await (await ask(getText, '?definition=eight-week')).text()).toContain('Eight weeks (strict reading)')
    expect(await (await ask(getText)).text()).toContain('definition: Six weeks (decided here)')
  })

  it('comes on the paper asked for, and says which there are', async () => {
    const letter = Buffer.from(await (await ask(getPdf, '?paper=letter')).arrayBuffer()).toString('latin1')
    expect(letter).toMatch(/MediaBox \[0 0 612 792\]/)
    const response = await ask(getPdf, '?paper=napkin')
    expect(response.status).toBe(400)
    expect(await response.text()).toBe('Use one of these papers: a4, letter.\n')
  })

  it('names the same input in the summary and in the case file that repeats it', async () => {
    const parsed = parseCaseFile(await (await ask(getCaseFile)).json())
    if (!parsed.ok) throw new Error('the exported file is valid')
    const repeated = assessCase(parsed.value, { today: readToday() })
    expect(await (await ask(getText)).text()).toContain(repeated.inputHash)
    expect(parsed.value.case).toMatchObject({ assessedOn: readToday(), assumeAdherence: false })
  })
})

describe('all cases', () => {
  it('are one case file a line, of this clinician only', async () => {
    await createCase(mine, aCaseFile({ case: { label: 'A second case' } }))
    await createCase(other, aCaseFile({ case: { label: 'Not mine' } }))
    const response = await getAll()
    expect(response.headers.get('content-disposition')).toContain(`fair-trial-cases-${readToday()}.jsonl`)
    const lines = (await response.text()).trimEnd().split('\n')
    const labels = lines.map((line) => {
      const parsed = parseCaseFile(JSON.parse(line))
      return parsed.ok ? parsed.value.case.label : null
    })
    expect(labels).toEqual([LABEL, 'A second case'])
  })

  it('are one de-identified case a line, of this clinician only, without label or date', async () => {
    await createCase(other, aCaseFile({ case: { label: 'Not mine' } }))
    const response = await getAllDeIdentified()
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="fair-trial-de-identified.jsonl"')
    const [line = '', ...others] = (await response.text()).trimEnd().split('\n')
    expect(others).toEqual([])
    expect(JSON.parse(line)).toMatchObject({ trials: [{ drug: 'sertraline', startYear: 2024, weeks: 15.1 }] })
    expect(line).not.toContain(LABEL)
    expect(line).not.toMatch(/\d{4}-\d{2}-\d{2}/)
  })

  it('are refused to nobody signed in', async () => {
    session.clinician = null
    expect((await getAll()).status).toBe(401)
    expect((await getAllDeIdentified()).status).toBe(401)
  })
})
