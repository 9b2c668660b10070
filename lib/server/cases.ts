import 'server-only'
import type { AntidepressantTrial, CaseFacts, CaseFile, OtherTreatment } from '@/lib/domain/case-file'
import { findFreeId } from '@/lib/exchange/forms/free-id'
import { visibleTo } from './audiences'
import { recordAudit } from './audit/record-audit'
import { replaceFacts } from './case-facts'
import { toTreatmentRows } from './case-to-rows'
import { changeCase, KEY } from './change-case'
import type { Clinician } from './clinician'
import { withRecordedConclusion } from './conclusions'
import { getDatabase } from './db'
import type { CaseAudience, Prisma } from './generated/client'
import { insertCases, insertRows } from './insert-rows'
import { toStoredCase, WHOLE_CASE } from './rows-to-case'
import { addTrial, replaceTrial } from './store-trial'

/**
 * A case as stored; `trialKeys` leads from the id of a trial in the file to the key in its address, `trialVersions` from
 * that key to how often the trial was changed. `version` counts every change, `factsVersion` those of the facts,
 * `conclusionVersion` those of the conclusion.
 */
export type StoredCase = {
  readonly id: string
  readonly file: CaseFile
  readonly trialKeys: Readonly<Record<string, string>>
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
  readonly factsVersion: number
  readonly conclusionVersion: number
  readonly trialVersions: Readonly<Record<string, number>>
}

const CASES_PER_READ = 50
const IMPORTING_MS = 10 * 60_000

/** A case, or `null` when it is not there or not shared with the clinician. */
export async function getCase(clinician: Clinician, caseId: string): Promise<StoredCase | null> {
  if (!KEY.test(caseId)) return null
  const database = await getDatabase()
  const where = { id: caseId, ...visibleTo(clinician) }
  const row = await database.patientCase.findUnique({ where, include: WHOLE_CASE })
  return row === null ? null : toStoredCase(row)
}

/**
 * All cases that a clinician sees, of each audience the first stored first, few in memory at a time; changes meanwhile
 * hide none.
 */
export async function* streamCases(clinician: Clinician): AsyncGenerator<StoredCase> {
  for (const audienceId of clinician.audienceIds) yield* streamCasesOf(audienceId)
}

async function* streamCasesOf(audienceId: string): AsyncGenerator<StoredCase> {
  const database = await getDatabase()
  let last: CaseAudience | undefined
  do {
    const rows = await database.caseAudience.findMany({
      where: { audienceId, ...(last === undefined ? {} : isAfter(last)) },
      orderBy: [{ createdAt: 'asc' }, { caseId: 'asc' }],
      take: CASES_PER_READ,
      include: { patientCase: { include: WHOLE_CASE } },
    })
    for (const { patientCase } of rows) yield toStoredCase(patientCase)
    last = rows[CASES_PER_READ - 1]
  } while (last !== undefined)
}

// The time stands first, alone, for the index to be entered at; of the same time there are few.
function isAfter({ createdAt, caseId }: CaseAudience) {
  return { createdAt: { gte: createdAt }, OR: [{ createdAt: { gt: createdAt } }, { caseId: { gt: caseId } }] }
}

/** Stores a new case and returns its key. */
export async function createCase(clinician: Clinician, file: CaseFile): Promise<string> {
  const [key] = await importCases(clinician, [file], 'case.created')
  if (key === undefined) throw new Error('a case was stored and has no key')
  return key
}

/**
 * Stores a new case under a key that its form chose: a form that is sent twice makes one case. `null` when the key is
 * another clinician's.
 */
