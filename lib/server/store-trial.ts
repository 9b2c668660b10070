import 'server-only'
import { randomUUID } from 'node:crypto'
import { type AntidepressantTrial, MAX_TRIALS } from '@/lib/domain/case-file'
import { findFreeId } from '@/lib/exchange/forms/free-id'
import { toTrialColumns, toTrialRows } from './case-to-rows'
import type { Prisma } from './generated/client'
import { insertRows, toLinkRows } from './insert-rows'

type Transaction = Prisma.TransactionClient

/** Adds a trial at the end of a case, under the next free id of the file, and returns its key. */
export async function addTrial(
  transaction: Transaction,
  caseId: string,
  trial: AntidepressantTrial,
  key: string = randomUUID(),
): Promise<string> {
  const trials = await transaction.trial.findMany({
    where: { caseId },
    select: { id: true, fileId: true, position: true },
  })
  if (trials.length >= MAX_TRIALS) throw new RangeError(`a case holds at most ${MAX_TRIALS} trials`)
  const treatments = await transaction.otherTreatment.findMany({ where: { caseId }, select: { fileId: true } })
  const fileId = findFreeId('t', new Set([...trials, ...treatments].map((row) => row.fileId)))
  const position = Math.max(-1, ...trials.map((row) => row.position)) + 1
  const keys = new Map(trials.map((row) => [row.fileId, row.id]))
  await insertRows(transaction, {
    trial: [{ id: key, caseId, fileId, position, ...toTrialColumns(key, trial) }],
    ...toTrialRows(key, trial),
    addedTo: toLinkRows(key, trial.addedTo ?? [], keys),
  })
  return key
}

/**
 * Replaces a trial of a case, all but its ids and its place; `null` when it is not there, or no longer the version that
 * was loaded. Asked here too, after the case was waited for: a condition on another table is not looked at again then.
 */
export async function replaceTrial(
  transaction: Transaction,
  caseId: string,
  key: string,
  trial: AntidepressantTrial,
  loadedVersion: number | null = null,
): Promise<string | null> {
  const { count } = await transaction.trial.updateMany({
    where: { id: key, caseId, ...(loadedVersion === null ? {} : { version: loadedVersion }) },
    data: { ...toTrialColumns(key, trial), version: { increment: 1 } },
  })
  if (count === 0) return null
  const trials = await transaction.trial.findMany({ where: { caseId }, select: { id: true, fileId: true } })
  const lists = { where: { trialId: key } }
  await transaction.addedTo.deleteMany(lists)
  await transaction.doseStep.deleteMany(lists)
  await transaction.dispense.deleteMany(lists)
  await transaction.sideEffect.deleteMany(lists)
  await transaction.trialStopReason.deleteMany(lists)
  await transaction.plasmaLevel.deleteMany(lists)
  const keys = new Map(trials.map((row) => [row.fileId, row.id]))
  await insertRows(transaction, { ...toTrialRows(key, trial), addedTo: toLinkRows(key, trial.addedTo ?? [], keys) })
  return key
}

/** Removes a trial of a case and the links of other trials to it. */
export async function removeTrial(transaction: Transaction, caseId: string, key: string): Promise<boolean> {
  await transaction.trial.updateMany({
    where: { caseId, addedTo: { some: { baseId: key } } },
    data: { version: { increment: 1 } },
  })
  const { count } = await transaction.trial.deleteMany({ where: { id: key, caseId } })
  return count === 1
}
