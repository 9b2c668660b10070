import type { AdherenceRecord } from './adherence'
import { countTrials, judgeTrials } from './assess-definition'
import type { JudgedTrial } from './assess-trial'
import type { CountedTrial } from './counted-trial'
import { DEFINITIONS, type Definition } from './definitions'
import { judgePolicyDose, lacksMinimum } from './policy-dose'
import { isContraindicated, judgeBelowDoseIntolerance, judgeDoseLimited, judgeIntolerance } from './policy-intolerance'
import { allJudged, anyJudged, attested, type Judgement, MET, NOT_MET, settledBy } from './policy-judgement'
import type { IntoleranceHandling, PolicyNeed, TrialRule } from './policy-types'
import type { PreparedCase } from './prepare-case'
import { usualOtherUse } from './usual-other-uses'
import { allOf, not, type Verdict } from './verdict'

const FILL = DEFINITIONS['six-week']

/** Judges the trials of a case once per set of numbers, and reads them once per reading, however many policies ask. */
export type TrialReader = {
  readonly context: PreparedCase
  readonly judge: (definition: Definition) => readonly JudgedTrial[]
  readonly readings: Map<string, readonly ReadTrial[]>
}

/** A reader that keeps what it has judged for as long as one case is assessed. */
export function createTrialReader(context: PreparedCase): TrialReader {
  const known = new Map<string, readonly JudgedTrial[]>()
  const hasAugmentation = context.trials.some(({ kind }) => kind === 'augmentation')
  return {
    context,
    readings: new Map(),
    judge: (definition) => {
      const { days, augmentationDays, failedBelow } = definition
      const added = hasAugmentation ? augmentationDays.value : 0
      const key = `${days.value} ${added} ${failedBelow.value} ${failedBelow.inclusive}`
      const found = known.get(key) ?? judgeTrials(context, definition)
      known.set(key, found)
      return found
    },
  }
}

/** How trials are read for one count: by which rule, and what an intolerance is worth. */
export type Reading = {
  readonly antidepressants: TrialRule
  readonly augmentations: TrialRule
  /** `only`: nothing counts but an intolerance. */
  readonly intolerance: IntoleranceHandling | 'only' | 'onlyBelowDose'
}

/** One trial by one reading: whether it fits, and what could change that. */
export type ReadTrial = {
  readonly counted: CountedTrial
  readonly fits: Judgement
  readonly byIntolerance: Verdict
}

/** Side effects that limit the dose have no days of their own: any day at the drug will do. */
function daysOf(rule: TrialRule, otherwise: number): number {
  return rule.days ?? (rule.dose === 'limitedBySideEffects' ? 1 : otherwise)
}

function toDefinition({ antidepressants, augmentations }: Reading): Definition {
  const failed = antidepressants.response.failedBelow
  const numbers = failed === null ? {} : { value: failed.percent, inclusive: failed.inclusive }
  return {
    ...FILL,
    days: { ...FILL.days, value: daysOf(antidepressants, FILL.days.value) },
    augmentationDays: { ...FILL.augmentationDays, value: daysOf(augmentations, FILL.augmentationDays.value) },
    failedBelow: { ...FILL.failedBelow, ...numbers },
    augmentationCounts: { ...FILL.augmentationCounts, value: true },
  }
}

const MEASURED: readonly AdherenceRecord['method'][] = ['refillRecord', 'plasmaLevel', 'pillCount']

function judgeAdherence(judged: JudgedTrial, rule: TrialRule): Judgement {
  const { id } = judged.prepared.trial
  if (rule.adherence === null) return MET
  // Enough days and enough taken may each be possible and never together.
  const together = allOf([judged.dose.dose, judged.dose.duration, judged.adherence])
  const own = judged.adequacy === together ? judged.adherence : 'notMet'
  const taken = settledBy(own, 'adherence', id)
  if (rule.adherence === 'adequate') return taken
  const isMeasured = judged.levels.adherence !== null || MEASURED.includes(judged.prepared.adherence.method)
  return allJudged([taken, settledBy(isMeasured ? 'met' : 'unknown', 'adherenceMethod', id)])
}

function judgeResponse(judged: JudgedTrial, rule: TrialRule): Judgement {
  const { id, outcome } = judged.prepared.trial
  const isPair = outcome?.scale != null && outcome.baseline != null && outcome.endpoint != null
  const isScored = isPair || judged.outcome.isByScoresOfCase
  return allJudged([
    settledBy(allOf([judged.outcome.failed, not(judged.lost)]), 'outcome', id),
    rule.response.byScale ? settledBy(isScored ? 'met' : 'unknown', 'outcomeByScale', id) : MET,
  ])
}

/** Whether a drug was not tolerated; where side effects limited the dose, only what the dose was is left to tell. */
function notTolerated(judged: JudgedTrial, verdict: Verdict): Judgement {
  const { drug, trial } = judged.prepared
  if (verdict !== 'unknown' || judgeDoseLimited(judged) !== 'met') return settledBy(verdict, 'intolerance', trial.id)
  if (lacksMinimum(judged)) return attested('intolerance', trial.id)
  return settledBy(verdict, drug.kind === 'unresolved' ? 'drug' : 'dose', trial.id)
}

