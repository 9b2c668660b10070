import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { renewAnchor } from '@/lib/server/audit/audit-anchor'
import { hashEntry, sealPlace } from '@/lib/server/audit/audit-chain'
import { getAuditKeys, toKeys } from '@/lib/server/audit/audit-keys'
import { recordAudit } from '@/lib/server/audit/record-audit'
import { verifyAudit } from '@/lib/server/audit/verify-audit'
import type { Prisma } from '@/lib/server/generated/client'
import { setUpDataFolder } from './audit-tools'
import { setUpTestDatabase } from './database'

const ENTRIES = 300
const ROUNDS_OF_EACH = 28

setUpDataFolder()
const database = setUpTestDatabase()

type Sql = (statement: string) => Promise<unknown>
type Tampering = (sql: Sql, transaction: Prisma.TransactionClient) => Promise<unknown>

const anyEntry = () => randomInt(1, ENTRIES + 1)
const hash = () => randomBytes(32).toString('hex')
const COLUMNS = `"at", "practiceId", "clinicianId", "clinicianName", "action", "outcome", "caseId", "detail", "address", "keyId"`

/** A new value for each column, never the one that stands there. */
const EDITS: Readonly<Record<string, () => string>> = {
  at: () => `"at" + interval '${randomInt(1, 100_000)} milliseconds'`,
  practiceId: () => `CASE WHEN "practiceId" IS NULL THEN '${randomUUID()}'::uuid END`,
  clinicianId: () => `'${randomUUID()}'::uuid`,
  clinicianName: () => `coalesce("clinicianName", '') || ' '`,
  action: () => `CASE WHEN "action" = 'case.viewed' THEN 'list.viewed' ELSE 'case.viewed' END`,
  outcome: () => `CASE WHEN "outcome" = 'done' THEN 'denied' ELSE 'done' END::"AuditOutcome"`,
  caseId: () => `CASE WHEN "caseId" IS NULL THEN '${randomUUID()}'::uuid END`,
  detail: () => `"detail" || ' '`,
  address: () => `CASE WHEN "address" IS NULL THEN '' END`,
  keyId: () => `'${hash().slice(0, 16)}'`,
  previousHash: () => `'${hash()}'`,
  hash: () => `'${hash()}'`,
}

/** A head that was valid once, as somebody may have kept it. */
async function putOldHeadBack(sql: Sql, transaction: Prisma.TransactionClient, sequence: number): Promise<void> {
  const entry = await transaction.auditEntry.findUniqueOrThrow({ where: { sequence } })
  const head = sealPlace(getAuditKeys()[0], 'head', entry)
  await sql(`UPDATE "AuditHead" SET "sequence" = ${sequence}, "hash" = '${head.hash}', "mac" = '${head.mac}'`)
}

const forge = (sequence: number, previous: string) => `INSERT INTO "AuditEntry"
  SELECT ${sequence}, ${COLUMNS}, ${previous}, '${hash()}' FROM "AuditEntry" WHERE "sequence" = ${anyEntry()}`

const lastHash = `(SELECT "hash" FROM "AuditEntry" ORDER BY "sequence" DESC LIMIT 1)`

async function renumber(sql: Sql, from: number, by: 1 | -1): Promise<void> {
  await sql(`UPDATE "AuditEntry" SET "sequence" = "sequence" + 100000 WHERE "sequence" >= ${from}`)
  await sql(`UPDATE "AuditEntry" SET "sequence" = "sequence" - ${100_000 - by} WHERE "sequence" >= 100000`)
}

