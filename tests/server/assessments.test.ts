import { beforeEach, describe, expect, it } from 'vitest'
import { isCalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { withAssessment } from '@/lib/exchange/case-file-text'
import type { KeptOccasion, OpenedAssessment } from '@/lib/exchange/re-runs/kept-assessment'
import { assessCase } from '@/lib/rules/assess-case'
import type { DefinitionId } from '@/lib/rules/evaluation'
import { hashInput } from '@/lib/rules/input-hash'
import { RULES_VERSION } from '@/lib/rules/rules-version'
import {
  countAssessments,
  getAssessment,
  getLatestAssessment,
  keepAssessment,
  listAssessments,
} from '@/lib/server/assessments'
import { createCase, getCase } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { deleteCase } from '@/lib/server/deleted-records'
import { sealColumns } from '@/lib/server/sealing/seal'
import { aCaseFile, aTrial } from '../factories'
import { aClinician, setUpTestDatabase } from './database'

const database = setUpTestDatabase()
const NOT_A_KEY = "x' OR true --"
const NOBODYS_KEY = '00000000-0000-4000-8000-000000000000'

let mine: Clinician
let other: Clinician
let caseId: string

const record = aCaseFile({
  case: { label: 'Label “of” the patient ✓', birthYear: 1984 },
  trials: [
    aTrial({
      start: '2024-03-01',
      stop: '2024-06-14',
      doses: [{ mgPerDay: 50 }],
      comment: 'a “quote”, a\ttab, \\u0041 and 😀',
    }),
  ],
})

beforeEach(async () => {
  mine = await aClinician(database.current)
  other = await aClinician(database.current, 'Another synthetic clinician')
  caseId = await createCase(mine, record)
})

type Asked = { day?: string; definition?: DefinitionId; occasion?: KeptOccasion; file?: CaseFile; who?: Clinician }

function assess({ day = '2026-11-20', definition = 'six-week', file = record }: Asked = {}) {
  if (!isCalendarDate(day)) throw new Error(day)
  const asked = withAssessment(file, { assessedOn: day, assumeAdherence: false })
  return { file: asked, evaluation: assessCase(asked, { today: day }), definitionId: definition }
}

function keep(asked: Asked = {}, id = caseId): Promise<boolean> {
  return keepAssessment(asked.who ?? mine, id, assess(asked), asked.occasion ?? 'byHand')
}

async function latest(): Promise<OpenedAssessment> {
  const found = await getLatestAssessment(mine, caseId, 'six-week')
  if (found === null) throw new Error('nothing is kept')
  return found
}

describe('a kept assessment', () => {
  it('says who, when, for which day, by which rules and definition, and what was said', async () => {
    const before = Date.now()
    expect(await keep({ occasion: 'pdf' })).toBe(true)
    const kept = await latest()
    expect(kept).toMatchObject({
      keptBy: 'Synthetic clinician',
      occasions: ['pdf'],
      rulesVersion: RULES_VERSION,
      definition: 'six-week',
      assessedOn: '2026-11-20',
      assumeAdherence: false,
      // One trial of unknown adherence and outcome: it may count.
      result: { verdict: 'notResistant', countMin: 0, countMax: 1, required: 2 },
    })
    expect(kept.keptAt.getTime()).toBeGreaterThanOrEqual(before)
    expect(kept.result.sentence).toContain('do not meet “two or more adequate failed trials”')
  })

  it('holds the record as it was, character by character, under the hash that was printed', async () => {
    await keep()
    const { input, inputHash } = await latest()
    expect(input).toEqual(assess().file)
    expect(input === null ? '' : hashInput(input)).toBe(inputHash)
  })

  it('holds each finding with value, threshold, source and evidence mark', async () => {
    await keep()
    const [trial] = (await latest()).result.trials
    expect(trial?.drug).toBe('sertraline')
    const [dose, duration] = trial?.findings ?? []
    expect(dose).toMatchObject({ criterion: 'dose', verdict: 'met', observed: 50, threshold: 50, unit: 'mg/day' })
    expect(dose?.source).not.toBe('')
    // 1 March to 14 June 2024, both included: 31 + 30 + 31 + 14.
    expect(duration).toMatchObject({ criterion: 'duration', observed: 106, threshold: 42, evidence: 'decided' })
  })

  it('does not change when the case does', async () => {
    await keep()
    const before = await latest()
    await database.current.prisma.patientCase.update({ where: { id: caseId }, data: { label: 'Changed' } })
    expect(await latest()).toEqual(before)
  })
})

describe('what is said twice', () => {
  it('is kept once, with everything that it was kept for', async () => {
    await keep({ occasion: 'pdf' })
    const first = await latest()
    await keep({ occasion: 'byHand' })
    await keep({ occasion: 'pdf' })
    expect(await countAssessments(mine, caseId)).toBe(1)
    const again = await latest()
    expect(again).toMatchObject({ id: first.id, keptAt: first.keptAt, occasions: ['pdf', 'byHand'] })
    expect(again.lastKeptAt.getTime()).toBeGreaterThanOrEqual(first.lastKeptAt.getTime())
  })

  it('is kept once when it is kept many times at the same moment', async () => {
    await Promise.all(Array.from({ length: 8 }, () => keep()))
    expect(await countAssessments(mine, caseId)).toBe(1)
  })

  it('is kept anew for another day, another definition and another record', async () => {
    await keep()
    await keep({ day: '2026-11-21' })
    await keep({ definition: 'four-week' })
    await keep({ file: aCaseFile({ trials: [aTrial({ drug: 'fluoxetine' })] }) })
    expect(await countAssessments(mine, caseId)).toBe(4)
  })

  it('is the latest again when something else was said in between', async () => {
    await keep()
    await pause()
    await keep({ day: '2026-11-21' })
    expect((await latest()).assessedOn).toBe('2026-11-21')
    await pause()
    await keep()
    expect((await latest()).assessedOn).toBe('2026-11-20')
  })

  it('is refused when the file is not the one that was assessed', async () => {
    const assessed = { ...assess(), file: record }
    await expect(keepAssessment(mine, caseId, assessed, 'byHand')).rejects.toThrow('not the one that was assessed')
  })
})

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}

