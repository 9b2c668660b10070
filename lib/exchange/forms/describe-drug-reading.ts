import type { Formulation } from '@/lib/domain/case-file'
import type { Agent } from '@/lib/rules/antidepressants'
import { getLabelMaximum, type LabelMaximum } from '@/lib/rules/label-maximums'
import { getMinimumDose } from '@/lib/rules/minimum-effective-doses'
import { hasOwnCounter } from '@/lib/rules/never-scored'
import { type ResolvedDrug, resolveDrug } from '@/lib/rules/resolve-drug'
import { describeUnit } from '../describe-number'
import { EVIDENCE_LABELS } from '../labels'
import { suggestDrugs } from '../quick-entry/suggest-drug'
import { isSeen } from '../summary-sources'
import { getDoseCeiling } from './check-doses'
import type { DoseCeiling } from './dose-slip'
import { NOT_KNOWN } from './reading'

const UNKNOWN_DRUG = 'Not in the drug table: kept as you wrote it, and its dose stays unknown.'

/** How a written drug name is understood, and whether it is understood at all. */
export type DrugReading = {
  readonly isKnown: boolean
  readonly text: string
  /** Names written nearly so, to ask about when the name is not known. */
  readonly suggestions: readonly string[]
  /** What to hold a dose against; `null` where nothing is known of the doses. */
  readonly doses: DoseGuide | null
}

/** A drug's class and doses in one line, and from when a dose looks like a slip. */
export type DoseGuide = { readonly text: string; readonly ceiling: DoseCeiling | null }

/** What is understood of a drug as written: its name, class and minimum effective dose. `null` for an empty box. */
export function describeDrugReading(written: string, formulation: Formulation | null): DrugReading | null {
  const text = written.trim()
  if (text === '') return null
  if (text === NOT_KNOWN) return toReading('Nobody remembers which drug: its dose stays unknown.')
  const drug = resolveDrug(text, formulation)
  switch (drug.kind) {
    case 'agent':
      return {
        ...toReading([describeAgent(drug.agent), ...describeUse(drug.usuallyFor)].join(' · ')),
        doses: { text: describeDoses(drug.agent), ceiling: getDoseCeiling(drug.agent) },
      }
    case 'other':
      return toReading([drug.name, drug.what, ...describeScoring(drug), ...describeUse(drug.usuallyFor)].join(' · '))
    case 'unresolved':
      return { isKnown: false, text: UNKNOWN_DRUG, suggestions: suggestDrugs(text), doses: null }
  }
}

function toReading(text: string): DrugReading {
  return { isKnown: true, text, suggestions: [], doses: null }
}

function describeAgent(agent: Agent): string {
  return `${agent.name} · ${agent.drugClass} · ${describeMinimum(agent)}`
}

function describeDoses(agent: Agent): string {
  const maximum = getLabelMaximum(agent.id)
  const most = maximum === null ? 'no label maximum seen' : `label maximum ${describeDose(maximum)}`
  return `${describeAgent(agent)} · ${most}`
}

function describeMinimum(agent: Agent): string {
  const minimum = getMinimumDose(agent.id, 'default')
  if (minimum === null) return 'no minimum effective dose'
  return `minimum effective dose ${describeDose({ ...minimum, ingredient: agent.ingredient })}`
}

type Dose = Pick<LabelMaximum, 'value' | 'unit' | 'ingredient' | 'evidence'>

function describeDose({ value, unit, ingredient, evidence }: Dose): string {
  const amount = `${value} ${unit === 'mg/day' ? 'mg a day' : describeUnit(unit)}`
  const ofWhat = ingredient === null ? '' : ` of ${ingredient}`
  return `${amount}${ofWhat}${isSeen(evidence) ? '' : ` (${EVIDENCE_LABELS[evidence]})`}`
}

function describeScoring(drug: ResolvedDrug): string[] {
  return hasOwnCounter(drug) ? ['no instrument gives a minimum: recorded, never scored'] : []
}

function describeUse(usuallyFor: string | null): string[] {
  return usuallyFor === null ? [] : [`usually for ${usuallyFor}`]
}
