import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { type Quantity, toQuantity } from '@/lib/domain/quantity'
import { assessDefinition } from './assess-definition'
import { bracketTrial } from './bracketing-scores'
import { courseSpan } from './course'
import { listDateAlarms } from './date-alarms'
import { DEFINITIONS, listDefinitions } from './definitions'
import type {
  CaseBeside,
  CriterionId,
  DefinitionEvaluation,
  DefinitionId,
  Evaluation,
  HelpedBefore,
} from './evaluation'
import { isFailure } from './improvement'
import { hashInput } from './input-hash'
import { combineOutcome, withScoresOfCase } from './outcome'
import { type PreparedCase, prepareCase } from './prepare-case'
import { judgeLoss, type PreparedTrial } from './prepare-trial'
import { RULES_VERSION } from './rules-version'
import { listAssumptions } from './scope'

export type AssessOptions = {
  /** The day of assessment for a case that does not carry its own. */
  readonly today: CalendarDate
  readonly assumeAdherence?: boolean
  readonly definitions?: readonly DefinitionId[]
}

const RESPONSE = { percent: 50, inclusive: false }

function asQuantity(interval: { min: number; max: number } | null): Quantity {
  return interval === null ? null : toQuantity(interval)
}

function helpedBefore(trial: PreparedTrial, context: PreparedCase): HelpedBefore | null {
  if (trial.kind === 'notAnAntidepressant' || trial.indication === 'other') return null
  const lost = judgeLoss(trial) === 'met'
  const scores = bracketTrial(context.scores(trial), () => 'met', RESPONSE)
  const sources = withScoresOfCase(trial.outcome.sources, scores?.isUsable === 'met' ? scores : null)
  const responded = isFailure(combineOutcome(sources).improvement, RESPONSE) === 'notMet'
  if (!lost && !responded) return null
  return {
    trial: trial.trial.id,
    drugId: trial.agent?.id ?? null,
    drug: trial.agent?.name ?? trial.trial.drug ?? 'drug not known',
    maximumDose: asQuantity(trial.highestDose),
    unit: trial.agent?.unit ?? 'mg/day',
    days: toQuantity(courseSpan(trial.course).days),
    stopReasons: trial.stopReasons,
    lost,
  }
}

/** The trials and criteria in which one definition differs from another. */
function differencesFrom(first: DefinitionEvaluation, other: DefinitionEvaluation) {
  return other.trials.flatMap((trial) => {
    const own = first.trials.find((candidate) => candidate.id === trial.id)
    const criteria = trial.findings
      .filter((finding) =>
        own?.findings.some((f) => f.criterion === finding.criterion && f.verdict !== finding.verdict),
      )
      .map((finding): CriterionId => finding.criterion)
    return criteria.length === 0 && own?.counts === trial.counts ? [] : [{ id: trial.id, criteria }]
  })
}

function besideCase(context: PreparedCase, definitions: readonly DefinitionEvaluation[]): CaseBeside {
  const [first, ...others] = definitions
  const tried = context.trials.filter(
    (trial) => trial.kind === 'antidepressant' && trial.agent !== null && trial.indication !== 'other',
  )
  const current = tried.filter(
    (trial) => first?.trials.find((judged) => judged.id === trial.trial.id)?.reasons.includes('otherEpisode') !== true,
  )
  return {
    classes: new Set(current.map((trial) => trial.agent?.drugClass)).size,
    strictCount: first?.beside.strictCount ?? { min: 0, max: 0 },
    whatHelpedBefore: context.trials.map((trial) => helpedBefore(trial, context)).filter((helped) => helped !== null),
    definitionDependent:
      definitions.length < listDefinitions().length ? null : others.some((other) => other.verdict !== first?.verdict),
    differences:
      first === undefined
        ? []
        : others
            .map((other) => ({ definition: other.id, verdict: other.verdict, trials: differencesFrom(first, other) }))
            .filter((other) => other.verdict !== first.verdict || other.trials.length > 0),
    unresolvedContributors: (context.file.case.contributors ?? [])
      .filter((contributor) => contributor.status === 'notAssessed' || contributor.status === 'present')
      .map((contributor) => contributor.code),
  }
}

function countAssumed(context: PreparedCase, definitions: readonly DefinitionEvaluation[]) {
  const isAssumed = ({ reasons }: DefinitionEvaluation['trials'][number]) => reasons.includes('adherenceAssumed')
  const antidepressants = context.trials.filter((trial) => trial.kind === 'antidepressant')
  return {
    role: antidepressants.filter((trial) => trial.trial.role === undefined).length,
    indication: context.trials.filter((trial) => trial.isIndicationAssumed).length,
    episode: context.trials.filter(
      (trial) => trial.trial.episode === undefined && (context.onset === null || !trial.hasDates),
    ).length,
    adherence: definitions[0]?.trials.filter(isAssumed).length ?? 0,
  }
}

/**
 * Judges a case by every definition asked for: what is met under every completion of the recorded facts, what under
 * none, and what is not known. Pure: the day of assessment is an argument, and the case's own day stands before it.
 */
export function assessCase(file: CaseFile, options: AssessOptions): Evaluation {
  const assessedOn = file.case.assessedOn ?? options.today
  const assumeAdherence = options.assumeAdherence === true || file.case.assumeAdherence === true
  const context = prepareCase(file, assessedOn, assumeAdherence)
  const asked = options.definitions?.map((id) => DEFINITIONS[id]) ?? listDefinitions()
  const definitions = asked.map((definition) => assessDefinition(context, definition))
  return {
    format: 'fair-trial/evaluation@1',
    label: file.case.label,
    rulesVersion: RULES_VERSION,
    assessedOn,
    assumeAdherence,
    assumptions: listAssumptions(file, countAssumed(context, definitions)),
    inputHash: hashInput({ ...file, case: { ...file.case, assessedOn, assumeAdherence } }),
    definitions,
    beside: besideCase(context, definitions),
    dateAlarms: listDateAlarms(context),
  }
}
