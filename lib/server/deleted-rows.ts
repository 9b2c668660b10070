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

/** Copies all rows of deleted cases beside the records of their deletion, exactly as they stand. */
export async function keepCaseRows(transaction: Transaction, recordIds: readonly string[]): Promise<void> {
  for (const table of CASE_TABLES) {
    // The database copies its own rows: what is large never passes through the program, and nothing is lost in between.
    await transaction.$executeRaw`
      INSERT INTO "DeletedRow" ("recordId", "tableName", "row")
      SELECT r."id", ${table}, row_to_json(t)
      FROM "DeletedRecord" r JOIN ${toRowsOfCase(table)} WHERE r."id" = ANY(${[...recordIds]}::uuid[])`
  }
}

function toRowsOfCase(table: Table): Prisma.Sql {
  if (table === 'PatientCase') return Prisma.sql`"PatientCase" t ON t."id" = r."caseId"`
  const isOfTrial = [...OF_TRIAL, 'AddedTo'].some((name) => name === table)
  if (!isOfTrial) return Prisma.sql`${quote(table)} t ON t."caseId" = r."caseId"`
  return Prisma.sql`"Trial" own ON own."caseId" = r."caseId" JOIN ${quote(table)} t ON t."trialId" = own."id"`
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

async function keepRows(transaction: Transaction, recordId: string, table: Table, which: Prisma.Sql): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "DeletedRow" ("recordId", "tableName", "row")
    SELECT ${recordId}::uuid, ${table}, row_to_json(t) FROM ${quote(table)} t WHERE ${which}`
}

/**
 * Puts the kept rows of a table back, of one record or of several that were made at once; columns that a later version has
 * more keep their default.
 */
export async function putRowsBack(
  transaction: Transaction,
  recordIds: readonly string[],
  table: Table,
  changed: Readonly<Record<string, Prisma.Sql>> = {},
): Promise<void> {
  const isKept = Prisma.sql`d."recordId" = ANY(${[...recordIds]}::uuid[]) AND d."tableName" = ${table}`
  const columns = await transaction.$queryRaw<{ name: string }[]>`
    SELECT column_name AS "name" FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ${table} AND column_name IN (
      SELECT json_object_keys(d."row") FROM "DeletedRow" d WHERE ${isKept}
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
    WHERE ${isKept} ORDER BY d."id" ${unless}`
}

function quote(name: string): Prisma.Sql {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw new Error('the name of a table or column is not one of ours')
  return Prisma.raw(`"${name}"`)
}
