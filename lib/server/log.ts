import 'server-only'
import pino, { type Logger } from 'pino'
import { z } from 'zod'
import { getEnvironment, type LogLevel } from './env'
import { getRequestId } from './request-context'

type Event = { readonly level: Exclude<LogLevel, 'silent'>; readonly message: string }

/** Everything that the log of a server can say. */
export const LOG_EVENTS = {
  'server.started': { level: 'info', message: 'Fair Trial serves' },
  'server.stopping': { level: 'info', message: 'Told to stop: what is under way is finished' },
  'server.stopped': { level: 'info', message: 'Stopped' },
  'server.failed': { level: 'fatal', message: 'Something failed outside of any request; the program ends' },
  'request.answered': { level: 'info', message: 'Answered' },
  'request.abandoned': { level: 'info', message: 'The caller went away before the answer was whole' },
  'request.failed': { level: 'error', message: 'A request failed' },
  'storage.full': { level: 'error', message: 'Not stored: the disk is full' },
  'storage.away': { level: 'error', message: 'Not stored: the database does not answer' },
  'audit.notRecorded': { level: 'error', message: 'Seen, and not recorded: the disk is full' },
  'audit.anchorFailed': {
    level: 'error',
    message: 'The mark of the audit record outside the database was not moved; it is tried again',
  },
  'audit.otherKey': {
    level: 'warn',
    message:
      'The audit record was continued with another key last: give every process the same AUDIT_KEY, former keys behind it',
  },
  'backup.failed': { level: 'error', message: 'The daily backup was not made; it is tried again in an hour' },
  'index.stale': {
    level: 'error',
    message: 'The index of cases is not up to date. Filters may miss cases: npm run db:reindex builds it anew',
  },
  'purge.failed': { level: 'error', message: 'What was kept long enough was not removed; it is tried again' },
  'database.untidy': {
    level: 'warn',
    message: 'The database was not tidied up after many cases were stored. The next start does it',
  },
  'sign-in.failed': { level: 'error', message: 'The library that signs people in met an error' },
  'library.spoke': { level: 'warn', message: 'A library had something to say; its words are left out' },
} as const satisfies Record<string, Event>

export type LogEvent = keyof typeof LOG_EVENTS

const COUNT_MAX = 1e9
const count = z.number().min(0).max(COUNT_MAX)
const word = z.string().regex(/^[A-Za-z_][\w.-]{0,59}$/)

// The only things that a line may hold, by name and by shape; whatever else is handed over is left out.
const fieldsSchema = z.object({
  method: word.optional().catch(undefined),
  /** What was done, as a code of the audit record, and by whom. */
  action: word.optional().catch(undefined),
  clinicianId: z.uuid().optional().catch(undefined),
  /** Where in the program, never the address that was asked for. */
  path: z
    .string()
    .regex(/^\/[\w/[\].-]{0,200}$/)
    .optional()
    .catch(undefined),
  status: count.optional().catch(undefined),
  ms: count.optional().catch(undefined),
  /** What kind of error, by the name of its class and the code that it bears. */
  error: word.optional().catch(undefined),
  code: z
    .string()
    .regex(/^([A-Z][A-Z0-9_]{1,59}|[0-9A-Z]{5})$/)
    .optional()
    .catch(undefined),
  /** What the page says to whom it failed. */
  reference: word
    .or(z.string().regex(/^\d{1,20}(@E\d+)?$/))
    .optional()
    .catch(undefined),
  frames: z.array(z.string().max(300)).max(20).optional().catch(undefined),
  address: z
    .string()
    .regex(/^http:\/\/[\w.:[\]-]{1,100}$/)
    .optional()
    .catch(undefined),
})

export type LogFields = {
  readonly [Name in keyof z.input<typeof fieldsSchema>]?: z.input<typeof fieldsSchema>[Name] | undefined
}

/** Writes one line of JSON: when, how grave, what, in which request, and nothing that somebody typed. */
export function log(event: LogEvent, fields: LogFields = {}): void {
  const { level, message } = LOG_EVENTS[event]
  const requestId = getRequestId()
  getLogger()[level]({ event, ...(requestId !== null && { requestId }), ...fieldsSchema.parse(fields) }, message)
}

let logger: Logger | undefined

function getLogger(): Logger {
  logger ??= pino(
    {
      level: getEnvironment().logLevel ?? getUsualLevel(),
      base: { process: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'message',
      formatters: { level: (level) => ({ level }) },
    },
    // Not a stream of its own: what was written last is there when the process ends.
    { write: (line) => process.stdout.write(line) },
  )
  return logger
}

/** Whoever starts the program in a terminal is told where it is and what went wrong, not every request. */
function getUsualLevel(): LogLevel {
  return process.stdout.isTTY ? 'warn' : 'info'
}
