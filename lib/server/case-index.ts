import 'server-only'
import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { listTraits, TRAITS_VERSION } from '@/lib/exchange/case-traits'
import { assessCase } from '@/lib/rules/assess-case'
import { assessContributors } from '@/lib/rules/assess-surroundings'
import { CLINICAL_CHANGES } from '@/lib/rules/clinical-changes'
import { RULES_VERSION } from '@/lib/rules/rules-version'
import type { Prisma } from './generated/client'
import { toLabelKey } from './label-key'
import { type CaseRow, toStoredCase, WHOLE_CASE } from './rows-to-case'
import { toDateColumn } from './stored-values'
import { readToday } from './today'

/** What traits are computed by now; rules may change within a version, each time with an entry in their list of changes. */
export const COMPUTED_BY = `${RULES_VERSION}/${CLINICAL_CHANGES.length}/${TRAITS_VERSION}`

/**
 * Writes what cases are found by, from the rules and from what is stored of them in this transaction, in place of what
 * was written before. Called with every change of a case.
 */
export async function indexCases(
  transaction: Prisma.TransactionClient,
  caseIds: readonly string[],
  today: CalendarDate = readToday(),
): Promise<void> {
  const rows = await transaction.patientCase.findMany({ where: { id: { in: [...caseIds] } }, include: WHOLE_CASE })
  for (const { id, label, labelKey } of rows) {
    // Not by the client, which would say that the case was changed now.
    if (labelKey === toLabelKey(label)) continue
    await transaction.$executeRaw`UPDATE "PatientCase" SET "labelKey" = ${toLabelKey(label)} WHERE "id" = ${id}::uuid`
  }
  const cases = rows.map((row) => {
    const { file } = toStoredCase(row)
    return { id: row.id, index: toIndexRow(row, file, today), traits: toTraitRows(row, file, today) }
  })
  const ids = cases.map(({ id }) => id)
  const stored = await transaction.caseTrait.findMany({ where: { caseId: { in: ids } } })
  // On a new day most cases are found by what they were found by before.
  const changed = cases.filter(({ id, traits }) => !isSame(traits, ofCase(stored, id)))
  await transaction.caseIndex.deleteMany({ where: { caseId: { in: ids } } })
  await transaction.caseIndex.createMany({ data: cases.map(({ index }) => index) })
  await transaction.caseTrait.deleteMany({ where: { caseId: { in: changed.map(({ id }) => id) } } })
  await transaction.caseTrait.createMany({ data: changed.flatMap(({ traits }) => traits) })
}

type Traits = readonly Prisma.CaseTraitCreateManyInput[]

function ofCase(traits: Traits, id: string): Traits {
  return traits.filter(({ caseId }) => caseId === id)
}

function isSame(computed: Traits, stored: Traits): boolean {
  const inOrder = (traits: Traits) => JSON.stringify([...traits].map(toComparable).sort())
  return inOrder(computed) === inOrder(stored)
}

function toComparable({ trait, labelKey, changedAt, createdAt }: Prisma.CaseTraitCreateManyInput): string {
  return JSON.stringify([trait, labelKey, changedAt, createdAt])
}

function toIndexRow({ id, ownerId, version }: CaseRow, file: CaseFile, today: CalendarDate) {
  return { caseId: id, ownerId, caseVersion: version, computedBy: COMPUTED_BY, computedFor: toDayColumn(file, today) }
}

function toTraitRows(
  { id, ownerId, label, createdAt, updatedAt }: CaseRow,
  file: CaseFile,
  today: CalendarDate,
): Traits {
  const labelKey = toLabelKey(label)
  return computeTraits(file, today).map((trait) => {
    return { caseId: id, ownerId, trait, changedAt: updatedAt, createdAt, labelKey }
  })
}

function computeTraits(file: CaseFile, today: CalendarDate): readonly string[] {
  return listTraits(assessCase(file, { today }), assessContributors(file, { today }))
}

/** A case that carries its own day of assessment is judged the same on every other. */
function toDayColumn(file: CaseFile, today: CalendarDate): Date | null {
  return file.case.assessedOn === undefined ? toDateColumn(today) : null
}
