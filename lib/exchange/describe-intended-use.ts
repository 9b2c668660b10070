import { listAgents } from '@/lib/rules/antidepressants'
import { listDefinitions } from '@/lib/rules/definitions'
import type { Evidence } from '@/lib/rules/evaluation'
import { getLabelMaximum } from '@/lib/rules/label-maximums'
import { getMinimumDose } from '@/lib/rules/minimum-effective-doses'
import { getPlasmaRange } from '@/lib/rules/plasma-ranges'
import { listPolicies, whyHidden } from '@/lib/rules/policies'
import { RULES_VERSION } from '@/lib/rules/rules-version'
import { OMITTED_SCORES } from '@/lib/rules/staging/list'
import type { Fact } from './describe-case'
import { joinWords } from './describe-number'
import { EVIDENCE_LABELS } from './labels'

/** For what, for whom and by whom the rules are meant. */
export const INTENDED_USE: readonly Fact[] = [
  {
    term: 'Intended use',
    value:
      'Reviewing past antidepressant trials: whether each recorded trial was a fair trial, and whether the recorded trials meet a definition of treatment-resistant depression, do not meet it, or cannot decide it, with every reason and source.',
  },
  { term: 'Intended users', value: 'Clinicians who treat depression and can check each finding against the record.' },
  { term: 'Patients', value: 'Adults with major depressive disorder.' },
  {
    term: 'Part in the decision',
    value:
      'It informs. It supports, and does not replace, clinical judgment; the clinician’s conclusion is a record of its own.',
  },
  {
    term: 'Not for',
    value:
      'Diagnosing; choosing, raising or stopping a drug or dose; predicting what a payer decides; bipolar depression, another primary diagnosis, or anyone under 18; emergencies.',
  },
]

/** How the answers are meant. */
export const MEANING_OF_A_VERDICT =
  'A verdict is met when it would be met under every completion of the facts that fits the record, not met when under none, and otherwise not known. A missing value is never zero, normal or adequate.'

const MARKS = ['read', 'secondary', 'recalled', 'decided'] as const satisfies readonly Evidence[]

function describeDoseLimits(): string {
  const agents = listAgents()
  const marks = agents.map(({ id }) => getMinimumDose(id, 'default')?.evidence ?? null)
  const counts = MARKS.map((mark) => ({ mark, count: marks.filter((one) => one === mark).length }))
  const parts = counts.filter(({ count }) => count > 0).map(({ mark, count }) => `${count} ${EVIDENCE_LABELS[mark]}`)
  const without = marks.filter((mark) => mark === null).length
  const rest = without === 0 ? '' : ` ${without} have none and are never scored.`
  return `Of ${agents.length} agents with a row, the default minimum dose was marked so: ${joinWords(parts)}.${rest}`
}

/** What the rules cannot do, counted from their own tables. */
export function listLimits(): readonly string[] {
  const agents = listAgents()
  const maximums = agents.filter(({ id }) => getLabelMaximum(id) === null).length
  const plasma = agents.filter(({ id }) => getPlasmaRange(id) !== null).length
  const policies = listPolicies()
  const hidden = policies.filter((policy) => whyHidden(policy) !== null).length
  return [
    'It judges only what is recorded. Histories from memory are often wrong in dose, length and order.',
    `Rules ${RULES_VERSION} have not been reviewed by a clinician outside the project.`,
    describeDoseLimits(),
    `For ${maximums} of the ${agents.length} agents no figure of a label maximum was seen. A plasma level decides for ${plasma} of them only.`,
    'Numbers marked “recalled” were seen by nobody in a source: check them before relying on them.',
    `The ${listDefinitions().length} definitions are informed by published ones and by licensed instruments; they are not those instruments.`,
    `${hidden} of ${policies.length} policies are hidden on a case until asked for, because they were not verified or their count could not be read. Policies change: check the current one.`,
    `${OMITTED_SCORES.length} staging scores are left out, because their points could not be verified.`,
    'Inducers and inhibitors are recognized from the drugs recorded; weak and moderate ones are not.',
  ]
}
