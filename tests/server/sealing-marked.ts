import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { asAssessed } from '@/lib/exchange/case-file-text'
import { assessCase } from '@/lib/rules/assess-case'
import { keepAssessment } from '@/lib/server/assessments'
import { saveCaseSearch } from '@/lib/server/case-search'
import { createCase, getCase, saveTrial } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import type { Database } from '@/lib/server/db'
import { deleteCase, deleteTrial } from '@/lib/server/deleted-records'
import { saveDraft } from '@/lib/server/drafts'
import { toTrialFormKey } from '@/lib/server/form-places'
import { saveRejectedForm } from '@/lib/server/rejected-forms'
import { readToday } from '@/lib/server/today'
import { aCaseFile, aTrial } from '../factories'

/** What the id of a trial in a file holds: it is not sealed, so that a search for marks is seen to find something. */
export const PLAIN_MARK = 'plainmark'
const MARK = 'sealedmark'

/** Marks that were given out, each for one field of one record. */
export type Marks = { readonly next: () => string; readonly all: readonly string[] }

export function startMarks(): Marks {
  const all: string[] = []
  return {
    all,
    next: () => {
      const mark = `${MARK}${String(all.length).padStart(4, '0')}`
      all.push(mark)
      return mark
    },
  }
}

/** A case with a mark in each of its free texts. */
export function aMarkedCase({ next }: Marks) {
  const level = () => ({ value: 1, analyte: next(), unit: next(), note: next() })
  const trial = (id: string) =>
    aTrial({
      ...{ id, drug: next(), drugText: next(), prescriber: next(), comment: next() },
      doses: [{ mgPerDay: 50, ingredient: next() }],
      sideEffects: [{ effect: next() }, { effect: next() }],
      plasmaLevels: [level()],
    })
  return aCaseFile({
    case: {
      label: next(),
      conclusion: { verdict: 'indeterminate', reasonCode: next(), note: next(), on: '2026-03-01' },
      contributors: [{ code: 'alcohol', status: 'present', note: next() }],
      otherDrugs: [{ drug: next(), dose: next() }],
      notTried: [{ drug: next(), reason: next(), note: next() }],
    },
    trials: [trial(`${PLAIN_MARK}-1`), trial('t2')],
    otherTreatments: [{ id: 'o1', kind: 'other', type: next(), laterality: next(), comment: next() }],
  })
}

/** Cases, drafts, forms with errors, deleted records, kept assessments, changes and searches, all of them marked. */
export async function fillMarked(mine: Clinician, marks: Marks, cases: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let number = 0; number < cases; number += 1) ids.push(await createCase(mine, aMarkedCase(marks)))
  const now = new Date()
  for (const id of ids) {
    const stored = await getCase(mine, id)
    const key = stored?.trialKeys.t2 ?? ''
    const typed = { draftId: [randomUUID()], comment: [marks.next()] }
    await saveDraft(mine, toTrialFormKey(key), typed, { sequence: 1, now })
    await saveTrial(mine, id, key, aTrial({ id: 't2', drug: marks.next(), comment: marks.next() }))
    const form = { values: { drug: [marks.next()] }, errors: { drug: 'Enter the drug.' } }
    await saveRejectedForm(mine, `form ${id}`, form, now)
    await saveCaseSearch(mine, marks.next(), now)
    const file = asAssessed((await getCase(mine, id))?.file ?? aCaseFile(), readToday())
    const evaluation = assessCase(file, { today: readToday(), definitions: ['six-week'] })
    await keepAssessment(mine, id, { file, evaluation, definitionId: 'six-week' }, 'byHand')
  }
  const first = ids[0] ?? ''
  await deleteTrial(mine, first, (await getCase(mine, first))?.trialKeys.t2 ?? '')
  await deleteCase(mine, ids[1] ?? '')
  return ids
}

/** Every row of every table as text. */
export async function dumpText({ prisma }: Database): Promise<string> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT tablename::text AS "name" FROM pg_tables WHERE schemaname = current_schema()`
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await prisma.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS "row" FROM "${name}" t`)
    texts.push(...rows.map(({ row }) => row))
  }
  return texts.join('\n')
}

/** Every byte of every file under a folder. */
export function readEveryByte(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name)).toString('latin1')).join('\n')
}

/** Which marks a text holds. */
export function findMarks(text: string): readonly string[] {
  return [...new Set(text.match(new RegExp(`${MARK}\\d{4}`, 'g')))]
}
