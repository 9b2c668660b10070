import type { Formulation } from '@/lib/domain/case-file'
import { AGENT_NAMES } from '@/lib/rules/aliases'
import { AGENT_IDS, type Agent } from '@/lib/rules/antidepressants'
import { getMinimumDose } from '@/lib/rules/minimum-effective-doses'
import { hasOwnCounter } from '@/lib/rules/never-scored'
import { OTHER_DRUGS } from '@/lib/rules/other-drugs'
import { type ResolvedDrug, resolveDrug } from '@/lib/rules/resolve-drug'
import { describeUnit } from '../describe-number'
import { NOT_KNOWN } from './reading'

/** How a written drug name is understood, and whether it is understood at all. */
export type DrugReading = { readonly isKnown: boolean; readonly text: string }

/** What is understood of a drug as written: its name, class and minimum effective dose. `null` for an empty box. */
export function describeDrugReading(written: string, formulation: Formulation | null): DrugReading | null {
  const text = written.trim()
  if (text === '') return null
  if (text === NOT_KNOWN) return { isKnown: true, text: 'Nobody remembers which drug: its dose stays unknown.' }
  const drug = resolveDrug(text, formulation)
  switch (drug.kind) {
    case 'agent':
      return { isKnown: true, text: [describeAgent(drug.agent), ...describeUse(drug.usuallyFor)].join(' · ') }
    case 'other':
      return {
        isKnown: true,
        text: [drug.name, drug.what, ...describeScoring(drug), ...describeUse(drug.usuallyFor)].join(' · '),
      }
    case 'unresolved':
      return { isKnown: false, text: 'Not in the drug table: kept as you wrote it, and its dose stays unknown.' }
  }
}

function describeAgent(agent: Agent): string {
  const minimum = getMinimumDose(agent.id, 'default')
  const unit = agent.unit === 'mg/day' ? 'mg a day' : describeUnit(agent.unit)
  const dose = minimum === null ? 'no minimum effective dose' : `minimum effective dose ${minimum.value} ${unit}`
  const ofWhat = minimum === null || agent.ingredient === null ? '' : ` of ${agent.ingredient}`
  return `${agent.name} · ${agent.drugClass} · ${dose}${ofWhat}`
}

function describeScoring(drug: ResolvedDrug): string[] {
  return hasOwnCounter(drug) ? ['no instrument gives a minimum: recorded, never scored'] : []
}

function describeUse(usuallyFor: string | null): string[] {
  return usuallyFor === null ? [] : [`usually for ${usuallyFor}`]
}

const EVERY_NAME = [
  ...AGENT_IDS.flatMap((id) => [AGENT_NAMES[id].names[0], ...AGENT_NAMES[id].brands.slice(0, 3)]),
  ...OTHER_DRUGS.map((drug) => drug.name),
]

/** Generic and brand names to choose from while typing. */
export const SUGGESTED_DRUGS: readonly string[] = [...new Set(EVERY_NAME)].sort((a, b) => a.localeCompare(b, 'en'))
