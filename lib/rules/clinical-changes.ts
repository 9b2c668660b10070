import { type CalendarDate, isCalendarDate } from '@/lib/domain/calendar-date'

/** One change of the clinical rules, as the changelog gives it under "Clinical rules". */
export type ClinicalChange = {
  /** The rules version that it came with. */
  readonly rulesVersion: string
  /** The day from which it holds. */
  readonly from: CalendarDate
  /** Which rule or number, and how it changed. */
  readonly what: string
  /** Which trials or cases may be judged differently. */
  readonly affected: string
  readonly source: string
}

function on(day: string): CalendarDate {
  if (!isCalendarDate(day)) throw new RangeError(`not a day: ${day}`)
  return day
}

/** Every change of the clinical rules, the newest version first. A version that is not listed did not exist. */
export const CLINICAL_CHANGES: readonly ClinicalChange[] = [
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Where scores of the case bracket a trial, its improvement is taken from them: from the latest in the 28 days up to its start to the last by its stop, or the first in the 28 days after it. They stand after a pair of scores that the trial records itself and before everything else; where two scales disagree, or an earlier score was a response, the outcome is not known.',
    affected:
      'trials with dates in cases with dated scores: an outcome that was not recorded may be known, and one recorded as a word, a percentage or a reason for stopping may change or open',
    source: 'the order of outcome sources begins with a pair of scores (decision 16)',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Where an undetectable level with an explanation leaves open how much was taken, refills no longer make a trial inadequate whose length is open too.',
    affected:
      'trials with such a level, with refills that cover too little, and with a stop that is not known to the day',
    source: 'an undetectable level with a note on sampling or rapid metabolism leaves adherence unknown',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Where two records of a drug may be one course and it may have been started with another, the length of a record is asked for once among the facts that would settle the case; it was listed twice, and counted as two facts.',
    affected: 'no verdict; what would settle the case, where starts are known to the month',
    source: 'a fact is one field of one trial',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'A dose raised above the minimum gives its half point for certain only where the trial in which it was raised certainly counts; another trial of the drug that counts was enough.',
    affected:
      'the lowest Massachusetts General Hospital score of cases with several trials of one drug of which one may have failed',
    source: 'an optimization is a dose raised above the minimum effective dose, in a trial that counts (decision 9)',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Staging counts failed drugs as the verdict does: two that were started together are two failures where one of them also failed by another trial; they were one. The Thase–Rush and European stages need no longer tell apart more than six pairs that may have been started together.',
    affected:
      'staging of cases in which two antidepressants were, or may have been, started together: stages by number and points of the Massachusetts General Hospital score may be higher, or more of them open',
    source: 'two started together count once; each staging score from adequate failures only',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'A trial whose days and whose refills are each possibly enough, and on no stop that is recorded both, says so as its distance; it was inadequate and gave none.',
    affected: 'no verdict; distances of trials with dispensing records and a stop that is not known to the day',
    source: 'for every inadequate trial the distance between record and definition',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Two records of one drug that touch keep, as one course, a length that is recorded as a range: the days that the first may have ended before the second are no days at dose, and the second no longer goes on to the day of assessment.',
    affected:
      'trials of one drug whose records touch and of which one has a length but no stop; some have fewer certain days, some fewer possible ones',
    source: 'a finding is met or not met only when every completion of the record agrees',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Days off the drug are no days at dose of a drug that nobody can name, nor under a cap of which only an upper end is known; they counted as days that may have been at dose.',
    affected:
      'trials of such a drug, or with such a cap, that were interrupted for more than the bridge: their days may be too few, where they were open',
    source: 'days off the drug do not count; a finding is not met when no completion of the record meets it',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Two drugs that were started together count once also among the trials adequate for psychotic depression, and for partially responsive depression; they counted as two there, so that more trials could be adequate for psychotic depression than count.',
    affected: 'no verdict; what stands beside it, where two drugs were started together',
    source: 'two started together count once',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'The strict count, the count if related molecules are one, and the count of trials adequate for psychotic depression look at every trial of a drug that counts, where they looked only at the longest.',
    affected: 'no verdict; counts beside it for drugs with several trials in this episode',
    source: 'a count is certain only when every completion of the record has it',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Of several trials of one drug, one that may count does not stand beside one that certainly counts, in whatever order they are recorded; with a third that also may count it could be shown as one that may.',
    affected: 'no verdict and no count; what is shown of such a trial, and the trials in which definitions differ',
    source: 'one per episode counts, the best; the others say so',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'A record whose episode is recorded as not known may be one course with records of the same drug in a previous episode, as it may with those in this one.',
    affected:
      'trials of one drug, one recorded for a previous episode and one for an episode that is not known, whose days touch',
    source: 'a finding is met or not met only when every completion of the record agrees',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'The distance of a trial whose plasma level is below its range gives no distance in milligrams, and the highest dose in a distance is one that was taken for at least a day.',
    affected: 'no verdict; distances of trials with a level below its range, or with a dose step of no days',
    source: 'the level decides the dose there, and a dose of no days was never reached',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'An enzyme inducer or strong inhibitor is linked to the trials for depression during which it was taken, and not to a trial for another use.',
    affected: 'no verdict; what can masquerade as resistance, where the only trial at that time was for another use',
    source: 'trials recorded for another use are no trials for depression',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'In policies, a score with a total above the maximum of its scale is not known; it reached any threshold.',
    affected: 'policies that ask for a score, for case files with such a total; the verdict of no definition',
    source: 'facts that contradict each other are evaluated as unknown',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'In policies, a drug of which side effects limited the dose, and whose dose may have been below the minimum, asks for the dose, where it asked for the reason for stopping, which could not settle it; without a minimum in any source it is for the clinician to state.',
    affected:
      'the questions of policies that count drugs not tolerated, for such trials; no verdict, and no result but one that needs a statement instead of a fact',
    source: 'what a policy lists as needed has to settle it',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'The rates of days covered are not computed where a fill may not be in the measure: one of doxepin that may be 6 mg a day or less, where the doses of its trial do not tell either, or one of a drug that is not known. They were taken to be in it.',
    affected: 'no verdict; the two rates of cases with such dispensing records',
    source: 'a missing value is never a pass; the drug list of the measure',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'An apparent failure is read from the recorded outcome, and from the reason for stopping only where no outcome says anything; an outcome that may be a response leaves it open, where the reason for stopping was taken for certain.',
    affected:
      'trials whose recorded improvement is a range on both sides of 50 %, or whose baseline may be below the mild range, and that were stopped for one of the reasons of an apparent failure; cases with too few other apparent failures',
    source: 'an apparent failure is certain only when every completion of the record has one',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'In policies, a trial whose dates and lengths contradict each other, and another treatment whose dates or scores do, asks which of these facts is right, where it asked for a length or an outcome that could not settle it.',
    affected: 'the questions of policies for such trials and treatments; no result and no verdict',
    source: 'facts that contradict each other are named, and what a policy lists as needed has to settle it',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'In policies, a trial on one dose is at its highest dose throughout, also where that dose is a range or not known; a plasma level in or above its range leaves a recorded dose as it was recorded; and the maximum of the label of fluoxetine, in mg a day, is not held against its weekly capsule.',
    affected:
      'policies that ask for the most that was tolerated or the maximum of the label; the verdict of no definition',
    source:
      'a verdict is met when every completion of the record meets it; a level tells whether a dose was enough, not which it was',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'A trial on both sides of an onset that is known to the month or year belongs to the previous episode only where too few days may lie after the onset; where enough may lie on either side, its episode is not known.',
    affected:
      'trials with enough days before the onset, where the onset is vague and enough days may also lie after it; their count was too low',
    source: 'a verdict is not met only when no completion of the record meets it',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'In policies, adherence that a plasma level decides is formally assessed, also where nobody recorded the method.',
    affected:
      'policies that ask for a formal assessment of adherence, for trials with such a level and no recorded method; the verdict of no definition',
    source: 'formally means refill record, pill count or plasma level',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'A plasma level also speaks for the days on another dose where a dose is recorded as a range, and leaves those days open where it only may: where it may not have been a trough, or where the ranges overlap.',
    affected:
      'trials with a plasma level and more than one dose step, one of them a range, or with a level of which hours or date are not known',
    source: 'a finding is met or not met only when every completion of the record agrees',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'In policies, an augmentation that is asked for beside the antidepressants failed by the condition’s own number, or below 50 % where it gives none; it was held against the number for the antidepressants.',
    affected:
      'policies that give a percentage for antidepressants and ask for an augmentation without one, such as that of North Dakota; the verdict of no definition',
    source: 'the policy gives its 25 % for the antidepressants; silence on what a failure is reads as below 50 %',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'The dose of an antipsychotic among the other drugs is read only where it is written as that of one day: twice a day, every four weeks, as needed or a range leaves it open whether it was enough in psychotic depression.',
    affected: 'no verdict; how many trials were adequate for psychotic depression',
    source: 'a missing value is never a pass',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Among what has been tried, two antidepressants that only may have been started together no longer make the one the certain base of the other, and a drug for another use makes no combination.',
    affected: 'no verdict; what has been tried, for combinations without a recorded base',
    source: 'what is unknown stays unknown; trials recorded for another use are no trials for depression',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'What has been tried also shows drugs that were given by themselves for depression and have no minimum as an antidepressant (zuranolone, brexanolone, products that are never scored, a drug that is usually added), adequate or not left unjudged; they stood nowhere. An antidepressant that names what it was added to is no change of drug.',
    affected: 'no verdict; what has been tried',
    source: 'what was tried for depression is shown, whether or not it can be scored',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Two antidepressants started together count once, but no longer where one of them also counts by another trial of its own: then each is counted. Records of one course started with the first of them.',
    affected:
      'cases with two antidepressants started together, one of which was also taken alone or at another time; their count may be one higher, and where records of one course are concerned one higher or lower',
    source: 'different drugs are counted, a combination once; a brute force over all choices',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'In policies, another treatment (brain stimulation, psychotherapy) is read as in the staging scores: its dates overrule the assumption that it belongs to the current episode, a baseline below the scale’s mild range or a total above its maximum says nothing of its outcome, and a course that goes on may still help. In both, a score that may say nothing is held against what is recorded beside it.',
    affected:
      'policies that count brain stimulation or ask for a psychotherapy of this episode; the staging of cases with ECT scored from a baseline that may be low; the verdict of no definition',
    source: 'dates overrule an assumption, and a verdict is met only when every completion of the record meets it',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'ECT, psychotherapy and other treatments belong to an episode by the same rule as trials: a length beside one date tells the other, an episode that its dates contradict is not known, and neither is anything of a course whose dates contradict each other.',
    affected: 'no verdict; staging scores, strategies and policies that read a dated course of another treatment',
    source: 'the rule of trials; facts that contradict each other are evaluated as not known',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'A dose is no longer called never raised above the minimum where days of the trial have no recorded dose, or where records that may be one course may have been taken together: the Massachusetts General Hospital score then is a range, and the note is left out.',
    affected: 'no verdict; the score and the note of trials whose steps do not cover their days',
    source: 'a missing value is never zero; a finding is not met only when no completion of the record meets it',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'In policies, a drug for which no source gives a minimum (levothyroxine and other added drugs, a weekly capsule) is left to the clinician to state, where its dose was asked for that no answer could settle.',
    affected:
      'policies, for trials of such drugs, which are open as before: they need a statement, and no fact; the verdict of no definition',
    source: 'decision 10, and what a policy lists as needed has to settle it',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Thase–Rush: whether the last adequate trial brought a response is open where nobody knows what that trial was for; it is certain where every trial that may have been the last did; and the records of one course are one trial, with the outcome of the last.',
    affected: 'no verdict; the Thase–Rush stage of cases with a response in a late trial',
    source: 'a finding is met only when every completion of the record meets it; records that touch are one course',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'In policies, an antidepressant recorded as an augmentation, or with what it was added to and no role, is a combination and none of the drugs given alone.',
    affected: 'a policy that asks for drugs given alone; the verdict of no definition',
    source: 'an antidepressant added to another is a combination',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'A drug that may cause depression is linked to the loss of a response to any drug taken for depression, an added one or one that is counted apart among them, and not to a loss in a trial for another use.',
    affected: 'no verdict; what can masquerade as resistance, where another drug was started during such a trial',
    source: 'a response can be lost on any of them; trials recorded for another use are no trials for depression',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'In the Massachusetts General Hospital score and among what has been tried, two records that certainly are one course, with every day and dose known, are a raised dose only where that course had one; at the minimum throughout they were a possible one.',
    affected: 'no verdict; the score of cases in which one course stands in two records',
    source: 'a finding is open only where completions of the record differ',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'In policies, a trial that goes on is judged by the dose and days that the policy names, like one that has ended: side effects that may have kept its dose low leave it open, and the most that was tolerated, taken for the days, counts.',
    affected:
      'policies, for trials that go on at a dose below the minimum, or at one that is not known; the verdict of no definition',
    source: 'a policy is not met only when no completion of the record meets it',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'In policies, a score whose total is not known, or whose date is after the day of assessment, is no score on record, and a date known to the month ends on that day at the latest.',
    affected: 'policies that ask for a score or for two visits; the verdict of no definition',
    source: 'a missing value is never a pass',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'The date alarm for a monoamine oxidase inhibitor also knows tablets of amitriptyline or tranylcypromine with another drug.',
    affected: 'no verdict; alarms on dates',
    source: 'the same washout as for the ingredient',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'A trial of which nobody knows whether a response was lost has an outcome that is not known, where it was shown as failed; whether it counts was not known before either.',
    affected: 'no count; the outcome finding of trials with a lost response recorded as not known',
    source: 'a finding is met only when every completion of the record meets it',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'The counters of augmentation, intolerance, loss of response and drugs counted apart, and partially responsive depression, leave out trials recorded for another use; esketamine, ketamine, zuranolone and brexanolone are not among the trials that make a depression partially responsive.',
    affected: 'no verdict; counters beside it',
    source:
      'trials recorded for another use are no trials for depression, and drugs counted apart are never one of the two',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Products without a minimum in any instrument (flupentixol, St John’s wort, amitriptyline with perphenazine or chlordiazepoxide, flupentixol-melitracen, amisulpride and sulpiride at low dose, S-adenosylmethionine, more augmenters) are recognized, recorded with a counter of their own, and never scored, also where a definition counts augmentations.',
    affected:
      'trials of these products, which were not recognized and might have counted, or were no trial of an antidepressant',
    source: 'decision 10, and the table of these products',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'The first version: nine definitions; minimum effective doses with source and evidence mark for each agent; days at dose, adherence and outcome judged under every completion of the record. Not yet reviewed by a clinician outside the project.',
    affected: 'every case',
    source: 'the bibliography on the page of the rules',
  },
  {
    rulesVersion: '2026.11',
    from: on('2026-11-21'),
    what: 'Beside the verdict, changing no count: what would settle a case, distances, 34 published policies as of their dates, four staging scores, what can masquerade as resistance, what has been tried.',
    affected: 'no verdict',
    source: 'each stands beside what it decides',
  },
]

/** The changes after one version, up to and with another; all up to it when the first is not known. */
export function listChangesBetween(
  before: string,
  after: string,
  changes: readonly ClinicalChange[] = CLINICAL_CHANGES,
): readonly ClinicalChange[] {
  const versions = [...new Set(changes.map(({ rulesVersion }) => rulesVersion))]
  const [newest, oldest] = [versions.indexOf(after), versions.indexOf(before)]
  if (newest === -1) return []
  const between = versions.slice(newest, oldest === -1 ? undefined : oldest)
  return changes.filter(({ rulesVersion }) => between.includes(rulesVersion))
}