function intoleranceOf(judged: JudgedTrial, handling: Reading['intolerance']): Judgement {
  const contraindicated = () => settledBy(isContraindicated(judged), 'intolerance', judged.prepared.trial.id)
  switch (handling) {
    case 'asFailure':
    case 'only':
      return notTolerated(judged, judgeIntolerance(judged))
    case 'onlyBelowDose':
      return notTolerated(judged, judgeBelowDoseIntolerance(judged))
    case 'asFailureOrContraindication':
      return anyJudged([notTolerated(judged, judgeIntolerance(judged)), contraindicated()])
    case 'contraindicationOnly':
      return contraindicated()
    case 'asFailureIfDoseLimiting':
    case 'ownPathway':
    case 'notStated':
      return NOT_MET
  }
}

/** Without a dose, a drug that at a low one is usually for something else may have been for that. */
function indicationOf({ prepared }: JudgedTrial): JudgedTrial['prepared']['indication'] {
  const { highestDose, drug, indication, isIndicationAssumed } = prepared
  const isOpen = highestDose === null || highestDose.min === 0
  return isIndicationAssumed && isOpen && usualOtherUse(drug, NO_DOSE) !== null ? 'unknown' : indication
}

const NO_DOSE = { min: 0, max: 0 }

type Own = { readonly judged: JudgedTrial; readonly failed: Judgement; readonly byIntolerance: Verdict }

/** Where dates and lengths contradict each other, no length settles the days: which of them is right does. */
function askForFacts(judgement: Judgement, { prepared }: JudgedTrial): Judgement {
  if (prepared.course.network !== null) return judgement
  const ask = (need: PolicyNeed): PolicyNeed => (need.code === 'duration' ? { ...need, code: 'facts' } : need)
  return { ...judgement, needs: judgement.needs.map(ask) }
}

/** A drug that nobody can name may be one of the others, so it never certainly counts. */
function readOne(judged: JudgedTrial, reading: Reading): Own {
  const rule = judged.prepared.kind === 'augmentation' ? reading.augmentations : reading.antidepressants
  const { id } = judged.prepared.trial
  const dose = askForFacts(judgePolicyDose(judged, rule.dose), judged)
  const adherence = judgeAdherence(judged, rule)
  const byIntolerance = intoleranceOf(judged, reading.intolerance)
  const isOnly = reading.intolerance === 'only' || reading.intolerance === 'onlyBelowDose'
  const byFailure = isOnly ? NOT_MET : allJudged([dose, adherence, judgeResponse(judged, rule)])
  const isNamed = settledBy(judged.prepared.drug.kind === 'unresolved' ? 'unknown' : 'met', 'drug', id)
  const failed = allJudged([isNamed, anyJudged([byFailure, byIntolerance])])
  return {
    failed,
    byIntolerance: byIntolerance.verdict,
    judged: {
      ...judged,
      prepared: { ...judged.prepared, indication: indicationOf(judged) },
      adequacy: allJudged([dose, adherence]).verdict,
      failed: failed.verdict,
      // A trial in progress is short of the days that the policy asks for, and of nothing where it asks for none.
      isInProgress: false,
    },
  }
}

/** What is missing where the trial itself is clear and the rest of the case is not. */
function openPlaces(own: Own, eligible: Verdict): Judgement {
  const { prepared } = own.judged
  const { id } = prepared.trial
  if (eligible !== 'unknown') return eligible === 'met' ? MET : NOT_MET
  const indication = settledBy(prepared.indication === 'unknown' ? 'unknown' : 'met', 'indication', id)
  const known = allJudged([own.failed, indication])
  if (known.verdict === 'unknown') return known
  return settledBy('unknown', prepared.kind === 'augmentation' ? 'baseTrial' : 'sameCourse', id)
}

/** Everything of a rule that trials are read by; its wording is only shown. */
function keyOf({ days, dose, adherence, response: { failedBelow, byScale } }: TrialRule): string {
  return `${days} ${dose} ${adherence} ${failedBelow?.percent} ${failedBelow?.inclusive} ${byScale}`
}

/** Every trial of a case by one reading. */
export function readTrials(reader: TrialReader, reading: Reading): readonly ReadTrial[] {
  const key = `${keyOf(reading.antidepressants)} ${keyOf(reading.augmentations)} ${reading.intolerance}`
  const found = reader.readings.get(key) ?? readAll(reader, reading)
  reader.readings.set(key, found)
  return found
}

function readAll(reader: TrialReader, reading: Reading): readonly ReadTrial[] {
  const definition = toDefinition(reading)
  const owns = reader.judge(definition).map((judged) => readOne(judged, reading))
  const counted = countTrials(
    reader.context,
    owns.map(({ judged }) => judged),
    definition,
  )
  return counted.flatMap((trial, index) => {
    const own = owns[index]
    if (own === undefined) return []
    return [{ counted: trial, fits: openPlaces(own, trial.eligible), byIntolerance: own.byIntolerance }]
  })
}