const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  ...Object.fromEntries(
    Object.entries(EDITS).map(([column, value]): [string, Tampering] => [
      `edit ${column}`,
      (sql) => sql(`UPDATE "AuditEntry" SET "${column}" = ${value()} WHERE "sequence" = ${anyEntry()}`),
    ]),
  ),
  'delete one': (sql) => sql(`DELETE FROM "AuditEntry" WHERE "sequence" = ${anyEntry()}`),
  'delete the first': (sql) => sql('DELETE FROM "AuditEntry" WHERE "sequence" = 1'),
  'delete the last': (sql) => sql(`DELETE FROM "AuditEntry" WHERE "sequence" = ${ENTRIES}`),
  'delete a range': (sql) => {
    const from = anyEntry()
    return sql(`DELETE FROM "AuditEntry" WHERE "sequence" BETWEEN ${from} AND ${from + randomInt(1, 50)}`)
  },
  'delete one and close the gap': async (sql) => {
    const at = anyEntry()
    await sql(`DELETE FROM "AuditEntry" WHERE "sequence" = ${at}`)
    await renumber(sql, at + 1, -1)
    await sql(`UPDATE "AuditHead" SET "sequence" = "sequence" - 1, "hash" = ${lastHash}`)
  },
  'delete all': (sql) => sql('DELETE FROM "AuditEntry"'),
  'delete all and the head': async (sql) => {
    await sql('DELETE FROM "AuditEntry"')
    await sql('DELETE FROM "AuditHead"')
  },
  'swap two': async (sql) => {
    const [one, other] = [randomInt(1, ENTRIES / 2), randomInt(ENTRIES / 2, ENTRIES + 1)]
    await sql(`UPDATE "AuditEntry" SET "sequence" = 100000 WHERE "sequence" = ${one}`)
    await sql(`UPDATE "AuditEntry" SET "sequence" = ${one} WHERE "sequence" = ${other}`)
    await sql(`UPDATE "AuditEntry" SET "sequence" = ${other} WHERE "sequence" = 100000`)
  },
  'swap two with their links': async (sql) => {
    const [one, other] = [randomInt(1, ENTRIES / 2), randomInt(ENTRIES / 2, ENTRIES + 1)]
    await sql(`UPDATE "AuditEntry" e SET ("at", "clinicianName", "action", "detail") =
      (SELECT o."at", o."clinicianName", o."action", o."detail" FROM "AuditEntry" o
        WHERE o."sequence" = ${one + other} - e."sequence") WHERE e."sequence" IN (${one}, ${other})`)
    await sql(`UPDATE "AuditEntry" SET "at" = "at" + interval '1 ms' WHERE "sequence" = ${one}`)
  },
  'renumber from somewhere on': (sql) => renumber(sql, anyEntry(), 1),
  'forge one in the middle': async (sql) => {
    const at = anyEntry()
    await renumber(sql, at, 1)
    await sql(forge(at, `(SELECT "previousHash" FROM "AuditEntry" WHERE "sequence" = ${at + 1})`))
  },
  'forge one at the end': (sql) => sql(forge(ENTRIES + 1, lastHash)),
  'forge one at the end, and the head': async (sql) => {
    await sql(forge(ENTRIES + 1, lastHash))
    await sql(`UPDATE "AuditHead" SET "sequence" = ${ENTRIES + 1}, "hash" = ${lastHash}`)
  },
  'forge one before the first': (sql) => sql(forge(-randomInt(0, 3), `'${hash()}'`)),
  'play one again at the end': (sql) => {
    const columns = `${COLUMNS}, "previousHash", "hash"`
    const again = `SELECT ${ENTRIES + 1}, ${columns} FROM "AuditEntry" WHERE "sequence" = ${anyEntry()}`
    return sql(`INSERT INTO "AuditEntry" ${again}`)
  },
  'write on with another key under the name of ours': async (sql, transaction) => {
    const [other] = toKeys(hash())
    const last = await transaction.auditEntry.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
    const entry = { ...last, at: last.at.toISOString(), sequence: last.sequence + 1, previousHash: last.hash }
    if (other === undefined) throw new Error('no key was made')
    const made = { ...last, ...entry, at: last.at, hash: hashEntry(other, entry) }
    await transaction.auditEntry.create({ data: made })
    const head = sealPlace({ ...other, id: last.keyId }, 'head', made)
    await sql(`UPDATE "AuditHead" SET "sequence" = ${made.sequence}, "hash" = '${made.hash}', "mac" = '${head.mac}'`)
  },
  'cut the end off': (sql) => sql(`DELETE FROM "AuditEntry" WHERE "sequence" >= ${anyEntry()}`),
  'cut the end off, and set the head': async (sql) => {
    const at = randomInt(2, ENTRIES + 1)
    await sql(`DELETE FROM "AuditEntry" WHERE "sequence" >= ${at}`)
    await sql(`UPDATE "AuditHead" SET "sequence" = ${at - 1}, "hash" = ${lastHash}`)
  },
  'cut the end off, and put the head of then back': async (sql, transaction) => {
    const at = randomInt(1, ENTRIES)
    await putOldHeadBack(sql, transaction, at)
    await sql(`DELETE FROM "AuditEntry" WHERE "sequence" > ${at}`)
  },
  'put an older head back': (sql, transaction) => putOldHeadBack(sql, transaction, randomInt(1, ENTRIES)),
  'delete the head': (sql) => sql('DELETE FROM "AuditHead"'),
  'edit the sequence of the head': (sql) =>
    sql(`UPDATE "AuditHead" SET "sequence" = "sequence" + ${[-1, 1, 7][randomInt(3)] ?? 1}`),
  'edit the hash of the head': (sql) => sql(`UPDATE "AuditHead" SET "hash" = '${hash()}'`),
  'edit the code of the head': (sql) => sql(`UPDATE "AuditHead" SET "mac" = '${hash()}'`),
  'edit the key of the head': (sql) => sql(`UPDATE "AuditHead" SET "keyId" = '${hash().slice(0, 16)}'`),
}

