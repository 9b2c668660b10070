import { causesOf, countApparentFailures } from './apparent-failures'
import { type JudgedTrial, judgeTrial } from './assess-trial'
import { baseAdequacyOf } from './base-adequacy'
import { besideDefinition } from './beside'
import { type CountedTrial, toCountables } from './counted-trial'
import { countDrugs } from './counting'
import type { Definition } from './definitions'
import { listDistances } from './distance'
import type { CountRange, DefinitionEvaluation, TrialEvaluation } from './evaluation'
import { isForDepression } from './for-depression'
import { isNeverScored } from './never-scored'
import { listNotes } from './notes'
import type { PreparedCase } from './prepare-case'
import { listReasons } from './reasons'
import { getMoleculeKey } from './related-molecules'
import type { JoinedCourse } from './same-course'
import { allOf, not, type Verdict } from './verdict'
import { whatWouldSettle } from './what-would-settle'

function eligibility(judged: JudgedTrial, definition: Definition, baseAdequacy: Verdict): Verdict {
  const { prepared } = judged
  const own = allOf([judged.failed, isForDepression(prepared)])
  switch (prepared.kind) {
    case 'antidepressant':
      return own
    case 'augmentation':
      return definition.augmentationCounts.value ? allOf([own, baseAdequacy]) : 'notMet'
    case 'countedApart':
    case 'notAnAntidepressant':
      return 'notMet'
  }
}

function rank(trial: CountedTrial): readonly [number, number, number] {
  const order = { met: 2, unknown: 1, notMet: 0 }
  return [order[trial.counts], order[trial.judged.adequacy], trial.judged.dose.days.min]
}

function isBetter(a: CountedTrial, b: CountedTrial): boolean {
  const [left, right] = [rank(a), rank(b)]
  for (const [index, value] of left.entries()) if (value !== right[index]) return value > (right[index] ?? 0)
  return a.judged.prepared.trial.id < b.judged.prepared.trial.id
}

/** Of several trials of one drug in an episode the best counts; the others say so, where it counts or may in their place. */
function markSameDrug(trials: readonly CountedTrial[]): readonly CountedTrial[] {
  return trials.map((trial) => {
    if (trial.judged.prepared.indication === 'other') return trial
    const better = trials.filter(
      (other) => other.key === trial.key && sharesEpisode(other, trial) && isBetter(other, trial),
    )
    if (better.some(({ counts }) => counts === 'met')) return { ...trial, counts: 'notMet', isSameDrug: true }
    const mayCountInstead = trial.counts === 'unknown' && better.length > 0
    return mayCountInstead ? { ...trial, isSameDrug: true } : trial
  })
}

function sharesEpisode(a: CountedTrial, b: CountedTrial): boolean {
  const [first, second] = [a.judged.episode.isCurrent, b.judged.episode.isCurrent]
  return first === second || first === 'unknown' || second === 'unknown'
}

function relatedIds(trials: readonly CountedTrial[]): ReadonlySet<string> {
  const related = new Set<string>()
  const counting = trials.filter(({ counts }) => counts !== 'notMet')
  for (const a of counting) {
    for (const b of counting) {
      const [first, second] = [a.judged.prepared.agent, b.judged.prepared.agent]
      if (first === null || second === null || first.countsAs === second.countsAs) continue
      if (getMoleculeKey(first.countsAs) === getMoleculeKey(second.countsAs)) related.add(a.judged.prepared.trial.id)
    }
  }
  return related
}

/** There is no way to a definition that has no dose for the drug. */
function hasDistances({ prepared }: JudgedTrial): boolean {
  return prepared.kind !== 'notAnAntidepressant' && !isNeverScored(prepared.drug)
}

function toEvaluation(trial: CountedTrial, context: PreparedCase, isRelated: boolean): TrialEvaluation {
  const { judged } = trial
  const { id } = judged.prepared.trial
  return {
    id,
    drugId: judged.prepared.agent?.id ?? null,
    adequacy: judged.adequacy,
    failed: judged.failed,
    counts: trial.counts,
    findings: judged.findings,
    reasons: listReasons(judged, {
      isSameDrug: trial.isSameDrug,
      isRelated,
      psychoticWithoutAntipsychotic: context.antipsychotic(id) === 'notMet',
      uncertainExposure: context.exposures(id).length > 0,
    }),
    completesOn: judged.completesOn,
    distances: hasDistances(judged) ? listDistances(judged) : [],
    contradictions: judged.contradictions,
    notes: listNotes(trial, context),
  }
}

/** Each trial of a case by one definition; records of one course are judged as one, in the last of them. */
export function judgeTrials(context: PreparedCase, definition: Definition): readonly JudgedTrial[] {
  const judge = (prepared: PreparedCase['trials'][number]) =>
    judgeTrial(prepared, definition, {
      today: context.today,
      onset: context.onset,
      assumeAdherence: context.assumeAdherence,
      addition: context.addition(prepared.trial.id),
      scores: context.scores(prepared),
    })
  return context.trials.map((prepared) => {
    const { id } = prepared.trial
    const course = context.courses.find((one) => one.records.includes(id))
    if (course === undefined) return judge(prepared)
    if (course.joined === null) return allowForMore(judge(prepared), course.most)
    if (course.records.at(-1) !== id) return judge(prepared)
    const own = judge(course.joined)
    return course.isExact ? own : allowForMore(own, course.most)
  })
}

