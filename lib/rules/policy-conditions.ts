import { listTreatments } from './other-treatments'
import { judgeChronicity } from './policy-case-rule'
import { judgeCount, listSlots, type Slot } from './policy-count'
import { isDoseFilled } from './policy-dose'
import { allJudged, anyJudged, attested, type Judgement, MET, settledBy } from './policy-judgement'
import { judgeTwoVisits } from './policy-scores'
import type { TrialReader } from './policy-trials'
import type { AugmentationCondition, EpisodeRule, Filled, PathwayCondition, TrialRule } from './policy-types'
import type { PreparedCase } from './prepare-case'

/** What the conditions of one pathway are judged in. */
export type ConditionContext = {
  readonly reader: TrialReader
  readonly slots: readonly Slot[]
  /** How the antidepressants are read to which something was added. */
  readonly base: TrialRule
}

function judgeAugmentations({ reader, base }: ConditionContext, condition: AugmentationCondition): Judgement {
  const { days, dose, response, episode, lookBackYears, intolerance, required, classes } = condition
  const slots = listSlots(reader, {
    // What counts as a failure is the condition's own; of the base only dose, days and adherence are asked.
    rules: [{ ...base, response }],
    augmentations: { days, dose, response, adherence: base.adherence },
    roles: ['augmentation'],
    episode,
    lookBackYears,
    intolerance,
  })
  const filled: readonly Filled[] = [
    ...(isDoseFilled(dose) ? (['augmentationDose'] as const) : []),
    ...(days === null ? (['augmentationDays'] as const) : []),
  ]
  return { ...judgeCount(slots, required, classes, []), filled }
}

/** No psychotherapy on record is not known; of those on record, how long it was and how it ended is not judged. */
function judgePsychotherapy(context: PreparedCase, episode: EpisodeRule): Judgement {
  const recorded = listTreatments(context, 'psychotherapy') ?? []
  if (recorded.length === 0) return settledBy('unknown', 'psychotherapy')
  return anyJudged(
    recorded.map(({ treatment, isCurrent }) =>
      settledBy(episode === 'current' ? isCurrent : 'met', 'psychotherapyEpisode', treatment.id),
    ),
  )
}

/** What a pathway asks beside its count. */
export function judgeCondition(context: ConditionContext, condition: PathwayCondition): Judgement {
  const { reader, slots } = context
  const together = reader.context.startedTogether
  switch (condition.kind) {
    case 'augmentations':
      return judgeAugmentations(context, condition)
    case 'monotherapies':
      return judgeCount(
        slots.filter(({ isAlone }) => isAlone),
        condition.required,
        condition.classes,
        together,
      )
    case 'oneAntidepressant':
      return judgeCount(
        slots.filter(({ role }) => role === 'antidepressant'),
        1,
        null,
        together,
      )
    case 'psychotherapy':
      return judgePsychotherapy(reader.context, condition.episode)
    case 'psychotherapyUnless': {
      const recorded = judgePsychotherapy(reader.context, null)
      return recorded.verdict === 'met' ? MET : attested('psychotherapyUnless', null, condition.wording)
    }
    case 'distinctSideEffects':
      return attested('distinctSideEffects')
    case 'stableOnOtherAntidepressant':
    case 'stableMedication':
      return attested('stableMedication', null, String(condition.days))
    case 'chronicity':
      return judgeChronicity(reader.context, condition.years, condition.lifetimeEpisodes)
    case 'scoresOnTwoVisits':
      return judgeTwoVisits(reader.context, condition.withinDays)
  }
}

/** Every one of some conditions. */
export function judgeConditions(context: ConditionContext, conditions: readonly PathwayCondition[]): Judgement {
  return allJudged(conditions.map((condition) => judgeCondition(context, condition)))
}