class Undone extends Error {}

/** What a check says after a tampering, and maybe after the program has written on; everything is undone afterwards. */
async function checkAfter(tamper: Tampering, writesOn: boolean): Promise<number> {
  let problems = -1
  const trying = database.current.prisma.$transaction(async (transaction) => {
    await tamper((statement) => transaction.$executeRawUnsafe(statement), transaction)
    if (writesOn) await recordAudit(transaction, { clinician: null, action: 'list.viewed' })
    problems = (await verifyAudit(transaction)).problems
    throw new Undone()
  })
  await trying.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  return problems
}

beforeAll(async () => {
  const { prisma } = database.current
  const who = { id: randomUUID(), displayName: 'Anna', practiceId: randomUUID() }
  await prisma.$transaction(async (transaction) => {
    for (let index = 0; index < ENTRIES; index += 1) {
      const action = index % 3 === 0 ? 'case.viewed' : 'trial.changed'
      const caseId = index % 5 === 0 ? null : randomUUID()
      await recordAudit(transaction, { clinician: index % 7 === 0 ? null : who, action, caseId })
    }
  })
  await renewAnchor(prisma)
  // As somebody with the rights of the owner of the database would.
  await prisma.$executeRaw`ALTER TABLE "AuditEntry" DISABLE TRIGGER USER`
  await prisma.$executeRaw`ALTER TABLE "AuditHead" DISABLE TRIGGER USER`
})

it('every one of more than a thousand tamperings is found, also where the program has written on (T27)', async () => {
  const missed: string[] = []
  let tried = 0
  for (const [name, tamper] of Object.entries(TAMPERINGS)) {
    for (let round = 0; round < ROUNDS_OF_EACH; round += 1) {
      tried += 1
      const problems = await checkAfter(tamper, round % 2 === 1)
      if (problems < 1) missed.push(`${name}: ${problems}`)
    }
  }
  process.stdout.write(`${tried} tamperings of ${ENTRIES} entries, ${tried - missed.length} found\n`)
  expect(missed).toEqual([])
  expect(tried).toBeGreaterThan(1_000)
})

it('a record that nobody touched has 0 problems, however often it is checked and written on', async () => {
  for (let round = 0; round < 20; round += 1) expect(await checkAfter(async () => undefined, round % 2 === 1)).toBe(0)
  expect(await verifyAudit(database.current.prisma)).toMatchObject({ entries: ENTRIES, problems: 0, hasAnchor: true })
})