export async function createCaseOnce(clinician: Clinician, newKey: string, file: CaseFile): Promise<string | null> {
  if (!KEY.test(newKey)) return null
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${newKey}))`
    const where = { id: newKey }
    const taken = await transaction.patientCase.findUnique({ where, select: { enteredById: true } })
    if (taken !== null) return taken.enteredById === clinician.id ? newKey : null
    await insertCases(transaction, clinician, [file], [newKey])
    await recordAudit(transaction, { clinician, action: 'case.created', caseId: newKey })
    return newKey
  })
}

/** Stores every file as a new case, or none of them, and returns the keys in the order of the files. */
export async function importCases(
  clinician: Clinician,
  files: readonly CaseFile[],
  action: 'cases.imported' | 'case.created' = 'cases.imported',
): Promise<string[]> {
  const database = await getDatabase()
  const insert = async (transaction: Prisma.TransactionClient) => {
    const keys = await insertCases(transaction, clinician, files)
    const only = keys.length === 1 ? keys[0] : null
    await recordAudit(transaction, { clinician, action, caseId: only ?? null, detail: { count: keys.length } })
    return keys
  }
  return database.$transaction(insert, { timeout: IMPORTING_MS })
}

/** Replaces a case's own facts; false when it is not there or not shared with them. */
export async function saveCaseFacts(clinician: Clinician, caseId: string, facts: CaseFacts): Promise<boolean> {
  const saved = await changeCase(clinician, caseId, {}, 'factsChanged', (transaction) =>
    replaceFacts(transaction, caseId, facts),
  )
  return saved ?? false
}

/**
 * Replaces a case's own facts and its other treatments, both or neither; treatments left out were not recorded, and the
 * conclusion stays. False also where the facts are no longer the version that was loaded.
 */
export async function saveFactsAndTreatments(
  clinician: Clinician,
  caseId: string,
  facts: CaseFacts,
  treatments: readonly OtherTreatment[] | undefined,
  loadedVersion: number | null = null,
): Promise<boolean> {
  const isLoaded = loadedVersion === null ? {} : { factsVersion: loadedVersion }
  const saved = await changeCase(clinician, caseId, isLoaded, 'factsChanged', async (transaction) => {
    await replaceFacts(transaction, caseId, await withRecordedConclusion(transaction, caseId, facts))
    return replaceTreatments(transaction, caseId, treatments)
  })
  return saved ?? false
}

/**
 * Saves a trial under its key, or a new one where the key is `null`; returns the key, or `null` when the case or the
 * trial is not there or not shared with them. The id in the file stays, or is the next free one; a link to a trial that
 * is not in the case is left out. Refuses more trials than a case file holds.
 */
export async function saveTrial(
  clinician: Clinician,
  caseId: string,
  trialKey: string | null,
  trial: AntidepressantTrial,
  loadedVersion: number | null = null,
): Promise<string | null> {
  if (trialKey === null) {
    return changeCase(clinician, caseId, {}, 'trialAdded', (transaction) => addTrial(transaction, caseId, trial))
  }
  if (!KEY.test(trialKey)) return null
  const loaded = { id: trialKey, ...(loadedVersion === null ? {} : { version: loadedVersion }) }
  return changeCase(clinician, caseId, { trials: { some: loaded } }, 'trialChanged', (transaction) =>
    replaceTrial(transaction, caseId, trialKey, trial, loadedVersion),
  )
}

/**
 * Adds a trial under a key that its form chose: a form that is sent twice makes one trial, and the last one sent
 * stands. `null` when the case is not there or not shared with them, or the key belongs to another case.
 */
export async function addTrialOnce(
  clinician: Clinician,
  caseId: string,
  newKey: string,
  trial: AntidepressantTrial,
): Promise<string | null> {
  if (!KEY.test(newKey)) return null
  return changeCase(clinician, caseId, {}, 'trialAdded', async (transaction) => {
    const taken = await transaction.trial.findUnique({ where: { id: newKey }, select: { caseId: true } })
    if (taken === null) return addTrial(transaction, caseId, trial, newKey)
    return taken.caseId === caseId ? replaceTrial(transaction, caseId, newKey, trial) : null
  })
}

/** Replaces the other treatments of a case; one whose id is taken gets the next free one. */
export async function saveOtherTreatments(
  clinician: Clinician,
  caseId: string,
  treatments: readonly OtherTreatment[],
): Promise<boolean> {
  const saved = await changeCase(clinician, caseId, {}, 'treatmentsChanged', (transaction) =>
    replaceTreatments(transaction, caseId, treatments),
  )
  return saved ?? false
}

/** Replaces the other treatments of a case within a change of it. */
export async function replaceTreatments(
  transaction: Prisma.TransactionClient,
  caseId: string,
  treatments: readonly OtherTreatment[] | undefined,
): Promise<true> {
  const data = { otherTreatmentsRecorded: treatments !== undefined, factsVersion: { increment: 1 } }
  await transaction.patientCase.updateMany({ where: { id: caseId }, data })
  await transaction.otherTreatment.deleteMany({ where: { caseId } })
  const trials = await transaction.trial.findMany({ where: { caseId }, select: { fileId: true } })
  const named = giveFreeIds(treatments ?? [], new Set(trials.map((trial) => trial.fileId)))
  await insertRows(transaction, { otherTreatment: toTreatmentRows(caseId, named) })
  return true
}

function giveFreeIds(treatments: readonly OtherTreatment[], taken: Set<string>): OtherTreatment[] {
  const wanted = new Set(treatments.map((treatment) => treatment.id))
  return treatments.map((treatment) => {
    const id = taken.has(treatment.id) ? findFreeId('o', new Set([...taken, ...wanted])) : treatment.id
    taken.add(id)
    return { ...treatment, id }
  })
}
