import 'server-only'
import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { listTraits, TRAITS_VERSION } from '@/lib/exchange/case-traits'
import { assessCase } from '@/lib/rules/assess-case'
import { assessContributors } from '@/lib/rules/assess-surroundings'
import { CLINICAL_CHANGES } from '@/lib/rules/clinical-changes'
import { RULES_VERSION } from '@/lib/rules/rules-version'
import type { StoredCase } from './cases'
import type { CaseAudience, Prisma } from './generated/client'
import { toLabelKey } from './label-key'
import { type CaseRow, toStoredCase, WHOLE_CASE } from './rows-to-case'
import { openColumns } from './sealing/seal'
import { toDateColumn } from './stored-values'
import { readToday } from './today'

/** What traits are computed by now; rules may change within a version, each time with an entry in their list of changes. */
export const COMPUTED_BY = `${RULES_VERSION}/${CLINICAL_CHANGES.length}/${TRAITS_VERSION}`

/** Says which audiences see cases, in place of those that saw them before; what they are found by is written after it. */
export async function shareCases(
  transaction: Prisma.TransactionClient,
  caseIds: readonly string[],
  audienceIds: readonly string[],
): Promise<void> {
  await transaction.caseAudience.deleteMany({ where: { caseId: { in: [...caseIds] } } })
  const written = { changedAt: new Date(0), createdAt: new Date(0), labelKey: '' }
  const rows = caseIds.flatMap((caseId) => audienceIds.map((audienceId) => ({ caseId, audienceId, ...written })))
  await transaction.caseAudience.createMany({ data: rows })
}

/**
 * Writes what cases are found by, for each audience that sees them, from the rules and from what is stored of them in this
 * transaction, in place of what was written before; returns the cases. Called with every change of a case.
 */
export async function indexCases(
  transaction: Prisma.TransactionClient,
  caseIds: readonly string[],
  today: CalendarDate = readToday(),
): Promise<readonly StoredCase[]> {
  const ids = [...caseIds]
  const rows = await transaction.patientCase.findMany({ where: { id: { in: ids } }, include: WHOLE_CASE })
  const audiences = await transaction.caseAudience.findMany({ where: { caseId: { in: ids } } })
  await sortAudiences(transaction, rows, audiences)
  const cases = rows.map((row) => {
    const stored = toStoredCase(row)
    const { file } = stored
    const audienceIds = ofCase(audiences, row.id).map(({ audienceId }) => audienceId)
    const traits = toTraitRows(row, audienceIds, file, today)
    return { id: row.id, stored, index: toIndexRow(row, file, today), traits }
  })
  const stored = await transaction.caseTrait.findMany({ where: { caseId: { in: ids } } })
  // On a new day most cases are found by what they were found by before.
  const changed = cases.filter(({ id, traits }) => !isSame(traits, ofCase(stored, id)))
  await transaction.caseIndex.deleteMany({ where: { caseId: { in: ids } } })
  await transaction.caseIndex.createMany({ data: cases.map(({ index }) => index) })
  await transaction.caseTrait.deleteMany({ where: { caseId: { in: changed.map(({ id }) => id) } } })
  await transaction.caseTrait.createMany({ data: changed.flatMap(({ traits }) => traits) })
  return cases.map((each) => each.stored)
}

/** Writes beside each audience of a case what its lists are sorted and searched by. */
async function sortAudiences(
  transaction: Prisma.TransactionClient,
  rows: readonly CaseRow[],
  audiences: readonly CaseAudience[],
): Promise<void> {
  for (const row of rows) {
    const { id, createdAt, updatedAt } = row
    const { label } = openColumns('PatientCase', row, row)
    const sortedBy = { changedAt: updatedAt, createdAt, labelKey: toLabelKey(label) }
    if (ofCase(audiences, id).every((audience) => isSortedBy(audience, sortedBy))) continue
    await transaction.caseAudience.updateMany({ where: { caseId: id }, data: sortedBy })
  }
}

type SortedBy = Pick<CaseAudience, 'changedAt' | 'createdAt' | 'labelKey'>

function isSortedBy(audience: SortedBy, { changedAt, createdAt, labelKey }: SortedBy): boolean {
  const isOfThen = Number(audience.changedAt) === Number(changedAt) && Number(audience.createdAt) === Number(createdAt)
  return isOfThen && audience.labelKey === labelKey
}

type Traits = readonly Prisma.CaseTraitCreateManyInput[]

function ofCase<Row extends { readonly caseId: string }>(rows: readonly Row[], id: string): readonly Row[] {
  return rows.filter(({ caseId }) => caseId === id)
}

function isSame(computed: Traits, stored: Traits): boolean {
  const inOrder = (traits: Traits) => JSON.stringify([...traits].map(toComparable).sort())
  return inOrder(computed) === inOrder(stored)
}

function toComparable({ audienceId, trait, changedAt, createdAt }: Prisma.CaseTraitCreateManyInput): string {
  return JSON.stringify([audienceId, trait, changedAt, createdAt])
}

function toIndexRow({ id, practiceId, version }: CaseRow, file: CaseFile, today: CalendarDate) {
  return {
    caseId: id,
    practiceId,
    caseVersion: version,
    computedBy: COMPUTED_BY,
    computedFor: toDayColumn(file, today),
  }
}

function toTraitRows(
  { id, createdAt, updatedAt }: CaseRow,
  audienceIds: readonly string[],
  file: CaseFile,
  today: CalendarDate,
): Traits {
  return computeTraits(file, today).flatMap((trait) =>
    audienceIds.map((audienceId) => ({ caseId: id, audienceId, trait, changedAt: updatedAt, createdAt })),
  )
}

function computeTraits(file: CaseFile, today: CalendarDate): readonly string[] {
  return listTraits(assessCase(file, { today }), assessContributors(file, { today }))
}

/** A case that carries its own day of assessment is judged the same on every other. */
function toDayColumn(file: CaseFile, today: CalendarDate): Date | null {
  return file.case.assessedOn === undefined ? toDateColumn(today) : null
}
