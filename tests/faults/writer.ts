import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { setImmediate as takeTurn, setTimeout as wait } from 'node:timers/promises'
import type { CaseFile } from '@/lib/domain/case-file'
import { createCase, createCaseOnce, getCase, saveTrial, streamCases } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { openDatabase, provideDatabase } from '@/lib/server/db'
import { getMember } from '@/lib/server/members'
import { applyMigrations } from '@/lib/server/migrations'
import { findStorageFailure } from '@/lib/server/storage-failure'
import { aCaseFile, aTrial } from '../factories'

// A process of its own that is made to fail: says what is stored at a place, then stores cases through the functions of
// the server until it is killed or its input ends, and says what it tries, what was acknowledged and what was refused.
const [place = '', manner = 'careful'] = process.argv.slice(2)

const WRITERS = 4
const PAUSE_MS = 100

// Three trials with lists of their own, so that a case lies in many rows of several tables.
const CREATED = [aTrial({ id: 't1', comment: 'created', doses: [{ mgPerDay: 50 }, { mgPerDay: 100 }] })]
const OTHERS = ['t2', 't3'].map((id) => aTrial({ id, drug: 'fluoxetine', doses: [{ mgPerDay: 20 }, { mgPerDay: 40 }] }))
const CHANGED = aTrial({
  id: 't1',
  comment: 'changed',
  doses: [{ mgPerDay: 25 }, { mgPerDay: 50 }, { mgPerDay: 150 }],
})

const toFile = (key: string): CaseFile => aCaseFile({ case: { label: key }, trials: [...CREATED, ...OTHERS] })

const isAlone = manner === 'alone' || manner === 'reaches-no-disk'
let isEnding = false
const say = (line: string) => process.stdout.write(`${line}\n`)

if (manner === 'reaches-no-disk') Object.assign(fs, { fsyncSync: () => undefined })
if (manner === 'asks-no-space') Object.assign(fs, { statfsSync: () => ({ bavail: 2 ** 32, bsize: 4096 }) })
syncBuiltinESMExports()
// Of this program alone; without them it would write keys beside those of whoever runs it.
process.env.AUDIT_KEY ??= 'faults'.repeat(8)
process.env.ENCRYPTION_KEYS ??= `faults:${Buffer.alloc(32, 7).toString('base64')}`
const database = await openDatabase(place.startsWith('postgresql:') ? { url: place } : { folder: place })
provideDatabase(database)
await applyMigrations(database)
const clinician = await getWriter()
await listStored()
say('open')
if (manner !== 'only-looks') await write()
await database.close()

async function getWriter(): Promise<Clinician> {
  const account = { username: 'writer', displayName: 'Synthetic writer', passwordHash: 'none', role: 'owner' } as const
  const { id } = await database.prisma.clinician.upsert({
    where: { username: account.username },
    create: { ...account, practice: { create: {} } },
    update: {},
  })
  return getMember(id, new Date())
}

async function write(): Promise<void> {
  process.stdin
    .setEncoding('utf8')
    .on('data', beginNextLog)
    .once('end', () => {
      isEnding = true
    })
  const length = isAlone ? 1 : WRITERS
  await Promise.all(Array.from({ length }, () => writeCases()))
}

/** The embedded database writes its log in files of 16 MB: has it begin the next now, as some write has to. */
async function beginNextLog(): Promise<void> {
  try {
    await database.prisma.$executeRaw`SELECT pg_switch_wal()`
  } catch (error) {
    say(`refused ${explain(error)}`)
  }
}

async function writeCases(): Promise<void> {
  while (!isEnding) {
    // The embedded database answers without waiting: what comes from outside is heard in between.
    await takeTurn()
    const key = randomUUID()
    await acknowledged(`${key} created`, () => (manner === 'in-parts' ? createInParts(key) : create(key)))
    await acknowledged(`${key} changed`, () => change(key))
  }
}

/** Tries until it is stored, as a clinician who presses the button again, and then says so. */
async function acknowledged(what: string, store: () => Promise<unknown>): Promise<void> {
  say(`try ${what}`)
  while (!isEnding) {
    try {
      const storing = store()
      // What a careless program does: it answers first.
      if (manner === 'answers-first') say(`acknowledged ${what}`)
      await storing
      if (manner !== 'answers-first') say(`acknowledged ${what}`)
      return
    } catch (error) {
      say(`refused ${explain(error)}`)
      await wait(PAUSE_MS)
    }
  }
}

function explain(error: unknown): string {
  return `${findStorageFailure(error) ?? 'in another way'}: ${String(error).trim().split('\n').at(-1)}`
}

async function create(key: string): Promise<void> {
  if ((await createCaseOnce(clinician, key, toFile(key))) === null) throw new Error('the case was not stored')
}

// What a careless program does: one case in several transactions.
async function createInParts(key: string): Promise<void> {
  const caseId = await createCase(clinician, aCaseFile({ case: { label: key } }))
  for (const trial of toFile(key).trials) await saveTrial(clinician, caseId, null, trial)
}

async function change(key: string): Promise<void> {
  const stored = await getCase(clinician, key)
  const trialKey = stored?.trialKeys.t1
  if (trialKey === undefined) return
  if ((await saveTrial(clinician, key, trialKey, CHANGED)) === null) throw new Error('the trial was not stored')
}

async function listStored(): Promise<void> {
  for await (const { file } of streamCases(clinician)) say(`stored ${file.case.label} ${describeState(file)}`)
}

/** Which of its two whole states a case is in; anything else is half written. */
function describeState(file: CaseFile): 'created' | 'changed' | 'half' {
  const [first, ...others] = file.trials
  if (JSON.stringify(others) !== JSON.stringify(OTHERS)) return 'half'
  if (JSON.stringify(first) === JSON.stringify(CREATED[0])) return 'created'
  return JSON.stringify(first) === JSON.stringify(CHANGED) ? 'changed' : 'half'
}