/** What the rest of the case makes of each judged trial: whether it may count, and under which drug. */
export function countTrials(
  context: PreparedCase,
  judged: readonly JudgedTrial[],
  definition: Definition,
): readonly CountedTrial[] {
  const eligible = judged.map((own) => eligibility(own, definition, baseAdequacyOf(own, judged, context)))
  return judged.map((own, index) => {
    const course = context.courses.find((one) => one.records.includes(own.prepared.trial.id))
    const alone = eligible[index] ?? 'unknown'
    const ofRecord = ({ prepared }: JudgedTrial, at: number) =>
      course?.records.includes(prepared.trial.id) ? [eligible[at] ?? 'unknown'] : []
    const asRecord = course === undefined ? alone : asOneRecord(own, alone, judged.flatMap(ofRecord), course)
    const prefix = own.prepared.kind === 'augmentation' ? '+ ' : ''
    return {
      judged: own,
      eligible: asRecord,
      counts: allOf([asRecord, own.episode.isCurrent]),
      isSameDrug: course !== undefined && course.records.at(-1) !== own.prepared.trial.id,
      key: `${prefix}${own.prepared.drugKey}`,
    }
  })
}

/** Of one course only the last record counts; where records may also be apart, each counts if all would. */
function asOneRecord(own: JudgedTrial, alone: Verdict, all: readonly Verdict[], course: JoinedCourse): Verdict {
  const isLast = course.records.at(-1) === own.prepared.trial.id
  if (course.joined !== null) return isLast ? alone : 'notMet'
  if (isLast && course.isLastCertain && own.prepared.adherence.stated !== null) return alone
  return alone === 'met' && all.some((one) => one !== 'met') ? 'unknown' : alone
}

/** Where records may come to more together than is known, what falls short is unknown. */
function allowForMore(own: JudgedTrial, most: JoinedCourse['most']): JudgedTrial {
  const { dose } = own
  if (dose.enough === null || most.dose < dose.enough.min || most.days < dose.requiredDays) return own
  const loosen = (verdict: Verdict): Verdict => (verdict === 'notMet' ? 'unknown' : verdict)
  const loosened = { ...dose, dose: loosen(dose.dose), duration: loosen(dose.duration) }
  const adequacy = allOf([loosened.dose, loosened.duration, own.adherence])
  const findings = own.findings.map((finding) =>
    finding.criterion === 'dose' || finding.criterion === 'duration'
      ? { ...finding, verdict: loosen(finding.verdict) }
      : finding,
  )
  const failed = allOf([adequacy, own.outcome.failed, not(own.lost)])
  return { ...own, dose: loosened, adequacy, failed, findings, isInProgress: false, completesOn: null }
}

function verdictOf(
  context: PreparedCase,
  count: CountRange,
  required: number,
  apparent: CountRange,
  hasCauses: () => boolean,
): DefinitionEvaluation['verdict'] {
  const status = context.file.case.currentStatus
  if (context.scope === 'notMet') return 'outOfScope'
  if (count.min >= required && context.scope === 'met') return 'criteriaMet'
  if (status === 'responding' || status === 'remission') return 'notResistant'
  if (context.scope === 'unknown' || count.max >= required) return 'indeterminate'
  return apparent.min >= required && hasCauses() ? 'pseudoResistance' : 'notResistant'
}

/** A drug without dose rows counts under no definition; a policy that asks for no dose may still accept it. */
function leaveOutNeverScored(trial: CountedTrial): CountedTrial {
  return isNeverScored(trial.judged.prepared.drug) ? { ...trial, eligible: 'notMet', counts: 'notMet' } : trial
}

/** The trials of a case under one definition, with every finding and reason, and how many drugs count. */
export function evaluateTrials(context: PreparedCase, definition: Definition) {
  const counted = countTrials(context, judgeTrials(context, definition), definition).map(leaveOutNeverScored)
  const marked = markSameDrug(counted)
  const related = relatedIds(marked)
  const count = countDrugs(
    toCountables(counted, (trial) => trial.counts),
    context.startedTogether,
  )
  const trials = marked.map((trial) => toEvaluation(trial, context, related.has(trial.judged.prepared.trial.id)))
  return { counted, marked, count, trials }
}

/** Everything one definition says about a case. */
export function assessDefinition(context: PreparedCase, definition: Definition): DefinitionEvaluation {
  const { counted, marked, count, trials } = evaluateTrials(context, definition)
  const required = definition.required.value
  const judged = counted.map((trial) => trial.judged)
  const apparent = countApparentFailures(judged)
  const verdict = verdictOf(context, count, required, apparent, () => causesOf(judged).length > 0)
  return {
    id: definition.id,
    verdict,
    provisional: context.isProvisional,
    countMin: count.min,
    countMax: count.max,
    required,
    apparentFailures: apparent,
    trials,
    causes: verdict === 'pseudoResistance' ? causesOf(judged) : [],
    toSettle: verdict === 'indeterminate' ? whatWouldSettle(context, counted, count, definition) : [],
    beside: besideDefinition(marked, context),
  }
}
