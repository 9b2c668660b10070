import 'server-only'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { z } from 'zod'
import type { Prisma } from '../generated/client'

/** Asks one connection; every value is sent as text. */
export type Queries = (sql: string, ...values: readonly string[]) => Promise<readonly unknown[]>

/** Queries inside a transaction of the client. */
export function ofTransaction(transaction: Prisma.TransactionClient): Queries {
  return (sql, ...values) => transaction.$queryRawUnsafe<unknown[]>(sql, ...values)
}

/** Queries over the one connection that migrations use too. */
export function ofConnection(connection: SqlDriverAdapter): Queries {
  return async (sql, ...values) => {
    const argTypes = values.map(() => ({ scalarType: 'string' as const, arity: 'scalar' as const }))
    const { columnNames, rows } = await connection.queryRaw({ sql, args: [...values], argTypes })
    return rows.map((row) => Object.fromEntries(columnNames.map((name, index) => [name, row[index]])))
  }
}

/** The rows that a query answers with, each read by a schema. */
export async function listRows<Schema extends z.ZodType>(
  schema: Schema,
  asked: Promise<readonly unknown[]>,
): Promise<z.infer<Schema>[]> {
  return (await asked).map((row) => schema.parse(row))
}

/** A name as it stands in a statement, whatever its characters. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
