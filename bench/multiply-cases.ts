import type { PrismaClient } from '@/lib/server/generated/client'
import { resealAll } from '@/lib/server/sealing/reseal'
import { openTexts } from './open-texts'

/** As much of a database client, or of one of its transactions, as is needed here. */
export type Sql = {
  readonly $executeRawUnsafe: (sql: string, ...values: unknown[]) => PromiseLike<number>
  readonly $queryRawUnsafe: <Result>(sql: string, ...values: unknown[]) => PromiseLike<Result>
}

// Parents before children; what hangs on a trial is copied with it.
const OF_CASES = [
  'CaseAudience',
  'Contributor',
  'SymptomScore',
  'OtherDrug',
  'NotTried',
  'OtherTreatment',
  'CaseIndex',
  'CaseTrait',
]
const OF_TRIALS = ['DoseStep', 'Dispense', 'SideEffect', 'TrialStopReason', 'PlasmaLevel']

const EARLIER = `- "copy"."number" * interval '1 second'`

/** What differs in a copy, by column. */
const OF_A_CASE = {
  id: '"copy"."to"',
  label: `"from"."label" || ' ' || "copy"."number"`,
  createdAt: `"from"."createdAt" ${EARLIER}`,
  updatedAt: `"from"."updatedAt" ${EARLIER}`,
}
const OF_ITS_ROWS = {
  caseId: '"copy"."to"',
  labelKey: `''`,
  createdAt: `"from"."createdAt" ${EARLIER}`,
  changedAt: `"from"."changedAt" ${EARLIER}`,
}

/**
 * Copies every case of a practice, with everything in it and all that it is found by, so many times: inside one
 * transaction, in the database alone, since entering 100,000 cases would take an hour. Texts are open then: `sealAgain`.
 */
export async function multiplyCases(sql: Sql, practiceId: string, times: number): Promise<void> {
  await openTexts(sql)
  await sql.$executeRawUnsafe(
    `CREATE TEMP TABLE "copiedCase" ON COMMIT DROP AS SELECT "id" AS "from", "number", gen_random_uuid() AS "to"
     FROM "PatientCase", generate_series(1, ${times}) AS "number" WHERE "practiceId" = '${practiceId}'::uuid`,
  )
  await copyRows(sql, 'PatientCase', 'JOIN "copiedCase" AS "copy" ON "copy"."from" = "from"."id"', OF_A_CASE)
  const byCase = 'JOIN "copiedCase" AS "copy" ON "copy"."from" = "from"."caseId"'
  for (const table of OF_CASES) await copyRows(sql, table, byCase, OF_ITS_ROWS)
  await sql.$executeRawUnsafe(
    `CREATE TEMP TABLE "copiedTrial" ON COMMIT DROP AS
     SELECT "from"."id" AS "from", "copy"."to" AS "toCase", "copy"."number", gen_random_uuid() AS "to"
     FROM "Trial" AS "from" ${byCase}`,
  )
  await copyRows(sql, 'Trial', 'JOIN "copiedTrial" AS "copy" ON "copy"."from" = "from"."id"', {
    id: '"copy"."to"',
    caseId: '"copy"."toCase"',
  })
  const byTrial = 'JOIN "copiedTrial" AS "copy" ON "copy"."from" = "from"."trialId"'
  for (const table of OF_TRIALS) await copyRows(sql, table, byTrial, { trialId: '"copy"."to"' })
  const ofBase = `JOIN "copiedTrial" AS "base" ON "base"."from" = "from"."baseId" AND "base"."toCase" = "copy"."toCase"`
  await copyRows(sql, 'AddedTo', `${byTrial} ${ofBase}`, { trialId: '"copy"."to"', baseId: '"base"."to"' })
}

async function copyRows(sql: Sql, table: string, join: string, changed: Readonly<Record<string, string>>) {
  const columns = await sql.$queryRawUnsafe<{ name: string }[]>(
    `SELECT column_name::text AS "name" FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = '${table}'`,
  )
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const values = columns.map(({ name }) => changed[name] ?? `"from"."${name}"`).join(', ')
  await sql.$executeRawUnsafe(`INSERT INTO "${table}" (${names}) SELECT ${values} FROM "${table}" AS "from" ${join}`)
}

/** Seals the texts of cases that were multiplied, and writes what their labels are found by. */
export async function sealAgain(database: PrismaClient): Promise<void> {
  await resealAll(database, { takesPlain: true })
}
