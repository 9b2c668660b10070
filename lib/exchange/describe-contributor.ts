import { EVIDENCE_LEVELS } from '@/lib/rules/contributor-codes'
import type { ContributorCheck, RecognizedDrug } from '@/lib/rules/contributors'

const AT_ONSET = {
  met: 'taken when this episode began',
  notMet: 'not taken when this episode began',
  unknown: 'whether it was taken when this episode began is not known',
} as const
const DURING_TRIAL = {
  met: 'taken during a trial',
  notMet: 'not taken during a trial',
  unknown: 'whether it was taken during a trial is not known',
} as const
const EFFECTS = { inducer: 'an enzyme inducer', strongInhibitor: 'a strong enzyme inhibitor' } as const

/** One drug of the case that was recognized, with how its dates lie: "Roaccutane: taken when this episode began". */
export function describeRecognizedDrug(recognized: RecognizedDrug): string {
  const { drug, effect, enzymes, atOnsetOrTrial, duringLoss } = recognized
  if (effect !== 'depressogenic') return `${drug}: ${EFFECTS[effect]} (${enzymes}), ${DURING_TRIAL[atOnsetOrTrial]}`
  const loss = {
    met: 'started while a drug that lost its effect was taken',
    notMet: null,
    unknown: 'perhaps started while a drug that lost its effect was taken',
  }[duringLoss]
  return [`${drug}: ${AT_ONSET[atOnsetOrTrial]}`, loss].filter((part) => part !== null).join(', ')
}

/** What stands beneath the name of a contributor: how strong the link is, the recognized drugs, what to check. */
export function describeContributorCheck({ contributor, drugs, isUnresolved }: ContributorCheck): readonly string[] {
  if (contributor === null) return drugs.map(describeRecognizedDrug)
  const { level, note, check } = contributor
  return [
    ...drugs.map(describeRecognizedDrug),
    ...(level === null ? [] : [`Level ${level}: ${EVIDENCE_LEVELS[level]}`]),
    ...(note === null ? [] : [note]),
    ...(isUnresolved ? [`Check: ${check}`] : []),
  ]
}
