import 'server-only'
import { homedir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { DATE_ORDER_NAMES, type DateOrder } from '@/lib/exchange/quick-entry/date-order'
import { DEFAULT_CRISIS_LINE } from '@/lib/exchange/safety'
import { findFaultOfAddress } from './database-address'
import { type EncryptionKey, parseEncryptionKeys } from './sealing/encryption-keys'
import { parseSingleSignOn, type SingleSignOn } from './single-sign-on/parse-single-sign-on'

const blankIsMissing = (value: unknown) => (value === '' ? undefined : value)

const CRISIS_LINE_MAX = 300

/** How much the log of the server says, from nothing to everything. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const environmentSchema = z.object({
  AUDIT_KEY: z.preprocess(blankIsMissing, z.string().optional()),
  BACKUP_PASSPHRASE: z.preprocess(blankIsMissing, z.string().optional()),
  CRISIS_LINE: z.preprocess(
    blankIsMissing,
    z
      .string()
      .trim()
      .max(CRISIS_LINE_MAX, `CRISIS_LINE must have at most ${CRISIS_LINE_MAX} characters`)
      .regex(/^[^\p{Cc}]*$/u, 'CRISIS_LINE must be one line of text')
      .optional(),
  ),
  DATA_DIR: z.preprocess(blankIsMissing, z.string().optional()),
  DATE_ORDER: z.preprocess(
    blankIsMissing,
    z
      .enum(['day-first', 'month-first'], {
        error: 'DATE_ORDER must be day-first or month-first: how 03/04/2021 is read',
      })
      .optional(),
  ),
  DATABASE_URL: z.preprocess(
    blankIsMissing,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, { error: 'DATABASE_URL must start with postgresql://', abort: true })
      .superRefine((url, context) => {
        const fault = findFaultOfAddress(url)
        if (fault !== null) context.addIssue(fault)
      })
      .optional(),
  ),
  LOG_LEVEL: z.preprocess(
    blankIsMissing,
    z.enum(LOG_LEVELS, { error: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}` }).optional(),
  ),
  ENCRYPTION_KEYS: z.preprocess(
    blankIsMissing,
    z
      .string()
      .refine((text) => parseEncryptionKeys(text) !== null, {
        error:
          'ENCRYPTION_KEYS must be id:key, or several with a comma between them: an id of letters and digits, ' +
          'and 32 random bytes in base64',
      })
      .optional(),
  ),
  NEXTAUTH_SECRET: z.preprocess(
    blankIsMissing,
    z
      .string()
      .min(32, 'NEXTAUTH_SECRET must have at least 32 characters: leave it empty to have one generated')
      .optional(),
  ),
  OIDC_CLIENT_ID: z.preprocess(blankIsMissing, z.string().optional()),
  OIDC_CLIENT_SECRET: z.preprocess(blankIsMissing, z.string().optional()),
  OIDC_ISSUER: z.preprocess(blankIsMissing, z.string().optional()),
  OIDC_NAME: z.preprocess(blankIsMissing, z.string().optional()),
  FAIR_TRIAL_ADDRESS_HEADER: z.preprocess(blankIsMissing, z.string().optional()),
  TIME_ZONE: z.preprocess(
    blankIsMissing,
    z.string().refine(isTimeZone, 'TIME_ZONE must be the name of a time zone, for example America/New_York').optional(),
  ),
  TRUST_PROXY: z.preprocess(
    blankIsMissing,
    z.literal('1', { error: 'TRUST_PROXY must be 1 or empty: whether a proxy of yours stands in front' }).optional(),
  ),
})

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Settings of this installation, as given in the environment. */
export type Environment = {
  readonly dataFolder: string
  /** PostgreSQL server, or `null` for the embedded database in the data folder. */
  readonly databaseUrl: string | null
  /** Secret that signs the session cookie, or `null` for the generated one. */
  readonly authSecret: string | null
  /** Keys of the stored texts, the current one first, or `null` for those in the data folder. */
  readonly encryptionKeys: readonly EncryptionKey[] | null
  /** Keys of the record of who did what, the present one first, or `null` for those in the data folder. */
  readonly auditKey: string | null
  /** The provider that signs people in by OpenID Connect, or `null` for passwords alone. */
  readonly singleSignOn: SingleSignOn | null
  /** Passphrase of the backups made and restored by commands, or `null` to be asked for it. */
  readonly backupPassphrase: string | null
  /** From which level on lines are logged, or `null` for what is usual. */
  readonly logLevel: LogLevel | null
  /** Time zone of the practice, or `null` for that of the machine. */
  readonly timeZone: string | null
  /** Which of the first two numbers of 03/04/2021 is the day, or `null` where the practice has not said. */
  readonly dateOrder: DateOrder | null
  /** Where to turn in a crisis, as plain text. */
  readonly crisisLine: string
  /** The header in which `bin/serve.mjs` writes where a request came from, or `null` where it does not serve. */
  readonly addressHeader: string | null
  /** Whether a proxy stands in front and says where requests come from. */
  readonly trustsProxy: boolean
}

/** Reads and checks the environment; throws one sentence naming the setting that is wrong. */
export function parseEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const result = environmentSchema.safeParse(source)
  if (!result.success) throw new Error(result.error.issues.map((issue) => issue.message).join('; '))
  const { BACKUP_PASSPHRASE, CRISIS_LINE, DATA_DIR, DATE_ORDER, DATABASE_URL, NEXTAUTH_SECRET, TIME_ZONE } = result.data
  const { ENCRYPTION_KEYS, FAIR_TRIAL_ADDRESS_HEADER, LOG_LEVEL, TRUST_PROXY } = result.data
  return {
    dataFolder: DATA_DIR ? path.resolve(DATA_DIR) : defaultDataFolder(process.platform, source, homedir()),
    databaseUrl: DATABASE_URL ?? null,
    authSecret: NEXTAUTH_SECRET ?? null,
    encryptionKeys: ENCRYPTION_KEYS === undefined ? null : parseEncryptionKeys(ENCRYPTION_KEYS),
    auditKey: result.data.AUDIT_KEY ?? null,
    singleSignOn: parseSingleSignOn(result.data),
    backupPassphrase: BACKUP_PASSPHRASE ?? null,
    logLevel: LOG_LEVEL ?? null,
    timeZone: TIME_ZONE ?? null,
    dateOrder: DATE_ORDER === undefined ? null : DATE_ORDER_NAMES[DATE_ORDER],
    crisisLine: CRISIS_LINE || DEFAULT_CRISIS_LINE,
    addressHeader: FAIR_TRIAL_ADDRESS_HEADER ?? null,
    trustsProxy: TRUST_PROXY !== undefined,
  }
}

/** Settings of the running process. */
export function getEnvironment(): Environment {
  return parseEnvironment(process.env)
}

/** Whether the program is being built rather than run; then there are no data to open. */
export function isBuilding(): boolean {
  return process.env.NEXT_PHASE === 'phase-production-build'
}

/** Has next-auth build its addresses from the host that was asked for, instead of localhost:3000. */
export function trustRequestHost(): void {
  process.env.AUTH_TRUST_HOST ??= 'true'
}

/** Where the operating system wants application data, outside any clone of the program. */
export function defaultDataFolder(
  platform: NodeJS.Platform,
  source: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Fair Trial')
  if (platform === 'win32') return path.join(source.LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'Fair Trial')
  return path.join(source.XDG_DATA_HOME || path.join(home, '.local', 'share'), 'fair-trial')
}

/** Whether this is the server for developing, which needs more of a browser than the program does. */
export function isDeveloping(): boolean {
  return process.env.NODE_ENV === 'development'
}
