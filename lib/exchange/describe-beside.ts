import type { CountRange, DefinitionEvaluation, Evaluation, HelpedBefore } from '@/lib/rules/evaluation'
import type { Fact } from './describe-case'
import { describeAmount, describeCountRange, describeDays, describeUnit, joinWords } from './describe-number'
import { SOURCE_LABELS, STOP_REASON_LABELS } from './labels'

function labelOf(labels: Readonly<Record<string, string>>, id: string): string {
  return labels[id] ?? id
}

function some(term: string, range: CountRange): Fact[] {
  return range.max === 0 ? [] : [{ term, value: describeCountRange(range) }]
}

function describeHelped(helped: HelpedBefore): string {
  const parts = [
    describeAmount(helped.maximumDose, describeUnit(helped.unit)) ?? 'dose not known',
    describeDays(helped.days) ?? 'length not known',
    helped.stopReasons.length === 0
      ? 'reason for stopping not recorded'
      : `stopped: ${joinWords(helped.stopReasons.map((reason) => labelOf(STOP_REASON_LABELS, reason)))}`,
    ...(helped.lost && !helped.stopReasons.includes('lossOfResponse') ? ['response later lost'] : []),
  ]
  return parts.join(', ')
}

function fromWhere(source: string): string {
  return source === 'unknown' ? 'with no source recorded' : `from ${labelOf(SOURCE_LABELS, source)}`
}

const PARTLY = { met: 'yes', notMet: 'no', unknown: 'not known' } as const

/** The other counts under one definition, each apart from the one that decides. */
export function listCounters(definition: DefinitionEvaluation, evaluation: Evaluation): readonly Fact[] {
  const { beside } = definition
  const sources = Object.entries(beside.countBySource).filter(([, count]) => count > 0)
  return [
    { term: 'Drug classes tried in this episode', value: String(evaluation.beside.classes) },
    { term: 'Drug classes among those that count', value: describeCountRange(beside.classesCounted) },
    { term: 'Strict count (under 25 % better)', value: describeCountRange(beside.strictCount) },
    { term: 'Count if related molecules are one drug', value: describeCountRange(beside.countIfRelatedAreOne) },
    { term: 'Count over all episodes', value: describeCountRange(beside.lifetimeCount) },
    { term: 'Partially responsive depression', value: PARTLY[beside.partiallyResponsive] },
    ...some('Augmentations', beside.augmentations),
    ...some('Augmentations among those that count', beside.countedAugmentations),
    ...some('Not tolerated', beside.intolerances),
    ...some('Response, then lost', beside.lossesOfResponse),
    ...some('Counted apart', { min: beside.countedApart, max: beside.countedApart }),
    ...some('Not scored (no instrument gives a minimum)', beside.notScored),
    ...(beside.adequateForPsychoticDepression === null
      ? []
      : [
          {
            term: 'Adequate for psychotic depression',
            value: describeCountRange(beside.adequateForPsychoticDepression),
          },
        ]),
    ...(sources.length === 0
      ? []
      : [
          {
            term: 'Where the counting trials are recorded',
            value: sources.map(([id, count]) => `${count} ${fromWhere(id)}`).join(', '),
          },
        ]),
  ]
}

/** What helped before: the drug, its dose, how long, and why it stopped. */
export function listHelpedBefore(evaluation: Evaluation): readonly Fact[] {
  return evaluation.beside.whatHelpedBefore.map((helped) => ({ term: helped.drug, value: describeHelped(helped) }))
}

/** What stands beside the verdict of one definition and is never folded into it. */
export function listBeside(definition: DefinitionEvaluation, evaluation: Evaluation): readonly Fact[] {
  const helped = listHelpedBefore(evaluation).map(({ term, value }) => ({ term: `Helped before: ${term}`, value }))
  return [...listCounters(definition, evaluation), ...helped]
}
