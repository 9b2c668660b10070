import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils'
import { z } from 'zod'
import { type Database, provideDatabase } from '@/lib/server/db'
import { PrismaClient } from '@/lib/server/generated/client'
import { connectToServer } from '@/lib/server/postgres-adapter'
import { TEST_SERVER } from './database'

/** A step of a plan that was carried out, and how many rows it read, also those that it then left out. */
export type Step = { readonly kind: string; readonly table: string | null; readonly rowsRead: number }

export type Plan = { readonly sql: string; readonly steps: readonly Step[] }

type PlanNode = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string | undefined
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number | undefined
  readonly 'Rows Removed by Index Recheck'?: number | undefined
  readonly Plans?: readonly PlanNode[] | undefined
}

const planNodeSchema: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Actual Rows': z.number(),
    'Actual Loops': z.number(),
    'Rows Removed by Filter': z.number().optional(),
    'Rows Removed by Index Recheck': z.number().optional(),
    Plans: z.array(planNodeSchema).optional(),
  }),
)
const explainedSchema = z.tuple([z.object({ Plan: planNodeSchema })])

function listSteps(node: PlanNode): readonly Step[] {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  const rowsRead = (node['Actual Rows'] + removed) * node['Actual Loops']
  const own = { kind: node['Node Type'], table: node['Relation Name'] ?? null, rowsRead }
  return [own, ...(node.Plans ?? []).flatMap(listSteps)]
}

/** Notes what is read through a connection; what is written is not carried out a second time. */
function note<Connection extends Pick<SqlDriverAdapter, 'queryRaw'>>(connection: Connection, queries: SqlQuery[]) {
  const { queryRaw } = connection
  connection.queryRaw = (query) => {
    if (/^\s*SELECT/.test(query.sql)) queries.push(query)
    return queryRaw.call(connection, query)
  }
  return connection
}

/** Connections as the program has them: the single one of a server begins no transactions. */
async function toFactory({ prisma, singleConnection }: Database): Promise<SqlDriverAdapterFactory> {
  if (TEST_SERVER === null) return singleConnection
  const [row] = await prisma.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS "name"`
  const url = new URL(TEST_SERVER)
  url.pathname = `/${row?.name}`
  return connectToServer(url.href)
}

/** Runs something, and returns how the database carries out each of the very queries that it sends. */
export async function explainQueriesOf(database: Database, run: () => Promise<unknown>): Promise<readonly Plan[]> {
  const factory = await toFactory(database)
  const { provider, adapterName } = factory
  const queries: SqlQuery[] = []
  const connect = async () => {
    const adapter = await factory.connect()
    const { startTransaction } = adapter
    note(adapter, queries)
    adapter.startTransaction = async (isolationLevel) =>
      note(await startTransaction.call(adapter, isolationLevel), queries)
    return adapter
  }
  const prisma = new PrismaClient({ adapter: { provider, adapterName, connect } })
  provideDatabase({ ...database, prisma })
  try {
    await run()
  } finally {
    provideDatabase(database)
    await prisma.$disconnect()
  }
  return explain(database, queries)
}

async function explain({ singleConnection }: Database, queries: readonly SqlQuery[]): Promise<readonly Plan[]> {
  const adapter = await singleConnection.connect()
  const plans: Plan[] = []
  for (const query of queries) {
    const { rows } = await adapter.queryRaw({ ...query, sql: `EXPLAIN (ANALYZE, FORMAT JSON) ${query.sql}` })
    const explained = rows[0]?.[0]
    const [{ Plan: root }] = explainedSchema.parse(typeof explained === 'string' ? JSON.parse(explained) : explained)
    plans.push({ sql: query.sql, steps: listSteps(root) })
  }
  await adapter.dispose()
  return plans
}
