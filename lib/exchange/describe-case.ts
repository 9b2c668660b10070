import { describeDate } from '@/lib/domain/calendar-date'
import type { CaseFile, OtherTreatment, TrialOutcome } from '@/lib/domain/case-file'
import { capitalize, describeAmount, joinWords } from './describe-number'
import {
  BIPOLAR_SCREEN_LABELS,
  CONTRIBUTOR_STATUS_LABELS,
  CURRENT_STATUS_LABELS,
  DIAGNOSIS_LABELS,
  EPISODE_LABELS,
  OUTCOME_BAND_LABELS,
  PRESENCE_LABELS,
  SCALE_LABELS,
  SEVERITY_LABELS,
  TREATMENT_KIND_LABELS,
} from './labels'

/** A line of a summary: what it is about, and what is recorded. */
export type Fact = { readonly term: string; readonly value: string }

const SAFETY_WORDS = {
  suicidality: 'suicidality',
  psychosis: 'psychosis',
  mania: 'mania',
  catatonia: 'catatonia',
  notEatingOrDrinking: 'not eating or drinking',
} as const

function present(parts: readonly (string | null | undefined | false)[]): string[] {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '')
}

/** Who the case is, in one line: "born 1984 · major depressive disorder · episode since February 2024, moderate". */
export function describeWho(file: CaseFile): string {
  const { birthYear, diagnosis, episode, currentStatus } = file.case
  const onset = episode?.onset
  const severity = episode?.severity
  const since = onset === null || onset === undefined ? null : `episode since ${describeDate(onset)}`
  const how = severity === undefined ? null : SEVERITY_LABELS[severity]
  return present([
    birthYear === null || birthYear === undefined ? 'birth year not recorded' : `born ${birthYear}`,
    diagnosis?.primary === undefined ? 'diagnosis not recorded' : DIAGNOSIS_LABELS[diagnosis.primary],
    present([since, how]).join(', '),
    currentStatus === undefined ? 'current status not recorded' : CURRENT_STATUS_LABELS[currentStatus],
  ]).join(' · ')
}

function recordedOr<Key extends string>(labels: Readonly<Record<Key, string>>, value: Key | undefined): string {
  return value === undefined ? 'not recorded' : labels[value]
}

/** What is recorded of the case beside its trials: screens, safety, scores, other drugs. */
export function listCaseFacts(file: CaseFile): readonly Fact[] {
  const { diagnosis, safety, scores, otherDrugs, notTried, episode } = file.case
  const safe = Object.entries(SAFETY_WORDS).flatMap(([key, word]) => {
    const found = Object.entries(safety ?? {}).find(([name]) => name === key)?.[1]
    return found === undefined ? [] : [`${word} ${PRESENCE_LABELS[found]}`]
  })
  const facts: (Fact | null)[] = [
    { term: 'Bipolar screen', value: recordedOr(BIPOLAR_SCREEN_LABELS, diagnosis?.bipolarScreen) },
    { term: 'Psychotic features', value: recordedOr(PRESENCE_LABELS, diagnosis?.psychoticFeatures) },
    episode?.lifetimeEpisodes === undefined
      ? null
      : { term: 'Episodes in life', value: describeAmount(episode.lifetimeEpisodes, '') ?? 'not known' },
    safe.length === 0 ? null : { term: 'Safety', value: safe.join(', ') },
    scores === undefined || scores.length === 0
      ? null
      : {
          term: 'Scores',
          value: scores
            .map(
              (score) =>
                `${SCALE_LABELS[score.scale]} ${describeAmount(score.total, '') ?? 'not known'} (${describeDate(score.date)})`,
            )
            .join(', '),
        },
    otherDrugs === undefined || otherDrugs.length === 0
      ? null
      : {
          term: 'Other drugs',
          value: otherDrugs
            .map((drug) =>
              present([
                drug.drug,
                drug.dose,
                drug.start && `since ${describeDate(drug.start)}`,
                drug.stop && `until ${describeDate(drug.stop)}`,
              ]).join(', '),
            )
            .join('; '),
        },
    notTried === undefined || notTried.length === 0
      ? null
      : {
          term: 'Not tried',
          value: notTried.map((drug) => present([drug.drug, drug.reason, drug.note]).join(', ')).join('; '),
        },
  ]
  return facts.filter((fact) => fact !== null)
}

