import 'server-only'
import { randomUUID } from 'node:crypto'
import type { CaseFile } from '@/lib/domain/case-file'
import { requireAllowed } from './audiences'
import { indexCases, shareCases } from './case-index'
import { type Rows, toCaseColumns, toFactRows, toTreatmentRows, toTrialColumns, toTrialRows } from './case-to-rows'
import type { Clinician } from './clinician'
import type { Prisma } from './generated/client'

const CASES_PER_WRITE = 50

/**
 * Writes new cases of a clinician's practice, which all of it sees, with everything in them; returns their keys in the
 * order of the files. Keys may be given.
 */
export async function insertCases(
  transaction: Prisma.TransactionClient,
  clinician: Clinician,
  files: readonly CaseFile[],
  keys: readonly string[] = [],
): Promise<string[]> {
  requireAllowed(clinician, 'case.write')
  const cases = files.map((file, index) => ({ id: keys[index] ?? randomUUID(), clinician, file }))
  for (let first = 0; first < cases.length; first += CASES_PER_WRITE) {
    const some = cases.slice(first, first + CASES_PER_WRITE)
    await insertRows(transaction, joinRows(some.map(toRows)))
    const ids = some.map(({ id }) => id)
    await shareCases(transaction, ids, [clinician.practiceId])
    await indexCases(transaction, ids)
  }
  return cases.map(({ id }) => id)
}

/** Writes rows, parents before children. */
export async function insertRows(transaction: Prisma.TransactionClient, rows: Partial<Rows>): Promise<void> {
  if (rows.patientCase?.length) await transaction.patientCase.createMany({ data: rows.patientCase })
  if (rows.contributor?.length) await transaction.contributor.createMany({ data: rows.contributor })
  if (rows.symptomScore?.length) await transaction.symptomScore.createMany({ data: rows.symptomScore })
  if (rows.otherDrug?.length) await transaction.otherDrug.createMany({ data: rows.otherDrug })
  if (rows.notTried?.length) await transaction.notTried.createMany({ data: rows.notTried })
  if (rows.otherTreatment?.length) await transaction.otherTreatment.createMany({ data: rows.otherTreatment })
  if (rows.trial?.length) await transaction.trial.createMany({ data: rows.trial })
  if (rows.addedTo?.length) await transaction.addedTo.createMany({ data: rows.addedTo })
  if (rows.doseStep?.length) await transaction.doseStep.createMany({ data: rows.doseStep })
  if (rows.dispense?.length) await transaction.dispense.createMany({ data: rows.dispense })
  if (rows.sideEffect?.length) await transaction.sideEffect.createMany({ data: rows.sideEffect })
  if (rows.trialStopReason?.length) await transaction.trialStopReason.createMany({ data: rows.trialStopReason })
  if (rows.plasmaLevel?.length) await transaction.plasmaLevel.createMany({ data: rows.plasmaLevel })
}

function toRows({ id, clinician, file }: { id: string; clinician: Clinician; file: CaseFile }): Rows {
  const { practiceId, id: enteredById } = clinician
  const { case: facts, trials, otherTreatments } = file
  const keys = new Map(trials.map((trial) => [trial.id, randomUUID()]))
  const keyed = trials.flatMap((trial, position) => {
    const key = keys.get(trial.id)
    return key === undefined ? [] : [{ key, position, trial }]
  })
  const lists = keyed.map(({ key, trial }) => toTrialRows(key, trial))
  return {
    patientCase: [
      {
        id,
        practiceId,
        enteredById,
        ...toCaseColumns(id, facts),
        otherTreatmentsRecorded: otherTreatments !== undefined,
      },
    ],
    ...toFactRows(id, facts),
    otherTreatment: toTreatmentRows(id, otherTreatments ?? []),
    trial: keyed.map(({ key, position, trial }) => ({
      id: key,
      caseId: id,
      position,
      fileId: trial.id,
      ...toTrialColumns(key, trial),
    })),
    addedTo: keyed.flatMap(({ key, trial }) => toLinkRows(key, trial.addedTo ?? [], keys)),
    doseStep: lists.flatMap((list) => list.doseStep),
    dispense: lists.flatMap((list) => list.dispense),
    sideEffect: lists.flatMap((list) => list.sideEffect),
    trialStopReason: lists.flatMap((list) => list.trialStopReason),
    plasmaLevel: lists.flatMap((list) => list.plasmaLevel),
  }
}

/** The links of a trial to those that it was added to; one to a trial that is not there is left out. */
export function toLinkRows(
  trialId: string,
  addedTo: readonly string[],
  keys: ReadonlyMap<string, string>,
): Rows['addedTo'] {
  const bases = addedTo.map((fileId) => keys.get(fileId)).filter((baseId) => baseId !== undefined && baseId !== trialId)
  return bases.flatMap((baseId, position) => (baseId === undefined ? [] : [{ trialId, position, baseId }]))
}

function joinRows(all: readonly Rows[]): Rows {
  return {
    patientCase: all.flatMap((rows) => rows.patientCase),
    contributor: all.flatMap((rows) => rows.contributor),
    symptomScore: all.flatMap((rows) => rows.symptomScore),
    otherDrug: all.flatMap((rows) => rows.otherDrug),
    notTried: all.flatMap((rows) => rows.notTried),
    otherTreatment: all.flatMap((rows) => rows.otherTreatment),
    trial: all.flatMap((rows) => rows.trial),
    addedTo: all.flatMap((rows) => rows.addedTo),
    doseStep: all.flatMap((rows) => rows.doseStep),
    dispense: all.flatMap((rows) => rows.dispense),
    sideEffect: all.flatMap((rows) => rows.sideEffect),
    trialStopReason: all.flatMap((rows) => rows.trialStopReason),
    plasmaLevel: all.flatMap((rows) => rows.plasmaLevel),
  }
}
