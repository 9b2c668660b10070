import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type CaseFile, parseCaseFile } from '@/lib/domain/case-file'
import {
  KEPT_OCCASIONS,
  type KeptAssessment,
  type KeptOccasion,
  type OpenedAssessment,
} from '@/lib/exchange/re-runs/kept-assessment'
import { keptResultSchema, toKeptResult } from '@/lib/exchange/re-runs/kept-result'
import type { DefinitionId, Evaluation } from '@/lib/rules/evaluation'
import { hashInput, hashJson } from '@/lib/rules/input-hash'
import { visibleTo } from './audiences'
import { type AuditEvent, recordAudit } from './audit/record-audit'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import type { Prisma } from './generated/client'
import { openColumns, sealColumns } from './sealing/seal'
import { readDay, toDateColumn } from './stored-values'

/** The most that a list shows; the newest stay. */
export const MAX_LISTED = 200

const LISTED = {
  ...{ id: true, keptAt: true, lastKeptAt: true, clinician: { select: { displayName: true } }, occasions: true },
  ...{ rulesVersion: true, definition: true, assessedOn: true, assumeAdherence: true, inputHash: true, result: true },
} as const satisfies Prisma.KeptAssessmentSelect
const OPENED = { ...LISTED, input: true } as const satisfies Prisma.KeptAssessmentSelect

const NEWEST_FIRST = [{ lastKeptAt: 'desc' }, { id: 'desc' }] as const satisfies object
const occasionsSchema = z.array(z.enum(KEPT_OCCASIONS))

/**
 * Keeps what an evaluation says of a case under one definition. The same result of the same input by the same rules is
 * kept once, with everything that it was kept for. False when the case is not there or not shared with them.
 */
export async function keepAssessment(
  clinician: Clinician,
  caseId: string,
  assessed: { readonly file: CaseFile; readonly evaluation: Evaluation; readonly definitionId: DefinitionId },
  occasion: KeptOccasion,
): Promise<boolean> {
  const { file, evaluation, definitionId } = assessed
  const result = toKeptResult(file, evaluation, definitionId)
  if (result === null || !isKey(caseId)) return false
  const { rulesVersion, assessedOn, assumeAdherence, inputHash } = evaluation
  if (hashInput(file) !== inputHash) throw new Error('the file that is kept is not the one that was assessed')
  const unique = { caseId, rulesVersion, definition: definitionId, inputHash, resultHash: hashJson(result) }
  const day = { assessedOn: toDateColumn(assessedOn), assumeAdherence }
  const now = new Date()
  const when = { keptAt: now, lastKeptAt: now, occasions: [occasion] }
  const row = { ...unique, ...day, ...when, clinicianId: clinician.id, ...toSealed(file, result) }
  const kept = { clinician, caseId, ...toAudited(occasion) }
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    const where = { id: caseId, ...visibleTo(clinician) }
    if ((await transaction.patientCase.findUnique({ where, select: { id: true } })) === null) {
      await recordAudit(transaction, { ...kept, outcome: 'denied', detail: { ...kept.detail, reason: 'notVisible' } })
      return false
    }
    const { count } = await transaction.keptAssessment.createMany({ data: row, skipDuplicates: true })
    if (count === 0) {
      const isNew = { NOT: { occasions: { has: occasion } } }
      await transaction.keptAssessment.updateMany({ where: unique, data: { lastKeptAt: now } })
      await transaction.keptAssessment.updateMany({
        where: { ...unique, ...isNew },
        data: { occasions: { push: occasion } },
      })
    }
    await recordAudit(transaction, kept)
    return true
  })
}

// An export keeps what it says, which is one thing that was done and not two.
function toAudited(occasion: KeptOccasion): Pick<AuditEvent, 'action' | 'detail'> {
  return occasion === 'byHand'
    ? { action: 'case.assessmentKept' }
    : { action: 'case.exported', detail: { format: occasion } }
}

/** The kept assessments of a case, the newest first; none when the case is not there or not shared with them. */
export async function listAssessments(clinician: Clinician, caseId: string): Promise<readonly KeptAssessment[]> {
  if (!isKey(caseId)) return []
  const database = await getDatabase()
  const rows = await database.keptAssessment.findMany({
    where: { caseId, patientCase: visibleTo(clinician) },
    orderBy: [...NEWEST_FIRST],
    take: MAX_LISTED,
    select: LISTED,
  })
  return rows.map(toKept)
}

/** How many assessments of a case are kept; none when the case is not there or not shared with them. */
export async function countAssessments(clinician: Clinician, caseId: string): Promise<number> {
  if (!isKey(caseId)) return 0
  const database = await getDatabase()
  return database.keptAssessment.count({ where: { caseId, patientCase: visibleTo(clinician) } })
}

/** A kept assessment of a case; `null` when it is not there, of another case, or another clinician's. */
export async function getAssessment(
  clinician: Clinician,
  caseId: string,
  assessmentId: string,
): Promise<OpenedAssessment | null> {
  if (!isKey(assessmentId)) return null
  return findNewest(clinician, caseId, { id: assessmentId })
}

/** The newest kept assessment of a case under one definition; `null` when there is none, or the case is not theirs. */
export async function getLatestAssessment(
  clinician: Clinician,
  caseId: string,
  definition: DefinitionId,
): Promise<OpenedAssessment | null> {
  return findNewest(clinician, caseId, { definition })
}

async function findNewest(
  clinician: Clinician,
  caseId: string,
  which: { readonly id: string } | { readonly definition: DefinitionId },
): Promise<OpenedAssessment | null> {
  if (!isKey(caseId)) return null
  const database = await getDatabase()
  const row = await database.keptAssessment.findFirst({
    where: { ...which, caseId, patientCase: visibleTo(clinician) },
    orderBy: [...NEWEST_FIRST],
    select: OPENED,
  })
  if (row === null) return null
  const input = parseCaseFile(JSON.parse(openColumns('KeptAssessment', row, row).input))
  return { ...toKept(row), input: input.ok ? input.value : null }
}

function toSealed(file: CaseFile, result: NonNullable<ReturnType<typeof toKeptResult>>) {
  const id = randomUUID()
  const written = { input: JSON.stringify(file), result: JSON.stringify(result) }
  return { id, ...sealColumns('KeptAssessment', { id }, written) }
}

function toKept(stored: ListedRow): KeptAssessment {
  const { clinician, assessedOn, occasions, result, ...row } = openColumns('KeptAssessment', stored, stored)
  return {
    ...{ id: row.id, keptAt: row.keptAt, lastKeptAt: row.lastKeptAt, keptBy: clinician.displayName },
    occasions: occasionsSchema.parse(occasions),
    ...{ rulesVersion: row.rulesVersion, definition: row.definition, assessedOn: readDay(assessedOn) },
    ...{
      assumeAdherence: row.assumeAdherence,
      inputHash: row.inputHash,
      result: keptResultSchema.parse(JSON.parse(result)),
    },
  }
}

type ListedRow = Prisma.KeptAssessmentGetPayload<{ select: typeof LISTED }>

function isKey(id: string): boolean {
  return z.uuid().safeParse(id).success
}
