import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { z } from 'zod'
import { asAssessed } from '@/lib/exchange/case-file-text'
import { assessCase } from '@/lib/rules/assess-case'
import { keepAssessment } from '@/lib/server/assessments'
import { type BackupKey, openLines, sealText } from '@/lib/server/backup/backup-stream'
import { listTables, sortByParents } from '@/lib/server/backup/backup-tables'
import { ofTransaction } from '@/lib/server/backup/queries'
import { type BackupPart, readBackup } from '@/lib/server/backup/read-backup'
import { writeBackup } from '@/lib/server/backup/write-backup'
import { saveCaseSearch } from '@/lib/server/case-search'
import { createCase, getCase } from '@/lib/server/cases'
import type { Database } from '@/lib/server/db'
import { deleteCase } from '@/lib/server/deleted-records'
import { saveDraft } from '@/lib/server/drafts'
import { toTrialFormKey } from '@/lib/server/form-places'
import { saveRejectedForm } from '@/lib/server/rejected-forms'
import { changeCopiedRow } from '@/lib/server/sealing/copied-row'
import { open } from '@/lib/server/sealing/seal'
import { getKeyId, type Place } from '@/lib/server/sealing/sealed-text'
import { startSession } from '@/lib/server/sessions'
import { readToday } from '@/lib/server/today'
import { arbitraryCaseFile } from '../arbitrary-case-file'
import { aCaseFile, aTrial } from '../factories'
import { aClinician } from './database'

export const KEY: BackupKey = { passphrase: 'kettle moon rug desk' }
/** The least that scrypt takes, so that a test may open a backup thousands of times. */
export const QUICK = { key: KEY, workFactor: 1 }

/** A case with a row at least in every table that holds a part of one. */
export const FULL_CASE = aCaseFile({
  case: {
    label: 'A-1042 "quoted" \\ ä ≥ 6 \u{1f642}',
    birthYear: null,
    episode: { onset: '2024-02', lifetimeEpisodes: { min: 2 } },
    contributors: [{ code: 'hypothyroid', status: 'ruledOut', note: 'line\nbreak, tab\tand \\N' }],
    scores: [{ scale: 'PHQ-9', date: '2024-03-01', total: 19.5 }],
    otherDrugs: [{ drug: 'lithium', ongoing: true }],
    notTried: [{ drug: 'bupropion', reason: null }],
  },
  trials: [
    aTrial({ id: 't1', addedTo: ['t2'], comment: 'first' }),
    aTrial({
      id: 't2',
      drug: 'venlafaxine',
      doses: [{ mgPerDay: { min: 37.5, max: 75 }, weeks: 0.1 + 0.2 }, { mgPerDay: 150 }],
      dispenses: [{ date: '2024', daysSupply: 30 }],
      sideEffects: [{ effect: 'nausea', severity: 'mild' }],
      stopReason: ['cost', 'sideEffects'],
      plasmaLevels: [{ value: null, note: 'haemolysed' }],
    }),
  ],
  otherTreatments: [{ id: 'o1', kind: 'ect' }],
})

/** Puts rows into every table, random ones among them; into tables that nobody thought of here, any row that they take. */
export async function fillDatabase(database: Database, randomCases: number): Promise<void> {
  const { prisma } = database
  const [mine, other] = [await aClinician(database), await aClinician(database, 'Łukasz "the" \\ other')]
  await prisma.clinician.update({ where: { id: other.id }, data: { disabledAt: new Date('2026-03-29T01:30:00.123Z') } })
  for (const file of fc.sample(arbitraryCaseFile, randomCases)) await createCase(mine, file)
  const caseId = await createCase(mine, FULL_CASE)
  await keepAndDraft(mine, caseId)
  await deleteCase(mine, await createCase(mine, FULL_CASE))
  await startSession(mine.id, new Date())
  await saveCaseSearch(mine, 'A-1042', new Date())
  await saveRejectedForm(mine, 'form', { values: { drug: ['half'] }, errors: { drug: 'Enter the drug' } }, new Date())
  await fillEmptyTables(database)
}

const ANY_VALUE: Readonly<Record<string, string>> = {
  text: `'any "text" \\ ä'`,
  uuid: 'gen_random_uuid()',
  integer: '7',
  bigint: '7',
  'double precision': '0.1::float8 + 0.2',
  boolean: 'true',
  date: 'current_date',
  'timestamp(3) without time zone': 'localtimestamp',
  json: `'{"any": 1}'`,
  jsonb: `'{"any": 1}'`,
  bytea: `'\\x00ff'`,
  'text[]': `'{any}'`,
}