describe('the list of kept assessments', () => {
  it('has the newest first, and the latest is that of the definition asked for', async () => {
    await keep({ day: '2026-11-18' })
    await pause()
    await keep({ day: '2026-11-19', definition: 'four-week' })
    const listed = await listAssessments(mine, caseId)
    expect(listed.map(({ assessedOn, definition }) => [assessedOn, definition])).toEqual([
      ['2026-11-19', 'four-week'],
      ['2026-11-18', 'six-week'],
    ])
    expect((await latest()).assessedOn).toBe('2026-11-18')
    expect(await getLatestAssessment(mine, caseId, 'eight-week')).toBeNull()
  })
})

describe('the assessments of another clinician’s case', () => {
  it('are not found by any query, and none is added', async () => {
    await keep()
    const { id } = await latest()
    expect(await listAssessments(other, caseId)).toEqual([])
    expect(await countAssessments(other, caseId)).toBe(0)
    expect(await getAssessment(other, caseId, id)).toBeNull()
    expect(await getLatestAssessment(other, caseId, 'six-week')).toBeNull()
    expect(await keep({ who: other, day: '2026-11-21' })).toBe(false)
    expect(await countAssessments(mine, caseId)).toBe(1)
  })

  it('are not opened through a case of one’s own', async () => {
    await keep()
    const { id } = await latest()
    const theirs = await createCase(other, record)
    const ownSecond = await createCase(mine, record)
    expect(await getAssessment(other, theirs, id)).toBeNull()
    expect(await getAssessment(mine, ownSecond, id)).toBeNull()
    expect(await getAssessment(mine, caseId, id)).toEqual(await latest())
  })
})

it.each([NOT_A_KEY, '', NOBODYS_KEY])('nothing is found and nothing kept under the key "%s"', async (key) => {
  expect(await listAssessments(mine, key)).toEqual([])
  expect(await countAssessments(mine, key)).toBe(0)
  expect(await getAssessment(mine, caseId, key)).toBeNull()
  expect(await getAssessment(mine, key, NOBODYS_KEY)).toBeNull()
  expect(await getLatestAssessment(mine, key, 'six-week')).toBeNull()
  expect(await keep({}, key)).toBe(false)
})

it('a deleted case takes its kept assessments with it', async () => {
  await keep()
  expect(await deleteCase(mine, caseId)).not.toBeNull()
  expect(await database.current.prisma.keptAssessment.count({ where: { caseId } })).toBe(0)
  expect(await getCase(mine, caseId)).toBeNull()
})

it('a record that this version can no longer read is opened without it, and what was said stays', async () => {
  await keep()
  const { id } = await latest()
  const input = JSON.stringify({ format: 'fair-trial/case@0', case: {}, trials: [] })
  const data = sealColumns('KeptAssessment', { id }, { input })
  await database.current.prisma.keptAssessment.update({ where: { id }, data })
  const opened = await getAssessment(mine, caseId, id)
  expect(opened?.input).toBeNull()
  expect(opened?.result.verdict).toBe('notResistant')
})
