import type { CaseFile } from '@/lib/domain/case-file'
import type { CriterionId, DefinitionEvaluation, ReasonId, TrialEvaluation } from '@/lib/rules/evaluation'
import { capitalize, describeCount, joinWords } from './describe-number'
import { describeDrugInSentence } from './describe-record'

const OPEN_CRITERION = {
  dose: (drug: string) => `whether ${drug} reached the minimum dose`,
  duration: (drug: string) => `whether ${drug} was taken long enough`,
  adherence: (drug: string) => `whether enough of the ${drug} was taken`,
  outcome: (drug: string) => `how much ${drug} helped`,
} as const satisfies Record<CriterionId, (drug: string) => string>

const OPEN_REASON: Partial<Record<ReasonId, (drug: string) => string>> = {
  contradictoryFacts: (drug) => `which of the facts recorded for ${drug} are right`,
  drugUnresolved: (drug) => `which drug ${drug} was`,
  indicationUnknown: (drug) => `whether ${drug} was given for depression`,
  episodeUnknown: (drug) => `whether ${drug} belongs to this episode`,
}

type Group = {
  readonly reasons: readonly ReasonId[]
  readonly one: string
  readonly many: string
  readonly unfair?: true
}

/** Why a trial does not count, in groups that read as one sentence: the first that fits a trial. */
const GROUPS: readonly Group[] = [
  { reasons: ['sameDrug'], one: 'repeats a drug already counted', many: 'repeat a drug already counted' },
  { reasons: ['notAnAntidepressant'], one: 'is not an antidepressant', many: 'are not antidepressants' },
  { reasons: ['notForDepression'], one: 'was for another use', many: 'were for another use' },
  { reasons: ['otherEpisode'], one: 'belongs to an earlier episode', many: 'belong to an earlier episode' },
  { reasons: ['countedApart'], one: 'is counted apart', many: 'are counted apart' },
  { reasons: ['augmentation'], one: 'was an augmentation', many: 'were augmentations' },
  { reasons: ['inProgress'], one: 'is still in progress', many: 'are still in progress' },
  { reasons: ['lossOfResponse'], one: 'helped and then stopped helping', many: 'helped and then stopped helping' },
  { reasons: ['responded'], one: 'brought a response', many: 'brought a response' },
  { reasons: ['intolerance'], one: 'was not tolerated', many: 'were not tolerated', unfair: true },
  {
    reasons: ['doseBelowMinimum'],
    one: 'stayed below the minimum dose',
    many: 'stayed below the minimum dose',
    unfair: true,
  },
  { reasons: ['durationTooShort'], one: 'was too short', many: 'were too short', unfair: true },
  { reasons: ['adherenceBelowThreshold'], one: 'was taken too rarely', many: 'were taken too rarely', unfair: true },
]

/** More open points than this are named by their drugs only; the open questions hold the rest. */
const MOST_POINTS = 2

function openPoints(trial: TrialEvaluation, drug: string): string[] {
  const reasons = trial.reasons.flatMap((reason) => OPEN_REASON[reason]?.(drug) ?? [])
  const criteria = trial.findings
    .filter((finding) => finding.verdict === 'unknown')
    .map((finding) => OPEN_CRITERION[finding.criterion](drug))
  if (reasons.length > 0) return reasons
  if (criteria.length > 0) return criteria
  return trial.reasons.includes('augmentation') ? [`whether ${drug} was added to an adequate trial`] : []
}

function certain(count: number, any: boolean): string {
  if (count === 0) return any ? 'None certainly counts.' : ''
  return `${capitalize(describeCount(count))} certainly ${count === 1 ? 'counts' : 'count'}.`
}

function possible(definition: DefinitionEvaluation, drugOf: (trial: TrialEvaluation) => string): string {
  const open = definition.trials.filter((trial) => trial.counts === 'unknown')
  const more = definition.countMax - definition.countMin
  if (open.length === 0 || more === 0) return ''
  const ordinal = definition.countMin === 1 && more === 1 ? 'A second' : capitalize(describeCount(more))
  const who = ordinal !== 'A second' && definition.countMin > 0 ? `${ordinal} more` : ordinal
  const points = open.flatMap((trial) => openPoints(trial, drugOf(trial)))
  const drugs = [...new Set(open.map(drugOf))]
  if (points.length > MOST_POINTS) return `${who} might: not all is known of ${joinWords(drugs)}.`
  const known = points.length > 1 ? 'are not known' : 'is not known'
  return points.length === 0 ? `${who} might.` : `${who} might: ${joinWords(points)} ${known}.`
}

type Counted = { readonly group: Group; readonly count: number }

/** "one was too short and two stayed below the minimum dose"; of one kind only: "both were too short". */
function describeGroups(groups: readonly Counted[], isRepeated: boolean): string {
  const [only] = groups
  if (isRepeated && groups.length === 1 && only !== undefined) {
    if (only.count === 1) return `it ${only.group.one}`
    return `${only.count === 2 ? 'both' : `all ${describeCount(only.count)}`} ${only.group.many}`
  }
  return joinWords(groups.map(({ group, count }) => `${describeCount(count)} ${count === 1 ? group.one : group.many}`))
}

function others(definition: DefinitionEvaluation): string[] {
  const rest = definition.trials.filter((trial) => trial.counts === 'notMet')
  const found = rest.map((trial) =>
    GROUPS.find((group) => group.reasons.some((reason) => trial.reasons.includes(reason))),
  )
  const counted = GROUPS.map((group) => ({ group, count: found.filter((one) => one === group).length }))
  const unfair = counted.filter(({ group, count }) => count > 0 && group.unfair === true)
  const plain = counted.filter(({ group, count }) => count > 0 && group.unfair !== true)
  const total = unfair.reduce((sum, { count }) => sum + count, 0)
  const among = rest.length < definition.trials.length ? ` other${total === 1 ? '' : 's'}` : ''
  const were = `${capitalize(describeCount(total))}${among} ${total === 1 ? 'was' : 'were'}`
  return [
    ...(total === 0 ? [] : [`${were} never a fair chance: ${describeGroups(unfair, true)}.`]),
    ...(plain.length === 0 ? [] : [`${capitalize(describeGroups(plain, false))}.`]),
  ]
}

/** Why the verdict is what it is, in a few short sentences. */
export function describeWhy(definition: DefinitionEvaluation, file: CaseFile): string {
  const drugOf = (judged: TrialEvaluation) => {
    const trial = file.trials.find((candidate) => candidate.id === judged.id)
    return trial === undefined ? 'this drug' : describeDrugInSentence(trial, judged.drugId)
  }
  const parts = [
    certain(definition.countMin, definition.trials.length > 0),
    possible(definition, drugOf),
    ...others(definition),
  ]
  return parts.filter((part) => part !== '').join(' ')
}
