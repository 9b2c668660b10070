import type { Quantity } from '@/lib/domain/quantity'
import { DEFINITIONS } from '@/lib/rules/definitions'
import type { DefinitionId, Finding, TrialEvaluation } from '@/lib/rules/evaluation'
import { capitalize, describeAmount, describeDays, describeNumber, describeUnit, toPercent } from './describe-number'

/** What a finding's sentence may need from around it: the other findings and the definition. */
export type FindingContext = {
  readonly trial?: Pick<TrialEvaluation, 'findings' | 'reasons'>
  readonly definition?: DefinitionId
}

/** A finding in two short lines, for a table cell: what was observed, and what it is held against. */
export type FindingCell = { readonly observed: string; readonly against: string }

const SCALE_PAIR = /^(\S+) ([\d.]+) to ([\d.]+)$/
function bounds(quantity: Quantity): { readonly min: number; readonly max: number } {
  if (quantity === null) return { min: -Infinity, max: Infinity }
  if (typeof quantity === 'number') return { min: quantity, max: quantity }
  return { min: quantity.min ?? -Infinity, max: quantity.max ?? Infinity }
}

function inBrackets(basis: string | null): string {
  if (basis === null || basis === '') return ''
  const phrase = basis.replace(/\.$/, '').replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())
  return ` (${phrase.replace(SCALE_PAIR, '$1 $2 → $3')})`
}

function withUnit(value: number | null, unit: string): string {
  return value === null ? 'the minimum dose' : `${describeNumber(value)} ${describeUnit(unit)}`
}

function describeReached({ observed, threshold }: Finding, minimum: string, highest: string | null): string {
  if (highest === null) return `Reached ${minimum}.`
  // Only a plasma level lets a dose below the minimum stand.
  const isByLevel = threshold !== null && bounds(observed).max < threshold
  return isByLevel
    ? `${capitalize(highest)} recorded, minimum ${minimum}: accepted by the plasma level.`
    : `Reached ${highest}; minimum ${minimum}.`
}

function describeDose(finding: Finding, context: FindingContext): string {
  const { observed, threshold, verdict, unit } = finding
  const minimum = withUnit(threshold, unit)
  const highest = describeAmount(observed, describeUnit(unit))
  const basis = inBrackets(finding.basis)
  if (threshold === null) {
    const unresolved = context.trial?.reasons.includes('drugUnresolved') ?? false
    const why = unresolved ? 'Drug not recognized' : 'No source gives a minimum dose'
    return highest === null ? `${why}; dose not recorded.` : `${why}; highest dose ${highest}${basis}.`
  }
  if (verdict === 'met') return describeReached(finding, minimum, highest)
  if (verdict === 'notMet') {
    if (highest === null) return `Never reached ${minimum}${basis}.`
    if (bounds(observed).max < threshold) return `Never reached ${minimum}: highest ${highest}${basis}.`
    return `${capitalize(highest)} recorded, minimum ${minimum}: refused by the plasma level${basis}.`
  }
  if (highest === null)
    return `Dose ${finding.basis === null ? 'not recorded' : `not known${basis}`}; minimum ${minimum}.`
  return `Highest dose ${highest}${basis}: whether ${minimum} was reached is not known.`
}

function doseReached(context: FindingContext): string {
  const dose = context.trial?.findings.find((finding) => finding.criterion === 'dose')
  if (dose === undefined || dose.threshold === null) return 'the minimum dose'
  return withUnit(dose.threshold, dose.unit)
}

function describeDuration(finding: Finding, context: FindingContext): string {
  const { observed, threshold, verdict } = finding
  const at = `at ${doseReached(context)} or more`
  const needed = threshold === null ? '' : `; ${describeNumber(threshold)} needed`
  const basis = inBrackets(finding.basis)
  const days = describeDays(observed)
  if (days === null) return `Days ${at} not ${finding.basis === null ? 'recorded' : `known${basis}`}${needed}.`
  if (observed === 0) return `No days ${at}${basis}${needed}.`
  if (verdict !== 'unknown') return `${capitalize(days)} ${at}${basis}${needed}.`
  const reached = threshold === null ? 'that is enough' : `it reached ${describeNumber(threshold)}`
  return `${capitalize(days)} ${at}${basis}: whether ${reached} is not known.`
}

function percentTaken({ observed, threshold, unit, verdict }: Finding): string | null {
  const percent = unit === '%' ? observed : toPercent(observed)
  const { min, max } = bounds(percent)
  const limit = unit === '%' || threshold === null ? threshold : threshold * 100
  if (min <= 0 && max >= 100) return null
  if (min === max) return `${describeNumber(min)} %`
  if (max >= 100) return `${describeNumber(min)} % or more`
  const top = verdict === 'notMet' && max === limit ? `under ${describeNumber(max)}` : describeNumber(max)
  return min > 0 ? `${describeNumber(min)} to ${top} %` : `at most ${describeNumber(max)} %`
}

function describeNoAdherence(basis: string | null): string {
  if (basis === null) return 'Adherence not recorded.'
  return basis.startsWith('recorded as') ? `Adherence ${basis}.` : `Adherence not known${inBrackets(basis)}.`
}

