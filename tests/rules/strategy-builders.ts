import type { AntidepressantTrial, CaseFile } from '@/lib/domain/case-file'
import { countTrials, judgeTrials } from '@/lib/rules/assess-definition'
import { DEFINITIONS } from '@/lib/rules/definitions'
import { prepareCase } from '@/lib/rules/prepare-case'
import { mapStrategies, type StrategyFamily } from '@/lib/rules/strategy-map'
import { aCaseFile } from '../factories'
import { aDay } from './builders'

type Facts = NonNullable<NonNullable<Parameters<typeof aCaseFile>[0]>['case']>
const DEFINITION = DEFINITIONS['six-week']

/** The strategy map of some trials on 20 November 2026; `null`: nobody was asked for other treatments. */
export function mapOf(
  trials: readonly AntidepressantTrial[],
  otherTreatments: NonNullable<CaseFile['otherTreatments']> | null = [],
  facts: Facts = {},
) {
  const file = aCaseFile({ case: facts, trials, ...(otherTreatments === null ? {} : { otherTreatments }) })
  const context = prepareCase(file, aDay('2026-11-20'), false)
  return mapStrategies(context, countTrials(context, judgeTrials(context, DEFINITION), DEFINITION))
}

/** One family of that map. */
export function familyOf(family: StrategyFamily, ...given: Parameters<typeof mapOf>) {
  const found = mapOf(...given).find((entry) => entry.family === family)
  if (found === undefined) throw new Error(`${family} is not on the map`)
  return found
}

/** The families in which a trial stands. */
export function familiesOf(id: string, trials: readonly AntidepressantTrial[]): readonly StrategyFamily[] {
  return mapOf(trials).flatMap(({ family, items }) => (items.some((item) => item.id === id) ? [family] : []))
}
