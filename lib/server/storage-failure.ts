import 'server-only'
import { z } from 'zod'

/** Why nothing could be stored: no room, or no database that answers. */
export type StorageFailure = 'full' | 'away'

const causeSchema = z.object({ kind: z.string(), code: z.string().optional() })
const errorSchema = z.object({
  message: z.string(),
  cause: z.unknown().optional(),
  meta: z
    .object({ driverAdapterError: z.object({ cause: causeSchema }) })
    .optional()
    .catch(undefined),
})

const AWAY_KINDS = ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']
// Classes 08 and 57P: the connection broke, or the server stops or starts; 53300: it has too many connections.
const AWAY_CODE = /^(08|57P|53300)/
// What the connection says itself, where no answer of the server was read.
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|(read|connect|write) E[A-Z]+)/

/** Whether an error of the database is a full disk or a database that does not answer; `null` for any other error. */
export function findStorageFailure(error: unknown): StorageFailure | null {
  const read = errorSchema.safeParse(error)
  if (!read.success) return null
  const { message, meta, cause } = read.data
  const own = causeSchema.safeParse(cause)
  const told = meta?.driverAdapterError.cause ?? (own.success ? own.data : undefined)
  if (told?.code === '53100') return 'full'
  const isAway = AWAY_KINDS.includes(told?.kind ?? '') || AWAY_CODE.test(told?.code ?? '') || AWAY_WORDS.test(message)
  return isAway ? 'away' : null
}
