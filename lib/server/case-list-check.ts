import 'server-only'
import type { CalendarDate } from '@/lib/domain/calendar-date'
import { CASE_VERDICTS, type CaseVerdictId } from '@/lib/domain/case-file'
import { verdictTrait } from '@/lib/exchange/case-traits'
import type { DefinitionId } from '@/lib/rules/evaluation'
import { COMPUTED_BY } from './case-index'
import { getDatabase } from './db'
import { readDay } from './stored-values'

/** A case of a page, and what the rules say of it now. */
export type JudgedCase = { readonly id: string; readonly version: number; readonly verdict: CaseVerdictId }

/** Which of these cases are indexed by other rules, for an earlier day, as an earlier version, or under another verdict. */
export async function listMisindexed(
  judged: readonly JudgedCase[],
  definition: DefinitionId,
  today: CalendarDate,
): Promise<readonly string[]> {
  if (judged.length === 0) return []
  const database = await getDatabase()
  const ids = judged.map(({ id }) => id)
  const verdicts = CASE_VERDICTS.map((verdict) => verdictTrait(definition, verdict))
  const indexes = await database.caseIndex.findMany({ where: { caseId: { in: ids } } })
  const traits = await database.caseTrait.findMany({
    where: { caseId: { in: ids }, trait: { in: verdicts } },
    select: { caseId: true, trait: true },
  })
  return judged
    .filter(({ id, version, verdict }) => {
      const index = indexes.find(({ caseId }) => caseId === id)
      const isOfToday = index !== undefined && (index.computedFor === null || readDay(index.computedFor) >= today)
      const isCurrent = isOfToday && index.computedBy === COMPUTED_BY && index.caseVersion === version
      const found = traits.filter(({ caseId }) => caseId === id)
      return !isCurrent || found.length !== 1 || found[0]?.trait !== verdictTrait(definition, verdict)
    })
    .map(({ id }) => id)
}
