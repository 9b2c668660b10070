import { courseSpan } from './course'
import { isMaoiDrug, isSerotonergicDrug, WASHOUT_DAYS } from './interacting-drugs'
import type { PreparedCase } from './prepare-case'
import { type ResolvedDrug, resolveDrug } from './resolve-drug'
import { otherDrugSpan, type Span, spansOverlap } from './spans'

/** One drug and when it was taken, whether it was a trial or stands among the other drugs. */
type Taken = { readonly name: string; readonly drug: ResolvedDrug; readonly span: Span }

function listTaken(context: PreparedCase): readonly Taken[] {
  const trials = context.trials
    .filter((trial) => trial.hasDates)
    .map((trial) => ({
      name: trial.agent?.name ?? trial.trial.drug ?? 'a drug',
      drug: trial.drug,
      span: courseSpan(trial.course),
    }))
  const others = (context.file.case.otherDrugs ?? [])
    .filter((other) => other.start != null || other.stop != null || other.ongoing === true)
    .map((other) => ({ name: other.drug, drug: resolveDrug(other.drug), span: otherDrugSpan(other, context.today) }))
  return [...trials, ...others]
}

/** The second starts within the washout of the first, or they may share days. */
function isTooClose(first: Taken, second: Taken): boolean {
  const isFluoxetine = first.drug.kind === 'agent' && first.drug.agent.countsAs === 'fluoxetine'
  const washout = isFluoxetine ? WASHOUT_DAYS.fluoxetine.value : WASHOUT_DAYS.ordinary.value
  const days = second.span.start.min - first.span.end.max
  if (!Number.isFinite(days)) return spansOverlap(first.span, second.span) === 'met'
  return days > 0 ? days <= washout : spansOverlap(first.span, second.span) !== 'notMet'
}

/** An MAOI within 14 days of a serotonergic antidepressant, 5 weeks after fluoxetine: an alarm, not a verdict. */
export function listDateAlarms(context: PreparedCase): readonly string[] {
  const taken = listTaken(context)
  return taken
    .filter(({ drug }) => isMaoiDrug(drug))
    .flatMap((maoi) =>
      taken
        .filter((other) => isSerotonergicDrug(other.drug))
        .filter((other) => isTooClose(maoi, other) || isTooClose(other, maoi))
        .map((other) => `${maoi.name} and ${other.name} lie closer than a washout, or overlap: check these dates.`),
    )
}