/** The safety concerns recorded as present, in words. */
export function listSafetyConcerns(file: CaseFile): readonly string[] {
  const recorded = new Map<string, string | undefined>(Object.entries(file.case.safety ?? {}))
  const concerns = Object.entries(SAFETY_WORDS).flatMap(([key, word]) =>
    recorded.get(key) === 'present' ? [word] : [],
  )
  const isPsychotic = file.case.diagnosis?.psychoticFeatures === 'present' && recorded.get('psychosis') !== 'present'
  return isPsychotic ? [...concerns, 'psychotic features'] : concerns
}

/** A code as words: "hypothyroid", "sleepApnea" → "Sleep apnea". */
export function describeCode(code: string): string {
  return capitalize(
    code
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/[_-]+/g, ' ')
      .toLowerCase(),
  )
}

/** The contributors as recorded, each with its status. */
export function listContributors(file: CaseFile): readonly Fact[] {
  return (file.case.contributors ?? []).map((contributor) => ({
    term: describeCode(contributor.code),
    value: present([
      CONTRIBUTOR_STATUS_LABELS[contributor.status],
      contributor.start && `since ${describeDate(contributor.start)}`,
      contributor.stop && `until ${describeDate(contributor.stop)}`,
      contributor.note,
    ]).join(', '),
  }))
}

/** An outcome as recorded: "PHQ-9 19 → 16", "partial (25 to under 50 % better)". */
export function describeOutcomeRecord(outcome: TrialOutcome | null | undefined): string {
  if (outcome === null || outcome === undefined) return 'not recorded'
  const pair =
    outcome.scale === null || outcome.scale === undefined
      ? null
      : `${SCALE_LABELS[outcome.scale]} ${describeAmount(outcome.baseline, '') ?? 'not known'} → ${describeAmount(outcome.endpoint, '') ?? 'not known'}`
  const percent = describeAmount(outcome.improvement, '%')
  const parts = present([
    pair,
    percent === null ? null : `improvement ${percent}`,
    outcome.cgiI === null || outcome.cgiI === undefined ? null : `CGI-I ${outcome.cgiI}`,
    outcome.band === null || outcome.band === undefined ? null : OUTCOME_BAND_LABELS[outcome.band],
  ])
  return parts.length === 0 ? 'not known' : parts.join(', ')
}

function describeTreatment(treatment: OtherTreatment): string {
  const amount = describeAmount(treatment.sessions, treatment.sessions === 1 ? 'session' : 'sessions')
  return present([
    amount,
    describeAmount(treatment.weeks, 'weeks') ?? describeAmount(treatment.days, 'days'),
    treatment.laterality,
    treatment.start && `from ${describeDate(treatment.start)}`,
    treatment.stop && `until ${describeDate(treatment.stop)}`,
    treatment.ongoing === true && 'ongoing',
    treatment.episode && EPISODE_LABELS[treatment.episode],
    `outcome ${describeOutcomeRecord(treatment.outcome)}`,
    treatment.comment,
  ]).join(', ')
}

/** Treatments other than drugs, as recorded. */
export function listOtherTreatments(file: CaseFile): readonly Fact[] {
  return (file.otherTreatments ?? []).map((treatment) => ({
    term:
      capitalize(joinWords(present([TREATMENT_KIND_LABELS[treatment.kind]]))) +
      (treatment.type ? `, ${treatment.type}` : ''),
    value: describeTreatment(treatment),
  }))
}
