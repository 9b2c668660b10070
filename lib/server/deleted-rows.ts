import 'server-only'
import { Prisma } from './generated/client'

type Transaction = Prisma.TransactionClient

const FACTS = ['Contributor', 'SymptomScore', 'OtherDrug', 'NotTried', 'OtherTreatment'] as const
const OF_CASE = ['CaseAudience', ...FACTS, 'Trial'] as const
const OF_TRIAL = ['DoseStep', 'Dispense', 'SideEffect', 'TrialStopReason', 'PlasmaLevel'] as const

/** Every table that holds a part of a case, parents before children; what is computed from a case is not among them. */
export const CASE_TABLES = [
  'PatientCase',
  ...OF_CASE,
  ...OF_TRIAL,
  'AddedTo',
  'KeptAssessment',
  'CaseRevision',
  'Draft',
] as const
/** The same for one trial. Links are put back one by one, as other trials may have changed. */
export const TRIAL_TABLES = ['Trial', ...OF_TRIAL, 'Draft'] as const

type Table = (typeof CASE_TABLES)[number]

/** Copies all rows of a case beside a record of its deletion, exactly as they stand. */
export async function keepCaseRows(transaction: Transaction, recordId: string, caseId: string): Promise<void> {
  const trials = Prisma.sql`SELECT "id" FROM "Trial" WHERE "caseId" = ${caseId}::uuid`
  await keepRows(transaction, recordId, 'PatientCase', Prisma.sql`t."id" = ${caseId}::uuid`)
  for (const table of [...OF_CASE, 'KeptAssessment', 'CaseRevision', 'Draft'] as const) {
    await keepRows(transaction, recordId, table, Prisma.sql`t."caseId" = ${caseId}::uuid`)
  }
  for (const table of [...OF_TRIAL, 'AddedTo'] as const) {
    await keepRows(transaction, recordId, table, Prisma.sql`t."trialId" IN (${trials})`)
  }
}

/** Copies all rows of a trial, and the links of other trials to it. */
export async function keepTrialRows(transaction: Transaction, recordId: string, trialId: string): Promise<void> {
  await keepRows(transaction, recordId, 'Trial', Prisma.sql`t."id" = ${trialId}::uuid`)
  for (const table of [...OF_TRIAL, 'Draft'] as const) {
    await keepRows(transaction, recordId, table, Prisma.sql`t."trialId" = ${trialId}::uuid`)
  }
  const isLink = Prisma.sql`t."trialId" = ${trialId}::uuid OR t."baseId" = ${trialId}::uuid`
  await keepRows(transaction, recordId, 'AddedTo', isLink)
}

// The database copies its own rows: what is large never passes through the program, and nothing is lost in between.
async function keepRows(transaction: Transaction, recordId: string, table: Table, which: Prisma.Sql): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "DeletedRow" ("recordId", "tableName", "row")
    SELECT ${recordId}::uuid, ${table}, row_to_json(t) FROM ${quote(table)} t WHERE ${which}`
}

/** Puts the kept rows of a table back; columns that a later version has more keep their default. */
export async function putRowsBack(
  transaction: Transaction,
  recordId: string,
  table: Table,
  changed: Readonly<Record<string, Prisma.Sql>> = {},
): Promise<void> {
  const columns = await transaction.$queryRaw<{ name: string }[]>`
    SELECT column_name AS "name" FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ${table} AND column_name IN (
      SELECT json_object_keys("row") FROM "DeletedRow" WHERE "recordId" = ${recordId}::uuid AND "tableName" = ${table}
    )`
  if (columns.length === 0) return
  const names = columns.map(({ name }) => quote(name))
  const values = columns.map(({ name }) => changed[name] ?? Prisma.sql`r.${quote(name)}`)
  // Only a form that is still open can have written its draft again.
  const unless = table === 'Draft' ? Prisma.sql`ON CONFLICT DO NOTHING` : Prisma.empty
  await transaction.$executeRaw`
    INSERT INTO ${quote(table)} (${Prisma.join(names)})
    SELECT ${Prisma.join(values)}
    FROM "DeletedRow" d CROSS JOIN LATERAL json_populate_record(NULL::${quote(table)}, d."row") r
    WHERE d."recordId" = ${recordId}::uuid AND d."tableName" = ${table} ORDER BY d."id" ${unless}`
}

function quote(name: string): Prisma.Sql {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw new Error('the name of a table or column is not one of ours')
  return Prisma.raw(`"${name}"`)
}