/** One row for each table that has none: any value of the type, and any row that it may point at. */
async function fillEmptyTables({ prisma }: Database): Promise<void> {
  const query = ofTransaction(prisma)
  for (const table of sortByParents(await listTables(query))) {
    const isFilled = (await query(`SELECT 1 FROM "${table.name}" LIMIT 1`)).length > 0
    if (isFilled) continue
    const links = await prisma.$queryRaw<{ column: string; source: string }[]>`
      SELECT a.attname::text AS "column", format('(SELECT %I FROM %I LIMIT 1)', b.attname, p.relname) AS "source"
      FROM pg_constraint f JOIN pg_class p ON p.oid = f.confrelid
      JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
      JOIN pg_attribute b ON b.attrelid = f.confrelid AND b.attnum = f.confkey[1]
      WHERE f.contype = 'f' AND f.conrelid = to_regclass(${`"${table.name}"`})`
    const values = table.columns.map(({ name, type }) => {
      const link = links.find(({ column }) => column === name)
      return link?.source ?? ANY_VALUE[type] ?? `(enum_range(NULL::${type}))[1]`
    })
    const names = table.columns.map(({ name }) => `"${name}"`).join(', ')
    await query(`INSERT INTO "${table.name}" (${names}) VALUES (${values.join(', ')})`)
  }
}

async function keepAndDraft(mine: Awaited<ReturnType<typeof aClinician>>, caseId: string): Promise<void> {
  const today = readToday()
  const file = asAssessed(FULL_CASE, today)
  const evaluation = assessCase(file, { today, definitions: ['six-week'] })
  await keepAssessment(mine, caseId, { file, evaluation, definitionId: 'six-week' }, 'byHand')
  const trialKey = (await getCase(mine, caseId))?.trialKeys.t2 ?? ''
  const typed = { draftId: [randomUUID()], comment: ['half a "sen\u0000\n'] }
  await saveDraft(mine, toTrialFormKey(trialKey), typed, { sequence: 3, now: new Date() })
}

/** Every row of every table with its texts opened, as the database writes it: found in another way than a backup finds them. */
export async function dumpRows({ prisma }: Database): Promise<Record<string, readonly string[]>> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS "name" FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'`
  const dump: Record<string, readonly string[]> = {}
  for (const { name } of tables.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const rows = await prisma.$queryRawUnsafe<{ row: string }[]>(
      `SELECT row_to_json(t)::text AS "row" FROM "${name}" t`,
    )
    dump[name] = rows.map(({ row }) => openRow(name, row)).sort()
  }
  return dump
}

/** What keeps the rows in order: constraints, indexes and triggers, as the database writes them. */
export async function dumpSchema({ prisma }: Database): Promise<readonly string[]> {
  const rows = await prisma.$queryRaw<{ text: string }[]>`
    SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS "text"
    FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype <> 'n'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
    UNION ALL SELECT tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal`
  return rows.map(({ text }) => text).sort()
}

export async function toBytes(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return new Uint8Array(Buffer.concat(all))
}

export async function backUpToBytes(database: Database): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = []
  await writeBackup(database.prisma, async (chunk) => void all.push(chunk), QUICK)
  return new Uint8Array(Buffer.concat(all))
}

/** The parts of a backup that is in memory, told in pieces as a file is. */
export function readParts(bytes: Uint8Array<ArrayBuffer>, key: BackupKey = KEY): AsyncGenerator<BackupPart> {
  return readBackup(openLines(inPieces(bytes), key))
}

async function* inPieces(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let start = 0; start < bytes.length; start += 65_536) yield bytes.slice(start, start + 65_536)
}

/** The lines inside a backup. */
export async function toLines(bytes: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const lines: string[] = []
  for await (const line of openLines(inPieces(bytes), KEY)) lines.push(line)
  return lines
}

/** A backup with other lines, sealed as a whole one is. */
export function seal(lines: readonly string[], key = KEY): Promise<Uint8Array<ArrayBuffer>> {
  async function* texts() {
    yield lines.map((line) => `${line}\n`).join('')
  }
  return toBytes(sealText(texts(), key, 1))
}

function openRow(table: string, json: string): string {
  const openAny = (place: Place, text: string) => (getKeyId(text) === null ? text : open(place, text))
  const row: unknown = JSON.parse(changeCopiedRow(table, json, openAny))
  const isCopy = table === 'DeletedRow'
  const { tableName, row: copy } = z.object({ tableName: z.string(), row: z.unknown() }).partial().parse(row)
  if (!isCopy || tableName === undefined) return JSON.stringify(row)
  return JSON.stringify({
    ...z.record(z.string(), z.unknown()).parse(row),
    row: openRow(tableName, JSON.stringify(copy)),
  })
}
