import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { describeDrug, describeDrugInSentence } from './describe-record'

type Named = Pick<AntidepressantTrial, 'id' | 'drug' | 'drugText' | 'formulation'>

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** A trial in the middle of a sentence; which one, where its drug was tried more than once: "sertraline (second trial)". */
export function nameTrial(trial: Named, trials: readonly Named[]): string {
  const drug = describeDrug(trial).toLowerCase()
  const same = trials.filter((other) => other.id === trial.id || describeDrug(other).toLowerCase() === drug)
  const name = describeDrugInSentence(trial)
  if (same.length < 2) return name
  const place = same.findIndex(({ id }) => id === trial.id)
  return `${name} (${ORDINALS[place] === undefined ? `trial ${place + 1}` : `${ORDINALS[place]} trial`})`
}
