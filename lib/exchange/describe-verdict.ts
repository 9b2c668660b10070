import type { CaseFile } from '@/lib/domain/case-file'
import { listStopReasons } from '@/lib/domain/stop-reasons'
import type { DefinitionEvaluation } from '@/lib/rules/evaluation'
import type { Verdict } from '@/lib/rules/verdict'
import { describeCount, describeCountRange, joinWords } from './describe-number'
import { DIAGNOSIS_LABELS } from './labels'

const CAUSE_WORDS = {
  dose: 'dose too low',
  duration: 'too few days',
  adherence: 'too few doses taken',
  intolerance: 'not tolerated',
} as const satisfies Record<DefinitionEvaluation['causes'][number], string>

/** The mark that goes with a case verdict. */
export function toVerdictMark(definition: Pick<DefinitionEvaluation, 'verdict'>): Verdict {
  switch (definition.verdict) {
    case 'criteriaMet':
      return 'met'
    case 'indeterminate':
      return 'unknown'
    case 'outOfScope':
    case 'pseudoResistance':
    case 'notResistant':
      return 'notMet'
  }
}

function question(definition: DefinitionEvaluation): string {
  return `“${describeCount(definition.required)} or more adequate failed trials”`
}

function statusNow(file: CaseFile): string | null {
  const { currentStatus } = file.case
  if (currentStatus === 'remission') return 'the depression is in remission now'
  return currentStatus === 'responding' ? 'the depression is responding now' : null
}

function whichTwo(definition: DefinitionEvaluation): string {
  const { min, max } = definition.beside.countedAugmentations
  if (min !== max || min === 0) return ''
  const drugs = definition.countMin - min
  if (drugs < 0 || definition.countMin !== definition.countMax) return ''
  const of = (count: number, what: string) => `${describeCount(count)} ${what}${count === 1 ? '' : 's'}`
  return `: ${of(drugs, 'antidepressant')}, ${of(min, 'augmentation')}`
}

function met(definition: DefinitionEvaluation, file: CaseFile): string {
  const status = statusNow(file)
  return `the recorded trials meet ${question(definition)}${whichTwo(definition)}${status === null ? '' : `; ${status}`}`
}

function undecided(definition: DefinitionEvaluation): string {
  const scope = definition.countMin >= definition.required ? ': whether the case is in scope is not known' : ''
  return `the recorded trials cannot decide ${question(definition)}${scope}`
}

function apparent(definition: DefinitionEvaluation): string {
  const { causes } = definition
  const onlyIntolerance = causes.length > 0 && causes.every((cause) => cause === 'intolerance')
  const named = joinWords(causes.map((cause) => CAUSE_WORDS[cause]))
  const what = onlyIntolerance
    ? 'not tolerated, so not tested'
    : `apparent failures that were not adequate trials${named === '' ? '' : ` (${named})`}`
  return `the recorded trials do not meet ${question(definition)}: ${what}`
}

function notResistant(definition: DefinitionEvaluation, file: CaseFile): string {
  const status = statusNow(file)
  if (status !== null) {
    const certainly = definition.countMax >= definition.required ? 'do not certainly meet' : 'do not meet'
    return `the recorded trials ${certainly} ${question(definition)}; ${status}`
  }
  const why =
    file.trials.length === 0
      ? 'no trials recorded'
      : `fewer than ${describeCount(definition.required)} adequate failures recorded`
  return `the recorded trials do not meet ${question(definition)}: ${why}`
}

function outside(definition: DefinitionEvaluation, file: CaseFile): string {
  const primary = file.case.diagnosis?.primary
  const otherDiagnosis = primary !== undefined && primary !== 'majorDepressiveDisorder' && primary !== 'unknown'
  const why = otherDiagnosis ? `the diagnosis is ${DIAGNOSIS_LABELS[primary]}` : 'the patient is under 18'
  return `${question(definition)} does not apply: ${why}`
}

function plain(definition: DefinitionEvaluation, file: CaseFile): string {
  switch (definition.verdict) {
    case 'criteriaMet':
      return met(definition, file)
    case 'indeterminate':
      return undecided(definition)
    case 'pseudoResistance':
      return apparent(definition)
    case 'notResistant':
      return notResistant(definition, file)
    case 'outOfScope':
      return outside(definition, file)
  }
}

/** The verdict of one definition as one sentence; the verdict's id never appears. */
export function describeVerdict(definition: DefinitionEvaluation, file: CaseFile): string {
  const psychotic = definition.beside.adequateForPsychoticDepression
  const ending =
    psychotic === null || definition.countMax === 0
      ? ''
      : `; ${describeCountRange(psychotic)} of these adequate for psychotic depression`
  const sentence = `${plain(definition, file)}${ending}.`
  if (definition.provisional) return `Provisional: ${sentence}`
  return sentence.startsWith('the ')
    ? `T${sentence.slice(1)}`
    : sentence.replace(/^“(.)/, (_, first: string) => `“${first.toUpperCase()}`)
}

/** Why a verdict is provisional; `null` when it is not. */
export function describeProvisional(definition: DefinitionEvaluation, file: CaseFile): string | null {
  if (!definition.provisional) return null
  const mania = file.trials.some((trial) => listStopReasons(trial).includes('maniaOrHypomania'))
  const screen = file.case.diagnosis?.bipolarScreen === 'positive'
  const causes = [
    ...(screen ? ['a bipolar screen is positive'] : []),
    ...(file.case.safety?.mania === 'present' ? ['mania is recorded as present'] : []),
    ...(mania ? ['mania or hypomania on an antidepressant is recorded'] : []),
  ]
  return `Provisional because ${causes.length === 0 ? 'bipolar depression is possible' : joinWords(causes)}.`
}

/** The count of one definition: "1 to 2 of 2 required". */
export function describeCountOfRequired(definition: DefinitionEvaluation): string {
  return `${describeCountRange({ min: definition.countMin, max: definition.countMax })} of ${definition.required} required`
}
