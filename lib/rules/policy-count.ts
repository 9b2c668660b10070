import { yearsBefore } from '@/lib/domain/calendar-date'
import { type Agent, getAgent } from './antidepressants'
import { countDrugs, type StartedTogether } from './counting'
import { courseSpan } from './course'
import type { CountRange } from './evaluation'
import { allJudged, anyJudged, type Judgement, MET, NOT_MET, settledBy } from './policy-judgement'
import { listContraindicated, listOtherTreatments } from './policy-slots'
import { type Reading, type ReadTrial, readTrials, type TrialReader } from './policy-trials'
import type { EpisodeRule, TrialRole, TrialRule } from './policy-types'
import { isGivenAlone } from './prepare-trial'
import { anyOf, atLeast, type Verdict } from './verdict'

/** One thing that may fill a place: a trial, a drug that could not be given, another treatment. */
export type Slot = {
  readonly id: string
  readonly key: string
  readonly drugClass: string | null
  readonly role: TrialRole
  readonly isAlone: boolean
  readonly isCurrent: Verdict
  readonly fits: Judgement
  readonly byIntolerance: Verdict
  readonly isTrial: boolean
}

/** What may fill the places of one count. */
export type SlotRule = {
  readonly rules: readonly [TrialRule, ...TrialRule[]]
  /** How augmentations are read where they are read otherwise. */
  readonly augmentations: TrialRule | null
  readonly roles: readonly TrialRole[]
  readonly episode: EpisodeRule
  readonly lookBackYears: number | null
  readonly intolerance: Reading['intolerance']
}

function classOf(agent: Agent | null): string | null {
  return agent === null ? null : getAgent(agent.countsAs).drugClass
}

/** A trial lies within a look-back when it ended within it. */
function judgeLookBack(read: ReadTrial, years: number | null, today: number): Judgement {
  if (years === null) return MET
  const { prepared } = read.counted.judged
  return settledBy(atLeast(yearsBefore(today, years), courseSpan(prepared.course).end), 'lookBack', prepared.trial.id)
}

function judgeEpisodeRule(read: ReadTrial, rule: EpisodeRule, all: readonly ReadTrial[]): Judgement {
  const { prepared, episode } = read.counted.judged
  const own = settledBy(episode.isCurrent, 'episode', prepared.trial.id)
  switch (rule) {
    case null:
    case 'any':
      return MET
    case 'current':
      return own
    case 'currentElseMostRecent': {
      if (own.verdict !== 'notMet') return own
      // Which of several earlier episodes was the last one is not on record.
      const hasCurrent = anyOf(all.map((other) => other.counted.judged.episode.isCurrent))
      return hasCurrent === 'met' ? NOT_MET : settledBy('unknown', 'episode', prepared.trial.id)
    }
  }
}

function toSlot(
  reads: readonly [ReadTrial, ...ReadTrial[]],
  rule: SlotRule,
  all: readonly ReadTrial[],
  today: number,
): Slot | null {
  const [first] = reads
  const { prepared, episode } = first.counted.judged
  const role = rule.roles.find((accepted) => accepted === prepared.kind)
  if (role === undefined) return null
  const fits = anyJudged(reads.map((read) => read.fits))
  return {
    id: prepared.trial.id,
    key: first.counted.key,
    drugClass: classOf(prepared.agent),
    role,
    isAlone: role === 'antidepressant' && isGivenAlone(prepared.trial),
    isCurrent: episode.isCurrent,
    fits: allJudged([
      fits,
      judgeEpisodeRule(first, rule.episode, all),
      judgeLookBack(first, rule.lookBackYears, today),
    ]),
    byIntolerance: anyOf(reads.map((read) => read.byIntolerance)),
    isTrial: true,
  }
}

function acceptsContraindication(handling: SlotRule['intolerance']): boolean {
  return handling === 'asFailureOrContraindication' || handling === 'contraindicationOnly'
}

/** Everything of a case that may fill the places of one count. */
export function listSlots(reader: TrialReader, rule: SlotRule): readonly Slot[] {
  const { context } = reader
  const byRule = rule.rules.map((antidepressants) =>
    readTrials(reader, {
      antidepressants,
      augmentations: rule.augmentations ?? antidepressants,
      intolerance: rule.intolerance,
    }),
  )
  const [all = [], ...others] = byRule
  const trials = all.flatMap((first, index) => {
    const further = others.flatMap((reads) => reads[index] ?? [])
    return toSlot([first, ...further], rule, all, context.today) ?? []
  })
  return [
    ...trials,
    ...(acceptsContraindication(rule.intolerance) ? listContraindicated(context, rule.roles) : []),
    ...listOtherTreatments(context, rule.roles, rule.episode),
  ]
}

/** How many different drugs or treatments certainly and possibly fill a place. */
export function countSlots(slots: readonly Slot[], together: readonly StartedTogether[]): CountRange {
  return countDrugs(
    slots.map(({ id, key, fits }) => ({ id, key, counts: fits.verdict })),
    together,
  )
}

/** How many classes they certainly and possibly come from; a drug without a known class may be one more. */
export function countClasses(slots: readonly Slot[]): CountRange {
  const drugs = slots.filter(({ role }) => role === 'antidepressant' || role === 'augmentation')
  const classes = (some: readonly Slot[]) => new Set(some.flatMap(({ drugClass }) => drugClass ?? [])).size
  const possible = drugs.filter(({ fits }) => fits.verdict !== 'notMet')
  const unnamed = new Set(possible.filter(({ drugClass }) => drugClass === null).map(({ key }) => key)).size
  return {
    min: classes(drugs.filter(({ fits }) => fits.verdict === 'met')),
    max: classes(possible) + unnamed,
  }
}

/** Whether so many of them, from so many classes, fill the places; and if nobody knows, what would tell. */
export function judgeCount(
  slots: readonly Slot[],
  required: number,
  classes: number | null,
  together: readonly StartedTogether[],
): Judgement {
  const verdicts = [
    atLeast(required, countSlots(slots, together)),
    classes === null ? ('met' as const) : atLeast(classes, countClasses(slots)),
  ]
  if (verdicts.includes('notMet')) return NOT_MET
  if (!verdicts.includes('unknown')) return MET
  const open = slots.map(({ fits }) => fits).filter(({ verdict }) => verdict === 'unknown')
  return open.length > 0 ? allJudged(open) : settledBy('unknown', 'sameCourse')
}