function describeAdherence(finding: Finding, context: FindingContext): string {
  const threshold = finding.threshold === null || finding.unit === '%' ? finding.threshold : finding.threshold * 100
  const needed = threshold === null ? '' : `; ${describeNumber(threshold)} % needed`
  if (context.trial?.reasons.includes('adherenceAssumed') === true) {
    return `Adherence not recorded: assumed to be ${threshold === null ? 'enough' : `${describeNumber(threshold)} % or more`}.`
  }
  const taken = percentTaken(finding)
  const basis = inBrackets(finding.basis)
  if (taken === null && finding.verdict === 'met') return 'Intake is shown by the plasma level.'
  if (taken === null && finding.verdict === 'notMet') return 'The plasma level speaks against intake.'
  if (taken === null) return describeNoAdherence(finding.basis)
  if (finding.verdict !== 'unknown') return `${capitalize(taken)} of doses taken${basis}${needed}.`
  const reached = threshold === null ? 'that is enough' : `it reached ${describeNumber(threshold)} %`
  return `${capitalize(taken)} of doses taken${basis}: whether ${reached} is not known.`
}

function change(percent: number): string {
  return percent < 0 ? `${describeNumber(-percent)} % worse` : `${describeNumber(percent)} % better`
}

/** What happened under a trial: "16 % better", "no change", "12 % worse", "25 to under 50 % better". */
function describeImprovement({ observed, threshold, verdict }: Finding, context: FindingContext): string | null {
  const { min, max } = bounds(observed)
  const open = verdict === 'met' && max === threshold && !failsAtThreshold(context)
  if (min === -Infinity && max >= 100) return null
  if (min === max) return min === 0 ? 'no change' : change(min)
  if (min === -Infinity && max <= 0) return max === 0 ? 'not better' : `at least ${change(max)}`
  if (min === -Infinity) return `${open ? 'less than' : 'at most'} ${change(max)}`
  if (max >= 100 && min >= 0) return `${change(min)} or more`
  if (min < 0) return `${change(min)} to ${change(max)}`
  return `${describeNumber(min)} to ${open ? 'under ' : ''}${change(max)}`
}

function failsAtThreshold(context: FindingContext): boolean {
  return context.definition !== undefined && DEFINITIONS[context.definition].failedBelow.inclusive
}

function isLost(finding: Finding, context: FindingContext): boolean {
  return finding.verdict === 'notMet' && (context.trial?.reasons.includes('lossOfResponse') ?? false)
}

function describeOutcome(finding: Finding, context: FindingContext): string {
  const { threshold, verdict } = finding
  const improvement = describeImprovement(finding, context)
  const basis = inBrackets(finding.basis)
  const limit = threshold === null ? 'the threshold' : `${describeNumber(threshold)} %`
  const below = failsAtThreshold(context) ? `not above ${limit}` : `below ${limit}`
  const above = failsAtThreshold(context) ? `above ${limit}` : `not below ${limit}`
  if (verdict === 'unknown') {
    if (improvement === null) return finding.basis === null ? 'Outcome not recorded.' : `Outcome not known${basis}.`
    return `${capitalize(improvement)}${basis}: whether that is ${below} is not known.`
  }
  if (isLost(finding, context)) return 'Response, then lost on the same drug: not a failure to respond.'
  const happened = improvement ?? (verdict === 'met' ? 'no response' : 'response')
  return `${capitalize(happened)}${basis}: ${verdict === 'met' ? below : above}.`
}

/** The one sentence for a finding: "106 days at 50 mg or more; 42 needed." */
export function describeFinding(finding: Finding, context: FindingContext = {}): string {
  switch (finding.criterion) {
    case 'dose':
      return describeDose(finding, context)
    case 'duration':
      return describeDuration(finding, context)
    case 'adherence':
      return describeAdherence(finding, context)
    case 'outcome':
      return describeOutcome(finding, context)
  }
}

function cellAgainst(finding: Finding): string {
  const { criterion, threshold, unit, basis } = finding
  const shown = basis === null ? '' : basis.replace(SCALE_PAIR, '$1 $2 → $3')
  switch (criterion) {
    case 'dose':
      return [threshold === null ? 'no minimum known' : `minimum ${withUnit(threshold, unit)}`, shown]
        .filter(Boolean)
        .join(' · ')
    case 'duration':
      return [threshold === null ? '' : `${describeNumber(threshold)} needed`, shown].filter(Boolean).join(' · ')
    case 'adherence':
    case 'outcome':
      return shown
  }
}

function cellObserved(finding: Finding, context: FindingContext): string {
  const { criterion, observed, unit, verdict, basis } = finding
  const nothing = basis === null ? 'not recorded' : 'not known'
  switch (criterion) {
    case 'dose':
      return describeAmount(observed, describeUnit(unit)) ?? nothing
    case 'duration':
      return describeDays(observed) ?? nothing
    case 'adherence':
      if (context.trial?.reasons.includes('adherenceAssumed') === true) return 'assumed'
      return percentTaken(finding) ?? (verdict === 'unknown' ? nothing : 'by plasma level')
    case 'outcome': {
      if (isLost(finding, context)) return 'response, then lost'
      const improvement = describeImprovement(finding, context)
      if (improvement !== null) return improvement
      if (verdict === 'unknown') return nothing
      return verdict === 'met' ? 'no response' : 'response'
    }
  }
}

/** A finding for a table cell: "106 days" over "42 needed". The outcome says what happened, never a bare "met". */
export function describeFindingCell(finding: Finding, context: FindingContext = {}): FindingCell {
  return { observed: cellObserved(finding, context), against: cellAgainst(finding) }
}
